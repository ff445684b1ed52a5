"""Numbers, money, dates and names as Vietnam writes them, the same in both languages."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Line
from vssportal.templatetags import vss


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (79_760_000, "79.760.000\u00a0₫"),
        (0, "0\u00a0₫"),
        (-1_167_188, "-1.167.188\u00a0₫"),
        (999, "999\u00a0₫"),
        (None, ""),
    ],
)
def test_money_has_dots_and_a_space_that_does_not_break(amount: int | None, written: str) -> None:
    assert vss.vnd(amount) == written


@given(st.integers(min_value=0, max_value=10**15))
def test_money_read_back_is_the_same_number(amount: int) -> None:
    assert int(vss.vnd(amount).removesuffix("\u00a0₫").replace(".", "")) == amount


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("0.4271"), "0,4271"),
        (Decimal("-2.31"), "-2,31"),
        (Decimal("1E+3"), "1.000"),
        (1234567, "1.234.567"),
        ("", ""),
    ],
)
def test_numbers_have_dots_and_a_comma(number: object, written: str) -> None:
    assert vss.number_vi(number) == written


def test_a_ratio_becomes_a_percentage() -> None:
    assert vss.percent_vi(Decimal("0.4271")) == "42,71%"
    assert vss.percent_vi(Decimal("0.08")) == "8%"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_are_day_first_in_both_languages(language: str) -> None:
    with translation.override(language):
        assert vss.date_vi(date(2026, 10, 5)) == "05/10/2026"
        assert vss.month_vi(date(2025, 7, 1)) == "07/2025"


def test_moments_are_told_in_the_time_of_viet_nam() -> None:
    moment = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)

    assert vss.datetime_vi(moment) == "01:30 21/11/2026"
    assert vss.date_vi(moment) == "21/11/2026"
    assert vss.time_vi(moment) == "01:30"


def test_months_come_from_text_and_from_months() -> None:
    assert vss.month_vi("2025-07") == "07/2025"
    assert vss.month_vi(Month(2025, 7)) == "07/2025"
    assert vss.month_vi(None) == ""


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("001194012345", "001194•••345"),
        ("0116045872", "011•••872"),
        ("001194•••345", "001194•••345"),
        ("12345", "•••"),
        (None, ""),
    ],
)
def test_identifiers_are_masked(number: str | None, masked: str) -> None:
    assert vss.mask_id(number) == masked


def test_long_numbers_are_grouped_for_reading() -> None:
    assert vss.spaced("001194012345").split("\u00a0") == ["001", "194", "012", "345"]
    assert vss.spaced("0116045872").split("\u00a0") == ["0116", "045", "872"]


def test_initials_are_of_the_last_two_words() -> None:
    assert vss.initials("Nguyễn Thị Phượng Hằng") == "PH"
    assert vss.initials("") == ""


def test_a_line_of_a_worksheet_tells_its_unit() -> None:
    assert vss.amount_of(Line("a", "A", 5_060_000)) == "5.060.000\u00a0₫"
    assert vss.amount_of(Line("b", "B", Decimal("55.5"), unit="%")) == "55,5%"
    assert vss.amount_of(Line("c", "C", 6, unit="tháng")) == "6 tháng"


def test_a_pager_marks_its_gaps() -> None:
    page = Paginator(range(1000), 50).page(10)

    assert vss.page_numbers(page) == [1, 0, 9, 10, 11, 0, 20]


def test_an_icon_is_hidden_from_screen_readers() -> None:
    drawn = Template('{% load vss %}{% icon "search" %}').render(Context())

    assert 'aria-hidden="true"' in drawn
    assert "<path" in drawn


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        Template('{% load vss %}{% icon "nothing-like-it" %}').render(Context())


def test_a_meter_never_leaves_its_frame() -> None:
    drawn = Template("{% load vss %}{% meter 30 20 'vượt' %}").render(Context())

    assert 'width="100.00%"' in drawn
    assert 'aria-label="vượt"' in drawn


def test_a_meter_of_nothing_is_empty() -> None:
    assert 'width="0%"' in Template("{% load vss %}{% meter 0 0 'chưa có' %}").render(Context())


def test_the_name_shown_is_the_full_name() -> None:
    assert vss.name_of(SimpleNamespace(full_name="Trần Văn Đức")) == "Trần Văn Đức"
