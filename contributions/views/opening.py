"""Mở trang: which employer, which declaration, and what every page of an employer shows around itself."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from accounts.access import View, for_organisation, powers_in, today
from accounts.models import Organisation, User
from contributions import selectors
from contributions.forms import reader_language
from contributions.intake.faults import FileRefused
from contributions.models import Declaration, Filing
from contributions.services import declarations
from contributions.workflow import FILE
from vssportal.kernel.errors import DomainError
from vssportal.kernel.periods import Month
from vssportal.web.say import refusal

VIEW = "contributions.view_declaration"

_SLUG = re.compile(r"(\d{4})-(\d{2})(?:-(\d{1,3}))?")


class PeriodConverter:
    """Kỳ in an address: 2026-11, or 2026-11-2 for a supplement; gives (Month, sequence)."""

    regex = r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{1,3})?"

    def to_python(self, value: str) -> tuple[Month, int]:
        found = _SLUG.fullmatch(value)
        if found is None:
            raise ValueError(value)
        return Month(int(found[1]), int(found[2])), int(found[3] or 1)

    def to_url(self, value: Any) -> str:
        return str(value)


def who(request: HttpRequest) -> User:
    """The signed-in account."""
    return cast(User, request.user)


def for_employer(power: str) -> Callable[[View], View]:
    """``for_organisation`` for pages that no cache keeps."""

    def mark(view: View) -> View:
        return for_organisation(power)(never_cache(view))

    return mark


def for_declaration(power: str) -> Callable[[View], View]:
    """The view gets the declaration of the month in the address; one that is not opened yet is not saved."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, organisation: Organisation, period: tuple[Month, int], **kwargs: Any
        ) -> HttpResponseBase:
            return view(request, declaration_of(organisation, *period), **kwargs)

        return for_employer(power)(guarded)

    return mark


def declaration_of(organisation: Organisation, month: Month, sequence: int) -> Declaration:
    """The declaration, or a blank one of a month that has begun; 404 for months the employer cannot have."""
    found = Declaration.objects.filter(organisation=organisation, month=month.first, sequence=sequence)
    declaration = found.select_related("agency", "submitted_by").first()
    if declaration is None:
        if sequence > 1 or not Month.of(organisation.started_on) <= month <= Month.of(today()):
            raise Http404
        declaration = Declaration(organisation=organisation, month=month.first, opened_at=timezone.now())
        declaration.agency_id = organisation.agency_id
    declaration.organisation = organisation
    return declaration


def is_new(declaration: Declaration) -> bool:
    """Whether nobody has opened the month yet."""
    return declaration._state.adding


def opened(request: HttpRequest, declaration: Declaration) -> Declaration:
    """The declaration, opened now when it was not."""
    if not is_new(declaration):
        return declaration
    return declarations.open_declaration(
        actor=who(request),
        organisation=declaration.organisation,
        month=declaration.period,
        at=timezone.now(),
    )


def checked_filing(declaration: Declaration) -> Filing | None:
    """The filing in use when its lines can be shown."""
    filing = None if is_new(declaration) else selectors.current_filing(declaration)
    return filing if filing is not None and filing.state == "checked" else None


def is_ready(filing: Filing) -> bool:
    """Whether nothing is left to mend, to explain or to confirm."""
    return not any(filing.counts.get(tile) for tile in ("faults", "missing", "unconfirmed"))


def may_file(request: HttpRequest, organisation: Organisation) -> bool:
    return FILE in powers_in(who(request), organisation, today())


def show(
    request: HttpRequest,
    template: str,
    organisation: Organisation,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """The page with the employer's bar above it."""
    organisation.agency_name = organisation.agency.name  # type: ignore[attr-defined]
    shown = {
        "organisation": organisation,
        "can_switch_organisation": True,
        "may_file": may_file(request, organisation),
    }
    return render(request, template, {**shown, **context}, status=status)


def told(error: DomainError) -> str:
    """What a refusal says; a refused file has its sentences in both languages."""
    if isinstance(error, FileRefused):
        lang = reader_language()
        return f"{error.fault.sentence(lang)} {error.fault.remedy(lang)}"
    return refusal(error)


def to(name: str, declaration: Declaration, **kwargs: Any) -> HttpResponse:
    """A redirect to a page of the declaration."""
    code, slug = declaration.organisation.code, declaration.slug
    return redirect(f"contributions:{name}", code=code, period=slug, **kwargs)


def refused(request: HttpRequest, error: DomainError, back: HttpResponse) -> HttpResponse:
    """Say on the next page why nothing was done."""
    messages.error(request, told(error))
    return back
