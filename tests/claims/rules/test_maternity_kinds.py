"""Thai sản: fathers, losses, adoption, surrogacy, carers, visits, the voluntary allowance."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.maternity import (
    MaternityClaim,
    MaternityKind,
    eligibility,
    father_days,
    leave_of,
    loss_days,
    maternity_benefit,
)
from vssportal.kernel.findings import Level, blockers

BORN = date(2026, 3, 5)


def birth(history, **facts) -> MaternityClaim:
    return MaternityClaim(**{"kind": MaternityKind.BIRTH, "birth_on": BORN, "history": history, **facts})


def codes(findings, level):
    return {finding.code for finding in findings if finding.level is level}


@pytest.mark.parametrize(
    ("weeks", "days"), [(4, 10), (5, 20), (12, 20), (13, 40), (21, 40), (22, 50), (30, 50)]
)
def test_loss_of_a_pregnancy_gives_days_by_weeks(law, weeks, days):
    assert loss_days(weeks, law) == days


def test_a_loss_from_22_weeks_of_who_has_the_months_is_like_a_birth(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.LOSS, birth_on=BORN, weeks=22, history=paid("2025-03", "2026-02"), child_order=2
    )
    few = replace(claim, history=paid("2025-12", "2026-02"))

    assert maternity_benefit(claim, law)["leave_months"] == 6
    assert maternity_benefit(claim, law)["one_time"] == 2 * 2_340_000
    assert maternity_benefit(few, law)["leave_days"] == 50
    assert "one_time" not in maternity_benefit(few, law)


def test_a_loss_in_the_first_month_of_insurance_uses_that_month(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.LOSS, birth_on=BORN, weeks=6, days=Decimal(3), history=paid("2026-03", "2026-03")
    )

    assert maternity_benefit(claim, law).total_vnd == 1_000_000


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, 5),
        ({"surgery": True}, 7),
        ({"weeks": 31}, 7),
        ({"weeks": 32}, 5),
        ({"children": 2}, 10),
        ({"children": 3}, 13),
        ({"children": 2, "surgery": True}, 14),
        ({"children": 3, "surgery": True}, 17),
        ({"child_order": 2}, 10),
        ({"child_order": 2, "surgery": True}, 10),
    ],
)
def test_a_father_has_working_days_by_the_birth(law, facts, days):
    given = {"children": 1, "surgery": False, "weeks": None, "child_order": 1, **facts}

    assert father_days(law=law, **given) == days


def test_the_second_child_gave_a_father_nothing_more_before_july_2026(on):
    assert father_days(children=1, surgery=False, weeks=None, child_order=2, law=on("2026-06-30")) == 5


def test_a_father_must_start_within_sixty_days_and_be_insured(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.FATHER,
        birth_on=BORN,
        leave_from=date(2026, 5, 4),
        history=paid("2025-09", "2026-02"),
    )

    assert not blockers(eligibility(claim, law))
    late = replace(claim, leave_from=date(2026, 5, 5))
    assert codes(eligibility(late, law), Level.BLOCKER) == {"maternity.father_start"}
    out = replace(claim, is_insured=False)
    assert codes(eligibility(out, law), Level.BLOCKER) == {"maternity.insured"}


def test_a_father_is_paid_by_24_and_never_more_days_than_the_law_gives(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.FATHER,
        birth_on=BORN,
        leave_from=BORN,
        days=Decimal(8),
        history=paid("2025-09", "2026-02", 9_600_000),
    )

    sheet = maternity_benefit(claim, law)

    assert sheet.total_vnd == 2_000_000
    assert codes(sheet.findings, Level.NOTICE) == {"maternity.more_days"}


def test_the_father_gets_the_one_time_allowance_only_when_the_mother_does_not(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.FATHER_ONE_TIME, birth_on=BORN, history=paid("2025-09", "2026-02")
    )

    assert maternity_benefit(claim, law).total_vnd == 4_680_000
    assert maternity_benefit(replace(claim, one_time_taken=True), law).is_blocked


def test_adoption_pays_until_the_child_is_six_months(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.ADOPTION,
        birth_on=date(2026, 1, 10),
        received_on=date(2026, 3, 20),
        history=paid("2025-03", "2026-02"),
    )

    sheet = maternity_benefit(claim, law)

    assert (sheet["leave_months"], sheet["leave_days"]) == (3, 20)
    assert sheet["leave_amount"] == 36_666_667
    assert maternity_benefit(replace(claim, stays_at_work=True), law).total_vnd == 4_680_000
    old = replace(claim, received_on=date(2026, 7, 10))
    assert codes(eligibility(old, law), Level.BLOCKER) >= {"maternity.child_age"}


def test_a_surrogate_has_at_least_sixty_days_from_the_birth(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.SURROGATE,
        birth_on=BORN,
        received_on=date(2026, 3, 20),
        leave_from=BORN,
        history=paid("2025-03", "2026-02"),
    )

    assert leave_of(claim, law).last_on == date(2026, 5, 3)
    later = replace(claim, received_on=date(2026, 6, 5))
    assert leave_of(later, law).last_on == date(2026, 6, 4)
    never = replace(claim, received_on=date(2027, 6, 5))
    assert leave_of(never, law).last_on == date(2026, 9, 4)


def test_a_commissioning_mother_has_until_six_months_and_more_for_twins(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.COMMISSIONING,
        birth_on=BORN,
        received_on=date(2026, 3, 20),
        history=paid("2025-03", "2026-02"),
    )

    assert leave_of(claim, law).last_on == date(2026, 9, 4)
    assert leave_of(replace(claim, children=2), law).last_on == date(2026, 10, 4)


def test_a_carer_has_what_is_left_of_the_mothers_leave(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.CARER,
        birth_on=BORN,
        mother_gone_on=date(2026, 5, 4),
        history=paid("2025-03", "2026-02"),
    )

    leave = leave_of(claim, law)

    assert (leave.months, leave.calendar_days, leave.last_on) == (4, 0, date(2026, 9, 4))


@pytest.mark.parametrize(("kind", "days"), [(MaternityKind.IUD, 7), (MaternityKind.STERILISATION, 15)])
def test_contraception_has_calendar_days(law, paid, kind, days):
    claim = MaternityClaim(kind=kind, birth_on=BORN, history=paid("2025-09", "2026-02"))

    assert maternity_benefit(claim, law)["leave_days"] == days


def test_a_prenatal_visit_has_up_to_two_days_now_and_had_one_before(law, on, paid):
    claim = MaternityClaim(
        kind=MaternityKind.PRENATAL, birth_on=BORN, days=Decimal(2), history=paid("2025-09", "2026-02")
    )
    old = replace(claim, birth_on=date(2025, 3, 5), history=paid("2024-09", "2025-02"))

    assert maternity_benefit(claim, law)["leave_working_days"] == 2
    assert maternity_benefit(old, law)["leave_working_days"] == 1
    assert maternity_benefit(replace(old, remote_or_ill=True), law)["leave_working_days"] == 2


def test_the_voluntary_allowance_counts_both_kinds_of_months(law, paid):
    history = (*paid("2025-09", "2025-11"), *paid("2025-12", "2026-02", is_compulsory=False))
    claim = MaternityClaim(kind=MaternityKind.VOLUNTARY, birth_on=BORN, children=2, history=history)

    assert maternity_benefit(claim, law).total_vnd == 4_000_000
    assert maternity_benefit(replace(claim, history=history[1:]), law).is_blocked
    before = replace(claim, birth_on=date(2025, 6, 30))
    assert codes(eligibility(before, law), Level.BLOCKER) == {"maternity.no_law"}


def test_the_sixth_prenatal_visit_is_not_paid(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.PRENATAL, birth_on=BORN, visit=5, history=paid("2025-09", "2026-02")
    )

    assert not blockers(eligibility(claim, law))
    assert codes(eligibility(replace(claim, visit=6), law), Level.BLOCKER) == {"maternity.visits"}


def test_a_carer_needs_the_day_on_which_the_mother_was_gone(law, paid):
    claim = MaternityClaim(kind=MaternityKind.CARER, birth_on=BORN, history=paid("2025-03", "2026-02"))

    assert codes(eligibility(claim, law), Level.BLOCKER) == {"maternity.mother_gone"}


def test_compulsory_insurance_comes_before_the_voluntary_allowance_and_one_parent_has_it(law, paid):
    claim = MaternityClaim(
        kind=MaternityKind.VOLUNTARY,
        birth_on=BORN,
        history=(*paid("2025-03", "2025-08"), *paid("2025-09", "2026-02", is_compulsory=False)),
    )

    assert codes(eligibility(claim, law), Level.BLOCKER) == {"maternity.compulsory_first"}
    voluntary = replace(claim, history=claim.history[6:])
    assert not blockers(eligibility(voluntary, law))
    taken = replace(voluntary, one_time_taken=True)
    assert codes(eligibility(taken, law), Level.BLOCKER) == {"maternity.one_time_order"}
