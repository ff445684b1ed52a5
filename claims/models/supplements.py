"""Yêu cầu bổ sung: what is missing, why, an example, until when; while it is open the clock stands still."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.guards import no_delete
from claims.models.dossiers import Dossier
from vssportal.kernel.calendar import Pause


class SupplementRequestQuerySet(models.QuerySet["SupplementRequest"]):
    def open(self) -> "SupplementRequestQuerySet":
        return self.filter(ended_at__isnull=True)


class SupplementRequest(models.Model):
    """Yêu cầu bổ sung; ``asked`` is a list of {what, why, example, kind}. Ends answered or closed unanswered."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="requests")
    number = models.PositiveSmallIntegerField()
    asked = models.JSONField()
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    due_on = models.DateField(_("hạn bổ sung"))
    answer = models.TextField(_("trả lời"), blank=True)
    is_answered = models.BooleanField(default=False)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)

    objects = SupplementRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        verbose_name_plural = _("yêu cầu bổ sung")
        ordering = ("dossier", "number")
        triggers = (no_delete(),)
        constraints = (
            models.UniqueConstraint(fields=["dossier", "number"], name="supplement_request_number"),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(ended_at__isnull=True), name="supplement_request_one_open"
            ),
            models.CheckConstraint(
                name="supplement_request_answered_has_moment",
                condition=Q(is_answered=False) | Q(ended_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier} #{self.number}"

    @property
    def pause(self) -> Pause:
        """Thời gian dừng tính, in days of Viet Nam."""
        return Pause(local_day(self.asked_at), local_day(self.ended_at) if self.ended_at else None)


def local_day(moment: object) -> date:
    """The day of a moment in Viet Nam."""
    return timezone.localdate(moment)  # type: ignore[arg-type]
