"""Đăng nhập bằng mã: how the sign-in library speaks and writes for us."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.enums import Look
from accounts.models import User
from accounts.services.inbox import send_mail
from accounts.services.records import audit
from vssportal.kernel.codes import uuid7

CODE_DIGITS = 6


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes of six digits by the portal's own mail; no e-mail goes out inside a request."""

    def generate_login_code(self) -> str:
        return get_random_string(CODE_DIGITS, "0123456789")

    generate_email_verification_code = generate_login_code

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject, text = _mail(template_prefix.rsplit("/", 1)[-1], context)
        send_mail(
            to=email, subject=subject, text=text, cause=f"sign-in:{uuid7()}", at=timezone.now(), secret=True
        )

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _lazy("Mã chưa đúng. Xem thư mới nhất rồi nhập lại"),
        "rate_limited": _lazy("Gửi mã nhiều lần quá. Đợi 5 phút rồi thử lại"),
        "too_many_login_attempts": _lazy("Đã nhập sai 5 lần. Gửi mã khác để tiếp tục."),
        "email_taken": _lazy("Địa chỉ này đã có tài khoản. Đăng nhập bằng mã gửi qua e-mail"),
    }

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only refusals are shown; what went well the pages say themselves."""
        if level >= messages.ERROR and (text := kwargs.get("message")):
            messages.error(request, str(text))

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.full_name = form.cleaned_data["full_name"]
        user.email = form.cleaned_data["email"].lower()
        user.set_unusable_password()
        if commit:
            user.save()
        return user

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> Any:
        audit(actor=user, look=Look.SIGN_IN, subject=user, at=timezone.now())
        response = super().post_login(request, user, **kwargs)
        messages.success(request, _("Đã đăng nhập."))
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/vao/"


def _mail(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text of a sign-in mail; ``context["code"]`` is there when the address has an account."""
    code = context.get("code")
    if code is None:
        return (
            _("Đăng nhập cổng BHXH"),
            _(
                "Có người vừa nhập địa chỉ e-mail này để đăng nhập, nhưng địa chỉ chưa có tài khoản.\n\n"
                "Nếu là bạn, mở {address} để tạo tài khoản. Nếu không phải, bỏ qua thư này."
            ).format(address=f"{settings.PUBLIC_URL}/dang-ky/"),
        )
    if kind.startswith("account_already_exists"):
        code = ""
    return (
        _("Mã đăng nhập cổng BHXH"),
        _(
            "Mã của bạn: {code}\n\nMã dùng một lần, trong 10 phút. Không đưa mã cho bất kỳ ai, kể cả người"
            " xưng là cán bộ BHXH.\n\nNếu bạn không yêu cầu mã, bỏ qua thư này."
        ).format(code=code),
    )
