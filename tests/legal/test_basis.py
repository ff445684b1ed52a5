"""Rules can be read beside the law: every one cites its article and names the day that rules."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vssportal.kernel.worksheet import rules

ROOT = Path(__file__).parents[2]
ARTICLE = re.compile(r"Điều \d|khoản \d|Mẫu [A-Z]|Quyết định \d|Thông tư \d|Công văn \d|Nghị quyết \d")
# Formats of amounts, names of funds, the integer twin of monthly.py, comparisons of declarations: no law of their own.
PLAIN = {"__init__.py", "every.py", "saying.py", "funds.py", "bulk.py", "difference.py"}
MODULES = [path for path in sorted((ROOT / "contributions" / "rules").glob("*.py")) if path.name not in PLAIN]


def load_rules() -> None:
    for app in ("contributions", "claims"):
        for path in sorted((ROOT / app / "rules").rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            importlib.import_module(".".join(part for part in parts if part != "__init__"))


load_rules()


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_of_rules_names_its_articles(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = " ".join(
        [ast.get_docstring(tree) or "", *(ast.get_docstring(node) or "" for node in public_functions(tree))]
    )

    assert ARTICLE.search(told), f"{path.name} cites no article"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_public_functions_of_rules_are_explained(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [node.name for node in public_functions(tree) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_that_makes_a_worksheet_is_explained(name: str) -> None:
    assert (rules()[name].__doc__ or "").strip()


@pytest.mark.parametrize(
    "name", sorted(name for name, rule in rules().items() if rule.__module__.startswith("contributions"))
)
def test_a_rule_of_contributions_names_its_ruling_day(name: str) -> None:
    assert "Ruling day" in (rules()[name].__doc__ or "")
