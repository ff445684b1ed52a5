"""Bảo hiểm thất nghiệp: conditions, amount, months, start, kept time, training (Luật 74/2025/QH15; Luật
38/2013/QH13).
"""

from claims.rules.unemployment.amount import cap_of, capped, last_wages, monthly_benefit
from claims.rules.unemployment.benefit import UnemploymentClaim, eligibility, ruling_day, unemployment_benefit
from claims.rules.unemployment.months import (
    benefit_months,
    benefit_periods,
    kept_months,
    months_begun,
    starts_on,
)
from claims.rules.unemployment.training import Training, training_months, training_support

__all__ = [
    "Training",
    "UnemploymentClaim",
    "benefit_months",
    "benefit_periods",
    "cap_of",
    "capped",
    "eligibility",
    "kept_months",
    "last_wages",
    "monthly_benefit",
    "months_begun",
    "ruling_day",
    "starts_on",
    "training_months",
    "training_support",
    "unemployment_benefit",
]
