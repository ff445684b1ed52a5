"""Kiểm tra tự động."""

from datetime import date

import pytest

from accounts.models import MailMessage, Notice, Person, User
from claims.models import Calculation, CheckResult, Dossier
from claims.services import checks, dossiers
from tests.factories import claims as make
from tests.factories.claims import AT
from vssportal.kernel.worksheet import Worksheet, differences, replay
from vssportal.legal.parameters import parameters

pytestmark = pytest.mark.django_db


def levels(dossier):
    return {check.code: check.level for check in dossier.checks.filter(run=dossier.check_run)}


def check(dossier, run=1):
    checks.check_dossier(dossier_id=str(dossier.pk), run=run, at=AT)
    dossier.refresh_from_db()
    return dossier


def test_a_good_dossier_passes_and_goes_to_an_officer(cast):
    dossier = check(make.submitted())

    assert set(levels(dossier).values()) == {"passed"}
    assert dossier.checks_passed == dossier.checks_total >= 9
    assert dossier.state == "in_review"
    assert dossier.assigned_to in (cast.ha, cast.linh)
    assert [event.transition for event in dossier.events.all()] == ["submit", "check", "start_review"]


def test_the_worksheet_is_the_officers_rule_and_computes_again(cast):
    dossier = check(make.submitted())

    calculation = dossier.calculations.get()
    # Six months at ten million; the reference level of October 2026 is 2,530,000 (Nghị định 161/2026/NĐ-CP).
    assert calculation.total_vnd == 6 * 10_000_000 + 2 * 2_530_000
    stored = Worksheet.from_json(calculation.worksheet)
    again = replay(stored, parameters().on(date(2026, 10, 1)))
    assert differences(stored, again) == []


def test_a_second_delivery_of_the_same_run_changes_nothing(cast):
    dossier = check(make.submitted())
    before = (CheckResult.objects.count(), Calculation.objects.count(), dossier.events.count())

    check(dossier)

    assert (CheckResult.objects.count(), Calculation.objects.count(), dossier.events.count()) == before


def test_a_withdrawn_dossier_is_not_checked(cast):
    dossier = make.submitted()
    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)

    assert check(dossier).check_run == 0


def test_dossiers_are_shared_out_evenly(cast):
    found = [check(make.submitted()).assigned_to_id for _ in range(4)]

    assert sorted(found) == sorted([cast.ha.pk, cast.linh.pk] * 2)


def test_an_office_without_officers_leaves_the_dossier_unassigned():
    dossier = check(make.submitted())

    assert dossier.state == "in_review"
    assert dossier.assigned_to is None


def test_too_few_months_block_and_leave_no_amount(cast):
    user = make.citizen()
    draft = make.draft(user)
    user.person.contribution_spans.update(start_month=date(2026, 7, 1))
    done = dossiers.submit(actor=user, draft_id=draft.pk, version=draft.version, key="", at=AT)
    dossier = check(Dossier.objects.get(pk=done.dossier_id))

    assert levels(dossier)["maternity.months"] == "blocker"
    assert dossier.calculations.get().total_vnd == 0


@pytest.mark.parametrize(
    ("holder", "level"),
    [
        ("NGO BAO CHAU ANH", "passed"),
        ("Ngô Bảo Châu Anh", "passed"),
        ("ANH NGO BAO CHAU", "needs_approval"),
        ("TRAN VAN NAM", "blocker"),
    ],
)
def test_money_goes_only_to_ones_own_account(cast, holder, level):
    dossier = check(make.submitted(account_holder=holder))

    assert levels(dossier)["account.own"] == level


def test_another_dossier_for_the_same_day_is_shown(cast):
    user = make.citizen()
    first = make.submitted(user)
    second = make.submitted(user, kind="father_one_time")

    dossier = check(second)

    result = dossier.checks.get(code="claim.single", run=1)
    assert result.level == "needs_approval"
    assert first.number in result.finding.sentence


def test_an_unknown_employer_is_shown(cast):
    other = make.employer()

    dossier = check(make.submitted(organisation_code=other.code))

    assert levels(dossier)["employer.agrees"] == "needs_approval"


def test_an_unverified_sender_is_shown(cast):
    dossier = make.submitted()
    User.objects.filter(pk=dossier.submitted_by_id).update(assurance_level=0)

    assert levels(check(dossier))["identity.assured"] == "needs_approval"


@pytest.mark.parametrize(
    ("changes", "level"),
    [({"citizen_number": "001099000001"}, "needs_approval"), ({"citizen_number": None}, "needs_approval")],
)
def test_a_citizen_number_that_does_not_fit_is_shown(cast, changes, level):
    dossier = make.submitted()
    Person.objects.filter(pk=dossier.person_id).update(**changes)

    assert levels(check(dossier))["identity.number"] == level


def test_a_dead_person_blocks(cast):
    dossier = make.submitted()
    Person.objects.filter(pk=dossier.person_id).update(died_on=date(2026, 11, 1))

    assert levels(check(dossier))["identity.alive"] == "blocker"


def test_leave_beyond_the_law_is_a_notice(cast):
    dossier = check(make.submitted(leave_to="2027-06-30"))

    assert levels(dossier)["leave.inside"] == "notice"


def test_the_citizen_is_told_once_without_amounts(cast):
    dossier = check(make.submitted())
    check(dossier, run=2)

    notice = Notice.objects.get(user=dossier.submitted_by)
    mail = MailMessage.objects.get(to=dossier.submitted_by.email)
    assert notice.params == {"number": dossier.number}
    for secret in ("65", dossier.person.citizen_number, "VCB"):
        assert secret not in mail.text.replace(dossier.number, "").replace(str(dossier.pk), "")


def test_checks_that_cannot_run_hand_the_dossier_to_a_person(cast):
    dossier = make.submitted()

    checks.check_failed(dossier_id=str(dossier.pk), run=1, at=AT)

    dossier.refresh_from_db()
    assert dossier.state == "in_review"
    assert levels(dossier) == {"checks.run": "needs_approval"}
