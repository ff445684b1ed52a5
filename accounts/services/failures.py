"""Việc không làm được: an administrator lets it be tried again, after what was wrong is mended."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.access import posting_of, staff_powers
from accounts.enums import Look, MailState, WorkState
from accounts.models import MailMessage, OutboxWork, User
from accounts.services.outbox import nudge
from accounts.services.records import audit
from vssportal.kernel.errors import Missing, NotAllowed, WrongState, gettext_noop

NO_MANAGE = gettext_noop("Tài khoản của bạn không có quyền chạy lại việc này.")
NO_WORK = gettext_noop("Không tìm thấy việc này.")
NOT_FAILED = gettext_noop("Việc này không ở trạng thái không làm được. Hãy tải lại trang.")


@transaction.atomic
def run_again(*, actor: User, work_id: int, at: datetime) -> OutboxWork:
    """Chạy lại: attempts begin anew; of two who press at once one gets WrongState."""
    _may_manage(actor, timezone.localdate(at))
    work = OutboxWork.objects.select_for_update().filter(pk=work_id).first()
    if work is None:
        raise Missing(NO_WORK)
    if work.state != WorkState.FAILED:
        raise WrongState(NOT_FAILED)
    OutboxWork.objects.filter(pk=work.pk).update(
        state=WorkState.WAITING, attempts=0, run_after=at, nudged_at=at, done_at=None
    )
    audit(actor=actor, look=Look.ACT, subject=work, at=at, facts={"act": "run_again", "name": work.name})
    transaction.on_commit(lambda: nudge(work.pk, work.queue))
    return work


@transaction.atomic
def send_again(*, actor: User, mail_id: int, at: datetime) -> OutboxWork:
    """Gửi lại thư that could not be sent: the mail waits again, and so does the work that sends it."""
    _may_manage(actor, timezone.localdate(at))
    changed = MailMessage.objects.filter(pk=mail_id, state=MailState.FAILED).update(
        state=MailState.WAITING, sent_at=None
    )
    work = OutboxWork.objects.filter(once_key=f"mail:{mail_id}").first()
    if work is None:
        raise Missing(NO_WORK)
    if changed != 1:
        raise WrongState(NOT_FAILED)
    return run_again(actor=actor, work_id=work.pk, at=at)


def _may_manage(actor: User, day: date) -> None:
    posting = posting_of(actor, day)
    if posting is None or "accounts.manage" not in staff_powers(actor, posting.agency, day):
        raise NotAllowed(NO_MANAGE)
