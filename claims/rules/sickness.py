"""Ốm đau: days paid in a year, own illness, child, long disease, amount (Luật 41/2024/QH15 Điều 42–45)."""

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from claims.rules.basics import (
    HALF,
    WageMonth,
    by_version,
    day_of,
    dots,
    months_and_days,
    opened,
    percent,
    pretty,
    step_of,
)
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month, each_day, full_years
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

BASE = _("Tiền lương đóng BHXH làm căn cứ")
REQUESTED = _("Số ngày làm việc đã nghỉ")
PAID = _("Số ngày được hưởng")
LONG = _("Số ngày được hưởng tiếp vì bệnh cần chữa trị dài ngày")
AMOUNT = _("Trợ cấp ốm đau")
LONG_AMOUNT = _("Trợ cấp ốm đau hưởng tiếp")
MONTHS = _("Số tháng nghỉ")
OVER = _("Đã dùng {used} trên {cap} ngày của năm {year}: được tính thêm {paid} ngày.")
NOT_INSURED = _("Không đóng BHXH bắt buộc trước hoặc trong tháng nghỉ.")
LATE = _("Nộp sau ngày {deadline}. Ghi lời giải trình khi nộp hồ sơ.")
CHILD_TOO_OLD = _("Con đã đủ {age} tuổi vào ngày {day}.")

WEEKEND = (calendar.SATURDAY, calendar.SUNDAY)


class SicknessKind(StrEnum):
    """Trường hợp ốm đau (Điều 42 khoản 1, Điều 43)."""

    OWN = "own"
    CHILD = "child"
    LONG_TERM = "long_term"
    ARMED_FORCES = "armed_forces"


class Condition(StrEnum):
    """Điều kiện làm việc at the time of the leave; hard: nặng nhọc, độc hại, nguy hiểm, vùng đặc biệt khó
    khăn.
    """

    NORMAL = "normal"
    HARD = "hard"


class Exclusion(StrEnum):
    """Trường hợp không hưởng chế độ ốm đau (Điều 42 khoản 2)."""

    NONE = ""
    SELF_HARM = "self_harm"
    DRUGS = "drugs"
    FIRST_INJURY_LEAVE = "first_injury_leave"


_EXCLUSIONS = {
    Exclusion.SELF_HARM: _("Không hưởng vì tự gây thương tích, tự gây tổn hại sức khỏe."),
    Exclusion.DRUGS: _("Không hưởng vì sử dụng chất ma túy, tiền chất ma túy không theo chỉ định."),
    Exclusion.FIRST_INJURY_LEAVE: _(
        "Lần nghỉ đầu để điều trị tai nạn lao động, bệnh nghề nghiệp do đơn vị trả lương."
    ),
}


@dataclass(frozen=True, slots=True)
class Spell:
    """Một đợt nghỉ, both days included; ``hours_off`` of ``hours_a_day`` for a leave of part of a day."""

    first: date
    last: date
    hours_off: Decimal = Decimal(0)
    hours_a_day: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class UsedDays:
    """Số ngày đã hưởng trong năm; days of a long disease begun before 01/07/2025 are left out (TT 12/2025
    Điều 4).
    """

    year: int
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SicknessClaim:
    """Yêu cầu hưởng chế độ ốm đau. ``weekly_rest`` are weekdays of ``calendar``, ``days_off`` holidays
    and overlaps.
    """

    kind: SicknessKind
    spells: tuple[Spell, ...]
    history: tuple[WageMonth, ...]
    contribution_months: int
    condition: Condition = Condition.NORMAL
    used: tuple[UsedDays, ...] = ()
    weekly_rest: tuple[int, ...] = WEEKEND
    days_off: tuple[date, ...] = ()
    child_born_on: date | None = None
    exclusion: Exclusion = Exclusion.NONE
    back_to_work: date | None = None
    filed_on: date | None = None

    @property
    def starts_on(self) -> date:
        return min(spell.first for spell in self.spells)


def ruling_day(claim: SicknessClaim) -> date:
    """Ngày xác định luật: the first day of the leave; a long leave of before 01/07/2025 runs on (NĐ 158
    Điều 42).
    """
    return claim.starts_on


