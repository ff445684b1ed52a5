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
    template: str


ABOUT_PAGES = (
    AboutPage("tro-giup", _("Hướng dẫn sử dụng"), "home/about/tro-giup.html"),
    AboutPage("lien-he", _("Liên hệ"), "home/about/lien-he.html"),
    AboutPage("kha-nang-tiep-can", _("Khả năng tiếp cận"), "home/about/kha-nang-tiep-can.html"),
    AboutPage("bao-ve-du-lieu", _("Bảo vệ dữ liệu cá nhân"), "home/about/bao-ve-du-lieu.html"),
    AboutPage("cookies", _("Cookie"), "home/about/cookies.html"),
    AboutPage("dieu-khoan", _("Điều khoản sử dụng"), "home/about/dieu-khoan.html"),
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
    return render(request, page.template, context)
