"""Giới hạn số lần gọi: by account, and by address for visitors without one."""

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle


class AccountRate(SimpleRateThrottle):
    """Of somebody who is signed in."""

    scope = "api-account"
    rate = "300/min"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        if not request.user.is_authenticated:
            return None
        return self.cache_format % {"scope": self.scope, "ident": request.user.pk}


class VisitorRate(SimpleRateThrottle):
    """Of a visitor."""

    scope = "api-visitor"
    rate = "60/min"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        if request.user.is_authenticated:
            return None
        ident = hashlib.sha256(f"{settings.SECRET_KEY}{address_of(request)}".encode()).hexdigest()[:32]
        return self.cache_format % {"scope": self.scope, "ident": ident}


def address_of(request: Request | HttpRequest) -> str:
    """The visitor's address; behind our proxy it is the last one the proxy wrote, never what a visitor claims."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return str(forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))
