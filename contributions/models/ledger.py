"""Sổ thu: what each person's month owes, and the employer's ledger of debit–credit pairs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Organisation, Person
from accounts.models.guards import append_only
from contributions.enums import Account
from contributions.models.declarations import Declaration


class MonthDue(models.Model):
    """Số phải đóng of one person for one month by one declaration; the sum over declarations is what is due.

    A correction is a further row with the difference (it may be negative). Amounts are whole đồng, by fund
    and payer, in the order of ``rules.bulk.FUND_PAYERS``.
    """

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="dues", db_index=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="dues", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="dues", db_index=False)
    province_code = models.CharField(max_length=2)
    month = models.DateField(_("tháng"))
    category = models.CharField(max_length=24)
    wage_vnd = models.BigIntegerField(_("mức lương khai"))
    base_vnd = models.BigIntegerField(_("căn cứ đóng BHXH"))
    pension_employee_vnd = models.BigIntegerField()
    pension_employer_vnd = models.BigIntegerField()
    sickness_employee_vnd = models.BigIntegerField()
    sickness_employer_vnd = models.BigIntegerField()
    accident_employer_vnd = models.BigIntegerField()
    health_employee_vnd = models.BigIntegerField()
    health_employer_vnd = models.BigIntegerField()
    unemployment_employee_vnd = models.BigIntegerField()
    unemployment_employer_vnd = models.BigIntegerField()
    booked_at = models.DateTimeField(_("ghi sổ lúc"))

    class Meta:
        verbose_name = _("số phải đóng")
        verbose_name_plural = _("số phải đóng")
        ordering = ("organisation", "month", "person", "pk")
        triggers = (append_only(),)
        indexes = (
            models.Index(fields=["person", "month"], name="due_person"),
            models.Index(fields=["organisation", "month"], name="due_organisation"),
        )
        constraints = (
            models.UniqueConstraint(fields=["declaration", "person"], name="due_once_a_declaration"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.month:%m/%Y}"


class LedgerPosting(models.Model):
    """Bút toán: one row moves ``amount_vnd`` from a debit to a credit account, so the ledger always balances.

    ``effective_month`` is the month it belongs to, ``posted_at`` when it was written. ``cause`` is unique:
    what caused a posting causes it once. A mistake is mended by a reversal, never by a change.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="ledger_postings", db_index=False
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="ledger_postings", db_index=False)
    province_code = models.CharField(max_length=2)
    declaration = models.ForeignKey(Declaration, models.PROTECT, null=True, related_name="ledger_postings")
    debit = models.CharField(_("nợ"), max_length=12, choices=Account)
    credit = models.CharField(_("có"), max_length=12, choices=Account)
    fund = models.CharField(_("quỹ"), max_length=16)
    payer = models.CharField(_("bên đóng"), max_length=16)
    amount_vnd = models.BigIntegerField(_("số tiền"))
    effective_month = models.DateField(_("tháng"))
    cause = models.CharField(max_length=120, unique=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversal")
    posted_at = models.DateTimeField(_("ghi sổ lúc"))

    class Meta:
        verbose_name = _("bút toán")
        verbose_name_plural = _("bút toán")
        ordering = ("organisation", "posted_at", "pk")
        triggers = (append_only(),)
        indexes = (
            models.Index(fields=["organisation", "effective_month"], name="posting_organisation"),
            models.Index(fields=["agency", "effective_month"], name="posting_agency"),
        )
        constraints = (
            models.CheckConstraint(name="posting_amount_positive", condition=Q(amount_vnd__gt=0)),
            models.CheckConstraint(name="posting_two_accounts", condition=~Q(debit=F("credit"))),
        )

    def __str__(self) -> str:
        return self.cause
