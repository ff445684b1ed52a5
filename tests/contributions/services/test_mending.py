"""Mending a filing: cells, suggestions, twins, warnings, people who are missing."""

import pytest

from contributions import selectors
from contributions.models import Filing, FilingFinding, FilingLine
from contributions.services import declarations, filings, lines, rechecking
from tests.factories import accounts
from tests.factories import contributions as make
from vssportal.kernel.errors import DomainError, Stale, WrongState

pytestmark = pytest.mark.django_db
AT = make.AT


def line(filing: Filing, number: int) -> FilingLine:
    return FilingLine.objects.get(filing=filing, number=number)


def codes(filing: Filing, level: str = "error") -> set[tuple[int, str]]:
    return {(p.finding.number, p.finding.code) for p in selectors.problems(filing, level)}


def fix(firm: make.Firm, filing: Filing, number: int, cell: str, text: str) -> FilingLine:
    version = line(filing, number).version
    return lines.fix_cell(
        actor=firm.filer, filing=filing, number=number, cell=cell, text=text, version=version, at=AT
    )


def test_a_number_that_lost_its_zeros_is_suggested_and_mended() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    eaten = float(an.citizen_number or 0)
    filing = make.filed(firm, make.payroll_row(an, citizen=eaten), make.payroll_row(binh))
    assert codes(filing) == {(2, "zeros_eaten")}
    assert filing.counts["missing"] == 0, "a row that cannot be read does not make its person missing"

    done = lines.apply_suggestions(
        actor=firm.filer, filing=filing, version=declaration_version(filing), at=AT
    )

    assert done == 1
    assert codes(filing) == set()
    mended = line(filing, 2)
    assert (mended.person_id, mended.status, mended.change) == (an.pk, "ok", "unchanged")
    filing.refresh_from_db()
    assert (filing.counts["faults"], filing.counts["unchanged"]) == (0, 2)


def declaration_version(filing: Filing) -> int:
    return type(filing.declaration).objects.get(pk=filing.declaration_id).version


def test_a_cell_that_still_cannot_be_read_stays_a_fault() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0], birth="31/11/1995"))
    assert codes(filing) == {(2, "date_impossible")}

    still = fix(firm, filing, 2, "birth", "30/02/1990")
    assert (still.status, codes(filing)) == ("fault", {(2, "date_impossible")})

    mended = fix(firm, filing, 2, "birth", "15/03/1990")
    assert (mended.status, codes(filing)) == ("ok", set())


def test_the_same_row_is_mended_by_the_first_of_two() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    filing = make.filed(firm, make.payroll_row(an, wage=""), make.payroll_row(binh, wage=""))
    seen = line(filing, 2).version
    fix(firm, filing, 2, "wage", "12.000.000")

    with pytest.raises(Stale):
        lines.fix_cell(actor=firm.filer, filing=filing, number=2, cell="wage", text="1", version=seen, at=AT)
    # Another row is no reason to be turned away.
    assert fix(firm, filing, 3, "wage", "12.000.000").status == "ok"


def test_of_two_rows_of_one_person_the_chosen_one_stays() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    filing = make.filed(
        firm, make.payroll_row(an), make.payroll_row(binh), make.payroll_row(an, wage=14_000_000)
    )
    assert codes(filing) == {(2, "duplicate_person")}
    (problem,) = selectors.problems(filing, "error")
    assert problem.rows == (2, 4)
    assert filing.counts["fault_rows"] == 2
    assert [twin.number for twin in selectors.duplicates(filing, 2)] == [2, 4]

    lines.choose_line(actor=firm.filer, filing=filing, number=4, version=line(filing, 4).version, at=AT)

    assert codes(filing) == set()
    assert line(filing, 2).status == "dropped"
    assert line(filing, 4).change == "changed"
    filing.refresh_from_db()
    assert (filing.counts["rows"], filing.counts["dropped"], filing.counts["missing"]) == (2, 1, 0)


def test_a_dropped_row_makes_its_person_missing_and_comes_back() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))

    lines.drop_line(actor=firm.filer, filing=filing, number=2, version=1, at=AT)

    filing.refresh_from_db()
    assert filing.counts["missing"] == 1
    dropped = line(filing, 2)
    lines.restore_line(actor=firm.filer, filing=filing, number=2, version=dropped.version, at=AT)
    filing.refresh_from_db()
    assert (filing.counts["missing"], filing.counts["unchanged"]) == (0, 1)


def test_a_new_number_in_a_row_brings_the_old_person_back_as_missing() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    filing = make.filed(firm, make.payroll_row(an))
    assert [m.person_id for m in selectors.missing_lines(filing)] == [binh.pk]

    fix(firm, filing, 2, "employee_code", "")
    fix(firm, filing, 2, "citizen_number", binh.citizen_number or "")
    fix(firm, filing, 2, "full_name", binh.full_name)

    assert codes(filing) == set()
    assert [m.person_id for m in selectors.missing_lines(filing)] == [an.pk]


@pytest.mark.parametrize(
    ("explanation", "change", "situation"),
    [
        ("left", "left", "gone"),
        ("maternity", "paused", "maternity"),
        ("sick", "paused", "sick"),
        ("unpaid_leave", "paused", "unpaid_leave"),
        ("mistake", "unchanged", "working"),
    ],
)
def test_who_is_missing_is_explained(explanation: str, change: str, situation: str) -> None:
    firm = make.firm(workers=2)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    (missing,) = selectors.missing_lines(filing)
    assert missing.status == "missing"

    explained = lines.explain_missing(
        actor=firm.filer, filing=filing, number=missing.number, explanation=explanation, on=AT.date(),
        version=missing.version, at=AT,
    )  # fmt: skip

    assert (explained.status, explained.change, explained.situation) == ("ok", change, situation)
    filing.refresh_from_db()
    assert filing.counts["missing"] == 0


