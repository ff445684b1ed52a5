"""Mở hồ sơ: one's own draft or dossier by its key; anybody else's does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from accounts.access import citizen, today
from accounts.models import Person, User
from claims.forms.base import Asking
from claims.models import Draft
from claims.selectors import dossier_of, draft_of
from claims.selectors.filed import dossier_from
from claims.services.drafts import prefill
from vssportal.kernel.errors import Missing

View = Callable[..., HttpResponseBase]


def who(request: HttpRequest) -> User:
    """The visitor; ``@citizen`` let nobody in without an account."""
    return cast(User, request.user)


def person_of(request: HttpRequest) -> Person:
    """The visitor's person; ``@citizen`` let nobody in without."""
    return cast(Person, who(request).person)


def with_draft(view: View) -> View:
    """For the owner of an open draft; one that was submitted leads on to its receipt."""

    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID, **kwargs: Any) -> HttpResponseBase:
        try:
            draft = draft_of(who(request), draft_id, today())
        except Missing:
            if dossier_from(who(request), draft_id) is None:
                raise Http404 from None
            return redirect("claims:submitted", draft_id)
        return view(request, draft, **kwargs)

    return citizen(never_cache(opened))


def with_dossier(view: View) -> View:
    """For the person a dossier is about."""

    @wraps(view)
    def opened(request: HttpRequest, dossier_id: UUID, **kwargs: Any) -> HttpResponseBase:
        try:
            dossier = dossier_of(who(request), dossier_id)
        except Missing:
            raise Http404 from None
        return view(request, dossier, **kwargs)

    return citizen(never_cache(opened))


def asking_of(draft: Draft) -> Asking:
    """What the questions of a draft may know today."""
    day = today()
    return Asking(draft.answers, draft.person, day, prefill(draft.person, day))
