"""Tra cứu công khai: where a dossier stands, by code and phone digits; no name, no amount."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.access import public, today
from claims.catalogue import procedure_of
from claims.forms.others import TrackForm
from claims.selectors import Tracking, track
from claims.views.shown import step_text, steps_for
from vssportal.kernel.codes import normal_code
from vssportal.web.menus import page_exists, page_url
from vssportal.web.say import say
from vssportal.web.throttle import Throttle

TRIES = Throttle("tracking", limit=5, window=timedelta(minutes=15))

LOOKUPS = (
    ("/tra-cuu/ho-so/", _("Hồ sơ của tôi đến đâu rồi?"), _("Mã tra cứu và 4 số cuối điện thoại")),
    ("/kiem-tra-van-ban/", _("Văn bản này có thật không?"), _("Mã in trên văn bản, hoặc tệp PDF")),
    ("/thu-tuc/", _("Thủ tục nào, cần giấy gì?"), _("Danh mục 25 thủ tục")),
    (
        "/tinh-thu/so-lieu/",
        _("Mức lương cơ sở, mức tham chiếu là bao nhiêu?"),
        _("Số liệu theo ngày, có nguồn"),
    ),
    ("/tra-cuu/the-bhyt/", _("Thẻ BHYT còn hạn không?"), ""),
    ("/tra-cuu/ma-so-bhxh/", _("Mã số BHXH của tôi là gì?"), ""),
    ("/tra-cuu/co-so-kcb/", _("Khám chữa bệnh BHYT ở đâu?"), ""),
    ("/tra-cuu/co-quan-bhxh/", _("Cơ quan BHXH nào gần tôi?"), ""),
)


@public("lists what can be looked up without an account")
def lookups(request: HttpRequest) -> HttpResponse:
    """Tra cứu trực tuyến: only what is there."""
    found = [(page_url(path), title, text) for path, title, text in LOOKUPS if page_exists(path)]
    return render(request, "claims/lookups.html", {"lookups": found})


@public("tracking works by code and phone digits, without an account")
@never_cache
def tracking(request: HttpRequest) -> HttpResponse:
    """Hồ sơ đến đâu; the same sentence whichever of the two does not match."""
    at = timezone.now()
    form = TrackForm(request.POST if request.method == "POST" else None, initial=_from_qr(request))
    code = request.POST.get("code", "")
    closed = closed_until(request, code, at=at)
    found = None
    if request.method == "POST" and not closed and form.is_valid():
        found = track(form.cleaned_data["code"], form.cleaned_data["phone_tail"], today())
        if found is None:
            form.add_error(None, gettext("Không tìm thấy hồ sơ khớp với mã và số điện thoại đã nhập"))
            closed = count_try(request, code, at=at)
    if found is not None:
        return render(request, "claims/tracked.html", _context(found))
    context = {"form": form, "closed_until": closed}
    return render(request, "claims/tracking.html", context, status=429 if closed else 200)


def _from_qr(request: HttpRequest) -> dict[str, str]:
    return {"code": request.GET.get("ma", "")[:40]}


def _keys(request: HttpRequest, code: str) -> list[str]:
    """A visitor cannot try many codes, nor many visitors the digits of one code."""
    keys = [f"visitor:{_hashed(_visitor(request))}"]
    if tried := normal_code(code)[:40]:
        keys.append(f"code:{_hashed(tried)}")
    return keys


def _visitor(request: HttpRequest) -> str:
    """The address of the visitor; behind our proxy it is the last one the proxy wrote."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def _hashed(text: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}{text}".encode()).hexdigest()[:32]


def closed_until(request: HttpRequest, code: str, *, at: datetime) -> datetime | None:
    """The moment until which this visitor, or this code, is closed; page and API count together."""
    return max(filter(None, (TRIES.waits_until(key, at=at) for key in _keys(request, code))), default=None)


def count_try(request: HttpRequest, code: str, *, at: datetime) -> datetime | None:
    """Count a try that found nothing; until when it is closed now."""
    for key in _keys(request, code):
        TRIES.count(key, at=at)
    return closed_until(request, code, at=at)


def _context(found: Tracking) -> dict[str, object]:
    return {
        "found": found,
        "title": procedure_of(found.procedure).title_in(get_language() or ""),
        "steps": steps_for(found.progress),
        "state": say(found.progress.title),
        "text": step_text(found.progress),
    }
