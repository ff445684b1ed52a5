"""Hồ sơ nháp: answers that survive sign-out, a dead session and weeks."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.catalogue import Procedure, procedure_of
from vssportal.kernel.codes import uuid7


class DraftQuerySet(models.QuerySet["Draft"]):
    def open_on(self, day: date) -> "DraftQuerySet":
        """Neither submitted nor expired."""
        return self.filter(submitted_at__isnull=True, expires_on__gte=day)

    def expired_before(self, day: date) -> "DraftQuerySet":
        return self.filter(submitted_at__isnull=True, expires_on__lt=day)


class Draft(models.Model):
    """Hồ sơ nháp of one person for one procedure; ``answers`` are flat JSON (claims.catalogue.maternity).

    ``version`` rises with every save: a page that shows an older one is refused, so two windows never
    overwrite each other unseen. ``expires_on`` is the last day it is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="drafts")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="drafts")
    procedure = models.CharField(_("thủ tục"), max_length=40)
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(_("bắt đầu lúc"))
    saved_at = models.DateTimeField(_("lưu lúc"))
    expires_on = models.DateField(_("giữ đến hết ngày"))
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("hồ sơ nháp")
        verbose_name_plural = _("hồ sơ nháp")
        ordering = ("-saved_at", "-pk")
        indexes = (
            models.Index(fields=["person", "-saved_at"], name="draft_person"),
            models.Index(fields=["expires_on"], condition=Q(submitted_at__isnull=True), name="draft_expiry"),
        )

    def __str__(self) -> str:
        return self.short_code

    @property
    def short_code(self) -> str:
        """Mã nháp to read on the phone: N-261119-08812."""
        return f"N-{self.started_at:%y%m%d}-{self.pk.int % 100_000:05d}"

    @property
    def spec(self) -> Procedure:
        return procedure_of(self.procedure)
