"""Tờ khai: open a month, open a supplement, submit; what a submitted month needs before it may go."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.services.once import once
from accounts.services.outbox import enqueue
from accounts.services.records import move, open_journal
from contributions.enums import DeclarationState, FilingState
from contributions.models import Declaration, EmployerBook, Filing, Receipt
from contributions.services import registry
from contributions.services.holding import allow, in_use, take
from contributions.services.money import price
from contributions.workflow import DECLARATION
from vssportal import dispatch
from vssportal.kernel.codes import DossierNumber
from vssportal.kernel.errors import DomainError, Stale, WrongState, gettext_noop
from vssportal.kernel.periods import Month
from vssportal.legal.holidays import working_calendar
from vssportal.legal.parameters import parameters

BEFORE_START = gettext_noop("Đơn vị tham gia từ {start} nên không kê khai kỳ {period}.")
NOT_YET = gettext_noop("Kỳ {period} chưa mở. Kỳ mới nhất là {now}.")
GAP = gettext_noop("Kê khai kỳ {first} trước rồi mới đến kỳ {period}.")
MONTH_CLOSED = gettext_noop("Kỳ {period} đã tiếp nhận. Mở tờ khai bổ sung để sửa kỳ này.")
NOT_CLOSED = gettext_noop("Kỳ {period} chưa tiếp nhận nên sửa ngay trên tờ khai của kỳ.")
REASON_NEEDED = gettext_noop("Ghi lý do kê khai bổ sung.")
NOTHING_FILED = gettext_noop("Tải tệp hoặc lập danh sách trên lưới trước khi nộp.")
NOT_READ = gettext_noop("Tệp chưa kiểm tra xong. Đợi một lát rồi nộp.")
ERRORS_LEFT = gettext_noop("Còn {count} lỗi. Sửa hết lỗi rồi nộp.")
MISSING_LEFT = gettext_noop("Còn {count} người không có trong tệp. Chọn lý do cho từng người rồi nộp.")
WARNINGS_LEFT = gettext_noop("Còn {count} cảnh báo chưa xác nhận. Xem và xác nhận rồi nộp.")
BOOK_MOVED = gettext_noop("Danh sách lao động đã đổi từ lần kiểm tra trước. Hệ thống đang kiểm tra lại.")
NO_ONE = gettext_noop("Danh sách không có người nào.")

SUPPLEMENT_FIRST = 2


@transaction.atomic
def open_declaration(*, actor: User, organisation: Organisation, month: Month, at: datetime) -> Declaration:
    """Mở kỳ kê khai: the main declaration of the month, found or made; two people at once get the same one."""
    allow(actor=actor, declaration=_draft(organisation, month, actor, at), at=at)
    found = Declaration.objects.select_related("organisation", "agency").filter(
        organisation=organisation, month=month.first, sequence=1
    )
    if existing := found.first():
        return existing
    _check_month(organisation, month, at)
    draft = _draft(organisation, month, actor, at)
    Declaration.objects.bulk_create([draft], ignore_conflicts=True)
    opened = found.get()
    if opened.pk == draft.pk:
        open_journal(opened, "open", actor=actor, at=at)
    return opened


def _draft(organisation: Organisation, month: Month, actor: User, at: datetime) -> Declaration:
    return Declaration(
        organisation=organisation,
        agency=organisation.agency,
        province_code=organisation.province_code,
        month=month.first,
        opened_by=actor,
        opened_at=at,
    )


def _check_month(organisation: Organisation, month: Month, at: datetime) -> None:
    now = Month.of(timezone.localdate(at))
    start = Month.of(organisation.started_on)
    if month > now:
        raise WrongState(NOT_YET, code="month_not_open", period=month.pretty, now=now.pretty)
    if month < start:
        raise WrongState(BEFORE_START, code="before_start", period=month.pretty, start=start.pretty)
    covered = registry.covered_through(organisation.pk)
    if covered is not None and month.first <= covered:
        raise WrongState(MONTH_CLOSED, code="month_closed", period=month.pretty)
    first = Month.of(covered) + 1 if covered else month
    if first < month and not _is_under_way(organisation, month - 1):
        raise WrongState(GAP, code="month_gap", first=first.pretty, period=month.pretty)


def _is_under_way(organisation: Organisation, month: Month) -> bool:
    """The month before may still be on its way to being accepted."""
    states = (DeclarationState.SUBMITTED, DeclarationState.ACCEPTED)
    earlier = Declaration.objects.filter(organisation=organisation, month=month.first, sequence=1)
    return earlier.filter(state__in=states).exists()


@transaction.atomic
def open_supplement(
    *, actor: User, organisation: Organisation, month: Month, reason: str, at: datetime
) -> Declaration:
    """Mở tờ khai bổ sung of a closed month; one open at a time, the open one is given again."""
    draft = _draft(organisation, month, actor, at)
    allow(actor=actor, declaration=draft, at=at)
    if not reason.strip():
        raise DomainError(REASON_NEEDED, field="reason")
    EmployerBook.objects.select_for_update().filter(organisation=organisation).first()
    covered = registry.covered_through(organisation.pk)
    if covered is None or month.first > covered:
        raise WrongState(NOT_CLOSED, code="month_not_closed", period=month.pretty)
    earlier = Declaration.objects.filter(organisation=organisation, month=month.first).order_by("-sequence")
    last = earlier.select_related("organisation", "agency").first()
    if last is not None and last.state != DeclarationState.ACCEPTED:
        return last
    draft.sequence = max(SUPPLEMENT_FIRST, last.sequence + 1 if last else 0)
    draft.reason = reason.strip()
    draft.save(force_insert=True)
    open_journal(draft, "open", actor=actor, at=at, facts={"sequence": draft.sequence})
    return draft


def submit(*, actor: User, declaration: Declaration, version: int, key: str, at: datetime) -> Receipt:
    """Nộp tờ khai: closes it to changes, gives the receipt; accepting or returning it is done by a worker.

    ``version`` is the declaration's as the person saw it with its money. The same ``key`` gives the same
    receipt again, whatever happened since.
    """
    content = {"declaration": str(declaration.pk), "version": version}
    try:
        answer, _ = once(
            actor=actor,
            act="contributions.submit",
            key=key,
            content=content,
            at=at,
            do=lambda: {"receipt": _submit(actor, declaration, version, at).pk},
        )
    except Stale as refusal:
        if refusal.code == "book_moved":
            _ask_to_recheck(declaration, at)
        raise
    return Receipt.objects.select_related("declaration__organisation", "filing").get(pk=answer["receipt"])


def _ask_to_recheck(declaration: Declaration, at: datetime) -> None:
    filing = in_use(declaration)
    if filing is not None:
        once_key = f"recheck:{filing.pk}:{declaration.version}"
        enqueue(dispatch.RECHECK_FILING, at=at, once_key=once_key, filing_id=str(filing.pk))


@transaction.atomic
def _submit(actor: User, declaration: Declaration, version: int, at: datetime) -> Receipt:
    held = take(actor=actor, declaration_id=declaration.pk, at=at, version=version, is_act=False)
    filing = in_use(held)
    _check_ready(held, filing)
    assert filing is not None  # noqa: S101 _check_ready refuses without one
    filing.declaration = held
    receipt = _receipt(actor, held, filing, at)
    move(
        held,
        "submit",
        workflow=DECLARATION,
        actor=actor,
        holds=allow(actor=actor, declaration=held, at=at),
        at=at,
        facts={"receipt": receipt.number, "total_vnd": receipt.total_vnd, "digest": receipt.digest},
        submitted_by=actor,
        submitted_at=at,
        decided_at=None,
        version=held.version + 1,
    )
    enqueue(dispatch.FILING_RECEIPT, at=at, once_key=f"receipt:{receipt.pk}", receipt_id=receipt.pk)
    once_key = f"decide:{held.pk}:{receipt.pk}"
    enqueue(dispatch.DECIDE_DECLARATION, at=at, once_key=once_key, declaration_id=str(held.pk))
    return receipt


def _check_ready(held: Declaration, filing: Filing | None) -> None:
    """Nothing unread, unmended, unexplained or unconfirmed may be submitted; nor a list older than the book."""
    if filing is None or filing.state == FilingState.FAILED:
        raise WrongState(NOTHING_FILED, code="nothing_filed")
    if filing.state != FilingState.CHECKED:
        raise WrongState(NOT_READ, code="not_checked")
    counts = filing.counts
    for tile, code, template in (
        ("faults", "errors_left", ERRORS_LEFT),
        ("missing", "missing_left", MISSING_LEFT),
        ("unconfirmed", "warnings_left", WARNINGS_LEFT),
    ):
        if counts[tile]:
            raise WrongState(template, code=code, count=counts[tile])
    if not counts["rows"] and not counts["changes"] and not counts["unchanged"]:
        raise WrongState(NO_ONE, code="nothing_filed")
    if held.is_main and registry.covered_through(held.organisation_id) != filing.checked_through:
        raise Stale(BOOK_MOVED, code="book_moved")


def _receipt(actor: User, held: Declaration, filing: Filing, at: datetime) -> Receipt:
    sum_ = price(filing)
    today = timezone.localdate(at)
    return Receipt.objects.create(
        number=str(_next_number(held, today.year)),
        declaration=held,
        filing=filing,
        version=held.version,
        file_sha256=filing.sha256,
        digest=digest_of(filing),
        headcount=sum_.headcount,
        payroll_vnd=sum_.payroll_vnd,
        total_vnd=sum_.total_vnd,
        totals=sum_.worksheet.as_json() | {"totals": sum_.totals},
        promised_on=working_calendar().add_working_days(today, _limit(today)),
        submitted_by=actor,
        submitted_at=at,
    )


def _limit(today: Any) -> int:
    """Thời hạn giải quyết in working days (Luật 41/2024 Điều 28 khoản 4)."""
    number, _, _clock = parameters().on(today).text("service_time_register").partition(" ")
    return int(number)


def _next_number(held: Declaration, year: int) -> DossierNumber:
    """Số tiếp nhận: counted for each agency and year without gaps; TK keeps it apart from dossiers."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO contributions_filingserial AS s (agency_id, year, last) VALUES (%s, %s, 1)
            ON CONFLICT (agency_id, year) DO UPDATE SET last = s.last + 1 RETURNING last""",
            [held.agency_id, year],
        )
        return DossierNumber(cursor.fetchone()[0], year, f"TK{held.agency.code}")


_DIGEST = """
    SELECT encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', number, status, change, situation,
        explanation, explained_on, si_number, citizen_number, full_name, born_on, category, wage_vnd,
        from_month, position), E'\\n' ORDER BY number), ''), 'UTF8')), 'hex')
    FROM contributions_filingline WHERE filing_id = %s AND status <> 'dropped'"""


def digest_of(filing: Filing) -> str:
    """SHA-256 over everything of the lines that decides who pays what."""
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST, [filing.pk])
        return str(cursor.fetchone()[0])
