"""Doors of Celery on the outbox; everything else that is done later is a handler behind them."""

from celery import shared_task
from django.utils import timezone

from accounts.services import inbox, outbox
from vssportal import dispatch

outbox.handles(dispatch.SEND_MAIL, ended=inbox.mail_failed)(inbox.deliver_mail)


@shared_task(name=outbox.TASK)
def run_work(pk: int) -> str:
    """Work one outbox row."""
    return outbox.run(pk, at=timezone.now())


@shared_task(name="accounts.sweep")
def sweep() -> int:
    """Find rows the queue forgot."""
    return outbox.sweep(at=timezone.now())
