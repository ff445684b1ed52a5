"""BHYT: thanh toán trực tiếp và tiền của cơ sở."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from claims.rules.health_facility import (
    Material,
    MaterialsClaim,
    health_materials,
    materials_total,
    reuse_of,
    service_share,
)
from claims.rules.health_reimbursement import (
    Place,
    ReimbursementClaim,
    Transport,
    ceiling_of,
    fund_share,
    health_reimbursement,
    health_transport,
)

DAY = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("place", "amount"),
    [
        (Place.OUTPATIENT_BASIC, 379_500),
        (Place.INPATIENT_BASIC, 1_265_000),
        (Place.INPATIENT_PROVINCE, 2_530_000),
        (Place.INPATIENT_SPECIALISED, 6_325_000),
    ],
)
def test_each_place_has_its_ceiling(law, place, amount):
    assert ceiling_of(place, law.at(DAY)) == amount


def bill(**facts) -> ReimbursementClaim:
    given = {"settled_on": DAY, "costs_vnd": 2_000_000, "benefit_rate": Decimal("0.8")}
    return ReimbursementClaim(**{**given, **facts})


def test_the_fund_pays_by_the_rate_up_to_the_ceiling(law):
    assert health_reimbursement(bill(), law).total_vnd == 1_600_000
    capped = health_reimbursement(bill(place=Place.INPATIENT_BASIC), law)
    assert capped.total_vnd == 1_265_000
    assert "health.ceiling" in {finding.code for finding in capped.findings}


def test_a_small_visit_is_paid_whole_just_below_the_threshold(law):
    assert fund_share(379_499, Decimal("0.8"), law.at(DAY)) == 379_499
    assert fund_share(379_500, Decimal("0.8"), law.at(DAY)) == 303_600
    small = health_reimbursement(bill(costs_vnd=379_499), law)
    assert small.total_vnd == 379_499
    assert [finding.code for finding in small.findings] == ["health.free"]
    assert not health_reimbursement(bill(costs_vnd=379_500), law).findings


def test_after_five_years_the_patient_pays_at_most_six_base_salaries_a_year(law):
    long = bill(costs_vnd=100_000_000, five_years=True)

    assert health_reimbursement(long, law).total_vnd == 100_000_000 - 15_180_000
    assert health_reimbursement(replace(long, copaid_vnd=15_000_000), law).total_vnd == 99_820_000
    assert health_reimbursement(replace(long, five_years=False), law).total_vnd == 80_000_000


def test_the_way_is_paid_by_litres_and_price(law):
    assert health_transport(Transport(DAY, Decimal(56), 15_600), law).total_vnd == 174_720


ITEMS = (Material("A", 50_000_000, 42_000_000, 1), Material("B", 10_000_000, None, 2))


def test_a_material_counts_at_the_lower_price():
    assert materials_total(ITEMS) == 62_000_000


def test_materials_of_one_service_have_a_ceiling_shared_with_the_patient(law):
    claim = MaterialsClaim(used_on=date(2018, 1, 1), items=ITEMS, benefit_rate=Decimal("0.8"))

    sheet = health_materials(claim, law)

    assert sheet["ceiling"] == 45 * 1_300_000
    assert sheet.total_vnd == 46_800_000
    assert sheet["patient"] == 58_500_000 - 46_800_000


def test_materials_with_a_scheduled_share_have_no_ceiling(law):
    item = Material("Y-90", 380_000_000, None, 1)
    claim = MaterialsClaim(used_on=DAY, items=(item,), benefit_rate=Decimal(1), schedule_rate=Decimal("0.4"))

    assert health_materials(claim, law).total_vnd == 152_000_000


def test_a_reused_material_costs_its_share_of_price_and_sterilising(law):
    found = reuse_of(10_000_000, 10, 2, 200_000, law)

    assert (found.average_uses, found.uses, found.limit) == (5, Decimal("4.0"), Decimal("5.20"))
    assert found.price_vnd == 2_650_000


def test_a_service_paid_as_another_leaves_no_gap_to_the_patient():
    found = service_share(1_515_000, Decimal("0.95"), 543_000)

    assert (found.fund_vnd, found.copay_vnd, found.gap_vnd) == (515_850, 27_150, 0)
