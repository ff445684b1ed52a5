"""Cửa: what every address of the API does around its act. It carries an access mark like any other view."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import Access, organisation_for, today
from accounts.api.shapes import Given, Shape
from accounts.api.throttles import AccountRate, VisitorRate
from accounts.models import Organisation, Person, User
from accounts.services.once import once
from vssportal.kernel.errors import DomainError, NotAllowed, gettext_noop

KEY_HEADER = "Idempotency-Key"
LONGEST_KEY = 80
KEY_NEEDED = gettext_noop("Gửi kèm Idempotency-Key để việc này không bị làm hai lần.")
KEY_TOO_LONG = gettext_noop("Idempotency-Key dài nhất {most} ký tự.")
NO_PERSON = gettext_noop("Xác minh danh tính của bạn trên cổng rồi làm tiếp.")


class Pages(LimitOffsetPagination):
    """Trang: ``limit`` (at most 200) and ``offset``."""

    default_limit = 50
    max_limit = 200


class Door(APIView):
    """Một địa chỉ của API. Subclasses say who may come (``access``) and look their rows up so that others have none."""

    access: ClassVar[Access]
    throttle_classes = (AccountRate, VisitorRate)

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        view = super().as_view(**initkwargs)
        view.access = cls.access  # type: ignore[attr-defined]
        return view

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language):
            response = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language"])
        if self.access.kind != "public":
            add_never_cache_headers(response)
        return response

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.day: date = today()
        self.at: datetime = timezone.now()
        self.admit(**kwargs)

    def admit(self, **places: Any) -> None:
        """Look up what the address names; raises for whoever may not have it, before anything is read of the body."""

    @property
    def actor(self) -> User:
        return cast(User, self.request.user)

    def given(self, shape: type[Given]) -> dict[str, Any]:
        """The body, checked."""
        return _checked(shape, self.request.data)

    def asked(self, shape: type[Given]) -> dict[str, Any]:
        """The query, checked; pages have parameters of their own."""
        own = {name: value for name, value in self.request.query_params.items() if name not in _OF_PAGES}
        return _checked(shape, own)

    def page(self, rows: Any, shape: type[Shape], show: Callable[[Any], Any] = lambda row: row) -> Response:
        """One page of a queryset or a sequence."""
        pages = Pages()
        found: Sequence[Any] = pages.paginate_queryset(rows, self.request, self) or []
        return pages.get_paginated_response(shape([show(row) for row in found], many=True).data)

    def key(self, *, is_needed: bool = False) -> str:
        """Idempotency-Key of the request; "" when there is none."""
        key = self.request.headers.get(KEY_HEADER, "").strip()
        if len(key) > LONGEST_KEY:
            raise DomainError(KEY_TOO_LONG, field=KEY_HEADER, code="key_too_long", most=LONGEST_KEY)
        if is_needed and not key:
            raise DomainError(KEY_NEEDED, field=KEY_HEADER, code="key_needed")
        return key

    @property
    def _act(self) -> str:
        match = self.request.resolver_match
        return str(match.view_name if match else type(self).__name__)[:60]

    def once(
        self, content: Any, do: Callable[[], Any], *, status: int = 200, is_needed: bool = False
    ) -> Response:
        """Run ``do`` once for this Idempotency-Key; the same key and content get the first answer again."""
        answer, _is_new = once(
            actor=self.actor,
            act=self._act,
            key=self.key(is_needed=is_needed),
            content={"path": self.request.path, "method": self.request.method, "body": content},
            at=self.at,
            do=lambda: {"status": status, "body": _plain(do())},
        )
        return Response(answer["body"], status=answer["status"])


_OF_PAGES = frozenset({Pages.limit_query_param, Pages.offset_query_param})


class CitizenDoor(Door):
    """For an account whose person is known."""

    access = Access("citizen")

    def admit(self, **places: Any) -> None:
        if self.actor.person is None:
            raise NotAllowed(NO_PERSON, code="no_person")

    @property
    def person(self) -> Person:
        return cast(Person, self.actor.person)


class OrganisationDoor(Door):
    """For who may act for the organisation named by ``code``: unknown to others, 403 without the power."""

    organisation: Organisation

    def admit(self, **places: Any) -> None:
        power = self.access.detail
        self.organisation = organisation_for(self.actor, places["code"], power, self.day)


class PublicDoor(Door):
    """Open to everybody; ``access`` says why."""

    permission_classes = (AllowAny,)


def language_of(request: HttpRequest) -> str:
    """Ngôn ngữ of the answer by Accept-Language alone; Vietnamese when it asks for nothing we have."""
    for asked, _weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        found = asked.partition("-")[0]
        if found in dict(settings.LANGUAGES):
            return found
    return settings.LANGUAGE_CODE


def _checked(shape: type[Given], data: Any) -> dict[str, Any]:
    serializer = shape(data=data)
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def _plain(data: Any) -> Any:
    """As it will be sent, so that a stored answer is the same to the letter."""
    return json.loads(JSONRenderer().render(data))
