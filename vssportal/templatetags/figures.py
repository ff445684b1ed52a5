"""Số liệu with their units, as people write them here."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from vssportal.templatetags.vss import date_vi, number_vi, vnd

register = template.Library()

_UNITS = {
    "percent": gettext_noop("{value}%"),
    "VND/month": gettext_noop("{value} ₫ một tháng"),
    "VND/hour": gettext_noop("{value} ₫ một giờ"),
    "VND/day": gettext_noop("{value} ₫ một ngày"),
    "days": gettext_noop("{value} ngày"),
    "working_days": gettext_noop("{value} ngày làm việc"),
    "months": gettext_noop("{value} tháng"),
    "years": gettext_noop("{value} năm"),
    "weeks": gettext_noop("{value} tuần"),
    "multiple": gettext_noop("{value} lần"),
    "km": gettext_noop("{value} km"),
}


@register.filter
def figure(value: str, unit: str) -> str:
    """A value of the book with its unit; text stays as it is."""
    if unit == "text":
        return value
    if unit == "VND":
        return str(vnd(value))
    plain = number_vi(value)
    return _(_UNITS[unit]).format(value=plain) if unit in _UNITS else str(plain)


@register.filter
def date_vi_or_text(value: Any) -> str:
    """What was typed stays; a date is written our way."""
    return str(date_vi(value)) if isinstance(value, date) else str(value)
