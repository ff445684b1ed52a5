"""Đơn vị: employers and other organisations, and who may act for them."""

from datetime import date

import pghistory
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import OrganisationKind, OrganisationRole, PayRhythm
from accounts.models.agencies import Agency
from accounts.models.guards import no_delete, row_history


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of(self, user: object, day: date) -> "OrganisationQuerySet":
        """Organisations ``user`` may act for on ``day``."""
        running = Q(representatives__until__isnull=True) | Q(representatives__until__gte=day)
        return self.filter(running, representatives__user=user, representatives__since__lte=day).distinct()

    def within(self, agency: Agency) -> "OrganisationQuerySet":
        return self.filter(agency__path__startswith=agency.path)


@pghistory.track(*row_history())
class Organisation(models.Model):
    """Đơn vị tham gia.

    ``code`` is the unit code (mã đơn vị), ``tax_code`` has 10, 13 or 12 digits, ``region`` is the wage region
    I–IV of the place of work. ``has_reduced_accident_rate`` is the approval of 0.3 % (Nghị định 58/2020,
    điều 5).
    """

    code = models.CharField(_("mã đơn vị"), max_length=20, unique=True)
    tax_code = models.CharField(_("mã số thuế"), max_length=14, unique=True)
    name = models.CharField(_("tên đơn vị"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("loại hình"), max_length=20, choices=OrganisationKind)
    industry = models.CharField(_("ngành nghề chính"), max_length=200, blank=True)
    region = models.CharField(
        _("vùng lương tối thiểu"),
        max_length=3,
        choices=[("I", "I"), ("II", "II"), ("III", "III"), ("IV", "IV")],
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="organisations", verbose_name=_("cơ quan quản lý")
    )
    street = models.CharField(_("địa chỉ"), max_length=200, blank=True)
    commune_code = models.CharField(max_length=5, blank=True)
    province_code = models.CharField(_("tỉnh, thành phố"), max_length=2)
    email = models.EmailField(_("e-mail"), max_length=200, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    head_name = models.CharField(_("người đại diện"), max_length=120, blank=True)
    pay_rhythm = models.CharField(
        _("phương thức đóng"), max_length=12, choices=PayRhythm, default=PayRhythm.MONTHLY
    )
    has_reduced_accident_rate = models.BooleanField(_("được đóng 0,3% quỹ TNLĐ-BNN"), default=False)
    started_on = models.DateField(_("tham gia từ ngày"))
    closed_on = models.DateField(_("ngừng tham gia từ ngày"), null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ("name_key", "pk")
        triggers = (no_delete(),)
        indexes = (
            models.Index(OpClass("name_key", name="varchar_pattern_ops"), name="organisation_name_key"),
        )

    def __str__(self) -> str:
        return self.name


@pghistory.track(*row_history())
class Representative(models.Model):
    """Người làm thay đơn vị, with a role, from a day to a day (included)."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="represents")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="representatives")
    role = models.CharField(_("quyền"), max_length=8, choices=OrganisationRole)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("người làm thay đơn vị")
        verbose_name_plural = _("người làm thay đơn vị")
        ordering = ("organisation", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(until__isnull=True), name="representative_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"
