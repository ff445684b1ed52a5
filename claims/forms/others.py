"""Biểu mẫu khác: quick check, declarations, withdrawal, tracking, filters."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.catalogue import Who
from claims.forms.base import Text
from claims.forms.event import kind_choices
from claims.rules.maternity import MaternityKind
from vssportal.kernel.periods import add_months
from vssportal.web.forms import DateField3, VssForm

AHEAD_MONTHS = 10


class QuickCheckForm(VssForm):
    """Kiểm tra nhanh: what it is about and when; the months are held already."""

    submit_label = _("Xem kết quả")
    nouns: ClassVar[dict[str, Text]] = {"kind": _("trường hợp của bạn"), "birth_on": _("ngày sinh")}
    kind = forms.ChoiceField(label=_("Bạn hưởng thai sản vì việc gì?"), widget=forms.RadioSelect)
    birth_on = DateField3(
        label=_("Con sinh ngày nào?"),
        help_text=_("Chưa sinh thì nhập ngày dự sinh. Khám thai, sảy thai thì nhập ngày của việc đó"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"kind": MaternityKind.BIRTH.value})
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]
        day = self.fields["birth_on"]
        day.latest = add_months(today, AHEAD_MONTHS)  # type: ignore[attr-defined]
        day.earliest = date(2016, 1, 1)  # type: ignore[attr-defined]


class DeclareForm(VssForm):
    """Hai cam kết trước khi nộp; ``late_reason`` is asked only when the filing is late."""

    submit_label = _("Nộp hồ sơ")
    is_declared_true = forms.BooleanField(
        label=_("Tôi khai đúng sự thật và chịu trách nhiệm về nội dung đã khai."),
        error_messages={"required": _("Đánh dấu vào cam kết khai đúng sự thật rồi nộp")},
    )
    has_consented = forms.BooleanField(
        label=_("Tôi đồng ý cho cơ quan BHXH dùng dữ liệu của tôi để giải quyết hồ sơ này."),
        error_messages={
            "required": _("Đánh dấu đồng ý cho cơ quan BHXH dùng dữ liệu của bạn để giải quyết hồ sơ")
        },
    )
    late_reason = forms.CharField(
        label=_("Vì sao nộp muộn?"),
        help_text=_("Nộp sau hạn vẫn được giải quyết khi có lời giải trình"),
        widget=forms.Textarea,
        required=False,
        max_length=300,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_late:
            self.order_fields(["late_reason"])
        else:
            del self.fields["late_reason"]

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.attrs = {"data-vss-once": ""}
        return helper


class WithdrawForm(VssForm):
    """Rút hồ sơ."""

    submit_label = _("Rút hồ sơ")
    submit_class = "btn-danger"
    note = forms.CharField(label=_("Lý do rút hồ sơ"), widget=forms.Textarea, required=False, max_length=500)


class TrackForm(VssForm):
    """Tra cứu hồ sơ không cần đăng nhập."""

    submit_label = _("Xem tình trạng hồ sơ")
    nouns: ClassVar[dict[str, Text]] = {"phone_tail": _("4 số cuối điện thoại")}
    code = forms.CharField(
        label=_("Mã tra cứu"),
        help_text=_("In trên giấy tiếp nhận, ví dụ 7K3M-Q9ZP-1XA4"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "w-20",
            }
        ),
    )
    phone_tail = forms.CharField(
        label=_("4 số cuối điện thoại đã đăng ký"),
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-4"}),
    )


class CatalogueFilter(VssForm):
    """Tìm thủ tục."""

    form_method = "get"
    submit_label = ""
    q = forms.CharField(label=_("Bạn cần làm gì?"), required=False, max_length=100)
    ai = forms.ChoiceField(
        label=_("Ai nộp"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            (Who.INDIVIDUAL.value, _("Cá nhân")),
            (Who.ORGANISATION.value, _("Đơn vị")),
        ],
    )
