"""Walking the addresses of the portal: name, route, parameters, and the mark that says who may come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

KINDS = {"public", "signed_in", "citizen", "organisation", "staff"}
# Their addresses carry a parameter, but nothing of anybody's.
OF_NOBODY = frozenset(
    {"claims:procedure", "claims:life-event", "accounts:letter", "api:procedure", "api:letter"}
)


@dataclass(frozen=True)
class Url:
    """One address: its full name, its route, the parameters in it, the mark on its view."""

    name: str
    route: str
    parameters: frozenset[str]
    access: Any

    @property
    def kind(self) -> str:
        return str(getattr(self.access, "kind", ""))

    @property
    def detail(self) -> str:
        return str(getattr(self.access, "detail", ""))

    @property
    def is_api(self) -> bool:
        return self.name.startswith("api:")

    @property
    def has_object(self) -> bool:
        return bool(self.parameters) and self.name not in OF_NOBODY


def urls(resolver: URLResolver | None = None, prefix: str = "", space: str = "") -> Iterator[Url]:
    """Everything the portal answers at."""
    for one in (resolver or get_resolver()).url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from urls(one, route, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            parameters = frozenset(one.pattern.converters)
            yield Url(f"{space}{one.name}", route, parameters, getattr(one.callback, "access", None))


def unmarked(found: Iterable[Url]) -> list[str]:
    """Views that do not say who may come, or say it without the reason or the power."""
    return [
        f"/{url.route} has no access mark"
        for url in found
        if url.kind not in KINDS or (url.kind in {"public", "organisation"} and not url.detail)
    ]
