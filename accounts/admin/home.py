"""Trang đầu của quản trị: what needs a hand, and who serves where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.desk import desk
from accounts.enums import MailState, WorkState
from accounts.models import MailMessage, OutboxWork, Posting, User
from vssportal.templatetags.vss import number_vi

COUNTED = 10_000


def home(request: HttpRequest) -> HttpResponse:
    """Tổng quan quản trị; no dossier is shown here."""
    failed = OutboxWork.objects.filter(state=WorkState.FAILED)[:COUNTED].count()
    unsent = MailMessage.objects.filter(state=MailState.FAILED)[:COUNTED].count()
    stats = [
        _stat(_("việc không làm được"), failed, "outboxwork", "red" if failed else "green"),
        _stat(_("thư không gửi được"), unsent, "mailmessage", "red" if unsent else "green"),
        _stat(_("phân công hôm nay"), Posting.objects.on(today()).count(), "posting"),
        _stat(_("tài khoản"), User.objects.filter(is_active=True)[:COUNTED].count(), "user"),
    ]
    return render(request, "admin/home.html", desk.each_context(request) | {"stats": stats})


def _stat(text: str, count: int, table: str, tone: str = "") -> dict[str, Any]:
    url = reverse(f"desk:accounts_{table}_changelist")
    return {"value": number_vi(count), "text": text, "tone": tone, "url": url}
