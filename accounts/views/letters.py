"""Kiểm tra văn bản điện tử: anyone with the code or the file learns whether the portal issued it."""

import hashlib
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.access import public
from accounts.forms import CheckLetterForm
from accounts.models import IssuedLetter
from accounts.selectors import letter_by_code, letter_by_hash
from accounts.services.files import read_file
from accounts.services.papers import check_seal
from vssportal.kernel.codes import CodeError, parse_tracking_code
from vssportal.web.throttle import Throttle

TRIES = Throttle("check-letter", limit=20, window=timedelta(minutes=15))
WHY = "whoever holds a paper may check that it is real"


@public(WHY)
def check_letter(request: HttpRequest) -> HttpResponse:
    """Nhập mã hoặc gửi tệp PDF."""
    form = CheckLetterForm(request.POST or None, request.FILES or None)
    now, key = timezone.now(), request.META.get("REMOTE_ADDR", "")
    if closed := TRIES.waits_until(key, at=now):
        return render(
            request, "accounts/check_letter.html", {"form": form, "closed_until": closed}, status=429
        )
    if request.method == "POST" and form.is_valid():
        TRIES.count(key, at=now)
        if upload := form.cleaned_data["file"]:
            return _answer(request, letter_by_hash(_digest(upload)), from_file=True)
        return redirect("accounts:letter", code=form.cleaned_data["code"])
    return render(request, "accounts/check_letter.html", {"form": form})


@public(WHY)
def letter(request: HttpRequest, code: str) -> HttpResponse:
    """What a code stands for: issuer, day, number, masked subject, and whether the stored bytes are unbroken."""
    now, key = timezone.now(), request.META.get("REMOTE_ADDR", "")
    if closed := TRIES.waits_until(key, at=now):
        return render(
            request,
            "accounts/check_letter.html",
            {"form": CheckLetterForm(), "closed_until": closed},
            status=429,
        )
    TRIES.count(key, at=now)
    try:
        found = letter_by_code(parse_tracking_code(code))
    except CodeError:
        found = None
    return _answer(request, found, from_file=False)


def _answer(request: HttpRequest, found: IssuedLetter | None, *, from_file: bool) -> HttpResponse:
    if found is None:
        return render(request, "accounts/letter_unknown.html", {"from_file": from_file}, status=404)
    content = read_file(found.file)
    context = {
        "letter": found,
        "from_file": from_file,
        "is_whole": hashlib.sha256(content).hexdigest() == found.file.sha256,
        "seal": check_seal(content, at=timezone.now()),
    }
    return render(request, "accounts/letter.html", context)


def _digest(upload: object) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():  # type: ignore[attr-defined]
        digest.update(chunk)
    return digest.hexdigest()