def sick_days_cap(condition: Condition, contribution_years: int, law: ParametersOn) -> int:
    """Số ngày tối đa trong năm (Điều 43 khoản 1): not by the time of joining, not cut for part of a year."""
    prefix = f"{condition}:"
    return law.whole("sickness_cap", step_of(law, "sickness_cap", contribution_years, prefix))


def child_days_cap(age: int, law: ParametersOn) -> int:
    """Số ngày tối đa cho mỗi con, mỗi cha mẹ, mỗi năm by the age on the first day of leave (Điều 44)."""
    return law.whole("child_sickness_cap", step_of(law, "child_sickness_cap", age))


def working_days(first: date, last: date, weekly_rest: Collection[int], off: Collection[date]) -> list[date]:
    """Ngày làm việc: without weekly rest, holidays and days that overlap other leave (Điều 43 khoản 1)."""
    return [day for day in each_day(first, last) if day.weekday() not in weekly_rest and day not in off]


def part_of_day(hours_off: Decimal, hours_a_day: Decimal, law: ParametersOn) -> Decimal:
    """Nghỉ không trọn ngày: below half a day is half, from half on a whole day (Điều 45 khoản 5, since
    2025).
    """
    if not law.whole("sickness_part_days"):
        return Decimal(0) if hours_off < hours_a_day else Decimal(1)
    return HALF if hours_off < hours_a_day * HALF else Decimal(1)


def days_by_year(claim: SicknessClaim, law: ParametersOn) -> dict[int, Decimal]:
    """Số ngày làm việc đã nghỉ by the year in which they fall (TT 12/2025 Điều 4 khoản 5)."""
    found: dict[int, Decimal] = {}
    for spell in claim.spells:
        days = working_days(spell.first, spell.last, claim.weekly_rest, claim.days_off)
        each = part_of_day(spell.hours_off, spell.hours_a_day, law) if spell.hours_a_day else Decimal(1)
        for day in days:
            found[day.year] = found.get(day.year, Decimal(0)) + each
    return found


def child_days(
    spells: Sequence[Sequence[date]], caps: Sequence[int], weekly_rest: Collection[int], off: Collection[date]
) -> int:
    """Số ngày chăm con ốm of several children at once: actual days off once, each child up to its cap.

    Thông tư 59/2015 Điều 5 khoản 1 điểm a; Thông tư 12/2025 Điều 5 khoản 3. ``spells`` are (first, last)
    pairs, one for each child, ``caps`` what is left for that child this year.
    """
    paid: set[date] = set()
    for (first, last), cap in zip(spells, caps, strict=True):
        paid.update(working_days(first, last, weekly_rest, off)[:cap])
    return len(paid)


def base_wage(history: Collection[WageMonth], first_day: date) -> WageMonth | None:
    """Tháng làm căn cứ: the nearest contributed month before the leave, else the month of the leave (Điều
    45.1).
    """
    month = Month.of(first_day)
    paid = [item for item in history if item.is_compulsory]
    earlier = [item for item in paid if item.month < month]
    if earlier:
        return max(earlier, key=lambda item: item.month)
    return next((item for item in paid if item.month == month), None)


def allowance(base_vnd: int, rate: Decimal, days: Decimal, law: ParametersOn) -> int:
    """Trợ cấp ốm đau: wage × rate ÷ 24 × days, one rounding; never re-rated later (TT 12/2025 Điều 6
    khoản 3).
    """
    return round_vnd(base_vnd * rate / law.whole("sickness_day_divisor") * days)


def long_rate(contribution_years: int, law: ParametersOn) -> Decimal:
    """Tỷ lệ hưởng tiếp của bệnh dài ngày: 65, 55, 50 % by contribution years at the start (Điều 45 khoản
    3).
    """
    return law.rate("sickness_long_rate", step_of(law, "sickness_long_rate", contribution_years))


@rule("sickness", SicknessClaim)
def sickness_benefit(claim: SicknessClaim, law: ParametersOn) -> Worksheet:
    """Trợ cấp ốm đau của một yêu cầu: days by year under the cap, wage of the base month, amount in đồng."""
    law = opened(law, ruling_day(claim))
    sheet = Worksheet(findings=eligibility(claim, law))
    month = base_wage(claim.history, claim.starts_on)
    if sheet.is_blocked or month is None:
        return sheet
    sheet.step("base", BASE, month.wage_vnd, formula=month.month.pretty, basis="Luật BHXH Điều 45 khoản 1")
    if claim.kind is SicknessKind.LONG_TERM:
        by_version({"58/2014": _long_2014, "41/2024": _long_2024}, law)(sheet, claim, law, month.wage_vnd)
        return sheet
    _ordinary(sheet, claim, law, month.wage_vnd)
    return sheet


