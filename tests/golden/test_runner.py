"""The runner of worked examples: what it reads, how it compares, how it ends."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.golden.__main__ import main
from tests.golden.registry import handles
from tests.golden.runner import DISPUTED, FAIL, PASS, UNSUPPORTED, agrees, check, read

TEXT = """
examples:
- id: ONE
  topic: runner/double
  inputs: {amount: 21, on: 2026-07-31, code: 0101234567, rate: 1.065}
  expected: {twice: 42}
- id: TWO
  topic: runner/double
  inputs: {same_as: ONE}
  expected: {twice: 43}
- id: THREE
  topic: runner/double
  inputs: {amount: 1}
  expected: {twice: 3}
  check: disputed
- id: FOUR
  topic: runner/nobody
  inputs: {}
  expected: {}
- id: FIVE
  topic: runner/double
  inputs: {amount: 1}
  expected: {thrice: 3}
- id: SIX
  topic: runner/double
  inputs: {}
  expected: {twice: 3}
"""


@handles("runner/double")
def double(inputs, expected, example):
    return {"twice": 2 * inputs["amount"]}


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    path = tmp_path / "examples.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_numbers_with_leading_zeros_and_days_stay_text_and_fractions_are_exact(examples: Path) -> None:
    inputs = read(examples)[0].inputs

    assert (inputs["code"], inputs["on"], inputs["rate"]) == ("0101234567", "2026-07-31", Decimal("1.065"))


def test_every_example_has_one_outcome(examples: Path) -> None:
    outcomes = [check(example).status for example in read(examples)]

    assert outcomes == [PASS, FAIL, DISPUTED, UNSUPPORTED, UNSUPPORTED, FAIL]


def test_a_failure_tells_both_values(examples: Path) -> None:
    assert "twice: expected 43 got 42" in str(check(read(examples)[1]))


def test_the_command_counts_and_fails_unless_everything_passed(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main([str(examples)])

    printed = capsys.readouterr().out.splitlines()
    assert status == 1
    assert printed[-1] == "1 passed, 2 failed, 2 unsupported"
    assert len(printed) == 8


def test_the_command_is_content_with_passed_and_disputed(
    examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, _two, third = TEXT.split("- id: ")[1:4]
    examples.write_text(f"examples:\n- id: {first}- id: {third}", encoding="utf-8")

    assert main([str(examples)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed, 0 unsupported"


@pytest.mark.parametrize(
    ("expected", "computed", "same"),
    [
        ("7.2", Decimal("7.20"), True),
        ("7.2", Decimal("7.24"), True),
        (7, Decimal("7.2"), False),
        (7, 7, True),
        (True, 1, False),
        ("2026-03", "2026-03", True),
        ({"I": 1}, {"I": 1, "II": 2}, True),
        ({"I": 1}, {"II": 1}, False),
        ([1, [2]], (1, (2,)), True),
        (None, 0, False),
    ],
)
def test_a_printed_fraction_is_compared_at_its_places_and_everything_else_exactly(
    expected: object, computed: object, same: bool
) -> None:
    assert agrees(expected, computed) is same
