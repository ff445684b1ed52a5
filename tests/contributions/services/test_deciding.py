"""Accepting, returning, correcting: what the registry refuses and what the book holds after."""

from datetime import date

import pytest
from django.core import mail

from accounts import tasks as _handlers  # noqa: F401 (they name the work of mails)
from accounts.models import Notice, Person
from accounts.services import outbox
from accounts.services.records import broken_links
from contributions import selectors
from contributions.models import (
    ContributionSpan,
    Declaration,
    EmployerBook,
    Employment,
    LedgerPosting,
    MonthDue,
    Receipt,
    Standing,
)
from contributions.services import booking, deciding, declarations, filings, lines, rechecking
from tests.factories import accounts
from tests.factories import contributions as make
from vssportal.kernel.errors import DomainError, NotAllowed, Stale, WrongState
from vssportal.kernel.periods import Month

pytestmark = pytest.mark.django_db
AT = make.AT


def submitted(firm: make.Firm, declaration: Declaration, key: str = "k") -> Receipt:
    filing = selectors.current_filing(declaration)
    assert filing is not None
    assert not filing.counts["faults"], [p.what for p in selectors.problems(filing, "error")]
    for act, count in ((lines.explain_all_missing, "missing"), (lines.confirm_warnings, "unconfirmed")):
        if filing.counts[count]:
            extra = {"explanation": "left", "on": AT.date()} if count == "missing" else {}
            declaration.refresh_from_db()
            act(actor=firm.filer, filing=filing, version=declaration.version, at=AT, **extra)  # type: ignore[operator]
    declaration.refresh_from_db()
    return declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key=key, at=AT
    )


def decide(declaration: Declaration) -> str:
    deciding.decide_declaration(declaration_id=declaration.pk, at=AT)
    declaration.refresh_from_db()
    return declaration.state


def reasons(declaration: Declaration) -> set[tuple[int, str]]:
    filing = selectors.current_filing(declaration)
    assert filing is not None
    return {(p.finding.number, p.finding.code) for p in selectors.problems(filing, "error")}


def test_somebody_insured_elsewhere_is_an_error_when_the_file_is_checked() -> None:
    firm, other = make.firm(workers=0), make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(other.workers[0]))

    assert reasons(filing.declaration) == {(2, "elsewhere")}


@pytest.mark.parametrize(("kind", "code"), [("pension", "on_pension"), ("unemployment", "on_unemployment")])
def test_who_draws_a_pension_or_unemployment_benefit_is_not_increased(kind: str, code: str) -> None:
    firm, someone = make.firm(workers=0), accounts.person()
    Standing.objects.create(person=someone, kind=kind, since_month=date(2026, 1, 1))

    assert reasons(make.filed(firm, make.payroll_row(someone)).declaration) == {(2, code)}


def test_who_pays_voluntarily_is_accepted_and_that_membership_ends() -> None:
    firm, someone = make.firm(workers=1), accounts.person("Võ Thị Kim Ngân")
    standing = Standing.objects.create(person=someone, kind="voluntary", since_month=date(2026, 1, 1))
    filing = make.filed(firm, make.payroll_row(firm.workers[0]), make.payroll_row(someone))

    submitted(firm, filing.declaration)
    assert decide(filing.declaration) == "accepted"

    standing.refresh_from_db()
    assert standing.until_month == date(2026, 10, 1)


def test_what_changed_after_the_check_returns_the_whole_declaration_with_reasons() -> None:
    firm, rival = make.firm(workers=1), make.firm(workers=0)
    someone = accounts.person("Phạm Hoàng Long")
    filing = make.filed(firm, make.payroll_row(firm.workers[0], wage=13_000_000), make.payroll_row(someone))
    submitted(firm, filing.declaration)
    make.hire(rival.organisation, someone)

    assert decide(filing.declaration) == "returned"

    assert reasons(filing.declaration) == {(3, "elsewhere")}
    assert filing.declaration.events.last().note == "1 dòng không khớp cơ sở dữ liệu"
    assert not MonthDue.objects.filter(organisation=firm.organisation).exists()
    assert not LedgerPosting.objects.filter(organisation=firm.organisation).exists()
    assert Employment.objects.get(person=firm.workers[0]).wage_vnd == make.WAGE
    notice = Notice.objects.get(user=firm.filer)
    assert notice.is_action_needed
    assert notice.title == "Tờ khai kỳ {period} được trả lại để sửa"


