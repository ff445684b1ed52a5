"""Tệp kê khai: upload, use, read again, map columns, get the marked file back.

Nothing that was sent is lost: a newer upload sets the older aside, and a file that arrives after somebody
else acted is kept aside itself, for its sender to choose.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.db import transaction

from accounts.models import Organisation, User
from accounts.services.files import path_of, store_file
from accounts.services.outbox import enqueue
from accounts.services.records import journal, move, open_journal
from contributions.enums import Coverage, FilingKind, FilingState
from contributions.intake import sandbox
from contributions.intake.faults import FileRefused
from contributions.intake.limits import MEGABYTE, READING
from contributions.intake.rows import CELL_INDEX, Preview
from contributions.models import ColumnMapping, Declaration, Filing
from contributions.services import reading
from contributions.services.holding import allow, checked, in_use, take, touch
from contributions.workflow import FILING
from vssportal import dispatch
from vssportal.kernel.errors import DomainError, NotAllowed, WrongState, gettext_noop

NEW, SAME, KEPT_ASIDE = "new", "same", "kept_aside"
MUST_MAP = ("full_name", "wage")
COLUMN_NEEDED = gettext_noop("Chọn cột cho họ và tên và mức lương đóng.")
NUMBER_NEEDED = gettext_noop("Chọn cột cho mã số BHXH, số định danh hoặc mã nhân viên.")
NOT_A_FILE = gettext_noop("Danh sách này lập trên lưới nên không có tệp để đọc lại.")
XML_NOT_MARKED = gettext_noop(
    "Tệp XML không đánh dấu được. Sửa ngay trên trang, hoặc sửa trong phần mềm kê khai."
)

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Upload:
    """Kết quả tải lên: the filing, and whether it is new, the same bytes as before, or kept aside.

    ``instead`` is the filing in use when this one was kept aside.
    """

    filing: Filing
    outcome: str
    instead: Filing | None = None


def upload_file(
    *,
    actor: User,
    declaration: Declaration,
    content: bytes | IO[bytes],
    name: str,
    at: datetime,
    version: int | None = None,
) -> Upload:
    """Tải tệp lên: stored, then read by a worker. Raises FileRefused for nothing or too much.

    ``version`` is the declaration's as the person saw it: when somebody else acted since, the file is kept
    aside and the person is told; without a version the newest file is used.
    """
    allow(actor=actor, declaration=declaration, at=at)
    digest = _digest(content)
    with transaction.atomic():
        # The version is looked at afterwards: a late file is kept, not refused.
        held = take(actor=actor, declaration_id=declaration.pk, at=at, is_act=False)
        is_late = version is not None and version != held.version
        visit = _Visit(actor, held, in_use(held), is_late, at)
        if same := Filing.objects.filter(declaration=held, sha256=digest).first():
            return _same_again(visit, same)
        file = store_file(
            actor=actor,
            content=content,
            name=name,
            purpose="filing",
            at=at,
            organisation=held.organisation,
            agency=held.agency,
        )
        return _put(visit, file=file, sha256=digest)


@dataclass(frozen=True, slots=True)
class _Visit:
    """Somebody at a locked declaration: which filing is in use, and whether they saw an older version."""

    actor: User
    held: Declaration
    current: Filing | None
    is_late: bool
    at: datetime

    @property
    def holds(self) -> Collection[str]:
        return allow(actor=self.actor, declaration=self.held, at=self.at)

    def filing(self, **facts: Any) -> Filing:
        held = self.held
        return Filing(
            declaration=held,
            organisation=held.organisation,
            created_by=self.actor,
            created_at=self.at,
            **facts,
        )

    def make_room(self) -> None:
        """Để riêng the filing in use; it keeps its lines and its file."""
        if self.current is not None:
            terms: dict[str, Any] = {
                "workflow": FILING,
                "actor": self.actor,
                "holds": self.holds,
                "at": self.at,
            }
            move(self.current, "set_aside", **terms)

    def note(self, filing: Filing, name: str) -> None:
        """The declaration's journal and version tell of the filing."""
        touch(self.held)
        facts = {"filing": str(filing.pk), "state": filing.state}
        journal(self.held, name, actor=self.actor, at=self.at, facts=facts)


def _put(visit: _Visit, **facts: Any) -> Upload:
    """Make a new filing the one in use, or keep it aside when its sender came late."""
    is_kept_aside = visit.is_late and visit.current is not None
    state = FilingState.SET_ASIDE if is_kept_aside else FilingState.STORED
    filing = visit.filing(state=state, **facts)
    if not is_kept_aside:
        visit.make_room()
    filing.save(force_insert=True)
    open_journal(filing, "keep" if is_kept_aside else "store", actor=visit.actor, at=visit.at)
    visit.note(filing, "upload")
    if is_kept_aside:
        return Upload(filing, KEPT_ASIDE, visit.current)
    _ask_to_read(filing, visit.at)
    return Upload(filing, NEW)


def _same_again(visit: _Visit, same: Filing) -> Upload:
    """The same bytes: the same filing, in use again if it had been set aside by its own sender's wish."""
    if same.state != FilingState.SET_ASIDE:
        return Upload(same, SAME)
    if visit.is_late:
        return Upload(same, KEPT_ASIDE, visit.current)
    return Upload(_use(visit, same), SAME)


