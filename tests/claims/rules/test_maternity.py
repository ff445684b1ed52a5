"""Thai sản: conditions, leave, average, amounts, transitions."""

from dataclasses import replace
from datetime import date

import pytest

from claims.rules.maternity import (
    Ground,
    MaternityClaim,
    MaternityKind,
    eligibility,
    leave_of,
    maternity_benefit,
    ruling_day,
    window_of,
)
from vssportal.kernel.findings import Level, blockers

BORN = date(2026, 3, 5)


def birth(history, **facts) -> MaternityClaim:
    return MaternityClaim(**{"kind": MaternityKind.BIRTH, "birth_on": BORN, "history": history, **facts})


def codes(findings, level):
    return {finding.code for finding in findings if finding.level is level}


def test_six_months_in_the_window_are_enough_and_are_said(law, paid):
    found = eligibility(birth(paid("2025-09", "2026-02")), law)

    assert not blockers(found)
    assert found[0].sentence == "Đã đóng 6 tháng từ 03/2025 đến 02/2026, cần ít nhất 6 tháng."


def test_five_months_are_not_enough(law, paid):
    found = eligibility(birth(paid("2025-10", "2026-02")), law)

    assert [finding.code for finding in blockers(found)] == ["maternity.months"]
    assert maternity_benefit(birth(paid("2025-10", "2026-02")), law).total_vnd == 0


@pytest.mark.parametrize(
    ("born", "contributed_birth_month", "first", "last"),
    [
        ("2026-03-14", True, "2025-03", "2026-02"),
        ("2026-03-15", True, "2025-04", "2026-03"),
        ("2026-03-15", False, "2025-03", "2026-02"),
    ],
)
def test_the_window_ends_by_the_day_of_birth_and_the_birth_month(
    law, paid, born, contributed_birth_month, first, last
):
    history = paid("2025-01", "2026-03" if contributed_birth_month else "2026-02")

    window = window_of(date.fromisoformat(born), history, law)

    assert (str(window.first), str(window.last)) == (first, last)


def test_bed_rest_needs_twelve_months_ever_and_three_in_the_window(law, paid):
    history = (*paid("2023-01", "2023-09"), *paid("2025-03", "2025-05"))

    with_rest = eligibility(birth(history, bed_rest=True), law)
    without = eligibility(birth(history), law)
    too_short = eligibility(birth(history[1:], bed_rest=True), law)

    assert not blockers(with_rest)
    assert blockers(without)
    assert blockers(too_short)


def test_infertility_treatment_looks_back_two_years_since_july_2025(law, paid):
    history = paid("2024-04", "2024-09")

    assert not blockers(eligibility(birth(history, infertility=True), law))
    assert blockers(eligibility(birth(history), law))
    assert window_of(BORN, history, law, Ground.INFERTILITY).counted == 6


def test_infertility_was_no_ground_under_the_old_law(law, paid):
    old = birth(paid("2023-03", "2023-08"), birth_on=date(2025, 2, 3), infertility=True)

    assert blockers(eligibility(old, law))


def test_voluntary_months_do_not_count_for_the_compulsory_scheme(law, paid):
    assert blockers(eligibility(birth(paid("2025-09", "2026-02", is_compulsory=False)), law))


def test_the_average_takes_the_last_six_contributed_months_and_skips_gaps(law, paid):
    history = (*paid("2025-05", "2025-07", 8_000_000), *paid("2025-12", "2026-02", 10_000_000))

    sheet = maternity_benefit(birth(history), law)

    assert sheet["average"] == 9_000_000
    assert [line.key for line in sheet if line.key.startswith("wage.")] == [
        f"wage.{month}" for month in ("2025-05", "2025-06", "2025-07", "2025-12", "2026-01", "2026-02")
    ]


def test_leave_begun_before_the_birth_month_uses_the_months_before_the_leave(law, paid):
    history = (*paid("2025-08", "2026-01", 8_000_000), *paid("2026-02", "2026-03", 20_000_000))
    claim = birth(history, birth_on=date(2026, 3, 20), leave_from=date(2026, 2, 1))

    assert maternity_benefit(claim, law)["average"] == 8_000_000


def test_birth_pays_six_months_and_two_reference_levels(law, paid):
    sheet = maternity_benefit(birth(paid("2025-03", "2026-02")), law)

    assert sheet["leave_months"] == 6
    assert sheet["leave_amount"] == 60_000_000
    assert sheet["one_time"] == 2 * 2_340_000
    assert sheet.total_vnd == 64_680_000


