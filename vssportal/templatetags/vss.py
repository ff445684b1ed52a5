"""Thẻ mẫu của cổng: icons, numbers and dates as Vietnam writes them, links in both languages.

Numbers, money and dates look the same in Vietnamese and in English pages (day first, dots between
thousands, comma before decimals), so that a figure on a screen agrees with the letter on paper.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from vssportal.kernel.identifiers.base import MASK, mask
from vssportal.kernel.periods import Month
from vssportal.kernel.words import vnd_in_words
from vssportal.kernel.worksheet import Line
from vssportal.web import menus

register = template.Library()

_NBSP = "\u00a0"
_NOTHING = (None, "")


@cache
def _icons() -> Mapping[str, str]:
    """Shapes of bootstrap-icons 1.13.1 (MIT), by name."""
    icons: Mapping[str, str] = json.loads(Path(__file__).with_name("icons.json").read_text("utf-8"))
    return icons


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """An inline picture that says nothing by itself: hidden from screen readers, always beside words."""
    shape = mark_safe(_icons()[name])  # noqa: S308 - our own file, no input of users
    return format_html(
        '<svg class="icon{}{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        " " if extra_class else "",
        extra_class,
        shape,
    )


def _grouped(whole: int) -> str:
    return f"{whole:,}".replace(",", ".")


@register.filter
def number_vi(value: Any) -> str:
    """1234567.5 → 1.234.567,5; nothing stays nothing."""
    if value in _NOTHING:
        return ""
    number = value if isinstance(value, int) else Decimal(str(value))
    whole, _dot, decimals = f"{abs(number):f}".partition(".")
    decimals = decimals.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{_grouped(int(whole))}{',' + decimals if decimals else ''}"


@register.filter
def vnd(value: Any) -> str:
    """Số tiền: 79760000 → 79.760.000 ₫, with a space that does not break."""
    return "" if value in _NOTHING else f"{number_vi(int(value))}{_NBSP}₫"


@register.filter
def vnd_words(value: Any) -> str:
    """Số tiền bằng chữ: 24000 → Hai mươi tư nghìn đồng (Vietnamese in both languages, as on paper)."""
    return "" if value in _NOTHING else vnd_in_words(int(value))


@register.filter
def percent_vi(value: Any) -> str:
    """Tỷ lệ: 0.4271 → 42,71%; takes the ratio, not the hundredfold."""
    return "" if value in _NOTHING else f"{number_vi(Decimal(str(value)) * 100)}%"


def _moment(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def date_vi(value: date | None) -> str:
    """Ngày: 05/10/2026."""
    return f"{_moment(value):%d/%m/%Y}" if value else ""


@register.filter
def time_vi(value: datetime | None) -> str:
    """Giờ: 20:14."""
    return f"{_moment(value):%H:%M}" if value else ""


@register.filter
def datetime_vi(value: datetime | None) -> str:
    """Thời điểm: 20:14 05/10/2026."""
    return f"{_moment(value):%H:%M %d/%m/%Y}" if value else ""


@register.filter
def month_vi(value: Any) -> str:
    """Tháng: 07/2025, from a date, a Month or its text."""
    if value in _NOTHING:
        return ""
    month = Month.parse(value) if isinstance(value, str) else value
    return f"{month.month:02d}/{month.year}"


@register.filter
def mask_id(value: Any) -> str:
    """Số định danh che bớt: 001194012345 → 001194•••345, 0116045872 → 011•••872."""
    text = "" if value is None else str(value)
    if MASK in text or not text:
        return text
    return mask(text, head=6 if len(text) == 12 else 3)


@register.filter
def spaced(value: Any) -> str:
    """Số dài đọc được: 001194012345 → 001 194 012 345, 0116045872 → 0116 045 872."""
    text = "" if value is None else str(value)
    first = len(text) % 3 or 3
    if len(text) == 10:
        first = 4
    parts = [text[:first], *(text[at : at + 3] for at in range(first, len(text), 3))]
    return _NBSP.join(parts)


@register.filter
def initials(name: str) -> str:
    """Chữ viết tắt của tên: Nguyễn Thị Phượng Hằng → PH."""
    words = str(name).split()
    return "".join(word[0] for word in words[-2:]).upper()


@register.filter
def name_of(user: Any) -> str:
    """Tên hiển thị của người đăng nhập."""
    return str(getattr(user, "full_name", "") or user)


_ALERT_ICONS = {
    "success": "check-circle-fill",
    "warning": "exclamation-triangle-fill",
    "error": "x-octagon-fill",
}


@register.filter
def alert_icon(kind: str) -> str:
    """The picture beside a message of this kind."""
    return _ALERT_ICONS.get(kind, "info-circle-fill")


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: Any) -> str:
    """The query of this page with some values changed; an empty value takes the key away."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in _NOTHING:
            query[key] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def query_without(context: Context, *names: str) -> str:
    """The query of this page without some keys."""
    query = context["request"].GET.copy()
    for name in names:
        query.pop(name, None)
    return f"?{query.urlencode()}"


