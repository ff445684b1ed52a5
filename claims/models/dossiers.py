"""Hồ sơ: what was submitted, where it stands, and its journal."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, StateEvent
from accounts.models.guards import append_only, no_delete
from claims import workflow
from claims.catalogue import Procedure, procedure_of
from claims.enums import Channel, DossierState
from vssportal.kernel.codes import uuid7

OPEN = sorted(workflow.OPEN)
DECIDED = sorted(workflow.DECIDED)
IS_OPEN = Q(state__in=OPEN)

# A state that says "decided" without the decision behind it cannot be committed, whoever writes.
HAS_DECISION = """
IF NOT EXISTS (
    SELECT 1 FROM claims_decision
    WHERE dossier_id = NEW.id AND outcome = CASE NEW.state WHEN 'rejected' THEN 'refuse' ELSE 'grant' END
) THEN
    RAISE EXCEPTION 'dossier % is % without its decision', NEW.id, NEW.state USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class DossierQuerySet(models.QuerySet["Dossier"]):
    def open(self) -> "DossierQuerySet":
        return self.filter(IS_OPEN)

    def within(self, agency: Agency) -> "DossierQuerySet":
        """Dossiers of an agency and of every office below it."""
        return self.filter(agency__path__startswith=agency.path)

    def of_event(self, person_id: int, event_on: object) -> "DossierQuerySet":
        """Dossiers of one person about the same birth, visit or hand-over."""
        return self.filter(person_id=person_id, event_on=event_on)


class Dossier(models.Model):
    """Hồ sơ đề nghị hưởng.

    ``number`` has the official shape NNNNN/YYYY/agency, ``tracking_code`` is unguessable. ``answers`` are what
    counts now; a value taken from a paper instead of the declaration stands in the journal with what it
    replaced. ``event_on`` is the day of the birth or other event, ``promised_on`` the promised day as it is
    today, ``first_promised_on`` what the receipt said, ``renewed_promise_on`` the new day of an apology (the
    officers' clock keeps the old one). State is written by ``records.move`` alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(_("số hồ sơ"), max_length=40, unique=True)
    tracking_code = models.CharField(_("mã tra cứu"), max_length=24, unique=True)
    procedure = models.CharField(_("thủ tục"), max_length=40)
    kind = models.CharField(_("trường hợp"), max_length=24, blank=True)
    draft = models.OneToOneField("claims.Draft", models.PROTECT, null=True, related_name="dossier")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="dossiers")
    organisation = models.ForeignKey(
        "accounts.Organisation", models.PROTECT, null=True, related_name="dossiers"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="dossiers")
    province_code = models.CharField(max_length=2)
    channel = models.CharField(_("kênh nộp"), max_length=8, choices=Channel, default=Channel.PORTAL)
    state = models.CharField(
        _("trạng thái"), max_length=24, choices=DossierState, default=DossierState.RECEIVED
    )
    answers = models.JSONField(default=dict)
    event_on = models.DateField(_("ngày của sự kiện"), null=True)
    contact_phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="submitted_dossiers")
    submitted_at = models.DateTimeField(_("nộp lúc"))
    first_promised_on = models.DateField(_("hẹn trả lần đầu"))
    promised_on = models.DateField(_("hẹn trả"))
    assigned_to = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        related_name="assigned_dossiers",
        verbose_name=_("phụ trách"),
    )
    proposer = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        related_name="proposed_dossiers",
        verbose_name=_("người đề xuất"),
    )
    approver = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        related_name="decided_dossiers",
        verbose_name=_("người duyệt"),
    )
    check_run = models.PositiveSmallIntegerField(default=0)
    checks_passed = models.PositiveSmallIntegerField(default=0)
    checks_total = models.PositiveSmallIntegerField(default=0)
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    paid_on = models.DateField(_("chi trả ngày"), null=True)
    renewed_promise_on = models.DateField(_("hẹn lại"), null=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("hồ sơ")
        ordering = ("promised_on", "pk")
        triggers = (
            no_delete(),
            pgtrigger.Trigger(
                name="decided_has_decision",
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Q(new__state__in=DECIDED),
                func=HAS_DECISION,
            ),
        )
        indexes = (
            models.Index(fields=["agency", "state", "promised_on", "id"], name="dossier_queue"),
            models.Index(
                fields=["agency", "promised_on", "id"], condition=IS_OPEN, name="dossier_open_agency"
            ),
            models.Index(
                fields=["province_code", "promised_on", "id"], condition=IS_OPEN, name="dossier_open_province"
            ),
            models.Index(
                fields=["assigned_to", "promised_on", "id"], condition=IS_OPEN, name="dossier_open_officer"
            ),
            models.Index(
                fields=["agency", "promised_on", "id"],
                condition=IS_OPEN & Q(assigned_to__isnull=True),
                name="dossier_unassigned",
            ),
            models.Index(fields=["promised_on", "id"], condition=IS_OPEN, name="dossier_open"),
            models.Index(fields=["person", "-submitted_at"], name="dossier_person"),
        )
        constraints = (
            models.CheckConstraint(
                name="dossier_state_known", condition=Q(state__in=sorted(DossierState.values))
            ),
            models.UniqueConstraint(
                fields=["person", "procedure", "kind", "event_on"],
                condition=~Q(state__in=["withdrawn", "rejected"]) & Q(event_on__isnull=False),
                name="dossier_once_per_event",
            ),
            models.CheckConstraint(
                name="dossier_proposed_has_proposer",
                condition=~Q(state__in=["proposed", "returned_to_officer", *DECIDED])
                | Q(proposer__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_decided_has_approver",
                condition=Q(state__in=DECIDED, approver__isnull=False, decided_at__isnull=False)
                | (~Q(state__in=DECIDED) & Q(approver__isnull=True, decided_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="dossier_four_eyes",
                condition=Q(approver__isnull=True) | ~Q(approver=F("proposer")),
                violation_error_message=_("Bạn là người đề xuất nên không duyệt được hồ sơ này"),
            ),
            models.CheckConstraint(
                name="dossier_paid_has_day",
                condition=Q(state="paid", paid_on__isnull=False)
                | (~Q(state="paid") & Q(paid_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="dossier_closed_has_moment",
                condition=Q(IS_OPEN, closed_at__isnull=True) | (~IS_OPEN & Q(closed_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def spec(self) -> Procedure:
        """The catalogue's row."""
        return procedure_of(self.procedure)

    @property
    def is_open(self) -> bool:
        return self.state in workflow.OPEN


class DossierEvent(StateEvent):
    """Dòng nhật ký hồ sơ."""

    subject = models.ForeignKey(Dossier, models.PROTECT, related_name="events")

    class Meta(StateEvent.Meta):
        abstract = False
        verbose_name = _("dòng nhật ký hồ sơ")
        verbose_name_plural = _("nhật ký hồ sơ")
        triggers = (append_only(),)
        constraints = (models.UniqueConstraint(fields=["subject", "number"], name="dossier_event_number"),)


class NumberCounter(models.Model):
    """Bộ đếm số: the last number given in a series of an agency and year; counted in the act's own transaction."""

    series = models.CharField(max_length=12)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bộ đếm số")
        verbose_name_plural = _("bộ đếm số")
        ordering = ("series", "agency", "year")
        constraints = (
            models.UniqueConstraint(fields=["series", "agency", "year"], name="number_counter_once"),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"
