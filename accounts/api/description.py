"""Mô tả API: the OpenAPI text, and the page that shows it."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from accounts.access import Access
from accounts.api.doors import language_of


class _Open:
    """Open to everybody; the views of the library know nothing of our marks."""

    access: ClassVar[Access] = Access("public", "programmers read it before they have an account")

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        view: Callable[..., HttpResponseBase] = super().as_view(**initkwargs)  # type: ignore[misc]
        view.access = cls.access  # type: ignore[attr-defined]
        return view


class Schema(_Open, SpectacularJSONAPIView):  # type: ignore[misc]
    """OpenAPI of everything below /api/v1/."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(language_of(request)):
            return super().dispatch(request, *args, **kwargs)


class Docs(_Open, SpectacularSwaggerSplitView):  # type: ignore[misc]
    """Trang mô tả API, a page like others; its script has an address of its own, as the security policy wants."""

    url_name = "api:schema"
    template_name = "accounts/api.html"
