"""Each check of a row: what it finds, what it leaves alone, and its sentences."""

import string
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.intake.rows import BirthDate, DeclaredRow
from contributions.rules.declaration_checks import (
    CATALOGUE,
    CHECKS,
    Case,
    Known,
    Terms,
    at_the_registry,
    examine,
    is_plain,
)
from contributions.rules.difference import Before, Change, Situation, change_of
from contributions.services.counting import blank_row
from vssportal.kernel.periods import Month

M = Month(2026, 11)
TERMS = Terms(
    month=M, kind="payroll", region="I", si_floor_vnd=2_530_000, si_ceiling_vnd=50_600_000,
    regional_minimum_vnd=5_310_000, base_salary_vnd=2_530_000, jump_percent=50,
)  # fmt: skip
BORN = date(1990, 3, 15)
KNOWN = Known(7, "Hoàng Thu Thủy", "0116045872", "001190012345", BORN, "day", "female", None, "VN")
BEFORE = Before(7, 12_000_000, "Kế toán", "working", "employee", Month(2025, 1).first)


def row(**cells: Any) -> DeclaredRow:
    return blank_row(37)._replace(
        **{
            "full_name": "Hoàng Thu Thủy", "citizen_number": "001190012345", "wage_vnd": 12_000_000,
            "birth": BirthDate(BORN, "day"),
        }
        | cells
    )  # fmt: skip


def case(cells: dict[str, Any] | None = None, **facts: Any) -> Case:
    """A row of somebody known who worked here before and goes on; ``facts`` change the case."""
    declared = row(**cells or {})
    given = {
        "row": declared, "wage_vnd": declared.wage_vnd, "situation": Situation.WORKING,
        "change": Change.UNCHANGED, "known": KNOWN, "before": BEFORE, "terms": TERMS,
    } | facts  # fmt: skip
    return Case(**given)


def new(cells: dict[str, Any] | None = None, **facts: Any) -> Case:
    return case(cells, **{"before": None, "change": Change.NEW} | facts)


def stranger(cells: dict[str, Any] | None = None, **facts: Any) -> Case:
    return new(cells, **{"known": None} | facts)


FOUND = {
    "name_missing": case({"full_name": ""}),
    "number_missing": stranger({"citizen_number": ""}),
    "number_unknown": stranger({"citizen_number": "", "si_number": "0199999999"}),
    "numbers_disagree": case(other_person_id=9),
    "number_other": case({"citizen_number": "001190009999"}),
    "citizen_birth": stranger({"birth": BirthDate(date(1991, 3, 15), "day")}),
    "citizen_sex": stranger({"sex": "male"}),
    "new_person": stranger(),
    "new_person_birth": stranger({"birth": None}),
    "name_marks": case({"full_name": "Hoang Thu Thuy"}),
    "name_other": case({"full_name": "Lê Văn Tám"}),
    "birth_other": case({"birth": BirthDate(date(1990, 3, 16), "day")}),
    "died": case(known=KNOWN._replace(died_on=date(2026, 9, 1))),
    "duplicate_person": case(twins=(204, 371)),
    "elsewhere": new(known=KNOWN._replace(elsewhere_since=date(2026, 2, 1))),
    "on_pension": new(known=KNOWN._replace(standings=("pension",))),
    "on_unemployment": new(known=KNOWN._replace(standings=("health_only", "unemployment"))),
    "in_voluntary": new(known=KNOWN._replace(standings=("voluntary",))),
    "health_only": new(known=KNOWN._replace(standings=("health_only",))),
    "wage_missing": case({"wage_vnd": None}),
    "wage_below_floor": case(wage_vnd=2_529_999),
    "wage_below_regional": case(wage_vnd=5_309_999),
    "wage_above_ceiling": case(wage_vnd=50_600_001),
    "wage_jump": case(wage_vnd=18_120_000),
    "wage_drop": case(wage_vnd=5_800_000),
    "from_month_later": case({"from_month": date(2026, 12, 1)}),
    "to_month_first": case({"from_month": date(2026, 11, 1), "to_month": date(2026, 10, 1)}),
    "registered_late": new({"from_month": date(2026, 9, 1)}),
    "contract_missing": new(terms=replace(TERMS, kind="d02_lt")),
    "change_not_here": case({"change_code": "TT"}),
    "change_needs_member": new({"change_code": "DC"}),
    "already_member": case({"change_code": "TM"}),
    "back_from_leave": case(before=BEFORE._replace(situation="sick"), change=Change.BACK),
    "back_from_maternity": case(before=BEFORE._replace(situation="maternity"), change=Change.BACK),
    "facility_text": case({"facility_code": "BV Bạch Mai"}),
}


def codes(of: Case) -> list[str]:
    return [found.code for found in examine(of)]


@pytest.mark.parametrize("code", FOUND)
def test_a_check_finds_its_fault(code: str) -> None:
    assert code in codes(FOUND[code])


def test_every_code_of_the_catalogue_is_tried() -> None:
    assert set(FOUND) == set(CATALOGUE)


def test_a_good_row_has_no_finding() -> None:
    assert codes(case()) == []
    assert codes(new()) == []


