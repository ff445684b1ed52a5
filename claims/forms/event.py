"""Câu hỏi về con và thời gian nghỉ."""

from datetime import date
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.catalogue.maternity import KIND_TITLES, OFFERED
from claims.forms.base import NO, YES, Asking, QuestionForm, Text
from claims.rules.maternity import MaternityKind as K
from vssportal.web.forms import DateField3
from vssportal.web.say import say

DATE_HINT = _("Ví dụ 27 9 2026")
YES_NO = [(YES, _("Có")), (NO, _("Không"))]

KIND_HINTS = {
    K.BIRTH: _("Lao động nữ nghỉ sinh con"),
    K.FATHER: _("Lao động nam đang đóng BHXH, nghỉ khi vợ sinh"),
    K.ADOPTION: _("Cha hoặc mẹ nuôi nghỉ chăm con"),
    K.LOSS: _("Nghỉ theo chỉ định của cơ sở khám bệnh, chữa bệnh"),
    K.PRENATAL: _("Nghỉ việc để đi khám thai"),
    K.FATHER_ONE_TIME: _("Khi mẹ không đủ điều kiện hưởng"),
    K.VOLUNTARY: _("Người đóng BHXH tự nguyện sinh con"),
}


def kind_choices() -> list[tuple[str, str]]:
    """Các trường hợp nộp được trên cổng, in the reader's language."""
    return [(kind.value, say(KIND_TITLES[kind])) for kind in OFFERED]


def number_input(css: str = "w-4") -> forms.TextInput:
    """A short box for a whole number; no browser arrows."""
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": css})


class KindForm(QuestionForm):
    """Trường hợp hưởng."""

    asks = ("kind",)
    heading_field = "kind"
    nouns: ClassVar[dict[str, Text]] = {"kind": _("trường hợp của bạn")}
    hints: ClassVar[dict[str, dict[str, Text]]] = {
        "kind": {kind.value: text for kind, text in KIND_HINTS.items()}
    }
    kind = forms.ChoiceField(label=_("Bạn hưởng thai sản vì việc gì?"), widget=forms.RadioSelect)

    def prepare(self, asking: Asking) -> None:
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]


class _PastDay(QuestionForm):
    asks = ("birth_on",)
    heading_field = "birth_on"

    def latest(self, asking: Asking) -> date | None:
        return None  # the catalogue says it in its own words


class BirthDayForm(_PastDay):
    """Ngày sinh của con."""

    nouns: ClassVar[dict[str, Text]] = {"birth_on": _("ngày sinh của con")}
    birth_on = DateField3(label=_("Con sinh ngày nào?"), help_text=DATE_HINT)


class LossDayForm(_PastDay):
    """Ngày sảy thai, phá thai, thai chết."""

    nouns: ClassVar[dict[str, Text]] = {"birth_on": _("ngày ghi trên giấy")}
    why = _("Ghi đúng ngày trên giấy ra viện hoặc giấy chứng nhận nghỉ việc.")
    birth_on = DateField3(label=_("Giấy của cơ sở khám bệnh ghi ngày nào?"), help_text=DATE_HINT)


class VisitDayForm(_PastDay):
    """Ngày khám thai."""

    nouns: ClassVar[dict[str, Text]] = {"birth_on": _("ngày khám thai")}
    birth_on = DateField3(label=_("Bạn đi khám thai ngày nào?"), help_text=DATE_HINT)


class ReceivedForm(QuestionForm):
    """Ngày nhận con nuôi."""

    asks = ("received_on", "stays_at_work")
    yes_no = frozenset({"stays_at_work"})
    title = _("Nhận con nuôi")
    nouns: ClassVar[dict[str, Text]] = {
        "received_on": _("ngày nhận con"),
        "stays_at_work": _("bạn có nghỉ việc không"),
    }
    received_on = DateField3(label=_("Bạn nhận con ngày nào?"), help_text=DATE_HINT)
    stays_at_work = forms.ChoiceField(
        label=_("Bạn vẫn đi làm, không nghỉ việc để chăm con?"), choices=YES_NO, widget=forms.RadioSelect
    )


class WeeksForm(QuestionForm):
    """Tuổi thai."""

    asks = ("weeks",)
    heading_field = "weeks"
    nouns: ClassVar[dict[str, Text]] = {"weeks": _("số tuần tuổi thai")}
    why = _("Số ngày nghỉ tối đa tính theo tuổi thai (Luật BHXH Điều 52).")
    weeks = forms.IntegerField(
        label=_("Thai được bao nhiêu tuần tuổi?"),
        help_text=_("Như ghi trên giấy của cơ sở khám bệnh, chữa bệnh. Ví dụ 9"),
        min_value=1,
        max_value=45,
        widget=number_input(),
    )


