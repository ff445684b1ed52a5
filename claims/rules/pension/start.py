"""Thời điểm hưởng lương hưu (Luật 41/2024 Điều 69, 101; TT 12/2025 Điều 15; TT 59/2015 Điều 15, 18)."""

from dataclasses import dataclass

from claims.rules.basics import by_version, month_of
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn


@dataclass(frozen=True, slots=True, kw_only=True)
class StartFacts:
    """Các mốc: month in which the age is reached (None: long ago), of the medical conclusion, of the payment of
    missing months, of the last contribution. ``year_only``: only the year of birth is known.
    """

    age_reached: Month | None = None
    loss_concluded: Month | None = None
    missing_paid: Month | None = None
    last_contributed: Month | None = None
    year_only: bool = False


def pension_start(facts: StartFacts, law: ParametersOn) -> Month:
    """Tháng đầu tiên có lương hưu: the latest of what each milestone asks for.

    Late papers move nothing (Điều 92: explained in writing); the law in force on the day of ``law`` decides
    how a paid gap counts: in the same month until 30/06/2025, from the next since.
    """
    candidates = [_after_age(facts, law)]
    if facts.loss_concluded:
        candidates.append(facts.loss_concluded + 1)
    if facts.missing_paid:
        candidates.append(facts.missing_paid + law.whole("pension_top_up_start"))
    if facts.last_contributed and not facts.missing_paid:
        candidates.append(facts.last_contributed + 1)
    found = [candidate for candidate in candidates if candidate is not None]
    if not found:
        raise ValueError("a pension needs a milestone to start from")
    return max(found)


def _after_age(facts: StartFacts, law: ParametersOn) -> Month | None:
    if facts.age_reached is None:
        return None
    if facts.year_only:
        return by_version({"58/2014": _year_after, "41/2024": _next_month}, law)(facts.age_reached)
    return facts.age_reached + 1


def _year_after(reached: Month) -> Month:
    """Luật cũ: 1 January of the year after that of the age (TT 59/2015 Điều 18 khoản 2)."""
    return Month(reached.year + 1, 1)


def _next_month(reached: Month) -> Month:
    """Luật mới: the assumed birthday 1 January, then the month after (TT 12/2025 Điều 15 khoản 1 điểm b)."""
    return reached + 1


def not_before_law(start: Month, compulsory_months: int, law: ParametersOn) -> Month:
    """Người có 15 đến dưới 20 năm: not before the new law came into force (TT 12/2025 Điều 15 khoản 1
    điểm c).
    """
    loss = law.whole("pension_needed_years", "loss") * 12
    return max(start, month_of(law, "pension_short_from")) if compulsory_months < loss else start
