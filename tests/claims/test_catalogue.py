"""Danh mục thủ tục."""

import json
from datetime import date
from pathlib import Path

import pytest

from claims.catalogue import PROCEDURES, groups, maternity, procedure_of
from claims.enums import PaperKind
from claims.rules.maternity import MaternityKind
from claims.rules.service_time import term_of
from tests.factories.claims import TODAY
from vssportal.legal.parameters import parameters

PUBLISHED = Path(__file__).resolve().parents[3] / "shared/artefacts/derived/procedures_838.json"


def test_there_are_twenty_five_procedures_each_once():
    assert len(PROCEDURES) == len({procedure.slug for procedure in PROCEDURES}) == 25
    codes = [procedure.national_code for procedure in PROCEDURES if procedure.national_code]
    assert len(codes) == len(set(codes)) == 24
    assert sum(len(found) for found in groups().values()) == 25


def published() -> list[dict[str, str]]:
    """Rows of the published list, where its transcript lies beside the repository."""
    return json.loads(PUBLISHED.read_text(encoding="utf-8")) if PUBLISHED.exists() else []


def test_codes_names_and_portal_numbers_are_those_published():
    for row in published():
        (procedure,) = [p for p in PROCEDURES if p.national_code == row["tthc_code"]]

        assert procedure.name == row["tthc_name"]
        number = row["portal_code"].split(" ")[0]
        assert not number or number in procedure.portal_numbers


def test_every_named_term_is_in_the_figures_of_law():
    timed = [procedure for procedure in PROCEDURES if procedure.timed]

    assert len(timed) >= 17
    for procedure in timed:
        assert term_of(procedure.timed, parameters().on(TODAY)).days >= 0


def test_what_no_text_gives_is_marked_with_its_doubt():
    for procedure in PROCEDURES:
        assert procedure.timed or procedure.doubt


def test_only_maternity_is_filed_here_and_the_others_say_where():
    assert [procedure.slug for procedure in PROCEDURES if procedure.can_file] == ["thai-san"]
    assert all(procedure.where for procedure in PROCEDURES if not procedure.can_file)


def test_titles_speak_both_languages():
    procedure = procedure_of("thai-san")

    assert procedure.title_in("vi") == "Hưởng chế độ thai sản"
    assert procedure.title_in("en") == "Maternity benefit"


@pytest.mark.parametrize("kind", maternity.OFFERED)
def test_every_offered_case_has_a_title_and_papers(kind):
    assert maternity.KIND_TITLES[kind]
    for rule in maternity.papers_for({"kind": kind}):
        assert set(rule.any_of) <= set(PaperKind.values)


def test_special_cases_ask_for_their_papers():
    rules = maternity.papers_for({"kind": MaternityKind.BIRTH, "bed_rest": True, "infertility": True})

    assert [rule.any_of[0] for rule in rules] == ["birth_notice", "rest_certificate", "infertility_proof"]
    father = maternity.papers_for({"kind": MaternityKind.FATHER, "surgery": True})
    assert [rule.is_required for rule in father] == [True, False]


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"birth_on": "2026-11-24"}, "birth_on"),
        ({"kind": "prenatal", "birth_on": "2026-11-24"}, "birth_on"),
        ({"leave_from": "2026-10-02", "leave_to": "2026-10-01"}, "leave_to"),
        ({"children": 0}, "children"),
        ({"birth_on": "2026-10-02", "received_on": "2026-10-01"}, "received_on"),
        ({"quit_on": "2026-12-01"}, "quit_on"),
    ],
)
def test_answers_that_contradict_each_other_name_the_field(answers, field):
    (problem,) = maternity.problems(answers, date(2026, 11, 23))

    assert problem.field == field
