"""Whatever stands in a cell, a parser answers: a value, or a problem that has a sentence."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions.intake import cells
from contributions.intake.assemble import PARSERS
from contributions.intake.cell_sentences import CELL_SENTENCES
from contributions.intake.rows import BirthDate

ANYTHING = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789/-., tTEe+%đkr", max_size=25),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
)


@pytest.mark.parametrize("cell", PARSERS)
@settings(max_examples=60, deadline=None)
@given(raw=ANYTHING)
def test_no_cell_breaks_a_parser(cell, raw):
    value, problem = PARSERS[cell](raw)

    assert problem is None or problem.code in CELL_SENTENCES
    assert isinstance(cells.text_of(raw), str)
    assert not isinstance(value, (float, datetime, time, timedelta))


@settings(deadline=None)
@given(day=st.dates(date(1910, 1, 1), date(2100, 12, 31)))
def test_a_day_is_the_same_in_every_writing(day):
    serial = float((day - date(1899, 12, 30)).days)

    for raw in (f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", day.isoformat(), f"{day:%d%m%Y}", day, serial):
        assert cells.day(raw) == (day, None)
        assert cells.birth(raw) == (BirthDate(day, "day"), None)


@settings(deadline=None)
@given(amount=st.integers(0, 10**10))
def test_an_amount_is_the_same_in_every_writing(amount):
    for raw in (
        str(amount),
        f"{amount:,}",
        f"{amount:,}".replace(",", "."),
        f"{amount:,}".replace(",", " "),
        float(amount),
    ):
        assert cells.money(raw) == (amount, None)


@settings(deadline=None)
@given(number=st.integers(10**8, 96 * 10**9))
def test_eaten_zeros_are_given_back(number):
    text = f"{number:012d}"

    value, problem = cells.citizen_number(text.lstrip("0"))

    # Two zeros are all that a province code from 001 can lose.
    if 10**9 <= number < 10**11:
        assert (value, problem.suggestion) == ("", text)
    else:
        assert value == ""
        assert problem.code == "citizen_number_length"
