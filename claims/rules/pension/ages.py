"""Tuổi nghỉ hưu: the scale of 2021, the old ages before it, lower ages (Bộ luật Lao động Điều 169; NĐ
135/2020).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from claims.rules.basics import Sex, day_of
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn


class AgeKind(StrEnum):
    """Tuổi theo điều kiện: normal, heavy or hard area, underground coal, early by loss of capacity."""

    NORMAL = "normal"
    HEAVY = "heavy"
    COAL = "coal"
    LOSS_61 = "loss_61"
    LOSS_81 = "loss_81"


@dataclass(frozen=True, slots=True)
class RetirementAge:
    """Tuổi nghỉ hưu in months, the month in which it is reached, the first month of a pension."""

    months: int
    reached: Month

    @property
    def years_and_months(self) -> tuple[int, int]:
        return divmod(self.months, 12)

    @property
    def pension_start(self) -> Month:
        """The month after that in which the age is reached (NĐ 135/2020 Điều 3, TT 12/2025 Điều 15)."""
        return self.reached + 1


def age_in_year(sex: Sex, year: int, law: ParametersOn) -> int:
    """Tuổi nghỉ hưu bình thường of a calendar year from the start of the scale, in months of age."""
    start = day_of(law, "retirement_scale_start")
    scale = law.at(max(law.day, start))
    first, step = scale.whole("retirement_age_first", sex), scale.whole("retirement_age_step", sex)
    return min(first + step * (year - start.year), scale.whole("retirement_age_last", sex))


def age_of_year(sex: Sex, kind: AgeKind, year: int, law: ParametersOn) -> int:
    """Tuổi của điều kiện này in a calendar year, in months: the old ages before 2021, the scale from then
    on.
    """
    if year < day_of(law, "retirement_scale_start").year:
        return _old_age(sex, kind, year, law)
    return age_in_year(sex, year, law) - lower_by(kind, law)


def lower_by(kind: AgeKind, law: ParametersOn) -> int:
    """Số tháng thấp hơn tuổi bình thường (Điều 169 khoản 3; Luật 41/2024 Điều 64, 65)."""
    return 0 if kind is AgeKind.NORMAL else law.whole("retirement_age_lower", kind)


def _old_age(sex: Sex, kind: AgeKind, year: int, law: ParametersOn) -> int:
    if kind is AgeKind.LOSS_61:
        return law.at(date(year, 1, 1)).whole("early_pension_age", sex)
    return law.whole("retirement_age_old", sex if kind is AgeKind.NORMAL else f"{sex}:{kind}")


def retirement_age(
    sex: Sex, birth: Month, law: ParametersOn, kind: AgeKind = AgeKind.NORMAL
) -> RetirementAge:
    """Tuổi và tháng đủ tuổi of who was born in this month.

    The smallest year in which, or before which, the age of that year is reached; who reached the old age
    before 2021 keeps it (NĐ 135/2020 Điều 4, phụ lục I and II; transition: born 12/1960, 12/1965). The
    old early age rose every year: the year of the book counts, 2020 for later books.
    """
    start = day_of(law, "retirement_scale_start").year
    old = birth + _old_age(sex, kind, min(law.day.year, start - 1), law)
    if old.year < start:
        return RetirementAge(old.index - birth.index, old)
    for year in count(start):
        age = age_of_year(sex, kind, year, law)
        if (birth + age).year <= year:
            return RetirementAge(age, birth + age)
    raise AssertionError("the scale ends, so that a year is found")  # pragma: no cover


def age_months_on(born_on: date, day: date) -> int:
    """Tuổi tính theo tháng tròn on ``day``."""
    months = Month.of(day).index - Month.of(born_on).index
    return months if day >= (Month.of(born_on) + months).day(born_on.day) else months - 1


def assumed_birthday(year: int, month: int | None = None, day: int | None = None) -> date:
    """Ngày sinh dùng để tính tuổi: 1 January for a year alone, the 1st for a month (NĐ 158/2025 Điều 12
    khoản 2).
    """
    return date(year, month or 1, day or 1)