def use_filing(*, actor: User, filing: Filing, version: int, at: datetime) -> Filing:
    """Dùng tệp này instead of the one in use, which is set aside."""
    with transaction.atomic():
        held = take(actor=actor, declaration_id=filing.declaration_id, at=at, version=version, is_act=False)
        now = Filing.objects.select_related("file").get(pk=filing.pk)
        current = in_use(held)
        if current is not None and current.pk == now.pk:
            return now
        return _use(_Visit(actor, held, current, False, at), now)


def _use(visit: _Visit, filing: Filing) -> Filing:
    visit.make_room()
    name = "use_again" if filing.checked_at else "read_again"
    move(filing, name, workflow=FILING, actor=visit.actor, holds=visit.holds, at=visit.at)
    if filing.checked_at:
        enqueue(dispatch.RECHECK_FILING, at=visit.at, filing_id=str(filing.pk))
    else:
        _ask_to_read(filing, visit.at)
    visit.note(filing, "use_filing")
    return filing


@transaction.atomic
def read_again(*, actor: User, filing: Filing, at: datetime) -> Filing:
    """Đọc lại a file that could not be read, after its columns were mapped or the trouble has passed."""
    held = take(actor=actor, declaration_id=filing.declaration_id, at=at)
    now = Filing.objects.select_related("file").get(pk=filing.pk)
    if now.file is None:
        raise DomainError(NOT_A_FILE)
    holds = allow(actor=actor, declaration=held, at=at)
    move(now, "read_again", workflow=FILING, actor=actor, holds=holds, at=at, fault=None, done=0, total=0)
    _ask_to_read(now, at)
    return now


def _ask_to_read(filing: Filing, at: datetime) -> None:
    number = filing.events.count()
    once_key = f"read:{filing.pk}:{number}"
    enqueue(dispatch.READ_FILING, at=at, once_key=once_key, filing_id=str(filing.pk))


def start_from_registry(
    *, actor: User, declaration: Declaration, at: datetime, version: int | None = None
) -> Upload:
    """Lập danh sách từ lao động đang có: the grid, and “không có thay đổi” in one press; checked at once."""
    with transaction.atomic():
        held = take(actor=actor, declaration_id=declaration.pk, at=at, version=version, is_act=False)
        visit = _Visit(actor, held, in_use(held), False, at)
        visit.make_room()
        coverage = Coverage.WHOLE if held.is_main else Coverage.CHANGES
        filing = visit.filing(kind=FilingKind.GRID, coverage=coverage)
        filing.save(force_insert=True)
        open_journal(filing, "store", actor=actor, at=at)
        visit.note(filing, "upload")
        reading.fill_from_registry(filing, at=at)
    return Upload(filing, NEW)


def preview(*, filing: Filing) -> Preview:
    """Xem trước tệp bảng lương, for the page where its columns are mapped; raises FileRefused."""
    if filing.file is None:
        raise DomainError(NOT_A_FILE)
    return sandbox.preview(path_of(filing.file.pk), name=filing.file.name)


@transaction.atomic
def save_mapping(
    *, actor: User, organisation: Organisation, columns: dict[str, str], at: datetime, sheet: str = ""
) -> ColumnMapping:
    """Lưu cách ghép cột of an employer: cell name → header text."""
    _may_file_for(actor, organisation, at)
    kept = {cell: title for cell, title in columns.items() if cell in CELL_INDEX and title}
    if any(cell not in kept for cell in MUST_MAP):
        raise DomainError(COLUMN_NEEDED, field="wage" if "full_name" in kept else "full_name")
    if not {"si_number", "citizen_number", "employee_code"} & set(kept):
        raise DomainError(NUMBER_NEEDED, field="citizen_number")
    facts: dict[str, Any] = {"columns": kept, "sheet": sheet, "saved_by": actor, "saved_at": at}
    mapping, _ = ColumnMapping.objects.update_or_create(organisation=organisation, defaults=facts)
    return mapping


def _may_file_for(actor: User, organisation: Organisation, at: datetime) -> None:
    probe = Declaration(organisation=organisation)
    probe.agency_id = organisation.agency_id
    if not allow(actor=actor, declaration=probe, at=at):
        raise NotAllowed(gettext_noop("Tài khoản của bạn không kê khai được cho đơn vị này."))


@transaction.atomic
def request_marked_file(*, actor: User, filing: Filing, at: datetime) -> None:
    """Yêu cầu tệp đánh dấu lỗi: a worker makes it for the lines as they stand now."""
    held = take(actor=actor, declaration_id=filing.declaration_id, at=at, is_act=False)
    now = checked(filing)
    if now.file is None:
        raise DomainError(NOT_A_FILE)
    if now.kind == FilingKind.D02_TS_XML:
        raise WrongState(XML_NOT_MARKED, code="xml_not_marked")
    once_key = f"mark:{now.pk}:{held.version}"
    enqueue(dispatch.MARK_FILE, at=at, once_key=once_key, filing_id=str(now.pk), version=held.version)


def _digest(content: bytes | IO[bytes]) -> str:
    """SHA-256 of the bytes; refuses nothing and too much before anything is stored."""
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(content):
        digest.update(chunk)
        size += len(chunk)
        if size > READING.file_bytes:
            raise FileRefused("too_large", size=-(-size // MEGABYTE), limit=READING.file_bytes // MEGABYTE)
    if size == 0:
        raise FileRefused("empty_file")
    return digest.hexdigest()


def _chunks(content: bytes | IO[bytes]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    content.seek(0)
    read: Callable[[], bytes] = lambda: content.read(_CHUNK)  # noqa: E731
    yield from iter(read, b"")
    content.seek(0)
