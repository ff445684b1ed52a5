"""Khôi, who files for an employer, signed in; Tú, who must see nothing of it; somebody who may only look."""

from dataclasses import dataclass

import pytest

from accounts.enums import OrganisationRole
from contributions.models import Declaration, Filing
from tests.factories import accounts
from tests.factories import contributions as make

ROOT = "ke-khai/2026-11/"


@pytest.fixture
def now(time_machine):
    """A Monday morning in November 2026."""
    time_machine.move_to(make.AT, tick=True)
    return make.AT


@dataclass
class Desk:
    """An employer's month as the pages meet it."""

    firm: make.Firm
    filing: Filing

    @property
    def root(self) -> str:
        return f"/don-vi/{self.firm.organisation.code}/"

    @property
    def month(self) -> str:
        return f"{self.root}{ROOT}"

    @property
    def declaration(self) -> Declaration:
        return Declaration.objects.get(pk=self.filing.declaration_id)

    def line(self, number: int):
        return self.filing.lines.get(number=number)

    def again(self) -> Filing:
        return Filing.objects.select_related("declaration__organisation").get(pk=self.filing.pk)


@pytest.fixture
def firm(client, now, db):
    made = make.firm(workers=6)
    client.force_login(made.filer)
    return made


@pytest.fixture
def desk(firm):
    """A sheet with faults: an eaten zero, a wage in words, twins, a jump, somebody missing, one new."""
    one, two, three, four, five, _missing = firm.workers
    filing = make.filed(
        firm,
        make.payroll_row(one, citizen=one.citizen_number[2:]),
        make.payroll_row(two, wage="bốn triệu"),
        make.payroll_row(three),
        make.payroll_row(three),
        make.payroll_row(four, wage=25_000_000),
        make.payroll_row(five),
        make.new_row("Trần Thị Mới", 1),
    )
    return Desk(firm, filing)


@pytest.fixture
def clean(firm):
    """A sheet with nothing to mend."""
    return Desk(firm, make.filed(firm, *(make.payroll_row(worker) for worker in firm.workers)))


@pytest.fixture
def viewer(firm):
    return accounts.filer(firm.organisation, role=OrganisationRole.VIEWER, name="Vũ Thị Xem")


@pytest.fixture
def tu(db):
    return accounts.filer(accounts.employer(), name="Đỗ Anh Tú")
