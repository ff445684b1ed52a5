"""Thông báo in the reader's language."""

from typing import Any

from django import template

from vssportal.web.say import say

register = template.Library()


@register.filter
def notice_title(notice: Any) -> str:
    """The title with its places filled."""
    return say(notice.title, notice.params)


@register.filter
def notice_body(notice: Any) -> str:
    """The text with its places filled."""
    return say(notice.body, notice.params)