def test_a_returned_declaration_is_mended_and_accepted_with_a_second_receipt() -> None:
    firm, rival, someone = make.firm(workers=1), make.firm(workers=0), accounts.person("Phạm Hoàng Long")
    filing = make.filed(firm, make.payroll_row(firm.workers[0]), make.payroll_row(someone))
    first = submitted(firm, filing.declaration)
    make.hire(rival.organisation, someone)
    assert decide(filing.declaration) == "returned"

    row = filing.lines.get(number=3)
    lines.drop_line(actor=firm.filer, filing=filing, number=3, version=row.version, at=AT)
    second = submitted(firm, filing.declaration, key="k2")

    assert decide(filing.declaration) == "accepted"
    assert first.number != second.number
    assert second.headcount == 1
    steps = list(filing.declaration.events.values_list("transition", flat=True))
    assert [s for s in steps if s in ("open", "submit", "return", "accept")] == [
        "open", "submit", "return", "submit", "accept",
    ]  # fmt: skip
    assert broken_links(list(filing.declaration.events.all())) == []


def test_a_new_person_gets_a_record_only_when_the_declaration_is_accepted() -> None:
    firm, rival, someone = make.firm(workers=0), make.firm(workers=0), accounts.person()
    filing = make.filed(firm, make.new_row("Trần Thị Mới", 77, sex="Nữ"), make.payroll_row(someone))
    submitted(firm, filing.declaration)
    make.hire(rival.organisation, someone)

    assert decide(filing.declaration) == "returned"
    assert not Person.objects.filter(full_name="Trần Thị Mới").exists()


def test_deciding_twice_books_once() -> None:
    firm = make.firm(workers=2)
    filing = make.filed(firm, *(make.payroll_row(worker) for worker in firm.workers))
    submitted(firm, filing.declaration)

    assert decide(filing.declaration) == "accepted"
    assert decide(filing.declaration) == "accepted"

    assert MonthDue.objects.count() == 2
    assert LedgerPosting.objects.count() == len(selectors.dues_by_fund(firm.organisation, make.MONTH))
    assert Notice.objects.filter(user=firm.filer).count() == 1


def test_the_ledger_is_the_sum_of_the_people() -> None:
    firm = make.firm(workers=5)
    rows = [make.payroll_row(w, wage=7_777_777 + 1_111_111 * n) for n, w in enumerate(firm.workers)]
    filing = make.filed(firm, *rows, make.new_row("Trần Thị Mới", 3, wage=68_000_000))
    receipt = submitted(firm, filing.declaration)
    decide(filing.declaration)

    dues = MonthDue.objects.filter(declaration=filing.declaration)
    by_key = {
        f"{fund}.{payer}": sum(getattr(due, f"{fund}_{payer}_vnd") for due in dues)
        for fund, payer in booking.FUND_PAYERS
    }
    assert selectors.dues_by_fund(firm.organisation, make.MONTH) == {k: v for k, v in by_key.items() if v}
    assert sum(by_key.values()) == receipt.total_vnd == selectors.balance(firm.organisation, make.MONTH)
    assert dues.get(person__full_name="Trần Thị Mới").base_vnd == 50_600_000


def test_the_same_key_gives_the_same_receipt() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    version = Declaration.objects.get(pk=filing.declaration_id).version

    first, again = (
        declarations.submit(
            actor=firm.filer, declaration=filing.declaration, version=version, key="same", at=AT
        )
        for _ in range(2)
    )

    assert first.pk == again.pk
    assert Receipt.objects.count() == 1


def test_nobody_submits_what_they_have_not_seen() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    seen = Declaration.objects.get(pk=filing.declaration_id).version
    lines.fix_cell(
        actor=firm.filer, filing=filing, number=2, cell="wage", text="13.000.000", version=1, at=AT
    )

    with pytest.raises(Stale):
        declarations.submit(actor=firm.filer, declaration=filing.declaration, version=seen, key="late", at=AT)


