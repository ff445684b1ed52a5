"""What holds for every rule of benefits: it explains itself, can be done again, and cites its law."""

import ast
import json
import re
from datetime import date
from pathlib import Path

import pytest

from claims.rules.register import BENEFITS
from tests.claims.rules.cases import CASES
from vssportal.kernel.worksheet import Worksheet, differences, replay, rules
from vssportal.legal.parameters import parameters

HERE = Path(__file__).parents[3]
MODULES = sorted((HERE / "claims" / "rules").rglob("*.py"))
CASES_DAY = date(2026, 11, 28)
LAW = re.compile(r"Điều|Nghị định|NĐ |Thông tư|TT |Luật|Hiệp định|Bộ luật|Công văn|service_times")
NAMES = sorted(name for name, function in rules().items() if function.__module__.startswith("claims."))


def run(name: str) -> Worksheet:
    return rules()[name](CASES[name], parameters().on(CASES_DAY))


def test_every_rule_has_a_case():
    assert sorted(CASES) == NAMES


def test_the_register_names_every_module_with_a_rule():
    named = {module.__name__.split(".")[2] for module in BENEFITS}
    folder = HERE / "claims" / "rules"
    texts = [(path.relative_to(folder).parts[0], path.read_text(encoding="utf-8")) for path in MODULES]
    holding = {name.removesuffix(".py") for name, text in texts if "@rule(" in text}

    assert holding <= named


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_gives_lines_and_no_blocker_for_its_case(name):
    sheet = run(name)

    assert not sheet.is_blocked, [finding.sentence for finding in sheet.findings]
    assert sheet.lines


@pytest.mark.parametrize("name", NAMES)
def test_every_line_has_a_label_a_basis_and_whole_dong(name):
    for line in run(name):
        assert line.label
        assert line.basis
        if line.unit in ("VND", "VND/month") and line.adds:
            assert isinstance(line.amount, int)


@pytest.mark.parametrize("name", NAMES)
def test_the_stored_worksheet_replays_to_the_dong(name):
    stored = Worksheet.from_json(json.loads(json.dumps(run(name).as_json())))

    again = replay(stored, parameters().on(CASES_DAY))

    assert differences(stored, again) == []
    assert again.as_json() == stored.as_json()


@pytest.mark.parametrize("name", NAMES)
def test_a_later_opening_of_the_book_changes_no_earlier_ruling(name):
    early = rules()[name](CASES[name], parameters().on(CASES_DAY))
    late = rules()[name](CASES[name], parameters().on(CASES_DAY.replace(year=2031)))

    assert differences(early, late) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_can_be_said(name):
    for finding in run(name).findings:
        assert finding.sentence
        assert "{" not in finding.sentence


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_module_of_rules_cites_its_law(path):
    text = path.read_text(encoding="utf-8")
    if "def " not in text and "class " not in text:
        return

    assert LAW.search(text), f"{path} names no article"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HERE)))
def test_public_functions_say_what_they_are(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    assert silent == []


OURS = ("short_term", "long_term", "indexation", "unemployment_benefit", "benefit_misc", "service_times")


def test_every_figure_of_benefits_is_read_by_a_rule():
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    named = {
        figure.code for figure in parameters() if figure.group in OURS and figure.group != "service_times"
    }

    assert {code for code in named if f'"{code}"' not in source} == set()


def test_every_figure_was_looked_at_and_names_both_languages():
    for figure in parameters():
        if figure.group in OURS:
            assert figure.checked_on
            assert figure.label_en
