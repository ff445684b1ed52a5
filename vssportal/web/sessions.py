"""Thirty minutes without a request end a session; work moves the end on, at most once a minute."""

import time
from collections.abc import Callable

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
            now = int(time.time())
            if now - request.session.get(SEEN_KEY, 0) >= RENEW_AFTER_SECONDS:
                request.session[SEEN_KEY] = now
        return self.get_response(request)
