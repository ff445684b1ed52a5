"""Thời hạn đăng ký, đóng, truy đóng, đóng bù; every day given back is the last one still in time."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from vssportal.kernel.periods import Dated, Month, MonthSpan, add_months, months_between
from vssportal.legal.parameters import ParametersOn


class Rhythm(StrEnum):
    """Phương thức đóng: how many months a payment covers."""

    MONTHLY = "monthly"
    THREE_MONTHS = "three_months"
    SIX_MONTHS = "six_months"
    TWELVE_MONTHS = "twelve_months"


def cycle_of(month: Month, rhythm: Rhythm, law: ParametersOn) -> MonthSpan:
    """Chu kỳ đóng có tháng này, cycles counted from January."""
    months = law.whole("payment_cycle_months", rhythm)
    start = month - (month.month - 1) % months
    return MonthSpan(start, start + months)


def payment_deadline(last: Month, law: ParametersOn) -> date:
    """Ngày đóng chậm nhất of a cycle that ends with month ``last`` (for monthly payers: the month itself).

    Since 1/7/2025 the last day of the next month (Luật BHXH 41/2024 Điều 33, 34 khoản 4); before, the last day of
    the cycle itself (Quyết định 595 Điều 7). Ruling day: the first of ``last``, so that June 2025 was due by
    30/6/2025.
    """
    return (last + law.at(last.first).whole("payment_grace_months")).last


def first_late_day(due_on: date) -> date:
    """Ngày chậm đóng thứ nhất."""
    return due_on + timedelta(days=1)


def evasion_possible_from(due_on: date, law: ParametersOn) -> date:
    """Ngày từ đó chậm đóng có thể thành trốn đóng, when the employer was also urged in writing.

    Day 1 is the day after the latest payment day, the day after day 60 is the first of evasion (Luật BHXH 41/2024
    Điều 39 khoản 1 điểm đ, e). The counting words are in Nghị định 274/2025, not read: the number is a figure.
    """
    return due_on + timedelta(days=law.whole("evasion_after_days", "payment") + 1)


def registration_deadline(liable_on: date, law: ParametersOn) -> date:
    """Ngày cuối để đăng ký người lao động; the first day counts as day 1 (Luật 41/2024 Điều 28, hướng dẫn C12-TS)."""
    return liable_on + timedelta(days=law.whole("registration_days") - 1)


def registration_evasion_from(liable_on: date, law: ParametersOn) -> date:
    """Ngày từ đó không đăng ký là trốn đóng: after 60 days from the end of the 30 (Điều 39 khoản 1 điểm a, b)."""
    last = registration_deadline(liable_on, law)
    return last + timedelta(days=law.whole("evasion_after_days", "registration") + 1)


def _six_months_from_signing(decided_on: date, law: ParametersOn) -> date:
    return add_months(decided_on, law.whole("raise_grace_months"))


def _end_of_next_month(decided_on: date, law: ParametersOn) -> date:
    return (Month.of(decided_on) + law.whole("raise_grace_months")).last


RAISE_DEADLINE: Dated[Callable[[date, ParametersOn], date]] = Dated(
    {date(2016, 1, 1): _six_months_from_signing, date(2025, 7, 1): _end_of_next_month}
)


def raise_deadline(decided_on: date, law: ParametersOn) -> date:
    """Ngày cuối truy đóng phần tăng lương mà không tính thêm tiền.

    Since 1/7/2025 the last day of the month after the month of the decision (Nghị định 158/2025 Điều 8 khoản 2);
    before, six months from signing (Quyết định 595 Điều 38 khoản 1.3). Ruling day: the day of the decision.
    """
    return RAISE_DEADLINE.on(decided_on)(decided_on, law.at(decided_on))


def raise_months(effective: Month, decided_on: date) -> list[Month]:
    """Các tháng phải truy đóng: from the month of effect to the month before the decision.

    The month of the decision itself is an ordinary adjustment.
    """
    return list(months_between(effective, Month.of(decided_on) - 1))


def catch_up_deadline(last_suspended: Month, law: ParametersOn) -> date:
    """Ngày cuối đóng bù sau khi hết tạm dừng đóng (Luật 41/2024 Điều 37, Nghị định 158/2025 Điều 10, 11)."""
    return (last_suspended + law.whole("catch_up_grace_months")).last


def voluntary_deadline(start: Month, rhythm: Rhythm, law: ParametersOn) -> date:
    """Ngày cuối đóng BHXH tự nguyện of a cycle that begins with ``start``; later it is a pause (Điều 36 khoản 3)."""
    return (start + law.whole("voluntary_pay_within_months", rhythm) - 1).last


def suspension_span(requested: Month, months: int, law: ParametersOn) -> MonthSpan:
    """Thời gian tạm dừng đóng quỹ hưu trí, tử tuất, at most 12 months from the month of the request (Điều 37)."""
    longest = law.whole("pension_fund_suspension", "longest")
    return MonthSpan(requested, requested + min(months, longest))


def may_suspend(
    law: ParametersOn, *, idle: int, present: int, lost_vnd: int, assets_vnd: int, standstill_days: int
) -> bool:
    """Đủ điều kiện tạm dừng đóng: half the workers idle and 30 days of standstill, or over half the assets lost.

    Nghị định 158/2025 Điều 10 khoản 2; assets without land.
    """
    share = "pension_fund_suspension_share"
    is_idle = idle >= present * law.rate(share, "idle_workers") and present > 0
    stands_still = standstill_days >= law.whole("pension_fund_suspension_days")
    return (is_idle and stands_still) or lost_vnd > assets_vnd * law.rate(share, "lost_assets")


def may_choose_base_again(chosen_from: Month, month: Month, law: ParametersOn) -> bool:
    """Được chọn lại căn cứ đóng sau ít nhất 12 tháng (Luật 41/2024 Điều 31 khoản 1 điểm d)."""
    return month.index - chosen_from.index >= law.whole("base_choice_months")


def months_reported_late(first_off: Month, reported_on: date) -> list[Month]:
    """Các tháng báo giảm chậm: health insurance is owed for them and the card stays valid (Quyết định 595 Điều 50).

    ``first_off`` is the first month no longer worked; a report inside it is in time. The new process does not repeat
    the rule; it is kept.
    """
    return list(months_between(first_off, Month.of(reported_on) - 1))
