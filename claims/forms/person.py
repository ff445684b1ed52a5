"""Câu hỏi về nơi nộp, người nộp, tài khoản, đơn vị."""

from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.enums import AgencyLevel
from accounts.forms import BANKS
from accounts.models import Agency, Organisation
from accounts.services.profile import NOT_OWN, SAME_ENOUGH
from claims.catalogue.maternity import QUIT, WORKING
from claims.forms.base import NO, YES, Asking, Card, QuestionForm, Text
from claims.forms.event import DATE_HINT
from claims.selectors.participation import recent_employers
from vssportal.kernel.identifiers import parse_personal_id, parse_si_number
from vssportal.kernel.names import same_name
from vssportal.legal.places import places
from vssportal.web.forms import BankAccountField, DateField3, EmployerCodeField, PhoneField
from vssportal.web.say import say

OTHER = "other"


class AgencyForm(QuestionForm):
    """Cơ quan BHXH nhận hồ sơ."""

    asks = ("agency_code",)
    heading_field = "agency_code"
    nouns: ClassVar[dict[str, Text]] = {"agency_code": _("cơ quan BHXH nhận hồ sơ")}
    why = _("Thường là cơ quan đang quản lý đơn vị nơi bạn làm việc. Thôi việc rồi thì chọn nơi bạn cư trú.")
    agency_code = forms.ChoiceField(label=_("Bạn nộp hồ sơ đến cơ quan BHXH nào?"))

    def prepare(self, asking: Asking) -> None:
        offices = Agency.objects.filter(level=AgencyLevel.LOCAL).order_by("province_code", "name", "pk")
        grouped = [
            (_province(code), [(office.code, office.name) for office in found])
            for code, found in groupby(offices, key=lambda office: office.province_code)
        ]
        first = ("", gettext("Chọn cơ quan BHXH"))
        self.fields["agency_code"].choices = [first, *grouped]  # type: ignore[attr-defined]


def _province(code: str) -> str:
    province = places().provinces.get(code)
    return province.full_name if province else code


class ChannelForm(QuestionForm):
    """Cách nhận kết quả."""

    asks = ("result_channel",)
    heading_field = "result_channel"
    nouns: ClassVar[dict[str, Text]] = {"result_channel": _("cách nhận kết quả")}
    hints: ClassVar[dict[str, dict[str, Text]]] = {
        "result_channel": {
            "electronic": _("Có chữ ký số, giá trị như bản giấy"),
            "paper": _("Nhận tại cơ quan BHXH đã chọn"),
        }
    }
    result_channel = forms.ChoiceField(
        label=_("Bạn nhận kết quả bằng cách nào?"),
        choices=[("electronic", _("Bản điện tử trên cổng này")), ("paper", _("Bản giấy"))],
        widget=forms.RadioSelect,
    )


class IdentityForm(QuestionForm):
    """Xem lại thông tin cá nhân: nothing is typed, only confirmed."""

    asks = ("is_identity_right",)
    yes_no = frozenset({"is_identity_right"})
    title = _("Xem lại thông tin của bạn")
    nouns: ClassVar[dict[str, Text]] = {"is_identity_right": _("thông tin trên đúng hay sai")}
    is_identity_right = forms.ChoiceField(
        label=_("Thông tin trên có đúng không?"),
        choices=[(YES, _("Đúng")), (NO, _("Có chỗ sai"))],
        widget=forms.RadioSelect,
    )

    def cards(self) -> list[Card]:
        person = self.asking.person
        rows: list[tuple[Text, Text]] = [
            (_("Họ và tên"), person.full_name),
            (_("Ngày sinh"), f"{person.born_on:%d/%m/%Y}"),
            (_("Giới tính"), person.get_sex_display()),
        ]
        if person.citizen_number:
            rows.append((_("Số định danh"), str(parse_personal_id(person.citizen_number))))
        if person.si_number:
            rows.append((_("Mã số BHXH"), str(parse_si_number(person.si_number))))
        return [
            Card(
                _("Thông tin đã có"),
                rows,
                _("Lấy từ hồ sơ người tham gia BHXH"),
                _("Nếu sai, sửa bằng thủ tục"),
                "/thu-tuc/cap-lai-so-the/",
                _("Cấp lại, sửa thông tin sổ BHXH, thẻ BHYT"),
            )
        ]


class ContactForm(QuestionForm):
    """Liên lạc về hồ sơ này."""

    asks = ("phone", "email")
    title = _("Chúng tôi liên lạc với bạn bằng cách nào?")
    nouns: ClassVar[dict[str, Text]] = {"phone": _("số điện thoại"), "email": _("địa chỉ e-mail")}
    phone = PhoneField(
        label=_("Số điện thoại"),
        help_text=_("4 số cuối dùng để tra cứu hồ sơ mà không cần đăng nhập"),
    )
    email = forms.EmailField(
        label=_("Địa chỉ e-mail"),
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false", "class": "w-20"}),
    )


