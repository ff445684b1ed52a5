"""Giữ tờ khai: lock, permission and version, the same at the start of every act of an employer's user."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from accounts.access import powers
from accounts.models import User
from contributions.enums import FilingState
from contributions.models import Declaration, Filing
from contributions.workflow import FILE
from vssportal.kernel.errors import Missing, NotAllowed, Stale, WrongState, gettext_noop

CLOSED = gettext_noop("Tờ khai kỳ {period} đã nộp nên không sửa được nữa.")
CHANGED = gettext_noop("Tờ khai vừa được người khác sửa. Tải lại trang để xem bản mới nhất.")
NOT_YOURS = gettext_noop("Tài khoản của bạn chưa được phân quyền kê khai cho đơn vị này.")
NOT_CHECKED = gettext_noop("Tệp chưa kiểm tra xong. Đợi một lát rồi tải lại trang.")
NOT_IN_USE = gettext_noop("Tệp này đã để riêng. Chọn dùng tệp này rồi sửa.")
NO_LINE = gettext_noop("Không có dòng {number} trong tệp này.")


def holds(*, actor: User, declaration: Declaration, at: datetime) -> Collection[str]:
    """Quyền of the actor over the declaration, today."""
    return powers(actor, declaration, timezone.localdate(at))


def allow(*, actor: User, declaration: Declaration, at: datetime) -> Collection[str]:
    """NotAllowed unless the actor may file for the employer."""
    held = holds(actor=actor, declaration=declaration, at=at)
    if FILE not in held:
        raise NotAllowed(NOT_YOURS)
    return held


def take(
    *, actor: User, declaration_id: UUID, at: datetime, version: int | None = None, is_act: bool = True
) -> Declaration:
    """Khóa tờ khai until the transaction ends; refuses strangers, closed declarations and stale versions.

    An act raises the version. ``version`` None: the caller does not know one (a program, or one line's act
    that has a version of its own).
    """
    found = Declaration.objects.select_related("organisation", "agency").select_for_update(of=("self",))
    declaration = found.filter(pk=declaration_id).first()
    if declaration is None:
        raise Missing(gettext_noop("Không tìm thấy tờ khai."))
    allow(actor=actor, declaration=declaration, at=at)
    if not declaration.is_open:
        raise WrongState(CLOSED, code="closed", period=declaration.period.pretty)
    if version is not None and version != declaration.version:
        raise Stale(CHANGED)
    if is_act:
        touch(declaration)
    return declaration


def touch(declaration: Declaration) -> None:
    """Nâng phiên bản."""
    Declaration.objects.filter(pk=declaration.pk).update(version=F("version") + 1)
    declaration.version += 1


def in_use(declaration: Declaration) -> Filing | None:
    """The filing in use under a locked declaration."""
    return Filing.objects.in_use().filter(declaration=declaration).select_related("file").first()


def checked(filing: Filing) -> Filing:
    """The filing as it stands now; WrongState unless it is in use and checked."""
    now = Filing.objects.select_related("file").get(pk=filing.pk)
    if now.state == FilingState.SET_ASIDE:
        raise WrongState(NOT_IN_USE, code="not_in_use")
    if now.state != FilingState.CHECKED:
        raise WrongState(NOT_CHECKED, code="not_checked")
    return now
