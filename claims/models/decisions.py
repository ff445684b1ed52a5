"""Đề xuất, quyết định, dòng chi trả: each written once, by two people."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.guards import append_only
from claims.enums import Outcome
from claims.models.checks import Calculation
from claims.models.dossiers import Dossier

# The decision rests on a proposal of the same dossier, and names the one who made it.
MATCHES_PROPOSAL = """
IF NOT EXISTS (
    SELECT 1 FROM claims_proposal
    WHERE id = NEW.proposal_id AND dossier_id = NEW.dossier_id AND proposed_by_id = NEW.proposer_id
) THEN
    RAISE EXCEPTION 'decision of dossier % does not follow its proposal', NEW.dossier_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Proposal(models.Model):
    """Đề xuất của người thẩm định: grant with a calculation, or refuse with reasons."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="proposals")
    outcome = models.CharField(_("đề xuất"), max_length=8, choices=Outcome)
    calculation = models.ForeignKey(Calculation, models.PROTECT, null=True, related_name="proposals")
    amount_vnd = models.BigIntegerField(_("số tiền"), default=0)
    reasons = models.TextField(_("căn cứ không đồng ý"), blank=True)
    note = models.TextField(_("ghi chú cho người duyệt"), blank=True)
    proposed_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="proposals")
    proposed_at = models.DateTimeField(_("trình lúc"))

    class Meta:
        verbose_name = _("đề xuất")
        verbose_name_plural = _("đề xuất")
        ordering = ("dossier", "pk")
        triggers = (append_only(),)
        constraints = (
            models.CheckConstraint(
                name="proposal_complete",
                condition=Q(outcome="grant", calculation__isnull=False, amount_vnd__gt=0)
                | (Q(outcome="refuse", amount_vnd=0) & ~Q(reasons="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier} · {self.get_outcome_display()}"


class Decision(models.Model):
    """Quyết định: one a dossier, for ever; the approver is never the proposer."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="decision")
    number = models.CharField(_("số quyết định"), max_length=60, unique=True)
    outcome = models.CharField(_("kết quả"), max_length=8, choices=Outcome)
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="decision")
    calculation = models.OneToOneField(Calculation, models.PROTECT, null=True, related_name="decision")
    amount_vnd = models.BigIntegerField(_("số tiền"), default=0)
    reasons = models.TextField(_("lý do"), blank=True)
    proposer = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    approver = models.ForeignKey("accounts.User", models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField(_("quyết định lúc"))

    class Meta:
        verbose_name = _("quyết định")
        verbose_name_plural = _("quyết định")
        ordering = ("-decided_at", "pk")
        triggers = (
            append_only(),
            pgtrigger.Trigger(
                name="matches_proposal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=MATCHES_PROPOSAL,
            ),
        )
        constraints = (
            models.CheckConstraint(name="decision_four_eyes", condition=~Q(approver=F("proposer"))),
            models.CheckConstraint(
                name="decision_complete",
                condition=Q(outcome="grant", calculation__isnull=False, amount_vnd__gt=0)
                | (Q(outcome="refuse", calculation__isnull=True, amount_vnd=0) & ~Q(reasons="")),
            ),
        )

    def __str__(self) -> str:
        return self.number


class PayoutLine(models.Model):
    """Dòng chi trả: what is owed by one decision and to which account, as decided; never changed, never twice."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="payout_line")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="payout_lines")
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, related_name="payout_lines")
    province_code = models.CharField(max_length=2)
    bank_code = models.CharField(_("ngân hàng"), max_length=12)
    account_number = models.CharField(_("số tài khoản"), max_length=30)
    account_holder = models.CharField(_("chủ tài khoản"), max_length=120)
    amount_vnd = models.BigIntegerField(_("số tiền"))
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("dòng chi trả")
        verbose_name_plural = _("dòng chi trả")
        ordering = ("pk",)
        triggers = (append_only(),)
        constraints = (
            models.CheckConstraint(name="payout_line_positive", condition=Q(amount_vnd__gt=0)),
            models.CheckConstraint(
                name="payout_line_has_account", condition=~Q(bank_code="") & ~Q(account_number="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.bank_code} ••• {self.account_number[-4:]}"
