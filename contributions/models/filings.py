"""Tệp kê khai: a file under a declaration, the lines it became, what was found in them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person, StateEvent, StoredFile, User
from accounts.models.guards import append_only
from contributions.enums import (
    Change,
    ContractKind,
    Coverage,
    Explanation,
    FilingKind,
    FilingState,
    FindingLevel,
    FindingOrigin,
    LineOrigin,
    LineStatus,
    Situation,
)
from contributions.models.declarations import Declaration
from vssportal.kernel.codes import uuid7


class FilingQuerySet(models.QuerySet["Filing"]):
    def in_use(self) -> "FilingQuerySet":
        """Not set aside: at most one a declaration."""
        return self.exclude(state=FilingState.SET_ASIDE)


class Filing(models.Model):
    """Tệp kê khai (or a list made on the grid) under a declaration.

    ``done``/``total`` are rows read so far and to read. ``counts`` holds what the page shows in its tiles:
    rows, ok, faults, fault_rows, warnings, notices, missing, and one number for each ``Change``. ``fault``
    says why the whole file could not be read: {"code", "values"} of ``intake.faults.FileFault``; ``notices``
    is a list of the same shape. ``columns`` maps cell names to the letters (XML: elements) of the file,
    ``checked_through`` is the month the employer's book reached when the lines were compared with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="filings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="filings")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="filings")
    sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(_("loại"), max_length=12, choices=FilingKind, default=FilingKind.UNREAD)
    coverage = models.CharField(_("phạm vi"), max_length=8, choices=Coverage, default=Coverage.WHOLE)
    state = models.CharField(_("trạng thái"), max_length=12, choices=FilingState, default=FilingState.STORED)
    sheet = models.CharField(_("trang tính"), max_length=120, blank=True)
    columns = models.JSONField(default=dict)
    header_row = models.PositiveIntegerField(default=0)
    checked_through = models.DateField(null=True)
    done = models.PositiveIntegerField(_("đã đọc"), default=0)
    total = models.PositiveIntegerField(_("tổng số dòng"), default=0)
    counts = models.JSONField(default=dict)
    fault = models.JSONField(null=True)
    notices = models.JSONField(default=list)
    reads = models.PositiveSmallIntegerField(default=0)
    marked_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    marked_version = models.PositiveIntegerField(null=True)
    created_by = models.ForeignKey(User, models.PROTECT, related_name="filings")
    created_at = models.DateTimeField(_("tải lên lúc"))
    started_at = models.DateTimeField(_("bắt đầu đọc lúc"), null=True)
    checked_at = models.DateTimeField(_("kiểm tra xong lúc"), null=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp kê khai")
        verbose_name_plural = _("tệp kê khai")
        ordering = ("-created_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["declaration"],
                condition=~Q(state=FilingState.SET_ASIDE),
                name="filing_one_in_use",
            ),
            models.UniqueConstraint(
                fields=["declaration", "sha256"], condition=~Q(sha256=""), name="filing_same_bytes_once"
            ),
            models.CheckConstraint(name="filing_state_known", condition=Q(state__in=FilingState.values)),
            models.CheckConstraint(
                name="filing_failed_says_why",
                condition=~Q(state=FilingState.FAILED) | Q(fault__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The sender's file name; "" for a list made on the grid."""
        return self.file.name if self.file else ""

    @property
    def is_running(self) -> bool:
        return self.state in (FilingState.STORED, FilingState.READING)


class FilingEvent(StateEvent):
    """Nhật ký của tệp kê khai."""

    subject = models.ForeignKey(Filing, models.PROTECT, related_name="events")

    class Meta(StateEvent.Meta):
        verbose_name = _("dòng nhật ký tệp")
        verbose_name_plural = _("nhật ký tệp")
        triggers = (append_only(),)
        constraints = (models.UniqueConstraint(fields=["subject", "number"], name="filing_event_once"),)


class LineQuerySet(models.QuerySet["FilingLine"]):
    def priced(self) -> "LineQuerySet":
        """Lines that become dues or changes: everything but dropped rows."""
        return self.exclude(status=LineStatus.DROPPED)


class FilingLine(models.Model):
    """Dòng kê khai: one person of the month as read and mended.

    ``number`` is the row the sender sees; lines that came from the registry (people not in the file, or
    carried over) continue after the last row. ``wage_vnd`` is the whole declared wage of the month,
    ``pay_vnd`` and ``allowances_vnd`` the cells it was made of (``coefficients`` on the State scale).
    ``before_wage_vnd`` is the wage of the month before; ``version`` guards one line's edits.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="lines", db_index=False)
    number = models.PositiveIntegerField(_("dòng"))
    origin = models.CharField(max_length=8, choices=LineOrigin)
    status = models.CharField(_("kết quả"), max_length=8, choices=LineStatus)
    change = models.CharField(_("thay đổi"), max_length=9, choices=Change)
    situation = models.CharField(_("tình trạng"), max_length=12, choices=Situation)
    explanation = models.CharField(_("giải thích"), max_length=12, choices=Explanation, blank=True)
    explained_on = models.DateField(_("từ ngày"), null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="filing_lines", db_index=False)
    full_name = models.CharField(_("họ và tên"), max_length=200, blank=True)
    si_number = models.CharField(_("mã số BHXH"), max_length=10, blank=True)
    citizen_number = models.CharField(_("số định danh"), max_length=12, blank=True)
    employee_code = models.CharField(_("mã nhân viên"), max_length=60, blank=True)
    born_on = models.DateField(_("ngày sinh"), null=True)
    birth_precision = models.CharField(max_length=6, blank=True)
    sex = models.CharField(_("giới tính"), max_length=6, blank=True)
    position = models.CharField(_("chức danh"), max_length=200, blank=True)
    workplace = models.CharField(_("nơi làm việc"), max_length=200, blank=True)
    category = models.CharField(_("đối tượng"), max_length=24)
    pay_vnd = models.BigIntegerField(_("mức lương"), null=True)
    allowances_vnd = models.BigIntegerField(_("phụ cấp, bổ sung"), default=0)
    coefficients = models.JSONField(null=True)
    wage_vnd = models.BigIntegerField(_("mức lương đóng"), null=True)
    before_wage_vnd = models.BigIntegerField(_("mức kỳ trước"), null=True)
    contract_kind = models.CharField(_("loại hợp đồng"), max_length=12, choices=ContractKind, blank=True)
    contract_on = models.DateField(_("hợp đồng có hiệu lực từ"), null=True)
    from_month = models.DateField(_("từ tháng"), null=True)
    to_month = models.DateField(_("đến tháng"), null=True)
    facility_code = models.CharField(_("nơi khám chữa bệnh ban đầu"), max_length=120, blank=True)
    result_form = models.CharField(_("hình thức nhận kết quả"), max_length=10, blank=True)
    change_code = models.CharField(_("phương án"), max_length=2, blank=True)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng kê khai")
        verbose_name_plural = _("dòng kê khai")
        ordering = ("filing", "number")
        constraints = (models.UniqueConstraint(fields=["filing", "number"], name="line_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.full_name}"


class FilingFinding(models.Model):
    """Điều phát hiện ở một ô: row, cell name, column letter, code and what the sentence needs.

    ``text`` is the cell as typed, ``suggestion`` what it should hold ("" when none can be derived). The
    sentences are in ``rules.declaration_checks`` (origin rule, registry) and ``intake.faults`` (origin cell):
    ``selectors.sentence_of`` finds them.
    """

    filing = models.ForeignKey(Filing, models.CASCADE, related_name="findings", db_index=False)
    number = models.PositiveIntegerField(_("dòng"))
    cell = models.CharField(_("ô"), max_length=24, blank=True)
    column = models.CharField(_("cột"), max_length=40, blank=True)
    origin = models.CharField(max_length=8, choices=FindingOrigin)
    level = models.CharField(_("mức độ"), max_length=8, choices=FindingLevel)
    code = models.CharField(max_length=40)
    text = models.CharField(max_length=200, blank=True)
    suggestion = models.CharField(max_length=200, blank=True)
    params = models.JSONField(default=dict)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("điều phát hiện")
        verbose_name_plural = _("điều phát hiện")
        ordering = ("filing", "number", "pk")
        indexes = (models.Index(fields=["filing", "level", "number"], name="finding_filing"),)

    def __str__(self) -> str:
        return f"{self.number} {self.code}"


class ColumnMapping(models.Model):
    """Cách ghép cột of an employer's own payroll sheet, made once: cell name → header text."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="column_mapping")
    columns = models.JSONField()
    sheet = models.CharField(max_length=120, blank=True)
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("cách ghép cột")
        verbose_name_plural = _("cách ghép cột")

    def __str__(self) -> str:
        return str(self.organisation_id)
