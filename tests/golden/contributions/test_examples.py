"""Every worked example comes out to the đồng: ours, and those of the papers where they lie beside the repository."""

from pathlib import Path

import pytest

from tests.golden.registry import kinds
from tests.golden.runner import DISPUTED, PASS, Example, agrees, check, load_handlers, read

HERE = Path(__file__).parent
PAPERS = HERE.parents[2].parent / "shared" / "law" / "examples" / "contributions.yaml"
FILES = [*sorted(HERE.glob("*.yaml")), *(path for path in [PAPERS] if path.exists())]
EXAMPLES = [
    pytest.param(example, id=f"{path.stem}-{example.name}") for path in FILES for example in read(path)
]

load_handlers()


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_worked_example_comes_out_to_the_dong(example: Example) -> None:
    outcome = check(example)

    assert outcome.status in (PASS, DISPUTED), str(outcome)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_wrong_expectation_would_be_found(example: Example) -> None:
    key, value = next(iter(example.expected.items()))
    changed = Example(
        example.name, example.kind, example.inputs, {**example.expected, key: spoilt(value)}, {}
    )

    assert check(changed).status != PASS


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_of_ours_names_its_source(path: Path) -> None:
    assert [example.name for example in read(path) if not str(example.raw.get("source") or "").strip()] == []


def test_every_kind_of_the_examples_is_known() -> None:
    assert {example.values[0].kind for example in EXAMPLES} - set(kinds()) == set()


def test_amounts_of_different_size_do_not_agree() -> None:
    assert agrees(100, 100)
    assert not agrees(100, 101)
    assert not agrees([1, 2], [1])
    assert not agrees(True, 1)


def spoilt(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return [spoilt(item) for item in value]
    text = str(value)
    return f"{text}1" if text.replace(".", "").isdigit() else f"not commune collection enterprise {text}"
