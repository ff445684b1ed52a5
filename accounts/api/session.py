"""Phiên: who is signed in, in which roles, and the token that every changing request carries."""

from typing import Any

from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import Access
from accounts.api.doors import Door
from accounts.api.shapes import FORBIDDEN, Shape, described
from accounts.selectors import roles_of


class SessionShape(Shape):
    """Phiên đang mở; ``csrf_token`` goes into X-CSRFToken."""

    full_name = serializers.CharField()
    language = serializers.CharField()
    is_verified = serializers.BooleanField()
    roles = serializers.ListField(child=serializers.CharField())
    csrf_token = serializers.CharField()


class Session(Door):
    """Phiên đang mở."""

    access = Access("signed_in")

    @described("session", gives=SessionShape, refuses=(FORBIDDEN,))
    def get(self, request: Request) -> Response:
        """Who is signed in; the CSRF token of the session."""
        shown: dict[str, Any] = {
            "full_name": self.actor.full_name,
            "language": self.actor.language,
            "is_verified": self.actor.person_id is not None,
            "roles": self._roles(),
            "csrf_token": get_token(request._request),
        }
        return Response(SessionShape(shown).data)

    def _roles(self) -> list[str]:
        roles = roles_of(self.actor, self.day)
        own = [_("Cá nhân")] if roles.person else []
        return own + [organisation.code for organisation in roles.organisations]
