"""Thai sản: conditions, leave, allowance and one-time allowance (Luật 41/2024/QH15 Điều 50–60, 94–95)."""

from claims.rules.basics import WageMonth
from claims.rules.maternity.average import SixMonths, six_months
from claims.rules.maternity.benefit import day_allowance, maternity_benefit, one_time_amount
from claims.rules.maternity.eligibility import eligibility
from claims.rules.maternity.inputs import MaternityClaim, MaternityKind, ruling_day
from claims.rules.maternity.leave import Leave, father_days, leave_of, loss_days
from claims.rules.maternity.window import Ground, Window, window_of

__all__ = [
    "Ground",
    "Leave",
    "MaternityClaim",
    "MaternityKind",
    "SixMonths",
    "WageMonth",
    "Window",
    "day_allowance",
    "eligibility",
    "father_days",
    "leave_of",
    "loss_days",
    "maternity_benefit",
    "one_time_amount",
    "ruling_day",
    "six_months",
    "window_of",
]
