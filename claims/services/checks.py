"""Kiểm tra tự động: run every check, keep the results and the worksheet, hand the dossier to an officer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.rules.authority import SYSTEM
from accounts.services.records import journal, move
from claims.enums import DossierState
from claims.models import Calculation, CheckResult, Dossier, PaperReading
from claims.selectors.load import least_loaded
from claims.services.estimates import Estimate, estimate
from claims.services.history import history_of
from claims.services.inspections import Case, findings_of
from claims.services.telling import locked, tell_citizen
from claims.workflow import DOSSIER, OPEN
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.plain import to_plain

IN_REVIEW = gettext_noop("Hồ sơ {number} đang được kiểm tra giấy tờ")
NOT_RUN = gettext_noop("Kiểm tra tự động không chạy được. Kiểm tra bằng tay trước khi trình.")


@transaction.atomic
def check_dossier(*, dossier_id: UUID | str, run: int, at: datetime) -> None:
    """Kiểm tra hồ sơ lần ``run``; does nothing when that run was done or the dossier is closed."""
    dossier = locked(UUID(str(dossier_id)))
    if dossier.check_run >= run or dossier.state not in OPEN:
        return
    run_checks(dossier, at=at)
    if dossier.state == DossierState.RECEIVED:
        _hand_over(dossier, at)


@transaction.atomic
def check_failed(*, dossier_id: UUID | str, run: int, at: datetime) -> None:
    """The last attempt failed: a person takes over, with a check that says so."""
    dossier = locked(UUID(str(dossier_id)))
    if dossier.check_run >= run or dossier.state not in OPEN:
        return
    _keep_results(dossier, [Finding(Level.NEEDS_APPROVAL, "checks.run", NOT_RUN)], at)
    if dossier.state == DossierState.RECEIVED:
        _hand_over(dossier, at)


def run_checks(dossier: Dossier, *, at: datetime) -> Estimate:
    """One run on a locked dossier: results, and a new worksheet when it differs from the last."""
    filed_on = timezone.localdate(dossier.submitted_at)
    history = history_of(dossier.person, filed_on)
    result = estimate(dossier.answers, dossier.person, filed_on, history=history)
    case = Case(dossier, history, result, _kinds(dossier), _readings(dossier))
    _keep_results(dossier, findings_of(case), at)
    _keep_calculation(dossier, result, at)
    return result


def _kinds(dossier: Dossier) -> frozenset[str]:
    return frozenset(dossier.documents.kept().values_list("kind", flat=True))


def _readings(dossier: Dossier) -> tuple[PaperReading, ...]:
    return tuple(PaperReading.objects.filter(document__dossier=dossier, document__removed_at__isnull=True))


def _keep_results(dossier: Dossier, findings: list[Finding], at: datetime) -> None:
    run = dossier.check_run + 1
    CheckResult.objects.bulk_create(
        CheckResult(
            dossier=dossier,
            run=run,
            place=place,
            code=finding.code,
            level=finding.level,
            template=finding.template,
            params=to_plain(dict(finding.params)),
            basis=finding.basis,
            at=at,
        )
        for place, finding in enumerate(findings, start=1)
    )
    passed = sum(finding.level in (Level.PASSED, Level.NOTICE) for finding in findings)
    counts = {"check_run": run, "checks_passed": passed, "checks_total": len(findings)}
    Dossier.objects.filter(pk=dossier.pk).update(**counts)
    for name, value in counts.items():
        setattr(dossier, name, value)
    facts = {"run": run, "passed": passed, "total": len(findings)}
    journal(dossier, "check", actor=None, at=at, facts=facts)


def _keep_calculation(dossier: Dossier, result: Estimate, at: datetime) -> None:
    if result.sheet is None:
        return
    last = dossier.calculations.order_by("-number").first()
    stored = result.sheet.as_json()
    if last is not None and last.worksheet == stored:
        return
    Calculation.objects.create(
        dossier=dossier,
        number=last.number + 1 if last else 1,
        replaces=last,
        worksheet=stored,
        total_vnd=0 if result.sheet.is_blocked else result.sheet.total_vnd,
        made_at=at,
    )


def _hand_over(dossier: Dossier, at: datetime) -> None:
    officer = least_loaded(dossier.agency, timezone.localdate(at))
    facts = {"officer": officer.pk} if officer else {}
    move(
        dossier,
        "start_review",
        workflow=DOSSIER,
        actor=None,
        holds=SYSTEM,
        at=at,
        facts=facts,
        assigned_to=officer,
    )
    tell_citizen(dossier, IN_REVIEW, cause="in_review", at=at)
