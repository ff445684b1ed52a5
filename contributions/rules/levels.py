"""Các mức: reference level, regional minimum, floors and ceilings of the contribution base."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from contributions.rules.categories import Conditions
from vssportal.kernel.money import round_vnd
from vssportal.legal.parameters import ParametersOn


def reference_level(law: ParametersOn) -> int:
    """Mức tham chiếu; before 1/7/2025 the base salary (Luật BHXH 41/2024 Điều 141 khoản 13)."""
    if law.has("reference_level"):
        return law.vnd("reference_level")
    return law.vnd("base_salary")


def regional_minimum(region: str, law: ParametersOn) -> int:
    """Lương tối thiểu tháng của vùng I–IV; KeyError for another region."""
    return law.vnd("regional_minimum", region)


def kept_regional_minimum(hired_on: date, old_vnd: int, new_vnd: int, law: ParametersOn) -> int:
    """Lương tối thiểu áp dụng khi địa bàn chuyển xuống vùng thấp hơn.

    Who was hired on or before the last kept day keeps the old place's minimum when it is the higher one
    (Nghị định 293/2025 Điều 5 khoản 5). ``old_vnd`` is the minimum of the day before the move.
    """
    last_kept_on = date.fromisoformat(law.text("regional_minimum_kept_until"))
    return max(old_vnd, new_vnd) if hired_on <= last_kept_on else new_vnd


def monthly_from_weekly(weekly_vnd: int, law: ParametersOn) -> int:
    """Lương tuần đổi ra lương tháng để so với lương tối thiểu: × 52 / 12 (Nghị định 293/2025 Điều 4)."""
    return round_vnd(weekly_vnd * law.number("weeks_per_year") / Decimal(12))


def monthly_from_units(rate_vnd: int, units: Decimal) -> int:
    """Lương theo giờ, ngày hoặc tuần × số thỏa thuận trong tháng (Nghị định 158/2025 Điều 7 khoản 2)."""
    return round_vnd(rate_vnd * units)


def is_paid_minimum(monthly_vnd: int, region: str, law: ParametersOn) -> bool:
    """Lương tháng có bằng hoặc cao hơn lương tối thiểu vùng không."""
    return monthly_vnd >= regional_minimum(region, law)


def si_ceiling(law: ParametersOn) -> int:
    """Trần căn cứ đóng BHXH: 20 × mức tham chiếu (Luật BHXH 41/2024 Điều 31 khoản 1 điểm đ)."""
    return law.whole("base_ceiling_multiple", "si") * reference_level(law)


def health_ceiling(law: ParametersOn) -> int:
    """Trần căn cứ đóng BHYT: 20 × mức tham chiếu (Luật 51/2024 Điều 14 khoản 5)."""
    return law.whole("base_ceiling_multiple", "health") * reference_level(law)


def unemployment_ceiling(region: str, law: ParametersOn, *, state_scale: bool = False) -> int:
    """Trần căn cứ đóng BHTN: 20 × lương tối thiểu của vùng nơi làm việc (Luật Việc làm 74/2025 Điều 34).

    Before 2026 wages on the State's scale had 20 × base salary as their ceiling (Luật Việc làm 38/2013 Điều 58).
    """
    kind = law.text("unemployment_ceiling_kind", "state_scale" if state_scale else "employer_wage")
    level = {"level": reference_level, "regional_minimum": lambda book: regional_minimum(region, book)}[kind]
    return law.whole("base_ceiling_multiple", "unemployment") * level(law)


def base_floor(
    region: str,
    law: ParametersOn,
    *,
    state_scale: bool = False,
    trained: bool = False,
    conditions: Conditions = Conditions.NORMAL,
) -> int:
    """Sàn căn cứ đóng BHXH.

    Since 1/7/2025 the reference level (Luật BHXH 41/2024 Điều 31 khoản 1 điểm đ). Before, for wages set by the
    employer, the regional minimum, 7 % more for trained work, then 5 % or 7 % more in hazardous and very
    hazardous conditions (Quyết định 595 Điều 6 khoản 2.6); none for wages on the State's scale.
    """
    kind = law.text("base_floor_kind", "state_scale" if state_scale else "employer_wage")
    floors: dict[str, Callable[[], int]] = {
        "none": lambda: 0,
        "reference_level": lambda: reference_level(law),
        "regional_minimum": lambda: _raised_minimum(region, law, trained, conditions),
    }
    return floors[kind]()


def _raised_minimum(region: str, law: ParametersOn, trained: bool, conditions: Conditions) -> int:
    amount = Decimal(regional_minimum(region, law))
    if trained:
        amount *= 1 + law.rate("trained_floor_percent", "trained")
    if conditions is not Conditions.NORMAL:
        amount *= 1 + law.rate("trained_floor_percent", conditions)
    return round_vnd(amount)