def test_leaving_needs_its_day() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.new_row("Trần Thị Mới", 5))

    with pytest.raises(DomainError) as refused:
        lines.explain_all_missing(
            actor=firm.filer, filing=filing, explanation="left", version=declaration_version(filing), at=AT
        )
    assert refused.value.field == "on"


def test_warnings_are_confirmed_and_stay_so_while_nothing_changes() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    filing = make.filed(firm, make.payroll_row(an, wage=30_000_000), make.payroll_row(binh))
    assert (filing.counts["unconfirmed"], codes(filing, "warning")) == (1, {(2, "wage_jump")})

    done = lines.confirm_warnings(actor=firm.filer, filing=filing, version=declaration_version(filing), at=AT)
    assert done == 1
    fix(firm, filing, 2, "note", "tăng lương")
    filing.refresh_from_db()
    assert filing.counts["unconfirmed"] == 0

    fix(firm, filing, 2, "wage", "40.000.000")
    filing.refresh_from_db()
    assert filing.counts["unconfirmed"] == 1, "another wage is another question"


def test_nothing_is_mended_in_a_file_set_aside() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    make.filed(firm, make.payroll_row(firm.workers[0], wage=13_000_000), declaration=filing.declaration)

    with pytest.raises(WrongState):
        fix(firm, filing, 2, "wage", "1")


def test_a_file_set_aside_can_be_used_again_with_what_was_mended_in_it() -> None:
    firm = make.firm(workers=1)
    first = make.filed(firm, make.payroll_row(firm.workers[0], wage=""))
    fix(firm, first, 2, "wage", "12.500.000")
    second = make.filed(
        firm, make.payroll_row(firm.workers[0], wage=13_000_000), declaration=first.declaration
    )

    filings.use_filing(actor=firm.filer, filing=first, version=declaration_version(first), at=AT)
    rechecking.recheck_filing(filing_id=first.pk)

    current = selectors.current_filing(first.declaration)
    assert current is not None
    assert current.pk == first.pk
    assert line(first, 2).wage_vnd == 12_500_000
    second.refresh_from_db()
    assert second.state == "set_aside"


def test_the_list_of_today_is_a_filing_without_a_file() -> None:
    firm = make.firm(workers=3)
    make.hire(firm.organisation, situation="maternity")

    upload = filings.start_from_registry(actor=firm.filer, declaration=make.opened(firm), at=AT)

    filing = Filing.objects.get(pk=upload.filing.pk)
    assert (filing.state, filing.kind) == ("checked", "grid")
    assert (filing.counts["rows"], filing.counts["unchanged"], filing.counts["changes"]) == (4, 4, 0)
    assert filing.counts["faults"] == filing.counts["unconfirmed"] == 0


def test_a_wage_below_the_floor_stops_and_one_below_the_region_is_confirmed() -> None:
    firm = make.firm(workers=2, wage_vnd=5_400_000)
    low, lower = firm.workers
    filing = make.filed(firm, make.payroll_row(low, wage=4_900_000), make.payroll_row(lower, wage=2_400_000))

    assert codes(filing) == {(3, "wage_below_floor")}
    assert codes(filing, "warning") == {(2, "wage_below_regional"), (3, "wage_drop")}
    (problem,) = selectors.problems(filing, "error")
    assert problem.what == "Thấp hơn mức đóng thấp nhất là 2.530.000 ₫."
    assert problem.basis.startswith("Luật BHXH 41/2024")


def test_a_name_without_marks_is_asked_about_and_another_name_refused() -> None:
    firm = make.firm(workers=0)
    one = make.hire(firm.organisation, accounts.person("Hoàng Thu Thủy"))
    two = make.hire(firm.organisation, accounts.person("Bùi Anh Tuấn"))
    three = make.hire(firm.organisation, accounts.person("Đặng Quốc Bảo"))
    filing = make.filed(
        firm,
        make.payroll_row(one, name="HOÀNG THU THUỶ"),
        make.payroll_row(two, name="Bui Anh Tuan"),
        make.payroll_row(three, name="Lê Thị Duyên"),
    )

    assert codes(filing, "warning") == {(3, "name_marks")}
    assert codes(filing) == {(4, "name_other")}
    hidden = FilingFinding.objects.get(filing=filing, code="name_other")
    assert hidden.suggestion == "", "a mistyped number must not open a stranger's name"


def test_submitting_says_what_is_left_to_do() -> None:
    firm = make.firm(workers=3)
    an, binh, _ = firm.workers
    filing = make.filed(firm, make.payroll_row(an, wage=""), make.payroll_row(binh, wage=30_000_000))
    declaration = filing.declaration

    def refusal() -> str:
        declaration.refresh_from_db()
        with pytest.raises(WrongState) as refused:
            declarations.submit(
                actor=firm.filer, declaration=declaration, version=declaration.version, key="", at=AT
            )
        return refused.value.code

    assert refusal() == "errors_left"
    fix(firm, filing, 2, "wage", "12.000.000")
    assert refusal() == "missing_left"
    lines.explain_all_missing(
        actor=firm.filer, filing=filing, explanation="mistake", version=declaration_version(filing), at=AT
    )
    assert refusal() == "warnings_left"
    lines.confirm_warnings(actor=firm.filer, filing=filing, version=declaration_version(filing), at=AT)
    declaration.refresh_from_db()
    assert (
        declarations.submit(
            actor=firm.filer, declaration=declaration, version=declaration.version, key="", at=AT
        ).headcount
        == 3
    )
