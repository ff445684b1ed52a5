"""Đăng nhập, đăng ký, đăng xuất; the flow is the sign-in library's, the pages are ours."""

from typing import Any

from allauth.account import views as library
from django.contrib import messages
from django.contrib.auth import logout as django_logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import public, signed_in, today
from accounts.forms import ConfirmCodeForm, ConfirmEmailForm, RequestCodeForm, SignUpForm
from accounts.selectors import roles_of

SIGN_IN = "nobody is signed in yet"


class RequestCodeView(library.RequestLoginCodeView):  # type: ignore[misc]
    form_class = RequestCodeForm


class ConfirmCodeView(library.ConfirmLoginCodeView):  # type: ignore[misc]
    form_class = ConfirmCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["tries_left"] = self._process.max_attempts - self._process.state["failed_attempts"]
        return context


class SignUpView(library.SignupView):  # type: ignore[misc]
    form_class = SignUpForm


class ConfirmEmailView(library.ConfirmEmailVerificationCodeView):  # type: ignore[misc]
    form_class = ConfirmEmailForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # Who is signed in has nothing to confirm; the library would lead to a page we do not have.
        if request.user.is_authenticated:
            return redirect("accounts:enter")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


request_code = public(SIGN_IN)(RequestCodeView.as_view())
confirm_code = public(SIGN_IN)(ConfirmCodeView.as_view())
sign_up = public(SIGN_IN)(SignUpView.as_view())
confirm_email = public(SIGN_IN)(ConfirmEmailView.as_view())


@public("a closed account cannot sign in, and is told so")
def inactive(request: HttpRequest) -> HttpResponse:
    """An account that was closed."""
    return render(request, "account/inactive.html", status=403)


@public("who is signed out already may press again")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Đăng xuất: asks on GET, does on POST."""
    if request.method != "POST":
        return render(request, "account/sign_out.html")
    django_logout(request)
    messages.success(request, _("Bạn đã đăng xuất."))
    return redirect("/")


@signed_in
def enter(request: HttpRequest) -> HttpResponseRedirect:
    """Vào: after signing in, to the page of the one role, or to the choice of roles."""
    roles = roles_of(request.user, today())  # type: ignore[arg-type]
    if roles.posting is not None:
        return redirect("/quan-tri/")
    if roles.organisations and (len(roles.organisations) > 1 or roles.person):
        return redirect("accounts:roles")
    if roles.organisations:
        return redirect(f"/don-vi/{roles.organisations[0].code}/")
    return redirect("/ca-nhan/" if roles.person else reverse("accounts:verify-identity"))


@signed_in
def choose_role(request: HttpRequest) -> HttpResponse:
    """Chọn vai: oneself, an organisation, the desk."""
    return render(request, "accounts/roles.html", {"roles": roles_of(request.user, today())})  # type: ignore[arg-type]
