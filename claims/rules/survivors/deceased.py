"""Người chết: what their own record gives those they leave (Luật 41/2024 Điều 85, 86; NĐ 158/2025 Điều
19, 21).
"""

from dataclasses import dataclass
from datetime import date

from vssportal.legal.parameters import ParametersOn


@dataclass(frozen=True, slots=True, kw_only=True)
class Deceased:
    """Người đã chết. ``injury_percent``: LCD of a monthly injury allowance; ``pension_vnd``: what they
    drew.
    """

    died_on: date
    compulsory_months: int = 0
    voluntary_months: int = 0
    is_pensioner: bool = False
    pension_vnd: int = 0
    months_drawn: int = 0
    injury_percent: int = 0
    injury_vnd: int = 0
    has_left_work: bool = False
    died_of_work: bool = False


def ruling_day(deceased: Deceased) -> date:
    """Ngày xác định luật: the first day of the month of death, whose reference level counts (Điều 85, 89)."""
    return deceased.died_on.replace(day=1)


def gives_funeral(deceased: Deceased, law: ParametersOn) -> bool:
    """Có trợ cấp mai táng: 12 compulsory months, or 60 in all, death by work, pension or injury allowance.

    Luật 41/2024 Điều 85 khoản 1, Điều 109; NĐ 158/2025 Điều 21 khoản 2; TT 59/2015 Điều 24.
    """
    total = deceased.compulsory_months + deceased.voluntary_months
    return (
        deceased.compulsory_months >= law.whole("funeral", "compulsory_months")
        or total >= law.whole("funeral", "total_months")
        or deceased.died_of_work
        or deceased.is_pensioner
        or (deceased.injury_percent > 0 and deceased.has_left_work)
    )


def gives_monthly(deceased: Deceased, law: ParametersOn) -> bool:
    """Có trợ cấp tuất hằng tháng: 15 compulsory years, a pension, death by work, injury of 61 % (Điều 86 khoản 1).

    A pension that came from voluntary time gives it only with 15 compulsory years (NĐ 158/2025 Điều 21.3.d).
    """
    years = law.whole("survivor_limits", "years") * 12
    pension = deceased.is_pensioner and not (deceased.voluntary_months and deceased.compulsory_months < years)
    return (
        deceased.compulsory_months >= years
        or pension
        or deceased.died_of_work
        or deceased.injury_percent >= law.whole("survivor_limits", "injury_percent")
    )


def top_up_months(deceased: Deceased, law: ParametersOn) -> int:
    """Số tháng thân nhân được đóng tiếp để có tuất hằng tháng; 0 when none or more than six are missing.

    22 % of the last wage a month (Luật 41/2024 Điều 33 khoản 8; TT 12/2025 Điều 18 khoản 1).
    """
    if gives_monthly(deceased, law):
        return 0
    missing = law.whole("survivor_limits", "years") * 12 - deceased.compulsory_months
    return missing if missing <= law.whole("survivor_limits", "top_up_months") else 0
