"""Hưu trí: ages, conditions, average, rate, start and adjustment (Luật 41/2024/QH15 Điều 64–76, 98–104)."""

from claims.rules.pension.adjustment import PensionRaise, pension_raise, raised
from claims.rules.pension.ages import (
    AgeKind,
    RetirementAge,
    age_in_year,
    age_months_on,
    age_of_year,
    assumed_birthday,
    retirement_age,
)
from claims.rules.pension.benefit import PensionClaim, pension_benefit, ruling_day
from claims.rules.pension.paths import Career, Path, findings, missing_months, path_of
from claims.rules.pension.rate import gross_percent, one_time_factor, reduction_percent, treaty_percent
from claims.rules.pension.start import StartFacts, not_before_law, pension_start

__all__ = [
    "AgeKind",
    "Career",
    "Path",
    "PensionClaim",
    "PensionRaise",
    "RetirementAge",
    "StartFacts",
    "age_in_year",
    "age_months_on",
    "age_of_year",
    "assumed_birthday",
    "findings",
    "gross_percent",
    "missing_months",
    "not_before_law",
    "one_time_factor",
    "path_of",
    "pension_benefit",
    "pension_raise",
    "pension_start",
    "raised",
    "reduction_percent",
    "retirement_age",
    "ruling_day",
    "treaty_percent",
]