def test_somebody_of_another_employer_can_do_nothing() -> None:
    firm, stranger = make.firm(workers=1), make.firm(workers=0).filer
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    declaration = Declaration.objects.get(pk=filing.declaration_id)

    with pytest.raises(NotAllowed):
        make.declarations.open_declaration(
            actor=stranger, organisation=firm.organisation, month=make.MONTH, at=AT
        )
    with pytest.raises(NotAllowed):
        filings.upload_file(actor=stranger, declaration=declaration, content=b"x", name="a.xlsx", at=AT)
    with pytest.raises(NotAllowed):
        lines.fix_cell(actor=stranger, filing=filing, number=2, cell="wage", text="1", version=1, at=AT)
    with pytest.raises(NotAllowed):
        declarations.submit(
            actor=stranger, declaration=declaration, version=declaration.version, key="", at=AT
        )


def test_who_may_only_look_cannot_file() -> None:
    firm = make.firm(workers=1)
    viewer = accounts.filer(firm.organisation, role="viewer")

    with pytest.raises(NotAllowed):
        declarations.open_declaration(actor=viewer, organisation=firm.organisation, month=make.MONTH, at=AT)


@pytest.mark.parametrize(
    ("month", "code"),
    [
        (Month(2026, 12), "month_not_open"),
        (Month(2019, 12), "before_start"),
        (Month(2026, 10), "month_closed"),
        (Month(2026, 5), "month_closed"),
    ],
)
def test_a_month_that_cannot_be_declared_says_why(month: Month, code: str) -> None:
    with pytest.raises(WrongState) as refused:
        make.opened(make.firm(), month)
    assert refused.value.code == code


def test_a_month_is_not_skipped() -> None:
    firm = make.firm(covered=make.MONTH - 2)

    with pytest.raises(WrongState) as refused:
        make.opened(firm)
    assert refused.value.code == "month_gap"
    assert make.opened(firm, make.MONTH - 1).is_open


def test_a_submitted_month_is_closed_to_files() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    submitted(firm, filing.declaration)

    with pytest.raises(WrongState) as refused:
        make.filed(firm, make.payroll_row(firm.workers[0], wage=1), declaration=filing.declaration)
    assert refused.value.code == "closed"


def test_a_list_compared_with_an_older_book_is_checked_again_before_it_goes() -> None:
    firm = make.firm(workers=1, covered=make.MONTH - 2)
    october = make.filed(
        firm, make.payroll_row(firm.workers[0]), declaration=make.opened(firm, make.MONTH - 1)
    )
    submitted(firm, october.declaration)
    november = make.filed(firm, make.payroll_row(firm.workers[0]), declaration=make.opened(firm))
    assert decide(october.declaration) == "accepted"

    with pytest.raises(Stale) as refused:
        submitted(firm, november.declaration, key="k2")
    assert refused.value.code == "book_moved"
    assert outbox.OutboxWork.objects.filter(name="contributions.recheck_filing").exists()
    rechecking.recheck_filing(filing_id=november.pk)
    submitted(firm, november.declaration, key="k3")
    assert decide(november.declaration) == "accepted"


def test_leave_and_return_leave_their_traces_in_the_history() -> None:
    firm = make.firm(workers=2, covered=make.MONTH - 2)
    an, binh = firm.workers
    october = make.opened(firm, make.MONTH - 1)
    make.filed(firm, make.payroll_row(an), make.payroll_row(binh, wage="", change="TS"), declaration=october)
    submitted(firm, october)
    assert decide(october) == "accepted"
    filing = make.filed(firm, make.payroll_row(an), make.payroll_row(binh, change="ON"))
    submitted(firm, filing.declaration, key="k2")
    assert decide(filing.declaration) == "accepted"

    spans = selectors.history_of(binh, make.MONTH)
    assert [(s.situation, str(s.months.start), s.base_vnd) for s in spans] == [
        ("working", "2025-01", make.WAGE),
        ("maternity", "2026-10", make.WAGE),
        ("working", "2026-11", make.WAGE),
    ]
    months = [wage.month for wage in selectors.wage_months(binh, make.MONTH)]
    assert Month(2026, 10) not in months
    assert months[-1] == make.MONTH
    assert Employment.objects.get(person=binh).situation == "working"


