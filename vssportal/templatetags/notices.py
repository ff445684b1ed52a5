"""Thông báo in the reader's language."""

from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from vssportal.templatetags.vss import datetime_vi
from vssportal.web.say import say

# What the public page of a letter may show, by the keys it was issued with.
LETTER_FACTS = {
    "procedure": gettext_noop("Thủ tục"),
    "dossier": gettext_noop("Số hồ sơ"),
    "subject": gettext_noop("Về"),
    "period": gettext_noop("Kỳ"),
    "received_at": gettext_noop("Nhận lúc"),
}

register = template.Library()


@register.filter
def notice_title(notice: Any) -> str:
    """The title with its places filled."""
    return say(notice.title, notice.params)


@register.filter
def notice_body(notice: Any) -> str:
    """The text with its places filled."""
    return say(notice.body, notice.params)


@register.filter
def letter_facts(letter: Any) -> list[tuple[str, str]]:
    """Label and value of what a letter shows to everybody."""
    return [(_(LETTER_FACTS[key]), _fact(key, value)) for key, value in letter.shown.items() if value]


def _fact(key: str, value: str) -> str:
    return str(datetime_vi(datetime.fromisoformat(value))) if key.endswith("_at") else value
