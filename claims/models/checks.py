"""Kiểm tra tự động, bảng tính, và điều đọc được trên giấy tờ: facts that are added to and never changed."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.guards import append_only
from claims.models.dossiers import Dossier
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.worksheet import Worksheet


class CheckResult(models.Model):
    """Kết quả một kiểm tra in one run: code, level, Vietnamese sentence with its places, article."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="checks")
    run = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    level = models.CharField(max_length=16)
    template = models.TextField()
    params = models.JSONField(default=dict)
    basis = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("kết quả kiểm tra")
        verbose_name_plural = _("kết quả kiểm tra")
        ordering = ("dossier", "run", "place")
        triggers = (append_only(),)
        constraints = (
            models.UniqueConstraint(fields=["dossier", "run", "place"], name="check_result_place"),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def finding(self) -> Finding:
        return Finding(Level(self.level), self.code, self.template, self.basis, self.params)

    @property
    def is_passed(self) -> bool:
        return self.level in (Level.PASSED, Level.NOTICE)


class CheckOverride(models.Model):
    """Bỏ qua kiểm tra: an officer answers for a check that did not pass, with the reason."""

    check_result = models.OneToOneField(CheckResult, models.PROTECT, related_name="override")
    actor = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reason = models.TextField(_("lý do"))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("kiểm tra được bỏ qua")
        verbose_name_plural = _("kiểm tra được bỏ qua")
        ordering = ("pk",)
        triggers = (append_only(),)
        constraints = (
            models.CheckConstraint(name="check_override_has_reason", condition=~models.Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.check_result} · {self.actor}"


class PaperReading(models.Model):
    """Đọc từ giấy tờ: what an officer read on a paper for one answer."""

    document = models.ForeignKey("claims.Document", models.PROTECT, related_name="readings")
    field = models.CharField(max_length=40)
    value = models.JSONField()
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("điều đọc từ giấy tờ")
        verbose_name_plural = _("điều đọc từ giấy tờ")
        ordering = ("pk",)
        triggers = (append_only(),)

    def __str__(self) -> str:
        return self.field


class Calculation(models.Model):
    """Bảng tính đã lưu: never changed; a recalculation is a new row that points to the one it replaces."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="calculations")
    number = models.PositiveSmallIntegerField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    worksheet = models.JSONField()
    total_vnd = models.BigIntegerField(_("số tiền"))
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bảng tính")
        verbose_name_plural = _("bảng tính")
        ordering = ("dossier", "number")
        triggers = (append_only(),)
        constraints = (
            models.UniqueConstraint(fields=["dossier", "number"], name="calculation_number"),
            models.CheckConstraint(
                name="calculation_replaces_from_second",
                condition=models.Q(number=1, replaces__isnull=True)
                | models.Q(number__gt=1, replaces__isnull=False),
            ),
            models.CheckConstraint(name="calculation_not_negative", condition=models.Q(total_vnd__gte=0)),
        )

    def __str__(self) -> str:
        return f"{self.dossier} #{self.number}"

    @property
    def sheet(self) -> Worksheet:
        stored: dict[str, Any] = self.worksheet
        return Worksheet.from_json(stored)
