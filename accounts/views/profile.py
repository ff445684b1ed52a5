"""Thông tin tài khoản, tài khoản nhận tiền, ai đã xem dữ liệu của tôi."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.access import citizen, signed_in
from accounts.forms import BankAccountForm, ContactForm, LanguageForm
from accounts.models import Person
from accounts.selectors import looks_at
from accounts.services.profile import change_contact, set_bank_account, set_language
from vssportal.kernel.errors import DomainError
from vssportal.web.say import refusal

PER_PAGE = 30


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """Tổng quan tài khoản."""
    person = request.user.person  # type: ignore[union-attr]
    account = person.bank_accounts.filter(is_current=True).first() if person else None
    return render(request, "accounts/profile.html", {"person": person, "bank_account": account})


@citizen
def contact(request: HttpRequest) -> HttpResponse:
    """Sửa điện thoại và địa chỉ."""
    person = _person(request)
    form = ContactForm(request.POST or None, initial={"phone": person.phone, "street": person.street})
    if request.method == "POST" and form.is_valid():
        try:
            change_contact(actor=request.user, person=person, at=timezone.now(), **form.cleaned_data)  # type: ignore[arg-type]
        except DomainError as error:
            form.add_error(error.field or "phone", refusal(error))
        else:
            messages.success(request, _("Đã lưu thông tin liên lạc."))
            return redirect("accounts:profile")
    return render(request, "accounts/contact.html", {"form": form, "person": person})


@citizen
def bank_account(request: HttpRequest) -> HttpResponse:
    """Đặt tài khoản nhận tiền; comes back to where the person came from."""
    person = _person(request)
    form = BankAccountForm(request.POST or None, initial={"holder_name": person.full_name.upper()})
    if request.method == "POST" and form.is_valid():
        try:
            set_bank_account(actor=request.user, person=person, at=timezone.now(), **form.cleaned_data)  # type: ignore[arg-type]
        except DomainError as error:
            form.add_error(error.field or "number", refusal(error))
        else:
            messages.success(request, _("Đã lưu tài khoản nhận tiền."))
            return redirect(_back(request))
    return render(request, "accounts/bank_account.html", {"form": form, "next": _back(request)})


@signed_in
def language(request: HttpRequest) -> HttpResponse:
    """Chọn ngôn ngữ của thư và văn bản."""
    form = LanguageForm(request.POST or None, initial={"language": request.user.language})  # type: ignore[union-attr]
    if request.method == "POST" and form.is_valid():
        set_language(actor=request.user, language=form.cleaned_data["language"])  # type: ignore[arg-type]
        messages.success(request, _("Đã lưu ngôn ngữ."))
        return redirect("accounts:profile")
    return render(request, "accounts/language.html", {"form": form})


@citizen
def looks(request: HttpRequest) -> HttpResponse:
    """Ai đã xem dữ liệu của tôi."""
    page = Paginator(looks_at(_person(request)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/looks.html", {"page": page})


def _person(request: HttpRequest) -> Person:
    """The visitor's person; ``@citizen`` let nobody in without."""
    return Person.objects.get(user=request.user)  # type: ignore[misc]


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if safe else "/tai-khoan/"