def test_unchanged_people_cost_no_new_span() -> None:
    firm = make.firm(workers=3)
    filing = make.filed(firm, *(make.payroll_row(worker) for worker in firm.workers))
    submitted(firm, filing.declaration)
    decide(filing.declaration)

    assert ContributionSpan.objects.count() == 3
    assert EmployerBook.objects.get(organisation=firm.organisation).covered_through == make.MONTH.first


def test_a_supplement_books_only_the_difference_and_splits_the_span() -> None:
    firm = make.firm(workers=2)
    an, binh = firm.workers
    main = make.filed(firm, make.payroll_row(an), make.payroll_row(binh))
    submitted(firm, main.declaration)
    decide(main.declaration)
    before = selectors.dues_by_fund(firm.organisation, make.MONTH)

    supplement = declarations.open_supplement(
        actor=firm.filer, organisation=firm.organisation, month=make.MONTH, reason="Khai thiếu lương", at=AT
    )
    filing = make.filed(firm, make.payroll_row(an, wage=14_000_000), declaration=supplement)
    assert filing.counts["missing"] == 0
    receipt = submitted(firm, supplement, key="k2")
    assert decide(supplement) == "accepted"

    after = selectors.dues_by_fund(firm.organisation, make.MONTH)
    assert sum(after.values()) - sum(before.values()) == receipt.total_vnd
    due = MonthDue.objects.get(declaration=supplement)
    assert due.person == an
    assert due.pension_employee_vnd == 160_000
    assert [w.wage_vnd for w in selectors.wage_months(an, make.MONTH)][-2:] == [12_000_000, 14_000_000]
    assert ContributionSpan.objects.filter(person=an, replaced_at__isnull=False).count() == 1


def test_a_decrease_is_booked_the_other_way_round() -> None:
    firm = make.firm(workers=1)
    main = make.filed(firm, make.payroll_row(firm.workers[0]))
    submitted(firm, main.declaration)
    decide(main.declaration)
    supplement = declarations.open_supplement(
        actor=firm.filer, organisation=firm.organisation, month=make.MONTH, reason="Nghỉ không lương", at=AT
    )
    make.filed(firm, make.payroll_row(firm.workers[0], wage="", change="KL"), declaration=supplement)
    receipt = submitted(firm, supplement, key="k2")
    assert decide(supplement) == "accepted"

    assert receipt.total_vnd < 0
    assert set(selectors.dues_by_fund(firm.organisation, make.MONTH).values()) == {0}
    assert LedgerPosting.objects.filter(declaration=supplement, debit="fund").exists()


def test_a_supplement_needs_a_reason_and_a_closed_month() -> None:
    firm = make.firm()
    with pytest.raises(DomainError) as refused:
        declarations.open_supplement(
            actor=firm.filer, organisation=firm.organisation, month=make.MONTH - 1, reason=" ", at=AT
        )
    assert refused.value.field == "reason"
    with pytest.raises(WrongState) as refused:
        declarations.open_supplement(
            actor=firm.filer, organisation=firm.organisation, month=make.MONTH, reason="x", at=AT
        )
    assert refused.value.code == "month_not_closed"


def test_the_filer_is_told_by_mail_without_figures() -> None:
    firm = make.firm(workers=1)
    filing = make.filed(firm, make.payroll_row(firm.workers[0]))
    submitted(firm, filing.declaration)
    decide(filing.declaration)

    for work in outbox.OutboxWork.objects.filter(name="accounts.send_mail"):
        assert outbox.run(work.pk, at=AT) == "done"

    (message,) = mail.outbox
    assert message.subject == "Tờ khai kỳ 11/2026 đã được tiếp nhận"
    assert str(firm.workers[0].citizen_number) not in message.body
