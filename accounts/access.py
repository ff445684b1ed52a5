"""Access is a lookup: views get what their visitor may have, or there is nothing there.

Every view carries one of the marks below; ``tests/test_urls.py`` refuses a URL without one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from accounts.models import Agency, Organisation, Posting, User
from accounts.rules.authority import powers_of

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Access:
    """How a view is reached: ``kind`` public, signed_in, citizen, organisation or staff; why, or which power."""

    kind: str
    detail: str = ""


def today() -> date:
    """Hôm nay in Viet Nam; for views, tasks and commands only."""
    return timezone.localdate()


def public(reason: str) -> Callable[[View], View]:
    """Open to everybody; the reason is obligatory."""
    if not reason:
        raise ValueError("a public view says why")

    def mark(view: View) -> View:
        open_view = login_not_required(view)
        open_view.access = Access("public", reason)  # type: ignore[attr-defined]
        return open_view

    return mark


def signed_in(view: View) -> View:
    """For anybody with an account."""
    view.access = Access("signed_in")  # type: ignore[attr-defined]
    return view


def citizen(view: View) -> View:
    """For an account whose person is known; others are sent to be matched first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.person_id is None:  # type: ignore[union-attr]
            return redirect("accounts:verify-identity")
        return view(request, *args, **kwargs)

    guarded.access = Access("citizen")  # type: ignore[attr-defined]
    return guarded


def for_organisation(power: str) -> Callable[[View], View]:
    """For who may act for the organisation named by ``code`` in the path: unknown to others, 403 without ``power``.

    The view gets the organisation in place of the code.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            organisation = organisation_for(request.user, code, power, today())  # type: ignore[arg-type]
            request.organisation = organisation  # type: ignore[attr-defined]
            return view(request, organisation, *args, **kwargs)

        guarded.access = Access("organisation", power)  # type: ignore[attr-defined]
        return guarded

    return mark


def organisation_for(user: User, code: str, power: str, day: date) -> Organisation:
    """Đơn vị of a code for who may act for it: there is none for others, and no act without ``power``."""
    organisation = Organisation.objects.of(user, day).filter(code=code).first()
    if organisation is None:
        raise Http404
    if power not in powers_in(user, organisation, day):
        raise PermissionDenied
    return organisation


def staff(power: str) -> Callable[[View], View]:
    """For officers posted today whose duties hold ``power``; ``request.posting`` says where."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            posting = posting_of(request.user, today())  # type: ignore[arg-type]
            if posting is None:
                raise Http404
            if power not in staff_powers(request.user, posting.agency, today()):  # type: ignore[arg-type]
                raise PermissionDenied
            request.posting = posting  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        guarded.access = Access("staff", power)  # type: ignore[attr-defined]
        return guarded

    return mark


def posting_of(user: User, day: date) -> Posting | None:
    """The posting an officer works under: the newest that runs on ``day``."""
    if not user.is_authenticated or not user.is_active:
        return None
    return Posting.objects.filter(user=user).on(day).select_related("agency").order_by("-since", "pk").first()


def staff_powers(user: User, agency: Agency | None, day: date) -> frozenset[str]:
    """What ``user`` may do as an officer with a thing of ``agency``: duties held there or above it."""
    if agency is None or not user.is_active:
        return frozenset()
    postings = Posting.objects.filter(user=user).on(day).select_related("agency")
    return powers_of(duties=[p.duty for p in postings if agency.path.startswith(p.agency.path)])


def powers_in(user: User, organisation: Organisation, day: date) -> frozenset[str]:
    """What ``user`` may do for ``organisation``."""
    roles = [r.role for r in organisation.representatives.filter(user=user) if _runs(r.since, r.until, day)]
    return powers_of(roles=roles)


def powers(user: User, subject: Any, day: date) -> frozenset[str]:
    """Quyền of ``user`` over ``subject`` on ``day``: as the person it concerns, for its organisation, as an officer."""
    person_id = getattr(subject, "person_id", None)
    held = powers_of(is_own=person_id is not None and person_id == user.person_id)
    if organisation := getattr(subject, "organisation", None):
        held |= powers_in(user, organisation, day)
    if agency := getattr(subject, "agency", None):
        held |= staff_powers(user, agency, day)
    return held


def _runs(since: date, until: date | None, day: date) -> bool:
    return since <= day and (until is None or until >= day)
