"""One claim for each registered rule, to run all of them the same way."""

from datetime import date
from decimal import Decimal
from typing import Any

from claims.rules.averages import PayKind, PaySpan
from claims.rules.basics import Sex, WageMonth
from claims.rules.convalescence import After, ConvalescenceClaim
from claims.rules.coverage_certificate import CoverageClaim, Posting
from claims.rules.health_facility import Material, MaterialsClaim
from claims.rules.health_reimbursement import Place, ReimbursementClaim, Transport
from claims.rules.lump_sum import (
    EmigrationClaim,
    Ground,
    LumpSumClaim,
    RegionalClaim,
    RegionalSpan,
    SupportSpan,
)
from claims.rules.maternity import MaternityClaim, MaternityKind
from claims.rules.monthly_allowance import AllowanceDeath, MonthlyAllowanceClaim
from claims.rules.occupational import InjuryClaim, InjuryDeath, Retraining
from claims.rules.pension import PensionClaim, PensionRaise
from claims.rules.sickness import SicknessClaim, SicknessKind, Spell, UsedDays
from claims.rules.social_pension import SocialPensionClaim, SocialPensionDeath
from claims.rules.survivors import (
    Deceased,
    Relation,
    Relative,
    SurvivorsLump,
    SurvivorsMonthly,
)
from claims.rules.unemployment import Training, UnemploymentClaim
from vssportal.kernel.periods import Month, months_between

DAY = date(2026, 8, 10)
MONTH = Month(2026, 8)
HISTORY = tuple(WageMonth(month, 11_111_111) for month in months_between(Month(2024, 1), Month(2026, 7)))
SPANS = (
    PaySpan(Month(1998, 3), Month(2009, 12), kind=PayKind.STATE, coefficient=Decimal("3.33")),
    PaySpan(Month(2010, 1), Month(2020, 6), 7_654_321),
    PaySpan(Month(2021, 2), Month(2022, 3), 2_222_222, PayKind.VOLUNTARY),
    PaySpan(Month(2022, 4), Month(2025, 6), 9_876_543),
)
DEAD = Deceased(died_on=DAY, compulsory_months=200)
SON = Relative(name="An", relation=Relation.CHILD, sex=Sex.MALE, born_on=date(2015, 5, 1))

CASES: dict[str, Any] = {
    "maternity": MaternityClaim(kind=MaternityKind.BIRTH, birth_on=DAY, history=HISTORY, child_order=2),
    "sickness": SicknessClaim(
        kind=SicknessKind.LONG_TERM,
        spells=(Spell(date(2026, 3, 2), date(2026, 5, 29)),),
        history=HISTORY,
        contribution_months=200,
        used=(UsedDays(2026, Decimal("3.5")),),
    ),
    "convalescence": ConvalescenceClaim(
        after=After.MATERNITY, starts_on=DAY, leave_end=date(2026, 8, 1), days=3
    ),
    "injury": InjuryClaim(
        benefit_month=MONTH, loss_percent=85, fund_months=100, fund_wage_vnd=9_999_999, needs_attendance=True
    ),
    "injury_death": InjuryDeath(MONTH),
    "injury_retraining": Retraining(asked_on=DAY, fee_vnd=7_777_777),
    "pension": PensionClaim(
        sex=Sex.FEMALE, born_on=date(1969, 2, 10), pension_month=Month(2026, 10), spans=SPANS, loss_percent=61
    ),
    "pension_raise": PensionRaise(date(2026, 7, 1), Decimal("3333333"), date(1990, 1, 1)),
    "lump_sum": LumpSumClaim(
        ground=Ground.EMIGRATES,
        decided_on=DAY,
        received_on=DAY,
        spans=SPANS,
        support=(SupportSpan(Month(2021, 2), Month(2022, 3), Decimal("0.1")),),
    ),
    "emigration": EmigrationClaim(
        leaves_on=DAY, monthly_vnd=3_333_333, months_before_2014=100, months_from_2014=77, months_drawn=9
    ),
    "regional_allowance": RegionalClaim(MONTH, (RegionalSpan(31, Decimal("0.7")),)),
    "monthly_allowance": MonthlyAllowanceClaim(asked_on=DAY, born_on=date(1964, 11, 5), spans=SPANS[1:2]),
    "monthly_allowance_death": AllowanceDeath(died_on=DAY, months_left=7, amount_vnd=555_555),
    "social_pension": SocialPensionClaim(decided_on=DAY, born_on=date(1950, 1, 1)),
    "social_pension_funeral": SocialPensionDeath(DAY),
    "coverage_certificate": CoverageClaim(posting=Posting.DISPATCHED, first_on=DAY, last_on=date(2028, 1, 1)),
    "survivors_monthly": SurvivorsMonthly(DEAD, (SON,)),
    "survivors_lump": SurvivorsLump(DEAD, SPANS),
    "health_reimbursement": ReimbursementClaim(
        settled_on=DAY, costs_vnd=1_234_567, benefit_rate=Decimal("0.8"), place=Place.INPATIENT_BASIC
    ),
    "health_transport": Transport(DAY, Decimal("33.5"), 21_111),
    "health_materials": MaterialsClaim(
        used_on=DAY, items=(Material("A", 12_345_678, None, 3),), benefit_rate=Decimal("0.95")
    ),
    "training_support": Training(
        first_on=DAY, last_on=date(2026, 12, 1), fee_month_vnd=1_111_111, days_attended=20, paid_months=9
    ),
    "unemployment": UnemploymentClaim(
        ended_on=date(2026, 7, 31), filed_on=DAY, history=HISTORY, region="II", contract_months=36
    ),
}
