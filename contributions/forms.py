"""Biểu mẫu của đơn vị."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from contributions.enums import DeclarationState, Explanation, Situation
from contributions.intake.faults import FileFault
from contributions.intake.limits import MEGABYTE, READING
from contributions.intake.rows import CELLS
from contributions.intake.sentences import CELL_LABELS
from vssportal.web.forms import VssForm

MUST_MAP = ("full_name", "wage")


class SheetField(forms.FileField):
    """Tệp kê khai: nothing and too much are said here, what is inside by the reader."""

    widget = forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.xml"})

    def to_python(self, data: Any) -> UploadedFile | None:
        if isinstance(data, UploadedFile):
            if data.size == 0:
                raise forms.ValidationError(_said(FileFault("empty_file")), code="empty_file")
            if data.size and data.size > READING.file_bytes:
                values = {"size": -(-data.size // MEGABYTE), "limit": READING.file_bytes // MEGABYTE}
                raise forms.ValidationError(_said(FileFault("too_large", values)), code="too_large")
        return cast("UploadedFile | None", super().to_python(data))


def reader_language() -> str:
    """The language of sentences kept in two: vi or en."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def _said(fault: FileFault) -> str:
    lang = reader_language()
    return f"{fault.sentence(lang)} {fault.remedy(lang)}"


class UploadForm(VssForm):
    """Tải tệp."""

    submit_label = _("Tải lên và kiểm tra")
    nouns: ClassVar[Mapping[str, Any]] = {"file": _("tệp kê khai")}

    file = SheetField(
        label=_("Chọn tệp kê khai"),
        help_text=_("Tệp .xlsx, .xls, .csv hoặc .xml, nặng không quá 20 MB"),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SupplementForm(VssForm):
    """Mở tờ khai bổ sung."""

    submit_label = _("Mở tờ khai bổ sung")

    reason = forms.CharField(
        label=_("Lý do kê khai bổ sung"),
        help_text=_("Ví dụ: báo sót một người từ tháng này"),
        max_length=1000,
        widget=forms.Textarea,
    )


class SubmitForm(VssForm):
    """Nộp tờ khai: the declaration, the version the person saw, and a key for double presses."""

    submit_label = _("Nộp tờ khai")

    declared = forms.BooleanField(
        label=_("Tôi khai đúng sự thật và chịu trách nhiệm về nội dung đã khai."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(max_length=80, widget=forms.HiddenInput)


class ExplainForm(VssForm):
    """Vì sao một người không có trong tệp."""

    nouns: ClassVar[Mapping[str, Any]] = {"explanation": _("lý do"), "on": _("ngày bắt đầu nghỉ")}

    explanation = forms.ChoiceField(
        label=_("Lý do"), choices=[("", gettext_lazy("Chọn lý do")), *Explanation.choices]
    )
    on = forms.DateField(
        label=_("Từ ngày, ghi dạng 15/11/2026"),
        required=False,
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)


class FixForm(forms.Form):
    """Sửa một ô of a line; nothing in it is refused but a broken request."""

    number = forms.IntegerField(min_value=1)
    version = forms.IntegerField(min_value=0)
    cell = forms.CharField(max_length=40)
    text = forms.CharField(max_length=500, required=False)


class WorkersFilter(VssForm):
    """Lọc lao động."""

    form_method = "get"
    with_tag = False
    submit_label = ""
    GONE = "da-nghi"

    q = forms.CharField(
        label=_("Tìm theo tên, mã nhân viên hoặc số định danh"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    situation = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", gettext_lazy("Đang tham gia")),
            *((s.value, s.label) for s in Situation if s != Situation.GONE),
            (GONE, gettext_lazy("Đã nghỉ việc")),
        ],
    )


class HistoryFilter(VssForm):
    """Lọc tờ khai đã lập."""

    form_method = "get"
    with_tag = False
    submit_label = ""

    q = forms.CharField(
        label=_("Tìm theo số tiếp nhận hoặc kỳ"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *DeclarationState.choices],
    )


class MappingForm(VssForm):
    """Ghép cột của bảng lương: for every cell a header of the sheet."""

    submit_label = _("Lưu cách ghép và kiểm tra")

    def __init__(self, *args: Any, titles: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", gettext("Không có trong tệp"))]
        options += [(title, f"{letter} · {title}") for letter, title in titles]
        language = reader_language()
        for cell in (*MUST_MAP, *(cell for cell in CELLS if cell not in MUST_MAP)):
            label = CELL_LABELS[cell][language]
            field = forms.ChoiceField(label=label, required=cell in MUST_MAP, choices=options)
            self.fields[cell] = field
            self._let_speak(cell, field)
