"""Quan hệ lao động và quá trình đóng: who works where today, and which months were covered."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from accounts.models.guards import no_delete, row_history
from contributions.enums import ContractKind, Situation, StandingKind


class EmployerBook(models.Model):
    """Sổ của đơn vị: one row an employer, locked while its months are booked.

    ``covered_through`` is the last month with an accepted declaration: running spans reach to it and no
    further; the month after it is the next main declaration.
    """

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="contribution_book"
    )
    covered_through = models.DateField(_("đã kê khai đến tháng"), null=True)

    class Meta:
        verbose_name = _("sổ của đơn vị")
        verbose_name_plural = _("sổ của đơn vị")
        triggers = (no_delete(),)

    def __str__(self) -> str:
        return str(self.organisation_id)


class EmploymentQuerySet(models.QuerySet["Employment"]):
    def running(self) -> "EmploymentQuerySet":
        """Who has not left."""
        return self.filter(until_month__isnull=True)


# One history statement a change, not one trigger a row: a raise for ten thousand people is one update.
@pghistory.track(*row_history(), level=pghistory.Statement)
class Employment(models.Model):
    """Lao động của đơn vị: one row a person and employer while the work lasts; its changes are kept by trigger.

    ``wage_vnd`` is the declared monthly wage (before floors and ceilings), months are first-of-month dates,
    ``until_month`` the last month worked (included), None while running. ``category`` is a value of
    ``rules.categories.Category``.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="employments")
    employee_code = models.CharField(_("mã nhân viên"), max_length=40, blank=True)
    position = models.CharField(_("chức danh, nơi làm việc"), max_length=200, blank=True)
    category = models.CharField(_("đối tượng"), max_length=24)
    contract_kind = models.CharField(
        _("loại hợp đồng"), max_length=12, choices=ContractKind, blank=True, default=""
    )
    contract_on = models.DateField(_("hợp đồng có hiệu lực từ"), null=True, blank=True)
    wage_vnd = models.BigIntegerField(_("mức lương đóng"))
    situation = models.CharField(_("tình trạng"), max_length=12, choices=Situation, default=Situation.WORKING)
    facility_code = models.CharField(_("nơi khám chữa bệnh ban đầu"), max_length=5, blank=True)
    since_month = models.DateField(_("từ tháng"))
    until_month = models.DateField(_("đến hết tháng"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("lao động")
        verbose_name_plural = _("lao động")
        ordering = ("organisation", "person")
        triggers = (no_delete(),)
        indexes = (models.Index(fields=["organisation", "until_month"], name="employment_organisation"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(until_month__isnull=True),
                name="employment_one_running",
            ),
            models.CheckConstraint(
                name="employment_ends_after_start",
                condition=Q(until_month__isnull=True) | Q(until_month__gte=F("since_month")),
            ),
            models.CheckConstraint(name="employment_wage_not_negative", condition=Q(wage_vnd__gte=0)),
        )

    def __str__(self) -> str:
        return f"{self.person_id}@{self.organisation_id}"


class SpanQuerySet(models.QuerySet["ContributionSpan"]):
    def in_force(self) -> "SpanQuerySet":
        """Spans that were not replaced by a correction."""
        return self.filter(replaced_at__isnull=True)


class ContributionSpan(models.Model):
    """Quá trình đóng: a run of unchanged months of one person at one employer.

    Half-open: ``start_month`` belongs to it, ``end_month`` does not; None runs on to the employer's
    ``covered_through``. A correction sets ``replaced_at`` and writes new rows; nothing else changes but the
    closing of a running span. ``base_vnd`` is the SI base after floor and ceiling; ``funds`` are the letters
    P pension, S sickness and maternity, A accident, H health, U unemployment that were due.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="contribution_spans", db_index=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="contribution_spans", db_index=False
    )
    start_month = models.DateField(_("từ tháng"))
    end_month = models.DateField(_("đến trước tháng"), null=True)
    situation = models.CharField(max_length=12, choices=Situation, default=Situation.WORKING)
    category = models.CharField(_("đối tượng"), max_length=24)
    wage_vnd = models.BigIntegerField(_("mức lương khai"))
    base_vnd = models.BigIntegerField(_("căn cứ đóng"))
    funds = models.CharField(_("các quỹ"), max_length=5, blank=True)
    position = models.CharField(_("chức danh, nơi làm việc"), max_length=200, blank=True)
    declaration = models.ForeignKey(
        "contributions.Declaration",
        models.PROTECT,
        null=True,
        related_name="spans",
        db_index=False,
    )
    province_code = models.CharField(max_length=2)
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("quá trình đóng")
        verbose_name_plural = _("quá trình đóng")
        ordering = ("person", "start_month", "pk")
        triggers = (no_delete(),)
        indexes = (
            models.Index(fields=["person", "start_month"], name="span_person"),
            models.Index(
                fields=["organisation", "person"],
                condition=Q(end_month__isnull=True, replaced_at__isnull=True),
                name="span_running",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="span_not_empty",
                condition=Q(end_month__isnull=True) | Q(end_month__gt=F("start_month")),
            ),
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=Q(end_month__isnull=True, replaced_at__isnull=True),
                name="span_one_running",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.start_month}–{self.end_month}"


class Standing(models.Model):
    """Chế độ ngoài đơn vị: pension, unemployment benefit, voluntary or health-only membership of a person."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="standings")
    kind = models.CharField(_("loại"), max_length=12, choices=StandingKind)
    since_month = models.DateField(_("từ tháng"))
    until_month = models.DateField(_("đến hết tháng"), null=True, blank=True)

    class Meta:
        verbose_name = _("chế độ ngoài đơn vị")
        verbose_name_plural = _("chế độ ngoài đơn vị")
        ordering = ("person", "since_month")
        triggers = (no_delete(),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(until_month__isnull=True), name="standing_one_running"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"
