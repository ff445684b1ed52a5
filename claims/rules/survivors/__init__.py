"""Tử tuất: funeral, monthly and lump-sum allowances (Luật 41/2024/QH15 Điều 84–91, 108–112)."""

from claims.rules.survivors.deceased import Deceased, gives_funeral, gives_monthly, ruling_day, top_up_months
from claims.rules.survivors.lump import SurvivorsLump, pensioner_factor, survivors_lump
from claims.rules.survivors.monthly import SurvivorsMonthly, monthly_amount, monthly_rate, survivors_monthly
from claims.rules.survivors.relatives import Relation, Relative, is_without_carer, relative_findings

__all__ = [
    "Deceased",
    "Relation",
    "Relative",
    "SurvivorsLump",
    "SurvivorsMonthly",
    "gives_funeral",
    "gives_monthly",
    "is_without_carer",
    "monthly_amount",
    "monthly_rate",
    "pensioner_factor",
    "relative_findings",
    "ruling_day",
    "survivors_lump",
    "survivors_monthly",
    "top_up_months",
]
