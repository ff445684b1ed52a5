"""Quá trình đóng seen from claims: wage months for the rules, read from contributions."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from claims.rules.basics import WageMonth
from contributions import selectors as contributions
from vssportal.kernel.periods import Month


@dataclass(frozen=True, slots=True)
class History:
    """Tháng đã đóng of one person, oldest first, and at which organisation each compulsory month was paid."""

    months: tuple[WageMonth, ...]
    organisation_ids: dict[Month, int]

    def is_insured_in(self, month: Month) -> bool:
        """Compulsory insurance in ``month``, or in the month before while the month is not declared yet."""
        return month in self.organisation_ids or (
            month - 1 in self.organisation_ids and month > max(self.organisation_ids)
        )

    def last_organisation_id(self) -> int | None:
        """Where the last compulsory month was paid."""
        return self.organisation_ids[max(self.organisation_ids)] if self.organisation_ids else None


def history_of(person: Person, day: date) -> History:
    """Quá trình đóng until the month of ``day``. Two employers in one month: wages add up (Luật 41/2024 Điều 31)."""
    wages: dict[tuple[Month, bool], int] = {}
    organisations: dict[Month, int] = {}
    for item in contributions.wage_months(person, Month.of(day)):
        key = item.month, item.is_compulsory
        wages[key] = wages.get(key, 0) + item.wage_vnd
        if item.is_compulsory and item.organisation_id is not None:
            organisations[item.month] = item.organisation_id
    months = tuple(
        WageMonth(month, wage, is_compulsory) for (month, is_compulsory), wage in sorted(wages.items())
    )
    return History(months, organisations)
