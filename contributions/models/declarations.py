"""Tờ khai của đơn vị: one a month, its journal, its receipt."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Organisation, StateEvent, User
from accounts.models.guards import append_only, no_delete
from contributions.enums import DeclarationState
from vssportal.kernel.codes import uuid7
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    def within(self, agency: Agency) -> "DeclarationQuerySet":
        """Declarations an officer of ``agency`` may see."""
        return self.filter(agency__path__startswith=agency.path)

    def of_month(self, month: Month) -> "DeclarationQuerySet":
        return self.filter(month=month.first)


class Declaration(models.Model):
    """Tờ khai một kỳ of one employer; ``sequence`` 1 is the main one, higher ones are supplements.

    ``version`` rises with every act on the declaration or on what hangs under it; a page sends back the
    version it showed and is refused when somebody acted in between.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="declarations", verbose_name=_("đơn vị")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="declarations", verbose_name=_("cơ quan tiếp nhận")
    )
    province_code = models.CharField(max_length=2)
    month = models.DateField(_("kỳ"))
    sequence = models.PositiveSmallIntegerField(_("lần"), default=1)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=DeclarationState, default=DeclarationState.DRAFT
    )
    version = models.PositiveIntegerField(default=1)
    reason = models.TextField(_("lý do kê khai bổ sung"), blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="declarations_opened")
    opened_at = models.DateTimeField(_("mở lúc"))
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="declarations_submitted")
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True)
    decided_at = models.DateTimeField(_("có kết quả lúc"), null=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("tờ khai")
        verbose_name_plural = _("tờ khai")
        ordering = ("-month", "-sequence", "pk")
        triggers = (no_delete(),)
        indexes = (models.Index(fields=["agency", "state", "-submitted_at"], name="declaration_agency"),)
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "month", "sequence"], name="declaration_once_a_month"
            ),
            models.UniqueConstraint(
                fields=["organisation", "month"],
                condition=~Q(state=DeclarationState.ACCEPTED),
                name="declaration_one_open_a_month",
            ),
            models.CheckConstraint(
                name="declaration_state_known", condition=Q(state__in=DeclarationState.values)
            ),
            models.CheckConstraint(
                name="declaration_submitted_has_sender",
                condition=Q(state=DeclarationState.DRAFT)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="declaration_decided_has_time",
                condition=~Q(state__in=[DeclarationState.ACCEPTED, DeclarationState.RETURNED])
                | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(name="declaration_month_is_first", condition=Q(month__day=1)),
        )

    def __str__(self) -> str:
        return f"{self.period.pretty} · {self.organisation}"

    @property
    def period(self) -> Month:
        """Kỳ kê khai as a month."""
        return Month.of(self.month)

    @property
    def is_main(self) -> bool:
        return self.sequence == 1

    @property
    def slug(self) -> str:
        """Its name in addresses: 2026-11, and 2026-11-2 for the month's second one."""
        return str(self.period) if self.is_main else f"{self.period}-{self.sequence}"

    @property
    def is_open(self) -> bool:
        """Whether the employer may still change it."""
        return self.state in (DeclarationState.DRAFT, DeclarationState.RETURNED)


class DeclarationEvent(StateEvent):
    """Nhật ký của tờ khai."""

    subject = models.ForeignKey(Declaration, models.PROTECT, related_name="events")

    class Meta(StateEvent.Meta):
        verbose_name = _("dòng nhật ký tờ khai")
        verbose_name_plural = _("nhật ký tờ khai")
        triggers = (append_only(),)
        constraints = (models.UniqueConstraint(fields=["subject", "number"], name="declaration_event_once"),)


class FilingSerial(models.Model):
    """Số thứ tự tiếp nhận of an agency in a year."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="filing_serials")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "year"], name="filing_serial_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.year}: {self.last}"


class Receipt(models.Model):
    """Giấy tiếp nhận: what was received, when, with which hash and totals, and the promised day.

    One a submission: a declaration that was returned and submitted again has another. ``digest`` is SHA-256
    of the priced lines, ``file_sha256`` of the file as it came ("" when nothing was uploaded).
    """

    number = models.CharField(_("số tiếp nhận"), max_length=40, unique=True)
    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="receipts")
    filing = models.ForeignKey("contributions.Filing", models.PROTECT, related_name="receipts")
    version = models.PositiveIntegerField()
    file_sha256 = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    headcount = models.PositiveIntegerField(_("số người"))
    payroll_vnd = models.BigIntegerField(_("quỹ lương"))
    total_vnd = models.BigIntegerField(_("số tiền phải đóng"))
    totals = models.JSONField()
    promised_on = models.DateField(_("hẹn trả kết quả"))
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("nộp lúc"))

    class Meta:
        verbose_name = _("giấy tiếp nhận")
        verbose_name_plural = _("giấy tiếp nhận")
        ordering = ("-submitted_at", "-pk")
        triggers = (append_only(),)
        constraints = (
            models.UniqueConstraint(fields=["declaration", "version"], name="receipt_once_a_submission"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def worksheet(self) -> Worksheet:
        """Bảng tính of the totals as it stood when submitted."""
        return Worksheet.from_json(self.totals)
