"""Hộp thư của thế giới minh họa: mails to invented people, so that a newcomer can read the sign-in codes.

Mounted only where ``DEMO_WORLD`` is on, which production refuses.
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import public
from accounts.models import MailMessage

PER_PAGE = 20


@public("invented people's mail in a demo world; not served elsewhere")
def mailbox(request: HttpRequest) -> HttpResponse:
    """The newest mails, of one address if asked."""
    if not settings.DEMO_WORLD:
        raise Http404
    mails = MailMessage.objects.filter(to__endswith="@" + settings.DEMO_MAIL_DOMAIN).order_by(
        "-created_at", "-pk"
    )
    if address := request.GET.get("q", "").strip().lower():
        mails = mails.filter(to__startswith=address)
    page = Paginator(mails, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/demo_mailbox.html", {"page": page})
