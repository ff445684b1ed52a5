"""Every answer carries the guards of the browser."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_pages_allow_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = Client().get("/healthz")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy


def test_the_browsers_other_guards_are_set() -> None:
    response = Client().get("/healthz")

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_a_private_page_sends_a_stranger_to_the_door() -> None:
    from django.conf import settings

    position = settings.MIDDLEWARE.index
    assert position("django.contrib.auth.middleware.LoginRequiredMiddleware") > position(
        "django.contrib.auth.middleware.AuthenticationMiddleware"
    )
