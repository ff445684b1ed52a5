"""Phân công cán bộ: who serves where with which duty, from when to when; by an administrator, never for oneself."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.access import staff_powers
from accounts.enums import Duty, Look
from accounts.models import Agency, Posting, User
from accounts.services.records import audit
from vssportal.kernel.errors import DomainError, Missing, NotAllowed, WrongState, gettext_noop

NO_MANAGE = gettext_noop("Tài khoản của bạn không có quyền phân công cán bộ.")
NO_USER = gettext_noop("Không tìm thấy tài khoản này.")
NO_AGENCY = gettext_noop("Không tìm thấy cơ quan này.")
NO_POSTING = gettext_noop("Không tìm thấy phân công này.")
ONESELF = gettext_noop("Người khác phải phân công cho bạn.")
UNKNOWN_DUTY = gettext_noop("Chọn nhiệm vụ.")
INACTIVE = gettext_noop("Tài khoản này đã đóng. Mở lại trước khi phân công.")
THERE_ALREADY = gettext_noop("{name} đang giữ nhiệm vụ này tại {agency}.")
ENDED_ALREADY = gettext_noop("Phân công này đã kết thúc ngày {day}.")
ENDS_BEFORE = gettext_noop("Ngày kết thúc không được trước ngày bắt đầu {day}.")
ENDS_IN_PAST = gettext_noop("Ngày kết thúc không được trước hôm qua.")


@transaction.atomic
def appoint(*, actor: User, user_id: int, agency_id: int, duty: str, since: date, at: datetime) -> Posting:
    """Phân công from ``since``; refused for oneself, for a closed account, and when it runs already."""
    agency = Agency.objects.filter(pk=agency_id).first()
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if agency is None or user is None:
        raise DomainError(
            NO_AGENCY if agency is None else NO_USER, field="agency" if agency is None else "email"
        )
    _may_manage(actor, agency, user, at)
    if duty not in Duty.values:
        raise DomainError(UNKNOWN_DUTY, field="duty")
    if not user.is_active:
        raise DomainError(INACTIVE, field="email")
    same = Posting.objects.filter(user=user, agency=agency, duty=duty)
    if same.on(since).exists() or same.filter(since__gte=since).exists():
        raise DomainError(
            THERE_ALREADY, code="there_already", field="duty", name=user.full_name, agency=agency.name
        )
    posting = Posting.objects.create(user=user, agency=agency, duty=duty, since=since)
    User.objects.filter(pk=user.pk, is_staff=False).update(is_staff=True)
    _log(posting, "appoint", actor, at)
    return posting


@transaction.atomic
def end_posting(*, actor: User, posting_id: int, until: date, at: datetime) -> Posting:
    """Kết thúc phân công: ``until`` is the last day; yesterday ends it at once."""
    posting = (
        Posting.objects.select_for_update(of=("self",)).select_related("user", "agency").filter(pk=posting_id)
    ).first()
    if posting is None:
        raise Missing(NO_POSTING)
    _may_manage(actor, posting.agency, posting.user, at)
    today = timezone.localdate(at)
    if posting.until is not None and posting.until < today:
        raise WrongState(ENDED_ALREADY, day=f"{posting.until:%d/%m/%Y}")
    if until < posting.since:
        raise DomainError(ENDS_BEFORE, field="until", day=f"{posting.since:%d/%m/%Y}")
    if until < today - timedelta(days=1):
        raise DomainError(ENDS_IN_PAST, field="until")
    posting.until = until
    posting.save(update_fields=["until"])
    _log(posting, "end_posting", actor, at)
    return posting


def _may_manage(actor: User, agency: Agency, user: User, at: datetime) -> None:
    if "accounts.manage" not in staff_powers(actor, agency, timezone.localdate(at)):
        raise NotAllowed(NO_MANAGE)
    if actor.pk == user.pk:
        raise NotAllowed(ONESELF, code="oneself")


def _log(posting: Posting, act: str, actor: User, at: datetime) -> None:
    facts = {
        "act": act,
        "user": posting.user_id,
        "duty": posting.duty,
        "since": posting.since.isoformat(),
        "until": posting.until.isoformat() if posting.until else None,
    }
    audit(actor=actor, look=Look.ACT, subject=posting, at=at, facts=facts)
