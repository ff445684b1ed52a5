"""Khôi, who files for an employer, calls the API; Tú of another employer, and somebody who may only look."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache

from accounts.enums import OrganisationRole
from contributions.models import Declaration, Filing
from tests.factories import accounts
from tests.factories import contributions as make
from tests.web.api_client import Caller


@pytest.fixture(autouse=True)
def now(time_machine: Any, db: None) -> Any:
    """A Monday morning in November 2026, nobody has called yet."""
    time_machine.move_to(make.AT, tick=True)
    cache.clear()
    return make.AT


@dataclass
class Desk:
    """An employer's month behind the API."""

    firm: make.Firm
    filing: Filing

    @property
    def month(self) -> str:
        return month_of(self.firm)

    @property
    def version(self) -> int:
        return Declaration.objects.get(pk=self.filing.declaration_id).version

    def wrong(self) -> Any:
        """The line whose wage is written in words."""
        number = self.filing.findings.get(cell="wage", origin="cell").number
        return self.filing.lines.get(number=number)

    def mended(self, **changes: Any) -> dict[str, Any]:
        """A body that mends that wage."""
        line = self.wrong()
        body = {"number": line.number, "version": line.version, "cell": "wage", "text": "12000000"}
        return body | changes


def month_of(firm: make.Firm) -> str:
    return f"employers/{firm.organisation.code}/declarations/2026-11/"


@pytest.fixture
def firm() -> make.Firm:
    return make.firm(workers=4)


@pytest.fixture
def khoi(firm: make.Firm) -> Caller:
    return Caller(firm.filer)


@pytest.fixture
def tu() -> Caller:
    return Caller(accounts.filer(accounts.employer(), name="Đỗ Anh Tú"))


@pytest.fixture
def viewer(firm: make.Firm) -> Caller:
    return Caller(accounts.filer(firm.organisation, role=OrganisationRole.VIEWER, name="Vũ Thị Xem"))


@pytest.fixture
def desk(firm: make.Firm) -> Desk:
    """An eaten zero, a wage in words, a jump of the wage, somebody missing."""
    one, two, three, _missing = firm.workers
    rows = (
        make.payroll_row(one, citizen=one.citizen_number[2:]),
        make.payroll_row(two, wage="bốn triệu"),
        make.payroll_row(three, wage=25_000_000),
    )
    return Desk(firm, make.filed(firm, *rows))


@pytest.fixture
def clean(firm: make.Firm) -> Desk:
    """A list with nothing to mend."""
    return Desk(firm, make.filed(firm, *(make.payroll_row(worker) for worker in firm.workers)))
