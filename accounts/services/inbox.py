"""Báo tin: a notice inside the portal and an e-mail that says only that there is one."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import MailState
from accounts.models import MailMessage, Notice, Organisation, User
from accounts.services.outbox import enqueue
from vssportal import dispatch


@transaction.atomic
def notify(
    *,
    user: User,
    title: str,
    cause: str,
    at: datetime,
    body: str = "",
    url: str = "",
    params: dict[str, Any] | None = None,
    organisation: Organisation | None = None,
    action_needed: bool = False,
) -> None:
    """Báo tin cho một người, once per ``cause``; ``title`` and ``body`` are Vietnamese templates.

    The e-mail carries the title and the portal's address, nothing of the body: no amount, no number.
    """
    notice = Notice(
        user=user,
        organisation=organisation,
        title=title,
        body=body,
        params=params or {},
        url=url,
        cause=cause,
        is_action_needed=action_needed,
        created_at=at,
    )
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    with translation.override(user.language):
        subject = _(title).format(**(params or {}))
        text = _(
            "{title}.\n\nMở hộp thư trên cổng để xem: {address}\n\nThư này gửi tự động, bạn không cần trả lời."
        ).format(title=subject, address=settings.PUBLIC_URL + url)
    send_mail(to=user.email, subject=subject, text=text, cause=f"notice:{cause}:{user.pk}", at=at)


def send_mail(*, to: str, subject: str, text: str, cause: str, at: datetime, secret: bool = False) -> None:
    """Gửi thư: the row now, the sending later by a worker; the same ``cause`` is sent once.

    A ``secret`` text (a sign-in code) is wiped from the row once it has gone.
    """
    row = MailMessage(to=to, subject=subject[:200], text=text, cause=cause, created_at=at, is_secret=secret)
    MailMessage.objects.bulk_create([row], ignore_conflicts=True)
    mail_id = MailMessage.objects.values_list("pk", flat=True).get(cause=cause)
    enqueue(dispatch.SEND_MAIL, at=at, once_key=f"mail:{mail_id}", mail_id=mail_id)


def deliver_mail(*, mail_id: int, at: datetime) -> None:
    """Chuyển thư to the mail server. The message id is made from the row, so a repeat shows as the same mail."""
    with transaction.atomic():
        row = MailMessage.objects.select_for_update().get(pk=mail_id)
        if row.state == MailState.SENT:
            return
        headers = {"Message-ID": f"<vss-{row.pk}-{int(row.created_at.timestamp())}@{settings.MAIL_DOMAIN}>"}
        EmailMessage(row.subject, row.text, settings.DEFAULT_FROM_EMAIL, [row.to], headers=headers).send()
        row.state, row.sent_at = MailState.SENT, at
        if row.is_secret and not settings.DEMO_WORLD:
            row.text = ""
        row.save(update_fields=["state", "sent_at", "text"])


def mail_failed(*, mail_id: int, at: datetime) -> None:
    """The last attempt failed; the row says so to whoever looks after mail."""
    MailMessage.objects.filter(pk=mail_id, state=MailState.WAITING).update(state=MailState.FAILED, sent_at=at)


def mark_read(*, user: User, notice_ids: list[int], at: datetime) -> int:
    """Đánh dấu đã đọc; how many were unread."""
    return Notice.objects.filter(user=user, pk__in=notice_ids, read_at__isnull=True).update(read_at=at)