@register.filter
def page_numbers(page_obj: Any) -> list[int]:
    """Numbers to show in a pager; 0 stands for a gap."""
    gap = page_obj.paginator.ELLIPSIS
    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
    return [0 if number == gap else number for number in numbers]


# Units that rules write on their lines, in words people read.
_UNITS = {
    "months": pgettext_lazy("after a number", "tháng"),
    "years": pgettext_lazy("after a number", "năm"),
    "days": pgettext_lazy("after a number", "ngày"),
    "working_days": gettext_lazy("ngày làm việc"),
    "month_of_year": "",
    "count": "",
}


@register.filter
def amount_of(line: Line) -> str:
    """What a line of a worksheet comes to, in its unit."""
    if line.unit == "VND":
        return vnd(line.amount)
    if line.unit == "VND/month":
        return f"{vnd(line.amount)}/{gettext('tháng')}"
    if line.unit in ("%", "percent"):
        return f"{number_vi(line.amount)}%"
    return f"{number_vi(line.amount)} {_UNITS.get(line.unit, line.unit)}".strip()


@register.simple_tag
def page(path: str) -> str:
    """The address of one of our pages in the reader's language."""
    return menus.page_url(path)


@register.simple_tag
def page_exists(path: str) -> bool:
    """Whether the address is served: for links to parts of the portal that may not be there yet."""
    return menus.page_exists(path)


@register.simple_tag(takes_context=True)
def same_page(context: Context, language: str) -> str:
    """The address of this very page in another language."""
    request = context.get("request")
    return menus.same_page_url(request.get_full_path() if request else "/", language)


@register.simple_tag(takes_context=True)
def menu(context: Context, name: str, **places: str) -> list[menus.Shown]:
    """Entries of a menu; counts come from ``menu_counts`` of the page, a mapping of entry name to number."""
    request = context.get("request")
    counts = context.get("menu_counts") or {}
    return list(menus.shown(name, request.path if request else "", counts, **places))


@register.simple_tag
def session_end() -> datetime:
    """When an idle session ends, counted from this answer."""
    return timezone.localtime() + timedelta(seconds=settings.SESSION_COOKIE_AGE)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm | None) -> dict[str, Any]:
    """Tóm tắt lỗi: every error of the forms in the order of their fields, each linked to its control."""
    return {"errors": [error for form in forms if form and form.is_bound for error in _errors_of(form)]}


def _errors_of(form: BaseForm) -> list[dict[str, str]]:
    whole = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    return whole + [
        {"text": str(text), "target": "" if field.is_hidden else focus_id(field)}
        for field in form
        for text in field.errors
    ]


@register.filter
def focus_id(field: BoundField) -> str:
    """The id of the control a person must go to; for groups the first control in it."""
    target = getattr(field.field.widget, "focus_suffix", None)
    if target is not None:
        return f"{field.auto_id}{target(field)}"
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.filter
def option_hint(field: BoundField, value: Any) -> str:
    """The line under one choice, from the form's ``hints``."""
    hints = getattr(field.form, "hints", {}).get(field.name, {})
    return str(hints.get(str(value), ""))


@register.inclusion_tag("components/meter.html")
def meter(
    value: int | Decimal, whole: int | Decimal, label: str, *, target: Any = None, css: str = ""
) -> dict[str, Any]:
    """Thanh đo: ``value`` of ``whole`` with its words; ``target`` sets a mark."""
    return {
        "percent": _share(value, whole),
        "label": label,
        "target_percent": None if target in _NOTHING else _share(target, whole),
        "css": css,
    }


def _share(part: Any, whole: Any) -> str:
    if not whole:
        return "0"
    share = min(max(Decimal(str(part)) / Decimal(str(whole)) * 100, Decimal(0)), Decimal(100))
    return f"{share:.2f}"
