"""Working days, terms and pauses; the days off of the data file."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vssportal.kernel.calendar import NoCalendar, Pause, WorkingCalendar
from vssportal.legal.holidays import holiday_doubts, working_calendar

CALENDAR = working_calendar()
DAYS = st.dates(date(2024, 1, 1), date(2027, 6, 30))


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 2, 14),
        date(2024, 4, 29),
        date(2025, 1, 27),
        date(2025, 5, 2),
        date(2026, 1, 2),
        date(2026, 2, 16),
        date(2026, 4, 27),
        date(2026, 8, 31),
        date(2026, 9, 1),
        date(2026, 11, 28),
    ],
)
def test_days_off_that_were_announced(day):
    assert not CALENDAR.is_working_day(day)
    assert CALENDAR.reason_off(day)


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)])
def test_saturdays_worked_for_a_day_off(day):
    assert day.weekday() == 5
    assert CALENDAR.is_working_day(day)
    assert CALENDAR.reason_off(day) == ""


def test_the_day_of_culture_waits_for_somebody_to_confirm_it():
    day = date(2026, 11, 24)

    assert CALENDAR.is_working_day(day)
    assert not working_calendar(confirmed=frozenset({day})).is_working_day(day)
    assert [doubt.day for doubt in holiday_doubts() if doubt.year == 2026] == [day]


def test_years_nobody_has_read_a_notice_for_are_in_doubt():
    assert {doubt.year for doubt in holiday_doubts() if doubt.day is None} >= {2023, 2027, 2028}
    assert not {doubt.year for doubt in holiday_doubts() if doubt.day is None} & {2024, 2025, 2026}


def test_a_year_without_data_is_refused_not_guessed():
    with pytest.raises(NoCalendar, match="1999"):
        CALENDAR.is_working_day(date(1999, 3, 1))


def test_the_day_of_filing_does_not_count():
    assert CALENDAR.add_working_days(date(2026, 11, 16), 1) == date(2026, 11, 17)


def test_a_term_steps_over_tet():
    assert CALENDAR.add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 24)


def test_a_term_uses_a_make_up_saturday():
    assert CALENDAR.add_working_days(date(2026, 1, 8), 2) == date(2026, 1, 10)


def test_a_term_of_no_days_ends_on_a_working_day():
    assert CALENDAR.add_working_days(date(2026, 11, 28), 0) == date(2026, 11, 30)
    assert CALENDAR.add_working_days(date(2026, 11, 27), 0) == date(2026, 11, 27)


def test_a_calendar_term_that_ends_on_a_day_off_ends_on_the_next_working_day():
    assert CALENDAR.add_calendar_days(date(2026, 1, 27), 20) == date(2026, 2, 23)


def test_a_negative_term_is_refused():
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.add_working_days(date(2026, 11, 16), -1)


def test_days_in_a_pause_do_not_count():
    pauses = [Pause(date(2026, 11, 17), date(2026, 11, 19))]

    assert CALENDAR.term_ends_on(date(2026, 11, 16), 3, pauses) == date(2026, 11, 23)
    assert CALENDAR.working_days_between(date(2026, 11, 16), date(2026, 11, 23), pauses=pauses) == 3


def test_a_term_with_an_open_pause_has_no_end():
    pauses = [Pause(date(2026, 11, 17))]

    assert CALENDAR.term_ends_on(date(2026, 11, 16), 3, pauses) is None
    assert CALENDAR.term_ends_on(date(2026, 11, 16), 1, pauses) == date(2026, 11, 17)


def test_overlapping_pauses_are_not_counted_twice():
    pauses = [Pause(date(2026, 11, 17), date(2026, 11, 19)), Pause(date(2026, 11, 18), date(2026, 11, 19))]

    assert CALENDAR.term_ends_on(date(2026, 11, 16), 3, pauses) == date(2026, 11, 23)


@given(DAYS, st.integers(0, 40))
def test_a_term_is_as_long_as_it_says(day, n):
    end = CALENDAR.add_working_days(day, n)

    assert CALENDAR.is_working_day(end)
    if n:
        assert CALENDAR.working_days_between(day, end) == n
        assert CALENDAR.term_ends_on(day, n, []) == end


@given(DAYS, DAYS, DAYS)
def test_cutting_a_span_changes_nothing(one, two, three):
    first, middle, last = sorted([one, two, three])
    whole = CALENDAR.working_days_between(first, last)

    assert whole == CALENDAR.working_days_between(first, middle) + CALENDAR.working_days_between(middle, last)
    assert CALENDAR.working_days_between(last, first) == -whole


def test_an_office_can_be_closed_for_a_day():
    storm = date(2026, 11, 17)

    closed = CALENDAR.without([storm], name="Bão")

    assert closed.reason_off(storm) == "Bão"
    assert CALENDAR.is_working_day(storm)


def test_working_days_are_listed_with_both_ends():
    assert CALENDAR.working_days(date(2026, 11, 27), date(2026, 12, 1)) == [
        date(2026, 11, 27),
        date(2026, 11, 30),
        date(2026, 12, 1),
    ]


def test_a_bare_calendar_needs_no_file():
    bare = WorkingCalendar(frozenset({2030}), {})

    assert bare.add_working_days(date(2030, 1, 4), 1) == date(2030, 1, 7)
    assert bare.reason_off(date(2030, 1, 6)) == "Chủ nhật"
