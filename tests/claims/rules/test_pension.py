"""Hưu trí: ages, paths, rates, averages, start, raises, the whole worksheet."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.averages import PayKind, PaySpan, average_of, indexed_total, months_of, state_window
from claims.rules.basics import Sex, monthly_total, years_for_amount
from claims.rules.pension import (
    AgeKind,
    Career,
    Path,
    PensionClaim,
    PensionRaise,
    StartFacts,
    age_in_year,
    age_months_on,
    age_of_year,
    assumed_birthday,
    gross_percent,
    missing_months,
    not_before_law,
    one_time_factor,
    path_of,
    pension_benefit,
    pension_raise,
    pension_start,
    reduction_percent,
    retirement_age,
    treaty_percent,
)
from vssportal.kernel.findings import Level
from vssportal.kernel.periods import Month


def month(text: str) -> Month:
    return Month.parse(text)


def span(first: str, last: str, wage: int = 10_000_000, kind: PayKind = PayKind.PRIVATE, **facts) -> PaySpan:
    return PaySpan(month(first), month(last), wage, kind, **facts)


@pytest.mark.parametrize(
    ("year", "man", "woman"),
    [(2021, (60, 3), (55, 4)), (2026, (61, 6), (57, 0)), (2028, (62, 0), (57, 8)), (2035, (62, 0), (60, 0))],
)
def test_the_retirement_age_of_a_year(law, year, man, woman):
    assert divmod(age_in_year(Sex.MALE, year, law), 12) == man
    assert divmod(age_in_year(Sex.FEMALE, year, law), 12) == woman


@pytest.mark.parametrize(("kind", "years"), [(AgeKind.HEAVY, 5), (AgeKind.COAL, 10), (AgeKind.LOSS_81, 10)])
def test_lower_ages_lie_below_the_normal_one(law, kind, years):
    normal = age_of_year(Sex.MALE, AgeKind.NORMAL, 2026, law)

    assert age_of_year(Sex.MALE, kind, 2026, law) == normal - years * 12


@pytest.mark.parametrize(("year", "age"), [(2016, 51), (2017, 52), (2018, 53), (2019, 54), (2020, 55)])
def test_the_old_early_age_rose_by_a_year(law, year, age):
    assert age_of_year(Sex.MALE, AgeKind.LOSS_61, year, law) == age * 12


def test_who_reached_the_old_age_before_2021_keeps_it(law):
    found = retirement_age(Sex.MALE, month("1960-12"), law)

    assert (found.years_and_months, str(found.pension_start)) == ((60, 0), "2021-01")


def test_a_leap_day_and_missing_days_of_birth(law):
    assert age_months_on(date(2000, 2, 29), date(2001, 2, 28)) == 12
    assert age_months_on(date(2000, 2, 29), date(2001, 2, 27)) == 11
    assert assumed_birthday(1966) == date(1966, 1, 1)
    assert assumed_birthday(1966, 8) == date(1966, 8, 1)


@pytest.mark.parametrize(
    ("months", "years"), [(180, "15"), (181, "15.5"), (186, "15.5"), (187, "16"), (191, "16"), (192, "16")]
)
def test_odd_months_count_half_or_whole(months, years):
    assert years_for_amount(months) == Decimal(years)


@pytest.mark.parametrize(
    ("day", "sex", "months", "percent"),
    [
        ("2016-06-01", Sex.FEMALE, 312, "75"),
        ("2016-06-01", Sex.MALE, 324, "69"),
        ("2018-01-01", Sex.MALE, 192, "45"),
        ("2022-01-01", Sex.MALE, 240, "45"),
        ("2022-01-01", Sex.FEMALE, 336, "71"),
        ("2025-07-01", Sex.MALE, 180, "40"),
        ("2025-07-01", Sex.MALE, 239, "45"),
        ("2025-07-01", Sex.MALE, 420, "75"),
        ("2025-07-01", Sex.FEMALE, 180, "45"),
        ("2025-07-01", Sex.FEMALE, 480, "75"),
    ],
)
def test_the_rate_by_day_sex_and_months(on, day, sex, months, percent):
    assert gross_percent(sex, months, on(day)) == Decimal(percent)


def test_treaty_years_count_two_and_a_quarter(law):
    assert treaty_percent(126, law) == Decimal("23.625")


@pytest.mark.parametrize(("months", "percent"), [(0, 0), (5, 0), (6, 1), (11, 1), (12, 2), (59, 9), (60, 10)])
def test_an_early_pension_is_reduced(law, months, percent):
    assert reduction_percent(months, law) == percent


@pytest.mark.parametrize(
    ("day", "sex", "total", "at_age", "factor"),
    [
        ("2016-06-01", Sex.FEMALE, 316, 316, "0.75"),
        ("2026-01-01", Sex.FEMALE, 400, 400, "1.75"),
        ("2026-01-01", Sex.MALE, 420, 420, "0"),
        ("2026-01-01", Sex.MALE, 456, 432, "4.5"),
        ("2026-01-01", Sex.MALE, 444, 408, "4"),
    ],
)
def test_years_above_the_limit_give_a_one_time_allowance(on, day, sex, total, at_age, factor):
    assert one_time_factor(sex, total, at_age, on(day)) == Decimal(factor)


def career(law, **facts) -> Career:
    ages = {kind: age_of_year(Sex.MALE, kind, 2026, law) for kind in AgeKind}
    given = {"sex": Sex.MALE, "age_months": ages[AgeKind.NORMAL], "ages": ages, "compulsory_months": 240}
    return Career(**{**given, **facts})


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({}, Path.NORMAL),
        ({"compulsory_months": 180}, Path.NORMAL),
        ({"compulsory_months": 179}, None),
        ({"age_months": 56 * 12 + 6, "heavy_months": 180}, Path.HEAVY),
        ({"age_months": 56 * 12 + 6, "heavy_months": 179}, None),
        ({"age_months": 51 * 12 + 6, "coal_months": 180}, Path.COAL),
        ({"age_months": 40 * 12, "hiv_by_work": True}, Path.HIV),
        ({"age_months": 56 * 12 + 6, "loss_percent": 61}, Path.LOSS_61),
        ({"age_months": 56 * 12 + 6, "loss_percent": 60}, None),
        ({"age_months": 56 * 12 + 6, "loss_percent": 61, "compulsory_months": 239}, None),
        ({"age_months": 51 * 12 + 6, "loss_percent": 81}, Path.LOSS_81),
        ({"age_months": 45 * 12, "loss_percent": 61, "very_heavy_months": 180}, Path.LOSS_VERY_HEAVY),
        ({"compulsory_months": 100, "voluntary_months": 80}, Path.VOLUNTARY),
        ({"age_months": 60 * 12, "compulsory_months": 0, "voluntary_months": 240}, None),
        (
            {
                "age_months": 60 * 12,
                "compulsory_months": 0,
                "voluntary_months": 240,
                "voluntary_before_2021": True,
            },
            Path.OLD_VOLUNTARY,
        ),
        ({"age_months": 56 * 12 + 6, "armed_forces": True}, Path.NORMAL),
    ],
)
def test_the_way_to_a_pension(law, facts, path):
    assert path_of(career(law, **facts), law) is path


def test_the_old_law_asked_twenty_years_and_fifteen_of_commune_women(on):
    law = on("2020-06-01")
    ages = {kind: age_of_year(Sex.FEMALE, kind, 2020, law) for kind in AgeKind}
    given = Career(sex=Sex.FEMALE, age_months=660, ages=ages, compulsory_months=239)

    assert path_of(given, law) is None
    assert path_of(replace(given, commune_woman=True), law) is Path.COMMUNE_WOMAN
    assert path_of(replace(given, compulsory_months=240), law) is Path.NORMAL


@pytest.mark.parametrize(("months", "missing"), [(173, 0), (174, 6), (179, 1), (180, 0)])
def test_up_to_six_missing_months_may_be_paid(law, months, missing):
    assert missing_months(career(law, compulsory_months=months), law) == missing


def test_the_pension_starts_after_the_age_the_conclusion_and_the_payment(on):
    new, old = on("2026-01-01"), on("2016-06-01")
    facts = StartFacts(age_reached=month("2026-03"))

    assert str(pension_start(facts, new)) == "2026-04"
    assert str(pension_start(replace(facts, loss_concluded=month("2026-05")), new)) == "2026-06"
    assert str(pension_start(replace(facts, loss_concluded=month("2026-01")), new)) == "2026-04"
    assert str(pension_start(replace(facts, missing_paid=month("2026-05")), new)) == "2026-06"
    assert str(pension_start(replace(facts, missing_paid=month("2026-05")), old)) == "2026-05"
    assert str(pension_start(StartFacts(age_reached=month("2016-01"), year_only=True), old)) == "2017-01"
    assert str(pension_start(StartFacts(age_reached=month("2026-01"), year_only=True), new)) == "2026-02"


def test_fifteen_to_under_twenty_years_start_with_the_new_law(law):
    assert str(not_before_law(month("2024-05"), 200, law)) == "2025-07"
    assert str(not_before_law(month("2024-05"), 240, law)) == "2024-05"


def test_state_wages_take_the_last_years_and_skip_private_time(law):
    spans = [
        span("1996-01", "2002-12", kind=PayKind.STATE, coefficient=Decimal(3)),
        span("2003-01", "2013-12"),
        span("2014-01", "2017-12", kind=PayKind.STATE, coefficient=Decimal(4)),
    ]

    window = state_window(spans, month("1996-01"), law)

    assert [(str(item.first), str(item.last)) for item in window] == [
        ("2001-01", "2002-12"),
        ("2014-01", "2017-12"),
    ]


def test_the_whole_state_time_counts_where_it_is_better_since_july_2025(on):
    spans = [
        span("1990-01", "2019-12", kind=PayKind.STATE, coefficient=Decimal(5)),
        span("2020-01", "2026-06", kind=PayKind.STATE, coefficient=Decimal(2)),
    ]

    assert average_of(spans, on("2026-01-01")).average_vnd > 2_340_000 * 4
    assert average_of(spans, on("2024-06-30")).average_vnd == 1_800_000 * 2


def test_state_and_private_time_are_weighted_by_months(law):
    spans = [
        span("1990-01", "1999-12", kind=PayKind.STATE, coefficient=Decimal(4)),
        span("2026-01", "2026-10", 20_000_000),
    ]

    found = average_of(spans, law)

    assert found.average_vnd == (120 * 4 * 2_530_000 + 200_000_000) // 130


def test_a_paid_gap_is_not_indexed(law):
    spans = [span("2010-01", "2010-12", 1_000_000), span("2011-01", "2011-12", 1_000_000, PayKind.TOP_UP)]

    assert indexed_total(spans, law) == 12 * 1_960_000 + 12_000_000


def test_years_before_the_table_use_its_first_coefficient(law):
    assert indexed_total([span("1985-01", "1985-01", 1_000)], law) == 5_810


def pension(**facts) -> PensionClaim:
    given = {
        "sex": Sex.FEMALE,
        "born_on": date(1969, 2, 10),
        "pension_month": month("2026-10"),
        "spans": (span("2000-01", "2026-09"),),
    }
    return PensionClaim(**{**given, **facts})


def test_the_whole_pension_with_its_steps(law):
    sheet = pension_benefit(pension(), law)

    assert sheet["total_months"] == 321
    assert sheet["years"] == 27
    assert sheet["rate"] == 69
    assert monthly_total(sheet) == sheet["pension"] == round(Decimal(sheet["average"]) * 69 / 100)
    assert sheet.total_vnd == 0
    assert sheet.findings[0].level is Level.PASSED


def test_a_young_person_is_told_what_is_missing(law):
    sheet = pension_benefit(pension(born_on=date(1980, 2, 10)), law)

    assert sheet.is_blocked
    assert not sheet.lines


def test_loss_of_capacity_reduces_by_the_years_to_the_age_of_the_year(law):
    claim = pension(born_on=date(1973, 3, 10), loss_percent=61)

    sheet = pension_benefit(claim, law)

    assert sheet["reduction"] == 7
    heavy = pension_benefit(replace(claim, very_heavy_months=180, born_on=date(1975, 3, 10)), law)
    assert heavy["reduction"] == 1


def test_a_small_pension_rises_to_the_reference_level_for_early_joiners(law):
    claim = pension(spans=(span("2000-01", "2026-09", 500_000),), protected_months=240)

    assert pension_benefit(claim, law)["pension"] == 2_530_000
    assert pension_benefit(replace(claim, protected_months=239), law)["pension"] < 1_000_000
    late = replace(claim, spans=(span("2025-07", "2045-09", 500_000),), pension_month=month("2045-10"))
    assert pension_benefit(late, law)["pension"] < 1_000_000


def test_one_time_money_stands_apart_from_the_monthly_pension(law):
    claim = pension(spans=(span("1992-01", "2026-09"),))

    sheet = pension_benefit(claim, law)

    assert sheet.total_vnd == sheet["one_time"] > 0
    assert monthly_total(sheet) == sheet["pension"]


def test_a_year_without_coefficients_says_that_it_is_a_guess(law):
    sheet = pension_benefit(pension(pension_month=month("2031-03")), law)

    assert "average.table" in {finding.code for finding in sheet.findings}


@pytest.mark.parametrize(
    ("amount", "began", "after"),
    [
        ("10000000", date(2010, 1, 1), 10_800_000),
        ("3000000", date(1994, 12, 31), 3_540_000),
        ("3000000", date(1995, 1, 1), 3_240_000),
        ("3400000", date(1990, 1, 1), 3_800_000),
        ("3600000", date(1990, 1, 1), 3_888_000),
    ],
)
def test_the_raise_of_july_2026(law, amount, began, after):
    case = PensionRaise(date(2026, 7, 1), Decimal(amount), began)

    assert monthly_total(pension_raise(case, law)) == after


def test_the_raise_of_2024_had_no_addition(law):
    case = PensionRaise(date(2024, 7, 1), Decimal(3_000_000), date(1990, 1, 1))

    assert monthly_total(pension_raise(case, law)) == 3_450_000


def test_cutting_a_span_changes_no_month():
    whole = span("2000-05", "2010-04")

    parts = [whole.cut(month("2000-05"), month("2003-12")), whole.cut(month("2004-01"), month("2010-04"))]

    assert months_of(parts) == whole.months
    assert whole.cut(month("2011-01"), month("2012-01")) is None


@pytest.mark.parametrize(
    "facts",
    [
        {"pension_month": month("2026-09")},
        {"loss_concluded": month("2026-10")},
        {"missing_paid": month("2026-10")},
    ],
)
def test_a_pension_cannot_start_before_its_milestones(law, facts):
    sheet = pension_benefit(pension(**facts), law)

    assert "pension.start" in {finding.code for finding in sheet.findings if finding.is_blocker}
    assert not sheet.lines


def test_the_month_after_each_milestone_is_early_enough(law):
    given = pension(loss_concluded=month("2026-09"), missing_paid=month("2026-09"))

    assert not pension_benefit(given, law).is_blocked


def test_months_paid_up_to_the_month_of_retirement_age_count_as_before_it(law):
    spans = (span("1990-01", "2031-01"),)
    reached = retirement_age(Sex.FEMALE, month("1969-02"), law).reached
    late = pension(spans=spans, pension_month=reached + 13)
    cut = replace(late, spans=(span("1990-01", str(reached + 12)),))

    sheet = pension_benefit(cut, law)

    years_before = years_for_amount(months_of([cut.spans[0].cut(month("1990-01"), reached)])) - 30
    years_after = years_for_amount(months_of(cut.spans)) - 30 - years_before
    assert sheet["one_time"] == round(sheet["average"] * (years_before / 2 + years_after * 2))
