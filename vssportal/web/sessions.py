"""Thirty minutes without a request end a session; work moves the end on, at most once a minute."""

import time
from collections.abc import Callable

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

SEEN_KEY = "seen_at"
RENEW_AFTER_SECONDS = 60


class IdleSessionMiddleware:
    """Renews the sessions of signed-in people without a write for every request.

    SESSION_SAVE_EVERY_REQUEST would add one UPDATE to each page; once a minute is as good for a limit of
    thirty.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.session.is_empty():
            renew(request.session, int(time.time()))
        return self.get_response(request)


def renew(session: SessionBase, now: int) -> None:
    """Marks a living session as seen; a cookie of a session long gone must not make a new one."""
    seen = session.get(SEEN_KEY, 0)
    if not session.is_empty() and now - seen >= RENEW_AFTER_SECONDS:
        session[SEEN_KEY] = now
