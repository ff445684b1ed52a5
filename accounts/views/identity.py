"""Xác thực danh tính."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import signed_in
from accounts.forms import IdentityForm
from accounts.rules.matching import Claimed
from accounts.services.identity import match_identity
from vssportal.kernel.errors import DomainError
from vssportal.web.say import refusal
from vssportal.web.throttle import Throttle

TRIES = Throttle("identity", limit=5, window=timedelta(days=1))


@signed_in
def verify_identity(request: HttpRequest) -> HttpResponse:
    """Đối chiếu căn cước: number, name and birth date against the register, five tries a day."""
    if request.user.person_id is not None:  # type: ignore[union-attr]
        return redirect("/ca-nhan/")
    now, key = timezone.now(), str(request.user.pk)
    closed_until = TRIES.waits_until(key, at=now)
    form = IdentityForm(request.POST or None)
    if request.method == "POST" and not closed_until and form.is_valid():
        try:
            match_identity(actor=request.user, claimed=Claimed(**form.cleaned_data), at=now)  # type: ignore[arg-type]
        except DomainError as error:
            form.add_error(None, refusal(error))
            TRIES.count(key, at=now)
            closed_until = TRIES.waits_until(key, at=now)
        else:
            TRIES.forget(key)
            messages.success(
                request, _("Thông tin đã khớp. Bạn xem được dữ liệu của mình và nộp được hồ sơ.")
            )
            return redirect("/ca-nhan/")
    context = {"form": form, "closed_until": closed_until}
    return render(request, "accounts/verify_identity.html", context, status=429 if closed_until else 200)
