"""The book of figures: what it refuses, what it gives, what it remembers."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vssportal.kernel.errors import NoFigure
from vssportal.legal.parameters import BadFigure, Parameters, load, parameters

GOOD = """
figures:
  - code: level
    label: Mức
    unit: VND/month
    checked_on: 2026-01-01
    values:
      - {from: 2024-07-01, value: "2340000", source: "Nghị định A"}
      - {from: 2026-07-01, value: "2530000", source: "Nghị định B", doubt: "chưa đối chiếu"}
  - code: shares
    label: Tỷ lệ
    unit: percent
    values:
      - {from: 2025-01-01, value: {a: "8", b: "0.5"}, source: "Luật"}
"""


def book(tmp_path: Path, text: str = GOOD) -> Parameters:
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    return load(tmp_path)


def test_a_figure_holds_from_its_day_until_the_next(tmp_path: Path) -> None:
    found = book(tmp_path)

    assert found.on(date(2026, 6, 30)).vnd("level") == 2_340_000
    assert found.on(date(2026, 7, 1)).vnd("level") == 2_530_000


def test_a_figure_before_its_first_day_is_refused_and_never_zero(tmp_path: Path) -> None:
    law = book(tmp_path).on(date(2024, 6, 30))

    with pytest.raises(NoFigure, match="level"):
        law.vnd("level")
    assert not law.has("level")


def test_an_unknown_code_or_key_is_a_mistake_of_the_programme(tmp_path: Path) -> None:
    law = book(tmp_path).on(date(2026, 7, 1))

    with pytest.raises(KeyError):
        law.vnd("levels")
    with pytest.raises(KeyError):
        law.rate("shares", "c")


def test_percentages_become_fractions_and_amounts_are_whole(tmp_path: Path) -> None:
    law = book(tmp_path).on(date(2026, 7, 1))

    assert law.rate("shares", "b") == Decimal("0.005")
    assert law.keys("shares") == ["a", "b"]
    with pytest.raises(ValueError, match="whole"):
        law.whole("shares", "b")


def test_what_was_read_is_remembered_with_its_source_also_at_another_day(tmp_path: Path) -> None:
    law = book(tmp_path).on(date(2026, 7, 1))

    law.vnd("level")
    law.at(date(2025, 1, 1)).vnd("level")
    law.vnd("level")

    assert [(used.value, used.since, used.source, used.doubt) for used in law.used] == [
        ("2530000", "2026-07-01", "Nghị định B", "chưa đối chiếu"),
        ("2340000", "2024-07-01", "Nghị định A", ""),
    ]


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('source: "Nghị định A"', 'source: ""', "no source"),
        (', source: "Nghị định A"', "", "no source"),
        ('"2340000"', "2340000", "quoted"),
        ('"2340000"', '"2.340.000"', "not a number"),
        ("from: 2026-07-01", "from: 2024-07-01", "rise"),
        ("from: 2026-07-01", 'from: "hôm nay"', "not a date"),
        ("unit: VND/month", "unit: đồng", "unit"),
        ("    label: Mức\n", "", "label"),
        ("code: shares", "code: level", "twice"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_whole(
    tmp_path: Path, before: str, after: str, complaint: str
) -> None:
    assert before in GOOD

    with pytest.raises(BadFigure, match=complaint):
        book(tmp_path, GOOD.replace(before, after, 1))


def test_other_data_beside_the_figures_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_text("places: [Hà Nội]", encoding="utf-8")

    assert len(book(tmp_path)) == 2


@settings(deadline=None)
@given(st.dates(date(2024, 7, 1), date(2030, 1, 1)), st.dates(date(2024, 7, 1), date(2030, 1, 1)))
def test_a_later_day_never_goes_back_to_an_earlier_figure(first: date, second: date) -> None:
    parameter = parameters()["base_salary"]
    early, late = (parameter.on(day) for day in sorted((first, second)))

    assert early is not None
    assert late is not None
    assert early.since <= late.since
