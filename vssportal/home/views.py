"""Trang chủ và các trang giới thiệu: the first page, and what the portal says about itself."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import public
from vssportal.home import content


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Trang giới thiệu: its address and title; the words are in its template."""

    slug: str
    title: str | Promise


ABOUT_PAGES = (
    AboutPage("tro-giup", _("Hướng dẫn sử dụng")),
    AboutPage("lien-he", _("Liên hệ")),
    AboutPage("kha-nang-tiep-can", _("Khả năng tiếp cận")),
    AboutPage("bao-ve-du-lieu", _("Bảo vệ dữ liệu cá nhân")),
    AboutPage("cookies", _("Cookie")),
    AboutPage("dieu-khoan", _("Điều khoản sử dụng")),
)


@public("the first page of the portal")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Trang chủ."""
    return render(
        request,
        "home/index.html",
        {
            "popular": content.existing(content.POPULAR),
            "life_events": content.existing(content.LIFE_EVENTS),
            "lookups": content.existing(content.LOOKUPS),
            "calculators": content.existing(content.CALCULATORS),
            "notices": content.existing(content.NOTICES),
            "figures": content.FIGURES,
        },
    )


@public("says who runs the portal and how to use it")
@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """A page about the portal."""
    page = next(page for page in ABOUT_PAGES if page.slug == slug)
    context = {"page_title": page.title, "cookies": content.cookies()}
    return render(request, f"home/about/{slug}.html", context)
