"""Hộp thư."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import signed_in
from accounts.models import Notice
from accounts.selectors import inbox_of
from accounts.services.inbox import mark_read

PER_PAGE = 20


@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """Danh sách thông báo with search, filter and pages."""
    notices = inbox_of(request.user, text=request.GET.get("q", ""), only=request.GET.get("loc", ""))  # type: ignore[arg-type]
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/inbox.html", {"page": page, "chosen": request.GET.get("loc", "")})


@signed_in
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Một thông báo; opening it marks it read."""
    found = Notice.objects.filter(user=request.user, pk=pk).select_related("organisation").first()  # type: ignore[misc]
    if found is None:
        raise Http404
    mark_read(user=request.user, notice_ids=[found.pk], at=timezone.now())  # type: ignore[arg-type]
    return render(request, "accounts/notice.html", {"notice": found})


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Đánh dấu đã đọc hết."""
    unread = list(Notice.objects.filter(user=request.user).unread().values_list("pk", flat=True))  # type: ignore[misc]
    mark_read(user=request.user, notice_ids=unread, at=timezone.now())  # type: ignore[arg-type]
    return redirect("accounts:inbox")