def test_the_second_birth_has_seven_months_only_from_july_2026(law, paid):
    before = birth(paid("2025-06", "2026-05"), birth_on=date(2026, 6, 30), child_order=2)
    after = birth(paid("2025-07", "2026-06"), birth_on=date(2026, 7, 1), child_order=2)
    third = replace(after, child_order=3)

    assert leave_of(before, law.at(ruling_day(before))).months == 6
    assert leave_of(after, law.at(ruling_day(after))).months == 7
    assert leave_of(third, law.at(ruling_day(third))).months == 6


def test_twins_add_a_month_and_count_twice(law, paid):
    sheet = maternity_benefit(birth(paid("2025-03", "2026-02"), children=2), law)

    assert (sheet["leave_months"], sheet["one_time"]) == (7, 4 * 2_340_000)


def test_a_dead_twin_counts_for_the_one_time_allowance_only_under_the_new_law(law, paid):
    new = birth(paid("2025-03", "2026-02"), children=2, stillborn=1)
    old = birth(paid("2024-01", "2024-12"), birth_on=date(2025, 1, 5), children=2, stillborn=1)

    assert maternity_benefit(new, law)["one_time"] == 4 * 2_340_000
    assert maternity_benefit(old, law)["one_time"] == 2 * 2_340_000
    assert maternity_benefit(old, law)["leave_months"] == 7


def test_the_reference_level_is_that_of_the_birth_not_of_the_leave(law, paid):
    claim = birth(paid("2025-07", "2026-06"), birth_on=date(2026, 7, 2), leave_from=date(2026, 6, 20))

    assert maternity_benefit(claim, law)["reference"] == 2_530_000


def test_a_leave_begun_under_the_old_law_runs_on_under_it(paid):
    claim = birth(
        paid("2024-07", "2025-05"), birth_on=date(2025, 7, 10), leave_from=date(2025, 6, 1), infertility=True
    )

    assert ruling_day(claim) == date(2025, 6, 1)


def test_who_quit_before_the_birth_is_still_paid(law, paid):
    claim = birth(paid("2025-05", "2025-12"), quit_on=date(2025, 12, 31))

    found = eligibility(claim, law)

    assert not blockers(found)
    assert codes(found, Level.NOTICE) == {"maternity.quit"}
    assert not codes(eligibility(replace(claim, quit_on=BORN), law), Level.NOTICE)


def test_late_filing_is_a_notice_never_a_refusal(law, paid):
    claim = birth(paid("2025-03", "2026-02"), filed_on=date(2026, 10, 19))
    late = replace(claim, filed_on=date(2026, 10, 20))

    assert "maternity.deadline" in codes(eligibility(claim, law), Level.PASSED)
    assert "maternity.deadline" in codes(eligibility(late, law), Level.NOTICE)
    assert maternity_benefit(late, law).total_vnd == maternity_benefit(claim, law).total_vnd


def test_leave_more_than_two_months_before_the_birth_asks_an_officer(law, paid):
    claim = birth(paid("2025-01", "2025-12"), leave_from=date(2026, 1, 4))

    assert codes(eligibility(claim, law), Level.NEEDS_APPROVAL) == {"maternity.before_birth"}
    assert not codes(eligibility(replace(claim, leave_from=date(2026, 1, 5)), law), Level.NEEDS_APPROVAL)


def test_an_early_return_keeps_the_full_allowance(law, paid):
    claim = birth(paid("2025-03", "2026-02"), returned_on=date(2026, 7, 5))

    assert codes(eligibility(claim, law), Level.NOTICE) == {"maternity.early_return"}
    assert maternity_benefit(claim, law)["leave_months"] == 6
    hasty = replace(claim, returned_on=date(2026, 7, 4))
    assert codes(eligibility(hasty, law), Level.NEEDS_APPROVAL) == {"maternity.early_return"}


def test_the_worksheet_keeps_the_version_of_the_law(law, paid):
    sheet = maternity_benefit(birth(paid("2025-03", "2026-02")), law)

    assert ("social_insurance_law", "41/2024") in {(figure.code, figure.value) for figure in sheet.figures}


def test_months_after_the_birth_help_no_condition(law, paid):
    history = (*paid("2024-01", "2024-06"), *paid("2025-05", "2025-07"), *paid("2026-04", "2026-09"))

    assert blockers(eligibility(birth(history, bed_rest=True), law))
    assert not blockers(eligibility(birth((*history, *paid("2023-01", "2023-03")), bed_rest=True), law))