class AccountForm(QuestionForm):
    """Tài khoản nhận tiền, in one's own name."""

    asks = ("bank_code", "account_number", "account_holder")
    title = _("Tiền chuyển vào tài khoản nào?")
    why = _("Tài khoản phải đứng tên bạn. Tiền trợ cấp không chuyển vào tài khoản của người khác.")
    nouns: ClassVar[dict[str, Text]] = {
        "bank_code": _("ngân hàng"),
        "account_number": _("số tài khoản"),
        "account_holder": _("tên chủ tài khoản"),
    }
    bank_code = forms.ChoiceField(label=_("Ngân hàng"), choices=[("", _("Chọn ngân hàng")), *BANKS])
    account_number = BankAccountField(label=_("Số tài khoản"), help_text=_("Không phải số in trên thẻ"))
    account_holder = forms.CharField(
        label=_("Tên chủ tài khoản"),
        help_text=_("Như ngân hàng in, viết hoa không dấu cũng được"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false", "class": "w-20"}),
    )

    def prepare(self, asking: Asking) -> None:
        self.initial["account_holder"] = self.initial["account_holder"] or asking.person.full_name.upper()

    def clean_account_holder(self) -> str:
        typed = str(self.cleaned_data["account_holder"])
        if same_name(typed, self.asking.person.full_name) not in SAME_ENOUGH:
            raise forms.ValidationError(say(NOT_OWN), code="not_own_account")
        return typed


class EmploymentForm(QuestionForm):
    """Còn làm việc hay đã thôi việc."""

    asks = ("employment",)
    heading_field = "employment"
    nouns: ClassVar[dict[str, Text]] = {"employment": _("bạn đang làm việc hay đã thôi việc")}
    hints: ClassVar[dict[str, dict[str, Text]]] = {
        "employment": {
            WORKING: _("Kể cả khi đang nghỉ thai sản"),
            QUIT: _("Vẫn được hưởng nếu đủ số tháng đóng trước khi sinh"),
        }
    }
    employment = forms.ChoiceField(
        label=_("Bạn còn làm việc ở đơn vị không?"),
        choices=[(WORKING, _("Còn làm việc")), (QUIT, _("Đã thôi việc"))],
        widget=forms.RadioSelect,
    )


class EmployerForm(QuestionForm):
    """Đơn vị nơi làm việc: one from the contribution history, or another by its code."""

    asks = ("organisation_code",)
    title = _("Bạn làm việc ở đơn vị nào?")
    nouns: ClassVar[dict[str, Text]] = {
        "organisation_code": _("đơn vị nơi bạn làm việc"),
        "other_code": _("mã đơn vị"),
    }
    organisation_code = forms.ChoiceField(label=_("Đơn vị"), widget=forms.RadioSelect)
    other_code = EmployerCodeField(
        label=_("Mã của đơn vị khác"),
        help_text=_(
            "Chỉ nhập khi đơn vị không có trong danh sách. Hỏi phòng nhân sự mã đơn vị tham gia BHXH"
        ),
        required=False,
    )

    def prepare(self, asking: Asking) -> None:
        known = [(each.code, each.name) for each in recent_employers(asking.person, asking.day)]
        chosen = asking.value("organisation_code")
        if chosen and chosen not in dict(known):
            self.initial["organisation_code"], self.initial["other_code"] = OTHER, chosen
        other = (OTHER, gettext("Đơn vị khác"))
        self.fields["organisation_code"].choices = [*known, other]  # type: ignore[attr-defined]
        self.order_fields(["organisation_code", "other_code", "was"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("organisation_code") == OTHER and not self.has_error("other_code"):
            code = cleaned.get("other_code") or ""
            if not code:
                self.add_error("other_code", gettext("Nhập mã đơn vị"))
            elif not Organisation.objects.filter(code=code).exists():
                self.add_error("other_code", gettext("Không có đơn vị nào mang mã {code}").format(code=code))
        return cleaned

    def given(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("organisation_code")
        if chosen == OTHER:
            chosen = self.cleaned_data.get("other_code")
        return {"organisation_code": chosen, "quit_on": None} if chosen else {}


class QuitForm(QuestionForm):
    """Ngày thôi việc."""

    asks = ("quit_on",)
    heading_field = "quit_on"
    nouns: ClassVar[dict[str, Text]] = {"quit_on": _("ngày thôi việc")}
    quit_on = DateField3(label=_("Bạn thôi việc ngày nào?"), help_text=DATE_HINT)

    def given(self) -> dict[str, Any]:
        return {**super().given(), "organisation_code": None}
