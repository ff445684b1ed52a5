"""Trang lỗi: what went wrong, what to do now, whom to call. The views are named in vssportal/urls.py."""

from datetime import datetime

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 says which account is in use; what belongs to others is a 404 before it comes to this."""
    return render(request, "errors/403.html", status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is too old: the session ended or the page stood open for long."""
    return render(request, "errors/403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 with the number under which the logs know the request."""
    incident = str(structlog.contextvars.get_contextvars().get("request_id", ""))[:8]
    return render(request, "errors/500.html", {"incident": incident}, status=500)


def too_many(request: HttpRequest, until: datetime) -> HttpResponse:
    """429 with the clock time at which the next try is open."""
    return render(request, "errors/429.html", {"until": until}, status=429)


def under_maintenance(request: HttpRequest, until: datetime | None = None) -> HttpResponse:
    return render(request, "errors/503.html", {"until": until}, status=503)
