"""Biểu mẫu of accounts."""

from typing import Any, ClassVar

from allauth.account import forms as library
from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vssportal.kernel.codes import CodeError, parse_tracking_code
from vssportal.kernel.names import normal
from vssportal.web.forms import (
    BankAccountField,
    CitizenNumberField,
    DateField3,
    PhoneField,
    VssForm,
)
from vssportal.web.say import refusal

# Thành viên NAPAS the demo pays through; a real list comes with the payment gateway.
BANKS = (
    ("VCB", "Vietcombank"),
    ("BIDV", "BIDV"),
    ("CTG", "VietinBank"),
    ("AGR", "Agribank"),
    ("TCB", "Techcombank"),
    ("MBB", "MB Bank"),
    ("ACB", "ACB"),
    ("VPB", "VPBank"),
    ("STB", "Sacombank"),
    ("TPB", "TPBank"),
)


class AddressField(forms.EmailField):
    """Địa chỉ e-mail, in small letters: people type their own address in every way."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").lower()


class RequestCodeForm(VssForm, library.RequestLoginCodeForm):  # type: ignore[misc]
    """Nhập e-mail để nhận mã."""

    submit_label = _("Gửi mã cho tôi")
    heading_field: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(
            label=_("Địa chỉ e-mail"),
            help_text=_("Chúng tôi gửi mã 6 chữ số đến địa chỉ này."),
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        )
        self._let_speak("email", self.fields["email"])


class _CodeForm(VssForm):
    """Nhập mã đã nhận; comparing is the library's."""

    submit_label = _("Đăng nhập")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Mã 6 chữ số"),
            help_text=_("Mã nằm trong thư vừa gửi, dùng được trong 10 phút."),
            widget=forms.TextInput(
                attrs={
                    "inputmode": "numeric",
                    "autocomplete": "one-time-code",
                    "class": "w-6",
                    "maxlength": 9,
                }
            ),
        )
        self._let_speak("code", self.fields["code"])


class ConfirmCodeForm(_CodeForm, library.ConfirmLoginCodeForm):  # type: ignore[misc]
    """Mã đăng nhập."""


class ConfirmEmailForm(_CodeForm, library.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """Mã xác nhận e-mail của tài khoản mới."""


class SignUpForm(VssForm, library.SignupForm):  # type: ignore[misc]
    """Tạo tài khoản: name and e-mail, no password."""

    submit_label = _("Tạo tài khoản")
    full_name = forms.CharField(
        label=_("Họ và tên"),
        max_length=120,
        help_text=_("Như trên căn cước."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    agree = forms.BooleanField(label=_("Tôi đồng ý với điều khoản sử dụng và cách bảo vệ dữ liệu cá nhân"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = AddressField(
            label=_("Địa chỉ e-mail"),
            help_text=_("Dùng để đăng nhập và nhận tin về hồ sơ."),
            widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        )
        self._let_speak("email", self.fields["email"])
        self.order_fields(["full_name", "email", "agree"])

    def clean_full_name(self) -> str:
        return normal(self.cleaned_data["full_name"])


class IdentityForm(VssForm):
    """Đối chiếu căn cước."""

    submit_label = _("Đối chiếu")
    nouns: ClassVar[dict[str, Any]] = {"born_on": _("ngày sinh")}

    citizen_number = CitizenNumberField(
        label=_("Số định danh cá nhân"), help_text=_("12 chữ số trên căn cước.")
    )
    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    born_on = DateField3(label=_("Ngày sinh"), help_text=_("Ví dụ 27 9 1992"), birthday=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["born_on"].latest = timezone.localdate()  # type: ignore[attr-defined]


class ContactForm(VssForm):
    """Thông tin liên lạc."""

    submit_label = _("Lưu")
    phone = PhoneField(label=_("Số điện thoại"), required=False, help_text=_("Ví dụ 0912 345 678"))
    street = forms.CharField(label=_("Số nhà, đường, thôn"), required=False, max_length=200)


class BankAccountForm(VssForm):
    """Tài khoản nhận tiền, in one's own name."""

    submit_label = _("Lưu tài khoản")
    bank_code = forms.ChoiceField(label=_("Ngân hàng"), choices=[("", _("Chọn ngân hàng")), *BANKS])
    number = BankAccountField(label=_("Số tài khoản"))
    holder_name = forms.CharField(
        label=_("Tên chủ tài khoản"),
        max_length=120,
        help_text=_("Như ngân hàng in, viết hoa không dấu cũng được."),
    )


class LanguageForm(VssForm):
    """Ngôn ngữ của thư."""

    submit_label = _("Lưu")
    language = forms.ChoiceField(
        label=_("Ngôn ngữ của thư và thông báo"),
        choices=[("vi", "Tiếng Việt"), ("en", "English")],
        widget=forms.RadioSelect,
    )


class CheckLetterForm(VssForm):
    """Mã của văn bản, hoặc chính tệp PDF."""

    submit_label = _("Kiểm tra")
    code = forms.CharField(
        label=_("Mã kiểm tra"),
        required=False,
        max_length=40,
        help_text=_("In dưới mã QR của văn bản."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "w-12"}),
    )
    file = forms.FileField(
        label=_("Hoặc tệp PDF đã nhận"), required=False, widget=forms.FileInput(attrs={"accept": ".pdf"})
    )

    def build_layout(self) -> Layout:
        return Layout("code", "file")

    def clean_code(self) -> str:
        text = self.cleaned_data["code"]
        if not text:
            return ""
        try:
            return parse_tracking_code(text)
        except CodeError as error:
            raise forms.ValidationError(refusal(error)) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("code") and not cleaned.get("file"):
            self.add_error("code", _("Nhập mã kiểm tra hoặc chọn tệp PDF"))
        return cleaned
