from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from vssportal.web.sessions import SEEN_KEY, IdleSessionMiddleware

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 28, 12, 0, tzinfo=timezone.get_fixed_timezone(420))


def visit(key: str | None, at: datetime) -> HttpRequest:
    """One request with that session cookie at that moment, through the session's own middleware."""
    from django.contrib.sessions.middleware import SessionMiddleware

    request = RequestFactory().get("/")
    if key:
        request.COOKIES["vss_session"] = key
    with time_machine.travel(at, tick=False):
        SessionMiddleware(IdleSessionMiddleware(lambda _request: HttpResponse()))(request)
    return request


def new_session(at: datetime) -> str:
    from django.contrib.sessions.backends.cached_db import SessionStore

    with time_machine.travel(at, tick=False):
        session = SessionStore()
        session["who"] = "someone"
        session.save()
    return str(session.session_key)


def end_of(key: str) -> datetime:
    return Session.objects.get(session_key=key).expire_date


def test_work_moves_the_end_of_a_session_on() -> None:
    key = new_session(NOON)

    visit(key, NOON + timedelta(minutes=20))

    assert end_of(key) == NOON + timedelta(minutes=50)


def test_thirty_minutes_without_a_request_end_it() -> None:
    key = new_session(NOON)
    cache.clear()  # Redis forgets by its own clock, which no test moves

    request = visit(key, NOON + timedelta(minutes=31))

    assert "who" not in request.session
    assert Session.objects.filter(expire_date__gt=NOON + timedelta(minutes=31)).count() == 0


def test_a_second_request_within_the_minute_writes_nothing(django_assert_num_queries: object) -> None:
    key = new_session(NOON)
    visit(key, NOON + timedelta(seconds=90))

    with django_assert_num_queries(0):  # type: ignore[operator]
        request = visit(key, NOON + timedelta(seconds=100))

    assert request.session.modified is False


def test_a_visitor_without_a_session_gets_none() -> None:
    request = visit(None, NOON)

    assert request.session.is_empty()
    assert Session.objects.count() == 0


def test_a_cookie_of_a_session_long_gone_makes_no_new_one() -> None:
    request = visit("a" * 32, NOON)

    assert SEEN_KEY not in request.session
    assert Session.objects.count() == 0