@pytest.mark.parametrize(
    "fine",
    [
        case({"full_name": "HOÀNG  THU THUỶ"}),
        case({"birth": BirthDate(date(1990, 1, 1), "year")}),
        case({"birth": BirthDate(date(1990, 3, 1), "month")}),
        case(wage_vnd=18_000_000),
        case(wage_vnd=2_530_000, row=row(wage_vnd=None, wage_coefficient=1), before=None),
        case({"from_month": date(2025, 1, 1)}),
        new({"from_month": date(2026, 11, 1)}),
        case({"facility_code": "01001"}),
        case({"change_code": "GH", "wage_vnd": None}, situation=Situation.GONE, change=Change.LEFT),
        case({"wage_vnd": None}, situation=Situation.MATERNITY, change=Change.PAUSED),
        case(known=KNOWN._replace(died_on=date(2026, 9, 1)), situation=Situation.GONE, change=Change.LEFT),
        case(known=KNOWN._replace(elsewhere_since=date(2026, 2, 1))),
        case(known=KNOWN._replace(standings=("pension",))),
        case({"change_code": "TM"}, before=BEFORE._replace(situation="sick"), change=Change.BACK),
    ],
    ids=range(14),
)
def test_what_is_no_fault_is_left_alone(fine: Case) -> None:
    assert codes(fine) == []


def test_a_cell_the_reader_could_not_read_is_not_blamed_twice() -> None:
    assert codes(case({"wage_vnd": None}, broken=frozenset({"wage"}))) == []
    assert codes(stranger({"citizen_number": ""}, broken=frozenset({"citizen_number"}))) == []


def test_a_strangers_data_never_show() -> None:
    """A mistyped number that belongs to somebody else opens neither name nor birth date."""
    other = case({"full_name": "Lê Văn Tám", "birth": BirthDate(date(1970, 1, 1), "day")})

    assert {found.suggestion for found in examine(other)} == {""}
    assert all("Hoàng" not in str(found.params) for found in examine(other))


def test_the_birth_date_held_is_suggested_to_who_knows_the_name() -> None:
    (found,) = examine(case({"birth": BirthDate(date(1990, 3, 16), "day")}))

    assert found.suggestion == "15/03/1990"


def test_only_the_registrys_errors_stand_against_a_decision() -> None:
    late = new(
        {"from_month": date(2026, 9, 1), "full_name": "Hoang Thu Thuy"},
        known=KNOWN._replace(elsewhere_since=date(2026, 2, 1), standings=("voluntary", "pension")),
    )

    assert [found.code for found in at_the_registry(late)] == ["elsewhere", "on_pension"]


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_sentence_can_be_said_in_both_languages(code: str) -> None:
    entry = CATALOGUE[code]
    found = next(one for one in examine(FOUND[code]) if one.code == code)
    places = {"suggestion": "x", "text": "y", **found.params}

    assert entry.level in ("error", "warning", "notice")
    assert set(entry.sentences) == {"vi", "en"}
    for sentence in entry.sentences.values():
        for part in sentence:
            assert part.format(**places).endswith(".")
            assert "!" not in part
    names = [
        {field for _, field, _, _ in string.Formatter().parse(" ".join(s)) if field}
        for s in entry.sentences.values()
    ]
    assert names[0] == names[1]


@pytest.mark.parametrize("code", [code for code, entry in CATALOGUE.items() if entry.level == "error"])
def test_every_error_names_its_article(code: str) -> None:
    assert CATALOGUE[code].basis


def test_checks_have_docstrings_and_find_at_most_one_thing() -> None:
    assert all(check.__doc__ for check in CHECKS)
    for tried in FOUND.values():
        assert len(codes(tried)) == len(set(codes(tried)))


@pytest.mark.parametrize("code", FOUND)
def test_a_row_with_a_finding_is_never_taken_for_plain(code: str) -> None:
    assert not is_plain(FOUND[code])


@given(
    wage=st.integers(min_value=0, max_value=80_000_000),
    before_vnd=st.integers(min_value=0, max_value=80_000_000),
    code=st.sampled_from(["", "", "TM", "GH", "DC", "TT", "ON"]),
    name=st.sampled_from(["Hoàng Thu Thủy", "Hoang Thu Thuy", "", "Lê Văn Tám"]),
    born=st.sampled_from([BORN, date(1990, 3, 16), None]),
    months=st.sampled_from([None, date(2026, 11, 1), date(2026, 12, 1), date(2026, 9, 1)]),
    facility=st.sampled_from(["", "01001", "BV"]),
    known=st.sampled_from(
        [None, KNOWN, KNOWN._replace(died_on=date(2026, 1, 1)), KNOWN._replace(standings=("pension",))]
    ),
    situation=st.sampled_from(list(Situation)),
    was=st.sampled_from(list(Situation)),
    twins=st.sampled_from([(), (9,)]),
)
def test_no_check_finds_anything_in_a_plain_row(**given_: Any) -> None:
    """The short way for plain rows leaves out no finding."""
    born = given_["born"]
    declared = row(
        wage_vnd=given_["wage"], change_code=given_["code"], full_name=given_["name"],
        birth=BirthDate(born, "day") if born else None, from_month=given_["months"],
        facility_code=given_["facility"],
    )  # fmt: skip
    before = BEFORE._replace(wage_vnd=given_["before_vnd"], situation=given_["was"])
    situation = given_["situation"]
    change = change_of(situation, given_["wage"], "", before)
    tried = case(
        row=declared, wage_vnd=given_["wage"], before=before, known=given_["known"], situation=situation,
        change=change, twins=given_["twins"],
    )  # fmt: skip

    if is_plain(tried):
        assert [found for check in CHECKS if (found := check(tried)) is not None] == []


def test_an_insurance_number_that_is_not_the_persons_own_is_found() -> None:
    assert "number_other" in codes(case({"si_number": "0199999999"}))


def test_a_number_left_blank_or_not_on_record_is_no_difference() -> None:
    assert "number_other" not in codes(case({"citizen_number": ""}))
    assert "number_other" not in codes(case(known=KNOWN._replace(citizen_number="")))
