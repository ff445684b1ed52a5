"""Rules hold no figures of the law: those stand, dated and with a source, in vssportal/legal/data."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = [path for app in ("contributions", "claims") for path in sorted((ROOT / app / "rules").rglob("*.py"))]
ALLOWED = {0, 1, 2, 12, 100}
# A day on which one formula takes over from another is written where the formulas are (Dated).
DAYS = {"date", "Month"}
# How much a cache may hold is a matter of machines.
SIZES = {"maxsize"}


def figures_in(tree: ast.AST) -> Iterator[tuple[int, object]]:
    """Numbers that are neither allowed nor part of a day, with their lines."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in DAYS:
            continue
        if isinstance(node, ast.keyword) and node.arg in SIZES:
            continue
        if isinstance(node, ast.Constant) and is_figure(node.value):
            yield node.lineno, node.value
        if isinstance(node, ast.Call) and name_of(node.func) == "Decimal":
            yield from ((node.lineno, text) for text in texts_of(node) if not is_allowed_text(text))
        yield from figures_in(node)


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def texts_of(call: ast.Call) -> list[str]:
    return [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def is_figure(value: object) -> bool:
    return isinstance(value, int | float | complex) and not isinstance(value, bool) and value not in ALLOWED


def is_allowed_text(text: str) -> bool:
    return text.isdigit() and int(text) in ALLOWED


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_rule_holds_no_figure_of_the_law(path: Path) -> None:
    found = list(figures_in(ast.parse(path.read_text(encoding="utf-8"))))

    assert found == [], f"{path.name}: put these into vssportal/legal/data: {found}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = wage * 8", [8]),
        ("x = Decimal('0.08')", ["0.08"]),
        ("x = 0.5", [0.5]),
        ("days = (1, 2, 12, 100, 0)", []),
        ("table = Dated({date(2025, 7, 1): new})", []),
        ("x = True", []),
        ("x = lru_cache(maxsize=4096)(f)", []),
        ("x = f(days=60)", [60]),
        ("x = f(60, date(2025, 7, 1))", [60]),
    ],
)
def test_a_planted_figure_is_found(source: str, found: list[object]) -> None:
    assert [value for _line, value in figures_in(ast.parse(source))] == found
