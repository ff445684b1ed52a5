"""Giữ câu đã gõ khi phiên hết: a POST that meets a dead session is not lost.

What was typed is put aside in the fresh anonymous session, the person signs in, lands on the same address and
finds the form as it was left. Signing in keeps the session's content under a new key. Nobody else can read it:
the address belongs to a draft or dossier that only its owner can open, and what is put aside ends with the
session. Files cannot be kept and are chosen again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

KEY = "typed_before_sign_in"
MOST_CHARACTERS = 20_000
_NOT_KEPT = ("csrfmiddlewaretoken",)

View = Callable[..., HttpResponseBase]


def kept_through_sign_in(view: View) -> View:
    """For a view with a form: an anonymous POST is put aside, then the person is asked to sign in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            put_aside(request)
        return redirect_to_login(request.get_full_path(), resolve_url("account_login"))

    return login_not_required(guarded)


def put_aside(request: HttpRequest) -> None:
    """Remember what was typed for this address; too much is not kept."""
    typed = request.POST.copy()
    for name in _NOT_KEPT:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(text) <= MOST_CHARACTERS:
        request.session[KEY] = {"path": request.path, "typed": text}


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was typed at this address before the session ended, once; None when nothing was."""
    held = request.session.get(KEY)
    if not held or held["path"] != request.path:
        return None
    del request.session[KEY]
    return QueryDict(held["typed"], mutable=True)
