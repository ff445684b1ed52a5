"""Biểu mẫu của bàn làm việc: filters of the queue, and what an act asks for."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Posting, User
from claims.catalogue import PROCEDURES
from claims.enums import Channel, DossierState, Light, Outcome, Tab
from claims.models import Document
from claims.selectors import Filters
from claims.selectors.desk import FIELD_LABELS
from claims.selectors.queues import PAGE
from claims.services.readings import READABLE
from vssportal.templatetags.vss import date_vi, vnd
from vssportal.web.fields.dates import DateField3
from vssportal.web.forms import Text, VssForm

SIZES = (50, PAGE)
NOT_A_DAY = _("Nhập ngày theo dạng 27/09/2026")
ANY = ("", _("Tất cả"))


class QueueFilterForm(VssForm):
    """Bộ lọc của hàng việc, all by the address."""

    form_method: ClassVar[str] = "get"
    submit_label: Text = ""
    q = forms.CharField(label=_("Mã, tên, số định danh"), required=False, max_length=120)
    procedure = forms.ChoiceField(label=_("Thủ tục"), required=False)
    state = forms.ChoiceField(label=_("Bước"), required=False, choices=[ANY, *DossierState.choices])
    agency = forms.ChoiceField(label=_("Cơ quan"), required=False)
    officer = forms.ChoiceField(label=_("Phụ trách"), required=False)
    channel = forms.ChoiceField(label=_("Kênh nộp"), required=False, choices=[ANY, *Channel.choices])
    since = forms.DateField(label=_("Nhận từ ngày"), required=False, error_messages={"invalid": NOT_A_DAY})
    until = forms.DateField(label=_("Nhận đến ngày"), required=False, error_messages={"invalid": NOT_A_DAY})
    size = forms.TypedChoiceField(
        label=_("Số dòng"),
        required=False,
        coerce=int,
        choices=[(PAGE, str(PAGE)), (50, "50")],
        empty_value=PAGE,  # type: ignore[arg-type]  # what is coerced to a number is empty as a number
    )
    tab = forms.ChoiceField(required=False, choices=Tab.choices, widget=forms.HiddenInput)
    light = forms.ChoiceField(required=False, choices=Light.choices, widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, agencies: Sequence[Agency], officers: Sequence[Posting], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        language = get_language() or ""
        filed = [(p.slug, p.title_in(language)) for p in PROCEDURES if p.can_file]
        self.fields["procedure"].choices = [ANY, *filed]  # type: ignore[attr-defined]
        self._offer("agency", [(str(a.pk), a.name) for a in agencies])
        self._offer(
            "officer", list({str(p.user_id): (str(p.user_id), p.user.full_name) for p in officers}.values())
        )
        self.is_valid()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def _said(self, name: str) -> Any:
        return self.cleaned_data.get(name) or ""

    def filters(self, default_tab: str) -> Filters:
        """What the address asks for; a search without a tab looks through everything."""
        query = self._said("q")
        return Filters(
            tab=self._said("tab") or (Tab.ALL.value if query else default_tab),
            procedure=self._said("procedure"),
            state=self._said("state"),
            light=self._said("light"),
            channel=self._said("channel"),
            query=query,
            officer_id=int(self._said("officer") or 0) or None,
            agency_id=int(self._said("agency") or 0) or None,
            received_from=self.cleaned_data.get("since"),
            received_until=self.cleaned_data.get("until"),
        )

    def rows_on_page(self) -> int:
        return self.cleaned_data.get("size") or PAGE

    def page(self) -> int:
        asked = self.data.get("page", "1")
        return int(asked) if asked.isdecimal() and len(asked) < 6 else 1

    def chips(self) -> list[dict[str, str]]:
        """Đang lọc, each with the key that takes it away."""
        found = []
        for name in ("q", "procedure", "state", "agency", "officer", "channel", "light", "since", "until"):
            if value := self.cleaned_data.get(name):
                found.append({"name": name, "label": self._chip(name, value)})
        return found

    def _chip(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(value, date):
            return f"{field.label} {date_vi(value)}"
        shown = dict(getattr(field, "choices", ())).get(value, value)
        return str(shown) if name == "light" else f"{field.label}: {shown}"


class AssignForm(VssForm):
    """Giao cho ai, và vì sao."""

    nouns: ClassVar[dict[str, Text]] = {"officer": _("người phụ trách")}
    officer = forms.ChoiceField(label=_("Người phụ trách"))
    note = forms.CharField(label=_("Lý do chuyển"), required=False, max_length=300)

    def __init__(self, *args: Any, officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(each.pk), each.full_name) for each in officers]
        self.fields["officer"].choices = [("", _now("Chọn một người")), *people]  # type: ignore[attr-defined]


class ReasonForm(VssForm):
    """Lý do, obligatory."""

    note = forms.CharField(label=_("Lý do"), widget=forms.Textarea, max_length=2000)


class ReasonsForm(VssForm):
    """Căn cứ không chấp nhận; filled with those of the proposal."""

    nouns: ClassVar[dict[str, Text]] = {"reasons": _("căn cứ không chấp nhận")}
    reasons = forms.CharField(
        label=_("Căn cứ không chấp nhận"),
        help_text=_("Người dân đọc nguyên văn trong thông báo. Ghi điều, khoản và giấy tờ còn thiếu"),
        widget=forms.Textarea,
        max_length=4000,
    )


class NoteForm(VssForm):
    """Ghi chú, if any."""

    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea, max_length=2000)


class ProposeForm(VssForm):
    """Đề xuất: grant what the worksheet says, or refuse with grounds."""

    nouns: ClassVar[dict[str, Text]] = {
        "outcome": _("đề xuất"),
        "reasons": _("căn cứ không đồng ý"),
    }
    outcome = forms.ChoiceField(label=_("Đề xuất"), widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Căn cứ không đồng ý"),
        help_text=_("Chỉ ghi khi không đồng ý. Người dân đọc nguyên văn"),
        required=False,
        widget=forms.Textarea,
        max_length=4000,
    )
    note = forms.CharField(
        label=_("Ghi chú cho người duyệt"), required=False, widget=forms.Textarea, max_length=2000
    )

    def __init__(self, *args: Any, total_vnd: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(Outcome.REFUSE.value, _now("Không đồng ý, phải ghi căn cứ"))]
        if total_vnd:
            grant = _now("Đồng ý hưởng {amount}").format(amount=vnd(total_vnd))
            choices.insert(0, (Outcome.GRANT.value, grant))
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("outcome") == Outcome.REFUSE and not data.get("reasons", "").strip():
            self.add_error("reasons", _now("Ghi căn cứ không đồng ý."))
        return data


class ReadingForm(VssForm):
    """Điều đọc được trên một giấy tờ."""

    nouns: ClassVar[dict[str, Text]] = {"field": _("mục"), "value": _("giá trị trên giấy tờ")}
    document = forms.ChoiceField(label=_("Giấy tờ"))
    field = forms.ChoiceField(label=_("Mục"))
    value = forms.CharField(
        label=_("Giá trị trên giấy tờ"), help_text=_("Ngày ghi theo dạng 02/10/2026"), max_length=200
    )

    def __init__(self, *args: Any, documents: Iterable[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        papers = [(str(each.pk), str(each)) for each in documents]
        fields = [(name, _now(label)) for name, label in FIELD_LABELS.items() if name in READABLE]
        self.fields["document"].choices = papers  # type: ignore[attr-defined]
        self.fields["field"].choices = fields  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        name, typed = data.get("field", ""), data.get("value", "").strip()
        if name.endswith(("_on", "_from", "_to")) and typed:
            try:
                data["value"] = forms.DateField().clean(typed)
            except ValidationError:
                self.add_error("value", str(NOT_A_DAY))
        elif name == "children" and typed and not typed.isdecimal():
            self.add_error("value", _now("Số con phải là số."))
        return data


REASONS = (
    _("Ảnh mờ, không đọc được"),
    _("Ảnh thiếu góc hoặc thiếu trang"),
    _("Thông tin trên giấy khác tờ khai"),
    _("Chưa có giấy này trong hồ sơ"),
    _("Giấy chưa có chữ ký, dấu của nơi cấp"),
    _("Tài khoản không đứng tên người hưởng"),
)


class AskedForm(VssForm):
    """Một điều cần bổ sung: what and why are obligatory; reasons can be picked from the list beside the field."""

    with_tag: ClassVar[bool] = False
    submit_label: Text = ""
    nouns: ClassVar[dict[str, Text]] = {"what": _("điều cần bổ sung"), "why": _("lý do cần bổ sung")}
    kind = forms.ChoiceField(label=_("Loại giấy tờ"), required=False)
    what = forms.CharField(label=_("Cần bổ sung gì?"), max_length=200)
    why = forms.CharField(
        label=_("Vì sao?"), max_length=500, widget=forms.TextInput(attrs={"list": "ly-do-co-san"})
    )
    example = forms.CharField(
        label=_("Ví dụ, cách làm"),
        help_text=_("Như: chụp thẳng, đủ bốn góc, thấy rõ dấu"),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _now("Không phải giấy tờ")), *kinds]  # type: ignore[attr-defined]

    @property
    def is_empty(self) -> bool:
        """Left out: allowed for all but the first."""
        return self.empty_permitted and not self.has_changed()

    def asked(self) -> dict[str, str]:
        """What, why, an example and the kind, as the service takes them."""
        return {name: self.cleaned_data.get(name, "") for name in ("what", "why", "example", "kind")}


class DueForm(VssForm):
    """Hạn bổ sung."""

    with_tag: ClassVar[bool] = False
    submit_label: Text = ""
    nouns: ClassVar[dict[str, Text]] = {"due_on": _("hạn bổ sung")}
    due_on = DateField3(label=_("Gửi trước ngày"))