class ChildrenForm(QuestionForm):
    """Số con và lần sinh."""

    asks: ClassVar[tuple[str, ...]] = ("children", "child_order")
    title = _("Lần sinh này")
    nouns: ClassVar[dict[str, Text]] = {"children": _("số con"), "child_order": _("lần sinh")}
    why = _("Trợ cấp một lần tính cho từng con. Sinh con thứ hai được nghỉ thêm 1 tháng từ 01/07/2026.")
    children = forms.IntegerField(
        label=_("Lần này sinh mấy con?"),
        help_text=_("Sinh đôi nhập 2. Tính cả con không may đã mất"),
        min_value=1,
        max_value=9,
        initial=1,
        widget=number_input(),
    )
    child_order = forms.TypedChoiceField(
        label=_("Trước lần này bạn có mấy con đẻ còn sống?"),
        choices=[(1, _("Chưa có con")), (2, _("Một con")), (3, _("Hai con trở lên"))],
        coerce=int,
        widget=forms.RadioSelect,
    )


class WifesChildrenForm(ChildrenForm):
    """Số con, asked of the father."""

    child_order = forms.TypedChoiceField(
        label=_("Trước lần này vợ bạn có mấy con đẻ còn sống?"),
        choices=[(1, _("Chưa có con")), (2, _("Một con")), (3, _("Hai con trở lên"))],
        coerce=int,
        widget=forms.RadioSelect,
    )


class ChildCountForm(QuestionForm):
    """Số con, where the order plays no part."""

    asks = ("children",)
    heading_field = "children"
    nouns: ClassVar[dict[str, Text]] = {"children": _("số con")}
    children = forms.IntegerField(
        label=_("Có mấy con?"),
        help_text=_("Một con nhập 1"),
        min_value=1,
        max_value=9,
        widget=number_input(),
    )


class SpecialBirthForm(QuestionForm):
    """Trường hợp riêng của người mẹ."""

    asks = ("bed_rest", "infertility", "stillborn")
    title = _("Có việc nào sau đây không?")
    why = _("Bỏ trống nếu không có. Mỗi việc có thể giúp bạn đủ điều kiện với ít tháng đóng hơn.")
    nouns: ClassVar[dict[str, Text]] = {"stillborn": _("số con đã mất")}
    bed_rest = forms.BooleanField(
        label=_("Tôi phải nghỉ dưỡng thai theo chỉ định của cơ sở khám bệnh"), required=False
    )
    infertility = forms.BooleanField(
        label=_("Tôi phải nghỉ việc để điều trị vô sinh trước khi sinh"), required=False
    )
    stillborn = forms.IntegerField(
        label=_("Số con mất trong bụng mẹ hoặc khi sinh"),
        required=False,
        min_value=0,
        max_value=9,
        widget=number_input(),
    )


class SpecialFatherForm(QuestionForm):
    """Vợ sinh phải phẫu thuật, sinh sớm."""

    asks = ("surgery", "weeks")
    title = _("Vợ bạn sinh thế nào?")
    why = _("Vợ sinh phải phẫu thuật hoặc sinh con dưới 32 tuần tuổi thì bạn được nghỉ thêm ngày.")
    nouns: ClassVar[dict[str, Text]] = {"weeks": _("số tuần tuổi thai khi sinh")}
    surgery = forms.BooleanField(label=_("Vợ tôi sinh phải phẫu thuật"), required=False)
    weeks = forms.IntegerField(
        label=_("Số tuần tuổi thai khi sinh"),
        help_text=_("Chỉ cần nhập khi sinh sớm"),
        required=False,
        min_value=20,
        max_value=45,
        widget=number_input(),
    )


class LeaveForm(QuestionForm):
    """Thời gian nghỉ của người mẹ, cha mẹ nuôi."""

    asks: ClassVar[tuple[str, ...]] = ("leave_from", "leave_to")
    title = _("Bạn nghỉ từ ngày nào?")
    nouns: ClassVar[dict[str, Text]] = {
        "leave_from": _("ngày bắt đầu nghỉ"),
        "leave_to": _("ngày nghỉ cuối cùng"),
    }
    why = _("Mức bình quân tính theo 6 tháng đóng gần nhất trước ngày bắt đầu nghỉ.")
    leave_from = DateField3(label=_("Ngày bắt đầu nghỉ"), help_text=DATE_HINT)
    leave_to = DateField3(
        label=_("Ngày nghỉ cuối cùng"),
        help_text=_("Bỏ trống nếu bạn nghỉ hết thời gian luật cho phép"),
        required=False,
    )


class LeaveDaysForm(QuestionForm):
    """Thời gian nghỉ tính bằng ngày."""

    asks: ClassVar[tuple[str, ...]] = ("leave_from", "days")
    title = _("Bạn nghỉ từ ngày nào, mấy ngày?")
    nouns: ClassVar[dict[str, Text]] = {
        "leave_from": _("ngày bắt đầu nghỉ"),
        "days": _("số ngày nghỉ"),
    }
    leave_from = DateField3(label=_("Ngày bắt đầu nghỉ"), help_text=DATE_HINT)
    days = forms.IntegerField(
        label=_("Số ngày nghỉ"),
        help_text=_("Bỏ trống nếu bạn nghỉ đủ số ngày luật cho phép"),
        required=False,
        min_value=1,
        max_value=60,
        widget=number_input(),
    )


class VisitLeaveForm(LeaveDaysForm):
    """Nghỉ khám thai."""

    asks = ("leave_from", "days", "remote_or_ill")
    remote_or_ill = forms.BooleanField(
        label=_("Nơi khám ở xa, hoặc thai phụ có bệnh lý, thai không bình thường"), required=False
    )
