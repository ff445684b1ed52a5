"""Properties that hold whatever the figures: sums, cuts, order, edges of the calendar."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.rules.averages import PaySpan, average_of, indexed_total, months_of
from claims.rules.basics import Sex, WageMonth, monthly_total, months_and_days, years_for_amount
from claims.rules.health_reimbursement import fund_share, with_copay_limit
from claims.rules.lump_sum import lump_factor, split_at_turn
from claims.rules.maternity import MaternityClaim, MaternityKind, maternity_benefit
from claims.rules.pension import age_months_on, gross_percent, reduction_percent, retirement_age
from claims.rules.sickness import SicknessClaim, SicknessKind, Spell, days_by_year, sickness_benefit
from claims.rules.unemployment import benefit_months, benefit_periods, kept_months, monthly_benefit
from vssportal.kernel.periods import Month, add_months, months_between
from vssportal.legal.parameters import parameters

DAYS = st.dates(date(2025, 7, 1), date(2026, 11, 30))
BIRTHS = st.dates(date(1955, 1, 1), date(1990, 12, 31))
WAGES = st.integers(2_000_000, 50_600_000)
MONTHS = st.integers(1, 480)
BOOK = parameters()
LAW = BOOK.on(date(2026, 11, 28))


def spans_from(wages: list[int]) -> list[PaySpan]:
    start = Month(2001, 1)
    return [PaySpan(start + 7 * i, start + 7 * i + 6, wage) for i, wage in enumerate(wages)]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 900))
def test_months_and_days_put_together_give_the_span_again(first, length):
    last = first + timedelta(days=length)

    months, days = months_and_days(first, last)

    assert add_months(first, months) + timedelta(days=days - 1) == last
    assert 0 <= days <= 30


@given(MONTHS, MONTHS)
def test_years_for_the_amount_rise_with_the_months(first, second):
    low, high = sorted((first, second))

    assert years_for_amount(low) <= years_for_amount(high)
    assert abs(years_for_amount(low) * 12 - low) <= 6 or low % 12 == 0


@given(BIRTHS, st.sampled_from(Sex))
def test_who_is_born_later_retires_no_earlier(born, sex):
    mine = retirement_age(sex, Month.of(born), LAW)
    next_one = retirement_age(sex, Month.of(born) + 1, LAW)

    assert mine.reached < next_one.reached
    assert mine.months <= next_one.months
    assert age_months_on(mine.reached.first, mine.pension_start.first) == 1


@given(st.integers(180, 600), st.sampled_from(Sex))
def test_the_rate_rises_to_seventy_five_and_no_further(months, sex):
    assert gross_percent(sex, months, LAW) <= gross_percent(sex, months + 1, LAW) <= 75


@given(st.integers(0, 240))
def test_the_reduction_is_about_two_percent_a_year(months):
    assert abs(reduction_percent(months, LAW) - Decimal(months) / 6) <= 1


@given(st.lists(WAGES, min_size=1, max_size=30), st.data())
@settings(deadline=None)
def test_cutting_a_history_changes_nothing(wages, data):
    spans = spans_from(wages)
    place = data.draw(st.integers(0, len(spans) - 1))
    cut = data.draw(st.integers(1, 6))
    whole = spans[place]
    parts = [whole.cut(whole.first, whole.first + cut - 1), whole.cut(whole.first + cut, whole.last)]
    again = [*spans[:place], *(part for part in parts if part), *spans[place + 1 :]]

    assert months_of(again) == months_of(spans)
    assert indexed_total(again, LAW) == indexed_total(spans, LAW)
    assert average_of(again, LAW).average_vnd == average_of(spans, LAW).average_vnd
    assert split_at_turn(again, LAW) == split_at_turn(spans, LAW)


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_lump_sum_never_falls_with_more_months(before, after):
    factor = lump_factor(before, after, LAW)

    assert factor <= lump_factor(before, after + 1, LAW)
    assert factor <= lump_factor(before + 1, after, LAW) + 1


@given(DAYS, st.lists(WAGES, min_size=6, max_size=6), st.integers(1, 3), st.integers(1, 3))
@settings(deadline=None)
def test_maternity_is_the_sum_of_its_parts_and_follows_the_average(born, wages, children, order):
    last = Month.of(born) - 1
    history = tuple(
        WageMonth(month, wage) for month, wage in zip(months_between(last - 5, last), wages, strict=True)
    )
    claim = MaternityClaim(
        kind=MaternityKind.BIRTH, birth_on=born, history=history, children=children, child_order=order
    )

    sheet = maternity_benefit(claim, LAW)

    assert sheet.total_vnd == sheet["leave_amount"] + sheet["one_time"]
    assert sheet["leave_amount"] == sheet["average"] * sheet["leave_months"]
    assert min(wages) <= sheet["average"] <= max(wages)


@given(DAYS, st.integers(1, 90), st.integers(1, 89))
@settings(deadline=None)
def test_cutting_a_sick_leave_in_two_leaves_the_same_days(first, length, cut):
    last = first + timedelta(days=length)
    middle = first + timedelta(days=min(cut, length - 1))
    history = (WageMonth(Month.of(first) - 1, 9_000_000),)

    def claim(*spells: Spell) -> SicknessClaim:
        return SicknessClaim(kind=SicknessKind.OWN, spells=spells, history=history, contribution_months=60)

    whole = claim(Spell(first, last))
    halves = claim(Spell(first, middle), Spell(middle + timedelta(days=1), last))

    assert days_by_year(whole, LAW) == days_by_year(halves, LAW)
    assert sickness_benefit(whole, LAW).total_vnd == sickness_benefit(halves, LAW).total_vnd


@given(st.integers(0, 400), st.integers(1, 12))
def test_kept_time_is_never_more_than_was_paid(contributed, received):
    granted = benefit_months(contributed, LAW)
    used = min(received, granted)

    kept = kept_months(contributed, used, LAW)

    assert 0 <= kept <= contributed
    assert kept <= kept_months(contributed, max(0, used - 1), LAW)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 12))
def test_benefit_months_follow_each_other_without_gap(start, months):
    periods = benefit_periods(start, months)

    assert periods[0][0] == start
    assert all(one[1] + timedelta(days=1) == two[0] for one, two in pairwise(periods))


@given(st.lists(WAGES, min_size=1, max_size=6), st.integers(3_000_000, 6_000_000))
def test_unemployment_never_passes_its_cap(wages, level):
    assert monthly_benefit(wages, level, LAW) <= level * 5
    assert monthly_benefit(wages, level, LAW) <= monthly_benefit([max(wages)] * len(wages), level, LAW)


@given(st.integers(0, 200_000_000), st.sampled_from(["0.8", "0.95", "1"]), st.integers(0, 30_000_000))
def test_fund_and_patient_share_the_whole_bill(costs, rate, copaid):
    fund = fund_share(costs, Decimal(rate), LAW)
    limited = with_copay_limit(costs, Decimal(rate), LAW, five_years=True, copaid_vnd=copaid)

    assert 0 <= fund <= costs
    assert limited >= with_copay_limit(costs, Decimal(rate), LAW, five_years=False, copaid_vnd=copaid)
    assert costs - limited <= max(0, 6 * 2_530_000 - copaid)


@given(WAGES)
@settings(deadline=None)
def test_a_higher_wage_never_gives_a_lower_sickness_allowance(wage):
    def paid(base: int) -> int:
        claim = SicknessClaim(
            kind=SicknessKind.OWN,
            spells=(Spell(date(2026, 3, 2), date(2026, 3, 13)),),
            history=(WageMonth(Month(2026, 2), base),),
            contribution_months=60,
        )
        return sickness_benefit(claim, LAW).total_vnd

    assert paid(wage) <= paid(wage + 1)


def test_monthly_totals_leave_out_what_is_paid_once():
    from tests.claims.rules.cases import CASES
    from vssportal.kernel.worksheet import rules

    sheet = rules()["survivors_monthly"](CASES["survivors_monthly"], LAW)

    assert monthly_total(sheet) == 1_265_000
    assert sheet.total_vnd == 25_300_000
