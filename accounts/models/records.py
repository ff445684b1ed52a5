"""Hồ sơ điện tử: stored files, journals, the audit, keys against doing twice, work that waits."""

import hashlib
import json
import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Look, WorkState
from accounts.models.guards import append_only, no_delete
from vssportal.kernel.codes import uuid7


class StoredFile(models.Model):
    """Tệp đã lưu: bytes as they came, on disk under the id; who may open it follows person, organisation, agency.

    ``sha256`` is of the bytes; ``media_type`` was sniffed from them, never taken from the sender.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("tên tệp"), max_length=200)
    media_type = models.CharField(_("loại tệp"), max_length=100)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    sha256 = models.CharField(max_length=64)
    purpose = models.CharField(max_length=40)
    uploaded_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="stored_files")
    person = models.ForeignKey("accounts.Person", models.PROTECT, null=True, related_name="stored_files")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, null=True, related_name="stored_files"
    )
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="stored_files")
    stored_at = models.DateTimeField(_("lưu lúc"))

    class Meta:
        verbose_name = _("tệp đã lưu")
        verbose_name_plural = _("tệp đã lưu")
        ordering = ("-stored_at", "pk")
        triggers = (append_only(),)

    def __str__(self) -> str:
        return self.name


class StateEvent(models.Model):
    """Dòng nhật ký of one subject; each subject has its own table with ``subject``, related name ``events``.

    ``chain`` is SHA-256 over the line before and this line, so that a changed, dropped or reordered line shows.
    """

    number = models.PositiveIntegerField(_("số thứ tự"))
    transition = models.CharField(_("bước"), max_length=40)
    from_state = models.CharField(max_length=24, blank=True)
    to_state = models.CharField(max_length=24, blank=True)
    actor = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", verbose_name=_("người làm")
    )
    actor_kind = models.CharField(max_length=12, default="person")
    note = models.TextField(_("ghi chú"), blank=True)
    facts = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("lúc"))
    chain = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.transition}"

    def link(self, before: str) -> str:
        """The chain value of this line after ``before``."""
        content = [
            before,
            self.number,
            self.transition,
            self.from_state,
            self.to_state,
            self.actor_id,
            self.actor_kind,
        ]
        content += [self.note, self.facts, _utc(self.at)]
        plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()


def _utc(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


class AuditEntry(models.Model):
    """Nhật ký truy cập: who looked at or touched whose record, when, why; a citizen can read the lines on oneself."""

    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="audit_entries")
    look = models.CharField(max_length=8, choices=Look)
    subject = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=60)
    person = models.ForeignKey("accounts.Person", models.PROTECT, null=True, related_name="audit_entries")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, null=True, related_name="audit_entries"
    )
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="audit_entries")
    purpose = models.CharField(_("mục đích"), max_length=200, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("dòng nhật ký truy cập")
        verbose_name_plural = _("nhật ký truy cập")
        ordering = ("-at", "-pk")
        triggers = (append_only(),)
        indexes = (
            models.Index(fields=["person", "-at"], name="audit_person"),
            models.Index(fields=["subject", "subject_key"], name="audit_subject"),
        )

    def __str__(self) -> str:
        return f"{self.look} {self.subject} {self.subject_key}"


class IdempotencyKey(models.Model):
    """Khóa chống làm hai lần: the same actor, act and key gives the first answer again."""

    actor = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["actor", "act", "key"], name="idempotency_once"),)

    def __str__(self) -> str:
        return f"{self.act} {self.key}"


class WorkQuerySet(models.QuerySet["OutboxWork"]):
    def due(self, at: datetime) -> "WorkQuerySet":
        """Rows that wait and whose time has come."""
        return self.filter(state=WorkState.WAITING, run_after__lte=at)


class OutboxWork(models.Model):
    """Việc chờ làm: one row of durable work, written in the transaction of the act that needs it.

    The row is the truth, the queue only a nudge. While a worker runs it, it holds an advisory lock on the
    row's number: when the worker dies, the database drops the lock and the sweeper finds the row again.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=60)
    queue = models.CharField(max_length=16)
    args = models.JSONField(default=dict)
    once_key = models.CharField(max_length=120, null=True, unique=True)  # noqa: DJ001 unique
    state = models.CharField(max_length=8, choices=WorkState, default=WorkState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_after = models.DateTimeField()
    nudged_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc chờ làm")
        verbose_name_plural = _("việc chờ làm")
        ordering = ("pk",)
        triggers = (no_delete(),)
        indexes = (
            models.Index(fields=["run_after"], condition=Q(state="waiting"), name="outbox_waiting"),
            models.Index(fields=["created_at"], condition=Q(state="failed"), name="outbox_failed"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.args}"


def new_id() -> uuid.UUID:
    """A fresh UUIDv7 for what is born at a door."""
    return uuid7()


Facts = dict[str, Any]
