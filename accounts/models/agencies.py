"""Cơ quan BHXH: the tree of central, provincial and local offices, and who is posted where."""

from datetime import date

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import AgencyLevel, Duty
from accounts.models.guards import no_delete, row_history


class AgencyQuerySet(models.QuerySet["Agency"]):
    def within(self, agency: "Agency") -> "AgencyQuerySet":
        """The agency itself and every office below it."""
        return self.filter(path__startswith=agency.path)


@pghistory.track(*row_history())
class Agency(models.Model):
    """Cơ quan BHXH.

    ``code`` has five digits; ``path`` is the codes from the centre down, each ended by a slash, so that a
    prefix finds everything below.
    """

    code = models.CharField(_("mã cơ quan"), max_length=5, unique=True)
    name = models.CharField(_("tên cơ quan"), max_length=200)
    level = models.CharField(_("cấp"), max_length=12, choices=AgencyLevel)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="offices")
    path = models.CharField(max_length=40, unique=True)
    province_code = models.CharField(_("tỉnh, thành phố"), max_length=2, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("cơ quan BHXH")
        verbose_name_plural = _("cơ quan BHXH")
        ordering = ("code",)
        triggers = (no_delete(),)
        constraints = (
            models.CheckConstraint(
                name="agency_centre_has_no_parent",
                condition=Q(level="central", parent__isnull=True)
                | (~Q(level="central") & Q(parent__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.name


class PostingQuerySet(models.QuerySet["Posting"]):
    def on(self, day: date) -> "PostingQuerySet":
        """Postings that run on ``day``."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


@pghistory.track(*row_history())
class Posting(models.Model):
    """Phân công: an officer serves at an agency with a duty, from a day to a day (included)."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="postings")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="postings")
    duty = models.CharField(_("nhiệm vụ"), max_length=16, choices=Duty)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("phân công")
        verbose_name_plural = _("phân công")
        ordering = ("-since", "pk")
        triggers = (no_delete(),)
        constraints = (
            models.UniqueConstraint(fields=["user", "agency", "duty", "since"], name="posting_once"),
            models.CheckConstraint(
                name="posting_ends_after_start",
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_duty_display()} · {self.agency}"
