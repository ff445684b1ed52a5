"""Up to six months may be missing for a pension and be paid at once."""

from datetime import date

import pytest

from contributions.rules.missing_months import MissingMonths, missing_pension_months
from tests.contributions.rules.people import law

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(("months", "total"), [(1, 2_200_000), (6, 13_200_000)])
def test_both_shares_of_the_pension_fund_are_paid_for_each_month(months: int, total: int) -> None:
    assert missing_pension_months(MissingMonths(TODAY, 10_000_000, months), law()).total_vnd == total


def test_seven_months_are_too_many_and_the_way_out_is_told() -> None:
    sheet = missing_pension_months(MissingMonths(TODAY, 10_000_000, 7), law())

    assert sheet.is_blocked
    assert sheet.total_vnd == 0
    assert "tự nguyện" in sheet.findings[0].sentence


def test_the_base_stops_at_the_ceiling() -> None:
    assert missing_pension_months(MissingMonths(TODAY, 90_000_000, 1), law()).total_vnd == 11_132_000
