"""Mọi quy tắc có bảng tính: importing this registers them all, so that stored worksheets can be replayed."""

from contributions.rules.allocation import allocate_payment
from contributions.rules.arrears import late_charges
from contributions.rules.household import fund_paid_health, household_health, supported_health
from contributions.rules.missing_months import missing_pension_months
from contributions.rules.monthly import monthly_contribution
from contributions.rules.old_interest import old_evasion_interest, old_late_interest
from contributions.rules.raises import back_pay
from contributions.rules.voluntary import voluntary_payment, voluntary_refund
from contributions.rules.voluntary_accident import voluntary_accident

EVERY = (
    allocate_payment,
    back_pay,
    fund_paid_health,
    household_health,
    late_charges,
    missing_pension_months,
    monthly_contribution,
    old_evasion_interest,
    old_late_interest,
    supported_health,
    voluntary_accident,
    voluntary_payment,
    voluntary_refund,
)
