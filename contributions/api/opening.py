"""Mở: the declaration an address names, and the filing in use under it."""

from typing import Any

from django.http import Http404

from accounts.access import Access
from accounts.api.doors import OrganisationDoor
from contributions import selectors
from contributions.enums import FilingState
from contributions.intake.faults import FileRefused
from contributions.models import Declaration, Filing
from contributions.services.holding import NOT_CHECKED
from contributions.views.opening import VIEW, PeriodConverter, told
from contributions.workflow import FILE
from vssportal.kernel.errors import DomainError, Missing, WrongState, gettext_noop
from vssportal.kernel.periods import Month

NO_DECLARATION = gettext_noop("Kỳ này chưa mở tờ khai.")
NO_FILING = gettext_noop("Kỳ này chưa có tệp hoặc danh sách nào.")

TO_VIEW = Access("organisation", VIEW)
TO_FILE = Access("organisation", FILE)


class DeclarationDoor(OrganisationDoor):
    """For one declaration of an employer: 2026-11, or 2026-11-2 for a supplement."""

    access = TO_VIEW
    declaration: Declaration

    def admit(self, **places: Any) -> None:
        super().admit(**places)
        month, sequence = period_of(places["period"])
        found = Declaration.objects.select_related("agency", "submitted_by").filter(
            organisation=self.organisation, month=month.first, sequence=sequence
        )
        declaration = found.first()
        if declaration is None:
            raise Missing(NO_DECLARATION)
        declaration.organisation = self.organisation
        self.declaration = declaration

    def version(self) -> int:
        """The declaration's version as it stands now."""
        self.declaration.refresh_from_db(fields=["version"])
        return self.declaration.version


class FilingDoor(DeclarationDoor):
    """For the filing in use."""

    filing: Filing

    def admit(self, **places: Any) -> None:
        super().admit(**places)
        filing = selectors.current_filing(self.declaration)
        if filing is None:
            raise Missing(NO_FILING)
        self.filing = filing


class CheckedDoor(FilingDoor):
    """For the filing in use once its lines can be shown."""

    def admit(self, **places: Any) -> None:
        super().admit(**places)
        if self.filing.state != FilingState.CHECKED:
            raise WrongState(NOT_CHECKED, code="not_checked")


def period_of(text: str) -> tuple[Month, int]:
    """Month and sequence of an address; 404 for what is no month."""
    try:
        return PeriodConverter().to_python(text)
    except ValueError:
        raise Http404 from None


def spoken(error: FileRefused) -> DomainError:
    """A refused file in the reader's language; its sentences are kept in two."""
    return DomainError(told(error), field="file", code=error.code)
