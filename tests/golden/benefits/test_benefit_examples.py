"""Every worked example of benefits, carried here and in the research folder beside the repository."""

from pathlib import Path

import pytest

from tests.golden.registry import kinds
from tests.golden.runner import PASS, Example, check, load_handlers, read

HERE = Path(__file__).parent
BESIDE = HERE.parents[3] / "shared" / "law" / "examples" / "benefits.yaml"
FILES = [*sorted(HERE.glob("*.yaml")), *([BESIDE] if BESIDE.exists() else [])]
EXAMPLES = [
    pytest.param(example, id=f"{path.stem}-{example.name}") for path in FILES for example in read(path)
]


@pytest.fixture(scope="module", autouse=True)
def handlers() -> None:
    load_handlers()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_rule_gives_the_printed_result(example: Example) -> None:
    outcome = check(example)

    assert outcome.status == PASS, str(outcome)


def test_every_example_names_its_source_and_its_law() -> None:
    carried = [example for path in FILES for example in read(path)]

    assert [e.name for e in carried if not e.raw.get("source") or not e.raw.get("law")] == []


def test_a_wrong_result_is_noticed() -> None:
    example = read(HERE / "lump_sum.yaml")[0]
    key = next(key for key, value in example.expected.items() if isinstance(value, int))
    wrong = Example(
        example.name, example.kind, example.inputs, {key: example.expected[key] + 1}, {**example.raw}
    )

    assert check(wrong).status != PASS


def test_every_kind_of_the_carried_examples_has_a_handler() -> None:
    named = {example.kind for path in FILES for example in read(path)}

    assert named <= set(kinds())
