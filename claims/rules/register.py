"""Mọi quy tắc của các chế độ: importing this registers all of them, so that a stored worksheet can be
replayed.
"""

from claims.rules import (
    convalescence,
    coverage_certificate,
    health_facility,
    health_reimbursement,
    lump_sum,
    maternity,
    monthly_allowance,
    occupational,
    pension,
    sickness,
    social_pension,
    survivors,
    unemployment,
)

BENEFITS = (
    sickness,
    convalescence,
    maternity,
    occupational,
    pension,
    lump_sum,
    survivors,
    monthly_allowance,
    social_pension,
    unemployment,
    health_reimbursement,
    health_facility,
    coverage_certificate,
)