def eligibility(claim: SicknessClaim, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: a base month, the age of the child (Điều 42, 44; TT 12/2025 Điều 5 khoản 2)."""
    law = law.at(ruling_day(claim))
    found: list[Finding] = []
    month = base_wage(claim.history, claim.starts_on)
    if month is None:
        found.append(Finding(Level.BLOCKER, "sickness.insured", NOT_INSURED, "Luật BHXH Điều 42, 45"))
    if claim.exclusion is not Exclusion.NONE:
        sentence = _EXCLUSIONS[claim.exclusion]
        found.append(Finding(Level.BLOCKER, "sickness.excluded", sentence, "Luật BHXH Điều 42 khoản 2"))
    age = law.whole("child_sickness_age")
    born = claim.child_born_on
    if claim.kind is SicknessKind.CHILD and born and full_years(born, claim.starts_on) >= age:
        params = {"age": age, "day": pretty(claim.starts_on)}
        basis = "Luật BHXH Điều 42 khoản 1 điểm e"
        found.append(Finding(Level.BLOCKER, "sickness.child_age", CHILD_TOO_OLD, basis, params))
    return [*found, *_deadline(claim, law)]


def _deadline(claim: SicknessClaim, law: ParametersOn) -> list[Finding]:
    """Late papers are explained in writing, never refused (Điều 48 khoản 1, Điều 92)."""
    last = max(spell.last for spell in claim.spells)
    back = claim.back_to_work or last + timedelta(days=1)
    deadline = back + timedelta(days=law.whole("sickness_filing_days"))
    if claim.filed_on is None or claim.filed_on <= deadline:
        return []
    basis = "Luật BHXH Điều 48 khoản 1, Điều 92"
    return [Finding(Level.NOTICE, "sickness.deadline", LATE, basis, {"deadline": pretty(deadline)})]


def _cap(claim: SicknessClaim, law: ParametersOn) -> int | None:
    if claim.kind is SicknessKind.ARMED_FORCES:
        return None
    if claim.kind is SicknessKind.CHILD:
        age = full_years(claim.child_born_on, claim.starts_on) if claim.child_born_on else 0
        return child_days_cap(age, law)
    return sick_days_cap(claim.condition, claim.contribution_months // 12, law)


def _paid(sheet: Worksheet, claim: SicknessClaim, law: ParametersOn) -> tuple[Decimal, Decimal]:
    """Days paid under the cap and days beyond it, with a line for each year."""
    cap, paid, beyond = _cap(claim, law), Decimal(0), Decimal(0)
    used = {item.year: item.days for item in claim.used}
    for year, days in sorted(days_by_year(claim, law).items()):
        left = days if cap is None else max(Decimal(0), cap - used.get(year, Decimal(0)))
        here = min(days, left)
        paid, beyond = paid + here, beyond + days - here
        basis = "Luật BHXH Điều 43, 44"
        sheet.step(f"requested.{year}", REQUESTED, days, unit="working_days", formula=str(year), basis=basis)
        sheet.step(f"paid.{year}", PAID, here, unit="working_days", formula=str(year), basis=basis)
        if here < days and claim.kind is not SicknessKind.LONG_TERM:
            params = {"used": used.get(year, Decimal(0)), "cap": cap, "year": year, "paid": here}
            sheet.note(Finding(Level.NOTICE, "sickness.cap", OVER, basis, params))
    return paid, beyond


def _ordinary(sheet: Worksheet, claim: SicknessClaim, law: ParametersOn, base: int) -> None:
    days, _beyond = _paid(sheet, claim, law)
    rate = law.rate("sickness_rate", claim.kind)
    _amount(sheet, "amount", AMOUNT, (base, rate, days), law)


def _amount(
    sheet: Worksheet, key: str, label: str, parts: tuple[int, Decimal, Decimal], law: ParametersOn
) -> None:
    base, rate, days = parts
    divisor = law.whole("sickness_day_divisor")
    formula = f"{dots(base)} × {percent(rate)} ÷ {divisor} × {dots(days)}"
    sheet.add(key, label, allowance(base, rate, days, law), formula=formula, basis="Luật BHXH Điều 45")


def _long_2024(sheet: Worksheet, claim: SicknessClaim, law: ParametersOn, base: int) -> None:
    """Luật 41/2024: the days of the ordinary cap at 75 %, all further working days at 65, 55 or 50 %."""
    days, beyond = _paid(sheet, claim, law)
    _amount(sheet, "amount", AMOUNT, (base, law.rate("sickness_rate", SicknessKind.OWN), days), law)
    if beyond:
        sheet.step("long_days", LONG, beyond, unit="working_days", basis="Luật BHXH Điều 43 khoản 2")
        rate = long_rate(claim.contribution_months // 12, law)
        _amount(sheet, "long_amount", LONG_AMOUNT, (base, rate, beyond), law)


@dataclass(frozen=True, slots=True)
class LongLimits:
    """Giới hạn của luật 2014: first calendar days, then at most so many months."""

    days: int
    months: int


def long_limits_2014(contribution_months: int, law: ParametersOn) -> LongLimits:
    """Luật 58/2014 Điều 26 khoản 2: 180 days, then up to the whole time contributed; fresh with every
    episode.
    """
    return LongLimits(law.whole("sickness_long_days"), contribution_months)


@dataclass(frozen=True, slots=True)
class RunningLeave:
    """Đợt nghỉ dài ngày đang hưởng khi luật mới có hiệu lực: capped by the time paid or not, re-rated or
    not.
    """

    is_capped: bool
    is_rated_again: bool


def running_leave(started_on: date, law: ParametersOn) -> RunningLeave:
    """Đợt nghỉ dài ngày đã bắt đầu trước một luật mới.

    Begun before 2016: no cap by the time paid, the rate stays (TT 59/2015 Điều 32, ví dụ 53). Begun under
    the 2014 law and running on after 30/06/2025: goes on under it (NĐ 158/2025 Điều 42 khoản 1).
    """
    is_old = started_on < day_of(law, "sickness_long_capped_from")
    is_capped = not is_old and law.at(started_on).text("social_insurance_law") == "58/2014"
    return RunningLeave(is_capped, is_rated_again=False)


def _long_2014(sheet: Worksheet, claim: SicknessClaim, law: ParametersOn, base: int) -> None:
    """Luật 58/2014: monthly amounts, odd calendar days ÷24 (Thông tư 59/2015 Điều 6 khoản 2).

    The first 180 days come first; months of the rest are counted from the day after them.
    """
    limits = long_limits_2014(claim.contribution_months, law)
    first, last = claim.starts_on, max(spell.last for spell in claim.spells)
    days = list(each_day(first, last))
    rate = law.rate("sickness_rate", SicknessKind.OWN)
    _months(sheet, "", days[: limits.days], (base, rate), law)
    rest = days[limits.days :]
    if rest:
        low = long_rate(claim.contribution_months // 12, law)
        _months(sheet, "long_", rest, (base, low), law, most=limits.months)


def _months(
    sheet: Worksheet,
    key: str,
    days: Sequence[date],
    pay: tuple[int, Decimal],
    law: ParametersOn,
    *,
    most: int | None = None,
) -> None:
    months, odd = months_and_days(days[0], days[-1])
    if most is not None and months >= most:
        months, odd = most, 0
    base, rate = pay
    basis = "Luật 58/2014 Điều 26 khoản 2, Điều 28; Thông tư 59/2015 Điều 6 khoản 2"
    sheet.step(f"{key}months", MONTHS, months, unit="months", basis=basis)
    sheet.step(f"{key}days", PAID, odd, unit="days", basis=basis)
    divisor = law.whole("sickness_day_divisor")
    amount = round_vnd(base * rate * months + base * rate / divisor * odd)
    formula = f"{dots(base)} × {percent(rate)} × ({months} + {odd} ÷ {divisor})"
    sheet.add(f"{key}amount", LONG_AMOUNT if key else AMOUNT, amount, formula=formula, basis=basis)
