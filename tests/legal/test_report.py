"""``python -m vssportal.legal``: figures of a day, what changes soon, what nobody checked."""

from datetime import date

import pytest

from vssportal.legal.__main__ import lines, main
from vssportal.legal.parameters import parameters
from vssportal.legal.report import changes_within, doubtful, in_force, unchecked

BOOK = parameters()


def test_each_figure_in_force_stands_once_with_its_source() -> None:
    found = in_force(BOOK, date(2026, 8, 1))

    codes = [item.parameter.code for item in found]
    assert len(codes) == len(set(codes))
    level = next(item for item in found if item.parameter.code == "base_salary")
    assert (level.values, level.until) == ("2530000", None)
    assert "161/2026" in level.figure.source


def test_a_figure_that_will_end_tells_its_last_day() -> None:
    found = in_force(BOOK, date(2026, 6, 1))

    assert next(item for item in found if item.parameter.code == "base_salary").until == date(2026, 6, 30)


def test_figures_of_the_future_are_not_in_force() -> None:
    assert "late_daily_rate" not in {item.parameter.code for item in in_force(BOOK, date(2025, 6, 30))}


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 4, 1), False),
        (date(2026, 4, 2), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_changes_of_the_next_ninety_days_are_told(day: date, found: bool) -> None:
    codes = {change.parameter.code for change in changes_within(BOOK, day)}

    assert ("base_salary" in codes) is found


def test_a_change_tells_only_the_keys_that_change() -> None:
    changes = {change.parameter.code: change.values for change in changes_within(BOOK, date(2026, 6, 1))}

    assert changes["base_salary"] == [("", "2340000", "2530000")]
    assert ("basic_outpatient_50_70", "0", "50") in changes["health_out_of_network"]
    assert "emergency" not in {key for key, _old, _new in changes["health_out_of_network"]}


def test_what_nobody_checked_for_six_months_is_named() -> None:
    assert "base_salary" not in {item.code for item in unchecked(BOOK, date(2027, 5, 28))}
    assert "base_salary" in {item.code for item in unchecked(BOOK, date(2027, 5, 29))}


def test_doubts_of_the_papers_are_told() -> None:
    assert "rural_poverty_line" in {item.parameter.code for item in doubtful(BOOK, date(2026, 8, 1))}
    assert "base_salary" not in {item.parameter.code for item in doubtful(BOOK, date(2026, 8, 1))}


def test_the_command_prints_the_day_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["2026-06-01"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "ngày 01/06/2026" in printed
    assert "2340000 [VND/month]" in printed
    assert "01/07/2026 base_salary: 2340000 → 2530000" in printed


@pytest.mark.parametrize("arguments", [["hôm nay"], ["2026-06-01", "2026-06-02"]])
def test_the_command_refuses_what_is_no_day(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_the_report_of_a_day_without_figures_is_empty_not_broken() -> None:
    assert next(lines(BOOK, date(1990, 1, 1))).endswith(": 0")
