"""Where every page hangs: Vietnamese slugs at the root, English under /en/, the API under /api/v1/."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from accounts.access import public
from accounts.api.description import Docs
from accounts.desk import desk
from vssportal.web.health import healthz


def mounted(prefix: str, module: str) -> list[URLPattern | URLResolver]:
    """The URLs of a module that is there already."""
    return [path(prefix, include(module))] if find_spec(module) else []


urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", public("load balancers have no account")(healthz), name="healthz"),
    path("i18n/setlang/", public("visitors choose their language too")(set_language), name="set_language"),
]
API = [
    *mounted("", "accounts.api.urls"),
    *mounted("", "contributions.api.urls"),
    *mounted("", "claims.api.urls"),
]
urlpatterns += [path("api/v1/", include((API, "api")))]
handler400 = "vssportal.web.errors.bad_request"
handler403 = "vssportal.web.errors.not_allowed"
handler404 = "vssportal.web.errors.not_found"
handler500 = "vssportal.web.errors.server_error"

urlpatterns += i18n_patterns(
    *mounted("", "accounts.signin_urls"),
    *mounted("", "accounts.urls"),
    *mounted("", "contributions.urls"),
    *mounted("", "claims.urls"),
    path("quan-tri/", desk.urls),
    path("api/docs/", Docs.as_view(), name="api-docs"),
    *mounted("", "vssportal.home.urls"),
    prefix_default_language=False,
)
