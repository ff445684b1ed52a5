"""Tiếp nhận tự động: a submitted declaration against the registry, then booked whole, or returned whole.

Quyết định 366/QĐ-BHXH Điều 5 khoản 1.3.2: an increase is refused when the person is in compulsory insurance
elsewhere, on unemployment benefit or on a pension; who pays voluntarily or has another health card is accepted.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.rules.authority import SYSTEM
from accounts.services.inbox import notify
from accounts.services.records import move
from contributions.enums import DeclarationState, FilingState, FindingOrigin
from contributions.models import Declaration, EmployerBook, Filing, FilingFinding
from contributions.rules.declaration_checks import at_the_registry
from contributions.services import booking, checking, counting, entries, registry
from contributions.services.checking import Finding
from contributions.services.memory import collector_paused
from contributions.workflow import DECLARATION
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.periods import Month

ACCEPTED_TITLE = gettext_noop("Tờ khai kỳ {period} đã được tiếp nhận")
ACCEPTED_BODY = gettext_noop("Số tiền phải đóng đã ghi sổ. Mở kỳ kê khai để xem và đóng tiền.")
RETURNED_TITLE = gettext_noop("Tờ khai kỳ {period} được trả lại để sửa")
RETURNED_BODY = gettext_noop("Mở kỳ kê khai để xem lý do từng dòng, sửa rồi nộp lại.")
REASON_LINES = gettext_noop("{count} dòng không khớp cơ sở dữ liệu")
REASON_GAP = gettext_noop("Kỳ {period} chưa được tiếp nhận")
REASON_MOVED = gettext_noop("Danh sách lao động của đơn vị đã đổi")


class RefusedError(Exception):
    """Ends the booking so that nothing of it stays; never leaves this module."""

    def __init__(self, note: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(note)
        self.note = note
        self.findings = findings


def decide_declaration(*, declaration_id: UUID | str, at: datetime) -> None:
    """Tiếp nhận hoặc trả lại; does nothing when the declaration is no longer submitted (done before)."""
    try:
        with collector_paused(), transaction.atomic():
            _accept(declaration_id, at)
    except RefusedError as refusal:
        with transaction.atomic():
            _return(declaration_id, refusal, at)


def _held(declaration_id: UUID | str) -> Declaration | None:
    found = Declaration.objects.select_related("organisation", "agency", "submitted_by")
    declaration = found.select_for_update(of=("self",)).filter(pk=declaration_id).first()
    if declaration is None or declaration.state != DeclarationState.SUBMITTED:
        return None
    return declaration


def _accept(declaration_id: UUID | str, at: datetime) -> None:
    declaration = _held(declaration_id)
    if declaration is None:
        return
    filing = Filing.objects.get(declaration=declaration, state=FilingState.CHECKED)
    filing.declaration = declaration
    book = _lock_book(declaration)
    _check_turn(declaration, book)
    lines = entries.entries_of(filing)
    entries.create_people(lines)
    entries.lock_people(entry for entry in lines if entry.is_increase)
    found = registry.load(
        organisation_id=declaration.organisation_id,
        month=declaration.period,
        rows=[entry.row for entry in lines if entry.needs_look_up],
        is_main=declaration.is_main,
    )
    refused = _against(declaration, filing, lines, found)
    if refused:
        rows = len({finding.number for finding in refused})
        raise RefusedError(REASON_LINES.format(count=rows), refused)
    if declaration.is_main and set(found.booked) - {entry.person_id for entry in lines}:
        raise RefusedError(REASON_MOVED)
    booked = booking.book(declaration, lines, found, at=at)
    _finish(declaration, book, booked, at)


def _lock_book(declaration: Declaration) -> EmployerBook:
    """One employer's months are booked one after the other."""
    EmployerBook.objects.bulk_create(
        [EmployerBook(organisation_id=declaration.organisation_id)], ignore_conflicts=True
    )
    return EmployerBook.objects.select_for_update().get(organisation_id=declaration.organisation_id)


def _check_turn(declaration: Declaration, book: EmployerBook) -> None:
    if not declaration.is_main or book.covered_through is None:
        return
    turn = Month.of(book.covered_through) + 1
    if declaration.period != turn:
        raise RefusedError(REASON_GAP.format(period=turn.pretty))


def _against(
    declaration: Declaration, filing: Filing, lines: Sequence[entries.Entry], found: registry.Registry
) -> list[Finding]:
    """What the registry says today against rows that were all right when the file was checked."""
    terms = checking.terms_for(declaration, filing.kind)
    findings = []
    for entry in lines:
        if not entry.needs_look_up and not _is_dead(entry, found):
            continue
        known, other = found.of(entry.row)
        booked = found.booked.get(known.person_id) if known else None
        case = checking.case_of(terms, entry.row, known, booked.before if booked else None)
        case.other_person_id = other
        findings += [
            checking.of_rule(entry.row, one, filing.columns, FindingOrigin.REGISTRY)
            for one in at_the_registry(case)
        ]
    return findings


def _is_dead(entry: entries.Entry, found: registry.Registry) -> bool:
    booked = found.booked.get(entry.person_id or 0)
    return booked is not None and booked.known.died_on is not None


def _finish(declaration: Declaration, book: EmployerBook, booked: booking.Booking, at: datetime) -> None:
    move(
        declaration,
        "accept",
        workflow=DECLARATION,
        actor=None,
        holds=SYSTEM,
        at=at,
        facts={"people": booked.people, "total_vnd": booked.total_vnd},
        decided_at=at,
    )
    if declaration.is_main:
        book.covered_through = declaration.month
        book.save(update_fields=["covered_through"])
    _tell(declaration, ACCEPTED_TITLE, ACCEPTED_BODY, at, is_returned=False)


def _return(declaration_id: UUID | str, refusal: RefusedError, at: datetime) -> None:
    declaration = _held(declaration_id)
    if declaration is None:
        return
    filing = Filing.objects.select_for_update(of=("self",)).get(
        declaration=declaration, state=FilingState.CHECKED
    )
    FilingFinding.objects.filter(filing=filing, origin=FindingOrigin.REGISTRY).delete()
    FilingFinding.objects.bulk_create(checking.finding_row(filing.pk, one) for one in refusal.findings)
    numbers = {finding.number for finding in refusal.findings}
    filing.lines.filter(number__in=numbers).update(status="fault")
    counting.recount(filing)
    move(
        declaration,
        "return",
        workflow=DECLARATION,
        actor=None,
        holds=SYSTEM,
        at=at,
        note=refusal.note,
        facts={"rows": sorted(numbers)[:500]},
        decided_at=at,
        version=declaration.version + 1,
    )
    _tell(declaration, RETURNED_TITLE, RETURNED_BODY, at, is_returned=True)


def _tell(declaration: Declaration, title: str, body: str, at: datetime, *, is_returned: bool) -> None:
    """Báo cho người nộp, in the inbox and by e-mail."""
    assert declaration.submitted_by is not None  # noqa: S101 held by a constraint
    notify(
        user=declaration.submitted_by,
        organisation=declaration.organisation,
        title=title,
        body=body,
        params={"period": declaration.period.pretty},
        cause=f"declaration:{declaration.pk}:{declaration.version}:{declaration.state}",
        url=f"/don-vi/{declaration.organisation.code}/ke-khai/{declaration.slug}/",
        at=at,
        action_needed=is_returned,
    )
