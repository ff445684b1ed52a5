"""Thẻ BHYT: from when to when it is usable, what it pays, five continuous years, the co-payment cap.

Luật 51/2024 (BHYT) Điều 16, 22, 26; Nghị định 146/2018 Điều 12, 13 (their heirs in Nghị định 188/2025 were not read);
Nghị định 02/2025; Nghị quyết 261/2025; Quyết định 1351/QĐ-BHXH.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from contributions.rules.levels import reference_level
from vssportal.kernel.money import share
from vssportal.kernel.periods import Month, add_months, add_years
from vssportal.legal.parameters import ParametersOn


@dataclass(frozen=True, slots=True)
class Validity:
    """Thời hạn sử dụng của thẻ, both days included; ``until`` None: as long as the contributions go on."""

    start: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day <= self.until)


def waits(paid_on: date, covered_until: date | None, law: ParametersOn) -> bool:
    """Thẻ có phải chờ không: groups 4 and 5 joining first or after 90 days (Điều 16 khoản 3 điểm c)."""
    if covered_until is None:
        return True
    return (paid_on - covered_until).days - 1 >= law.whole("health_gap_days")


def household_card_start(paid_on: date, covered_until: date | None, law: ParametersOn) -> date:
    """Ngày thẻ có giá trị của người tự đóng hoặc được hỗ trợ: 30 days after full payment, or without a break."""
    if covered_until is None or waits(paid_on, covered_until, law):
        return paid_on + timedelta(days=law.whole("health_card_wait_days"))
    return max(paid_on, covered_until + timedelta(days=1))


def household_card(
    paid_on: date, months: int, law: ParametersOn, *, covered_until: date | None = None
) -> Validity:
    """Thẻ của kỳ đóng ``months`` tháng; months count from the day the card starts (Nghị định 146/2018 Điều 10, 13)."""
    start = household_card_start(paid_on, covered_until, law)
    return Validity(start, add_months(start, months) - timedelta(days=1))


def employee_card(first_paid: Month, last_paid: Month | None = None) -> Validity:
    """Thẻ của người lao động: to the end of the last month paid or owed (Quyết định 595 Điều 50)."""
    return Validity(first_paid.first, last_paid.last if last_paid else None)


def child_card(born_on: date, law: ParametersOn) -> Validity:
    """Thẻ của trẻ dưới 6 tuổi: from birth to 72 months.

    A child that reaches 72 months before the school year keeps it to 30/9 of that year, a later one to the end
    of the month (Nghị định 146/2018 Điều 13 khoản 2).
    """
    grown_on = add_months(born_on, law.whole("child_card"))
    turn = _turn(grown_on.year, "last", law)
    return Validity(born_on, turn if grown_on <= turn else Month.of(grown_on).last)


def pupil_card(
    year: int, law: ParametersOn, *, first_grade: bool = False, last_grade: bool = False
) -> Validity:
    """Thẻ học sinh của năm học bắt đầu năm ``year``: the calendar year after; grade 1 from 1/10, grade 12 to 30/9.

    Nghị định 146/2018 Điều 13 khoản 7.
    """
    start = _turn(year, "first", law) if first_grade else date(year + 1, 1, 1)
    until = _turn(year + 1, "last", law) if last_grade else Month(year + 1, 12).last
    return Validity(start, until)


def _turn(year: int, key: str, law: ParametersOn) -> date:
    return date.fromisoformat(f"{year}-{law.text('school_card_turn', key)}")


def continuous_since(periods: Iterable[Validity], day: date, law: ParametersOn) -> date | None:
    """Ngày bắt đầu thời gian tham gia liên tục đến ``day``; None when no card holds then.

    Each card follows the last with a gap shorter than 90 days (Nghị định 146/2018 Điều 12 khoản 5; Luật 51/2024).
    """
    since: date | None = None
    last: date | None = None
    for period in sorted(periods, key=lambda item: item.start):
        if period.start > day:
            break
        if since is None or last is None or (period.start - last).days - 1 >= law.whole("health_gap_days"):
            since = period.start
        until = min(period.until or day, day)
        last = until if last is None else max(last, until)
    return since if last == day else None


def five_years_on(periods: Iterable[Validity], day: date, law: ParametersOn) -> date | None:
    """Thời điểm đủ 5 năm liên tục, printed on the card; None while there is no card on ``day``."""
    since = continuous_since(periods, day, law)
    return None if since is None else add_years(since, law.whole("health_continuous_years"))


def benefit_percent(prefix: str, printed_digit: str, visit_on: date, law: ParametersOn) -> int:
    """Mức hưởng (%) của thẻ có mã ``prefix`` và ``printed_digit``, by the day of the visit.

    A card printed before a group moved stays in use and is read with the new digit: CN3 and LH4 as 2 since 1/1/2026
    (Nghị quyết 261/2025, Công văn 38/BYT-BH). KeyError for a digit that does not exist.
    """
    law = law.at(visit_on)
    printed = f"{prefix}{printed_digit}"
    digit = law.text("health_card_moves", printed) if law.has("health_card_moves", printed) else printed_digit
    return law.whole("health_benefit_percent", digit)


def out_of_network_percent(place: str, benefit: int, visit_on: date, law: ParametersOn) -> Decimal:
    """Mức hưởng khi khám không đúng nơi đăng ký: a share of ``benefit`` (%) by the place of care (Điều 22 khoản 4)."""
    return law.at(visit_on).rate("health_out_of_network", place) * benefit


def visit_exemption(law: ParametersOn) -> int:
    """Chi phí một lần khám dưới mức này được trả 100 %: 15 % of the base salary (Điều 22 khoản 1)."""
    return share(reference_level(law), law.rate("health_visit_exemption"))


def copayment_cap(law: ParametersOn) -> int:
    """Trần cùng chi trả trong năm sau 5 năm liên tục: 6 × the base salary (Điều 22 khoản 1)."""
    return law.whole("health_copayment_cap_multiple") * reference_level(law)


def copayment_left(paid_before_vnd: int, before: ParametersOn, after: ParametersOn) -> Decimal:
    """Phần cùng chi trả còn lại sau ngày đổi lương cơ sở trong năm: (6 − paid / old base) × new base, not rounded.

    Công văn 302/CSYT-CĐ mục 2.5. Never below nothing.
    """
    multiple = before.number("health_copayment_cap_multiple")
    left = multiple * reference_level(before) - paid_before_vnd
    return max(Decimal(0), left * reference_level(after) / reference_level(before))


def may_change_facility(day: date, law: ParametersOn) -> bool:
    """Được đổi nơi đăng ký ban đầu: the first 15 days of a quarter (Luật 51/2024 Điều 26)."""
    quarter_months = law.whole("payment_cycle_months", "three_months")
    return (day.month - 1) % quarter_months == 0 and day.day <= law.whole("facility_change_days")
