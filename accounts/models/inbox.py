"""Hộp thư: notices inside the portal and e-mails that go out."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import MailState


class NoticeQuerySet(models.QuerySet["Notice"]):
    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def until(self, at: datetime) -> "NoticeQuerySet":
        return self.filter(created_at__lte=at)


class Notice(models.Model):
    """Thông báo in the inbox of one user.

    ``title`` and ``body`` are Vietnamese sentences with ``{named}`` places filled from ``params``; pages
    translate before filling. ``cause`` is unique: one notice per user and cause, however often asked.
    """

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="notices")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, null=True, related_name="notices"
    )
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    params = models.JSONField(default=dict, blank=True)
    url = models.CharField(max_length=300, blank=True)
    cause = models.CharField(max_length=120)
    is_action_needed = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering = ("-created_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["user", "cause"], name="notice_once"),)
        indexes = (models.Index(fields=["user", "-created_at"], name="notice_user"),)

    def __str__(self) -> str:
        return self.title


class MailMessage(models.Model):
    """Thư điện tử: written with the act, sent by a worker, sent once; ``cause`` is unique.

    Nothing personal stands in subject or text: no amount, no number, only what happened and where to look.
    """

    to = models.EmailField(max_length=200)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    cause = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=8, choices=MailState, default=MailState.WAITING)
    is_secret = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("thư điện tử")
        verbose_name_plural = _("thư điện tử")
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["created_at"], condition=Q(state="waiting"), name="mail_waiting"),)

    def __str__(self) -> str:
        return self.subject
