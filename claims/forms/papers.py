"""Biểu mẫu giấy tờ: send a paper with a draft, send what was asked for later."""

from collections.abc import Sequence
from typing import Any, ClassVar

from crispy_forms.layout import Layout, TemplateNameMixin
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.catalogue import PaperRule
from claims.enums import PaperKind
from claims.forms.base import Text
from claims.models import SupplementRequest
from vssportal.kernel.errors import gettext_noop
from vssportal.web.forms import UploadField, VssForm
from vssportal.web.say import say

UPLOAD_HINT = _("JPG, PNG, HEIC hoặc PDF, mỗi tệp dưới 10 MB. Chụp đủ 4 góc, đọc được chữ và con dấu")

# Part of the address of each kind of paper.
PAPER_SLUGS = {
    PaperKind.BIRTH_NOTICE: "giay-chung-sinh",
    PaperKind.BIRTH_CERTIFICATE: "giay-khai-sinh",
    PaperKind.DISCHARGE: "giay-ra-vien",
    PaperKind.MEDICAL_SUMMARY: "tom-tat-benh-an",
    PaperKind.SICK_LEAVE: "giay-nghi-viec",
    PaperKind.SURGERY_PROOF: "sinh-phau-thuat",
    PaperKind.ADOPTION: "nuoi-con-nuoi",
    PaperKind.HAND_OVER: "giao-nhan-con",
    PaperKind.SURROGACY: "mang-thai-ho",
    PaperKind.DEATH_CERTIFICATE: "giay-chung-tu",
    PaperKind.REST_CERTIFICATE: "nghi-duong-thai",
    PaperKind.INFERTILITY_PROOF: "dieu-tri-vo-sinh",
    PaperKind.ACCOUNT_PROOF: "tai-khoan",
    PaperKind.LATE_REASON: "giai-trinh",
    PaperKind.OTHER: "giay-to-khac",
}
OTHER_PAPERS = PaperRule((PaperKind.OTHER,), gettext_noop("Giấy tờ khác"), "", is_required=False)


def slug_of(rule: PaperRule) -> str:
    """Where the papers of a rule are sent: the address of its first kind."""
    return PAPER_SLUGS[PaperKind(rule.any_of[0])]


def rule_at(slug: str, rules: Sequence[PaperRule]) -> PaperRule | None:
    """The rule at an address, or other papers."""
    return next((rule for rule in [*rules, OTHER_PAPERS] if slug_of(rule) == slug), None)


class TwoButtons(TemplateNameMixin):
    """Nút chính, beside it one that stays on the page."""

    def __init__(self, label: Text, other: Text) -> None:
        self.label, self.other = label, other

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        return render_to_string("claims/_two_buttons.html", {"label": self.label, "other": self.other})


class PaperForm(VssForm):
    """Gửi một tệp. What was sent before stays; an empty field is refused only where nothing was sent."""

    submit_label = ""
    nouns: ClassVar[dict[str, Text]] = {"kind": _("loại giấy tờ")}
    kind = forms.ChoiceField(label=_("Đây là giấy gì?"), widget=forms.RadioSelect)
    file = UploadField(label=_("Ảnh hoặc tệp giấy tờ"), help_text=UPLOAD_HINT)

    def __init__(self, *args: Any, rule: PaperRule, has_some: bool, is_adding: bool, **kwargs: Any) -> None:
        self.rule = rule
        super().__init__(*args, **kwargs)
        chosen = forms.HiddenInput() if len(rule.any_of) == 1 else None
        kind, file = self.fields["kind"], self.fields["file"]
        kind.choices = [(each, PaperKind(each).label) for each in rule.any_of]  # type: ignore[attr-defined]
        kind.initial = rule.any_of[0] if chosen else None
        if chosen:
            kind.widget = chosen
        is_optional = (has_some or not rule.is_required) and not is_adding
        file.required = not is_optional
        kind.required = bool(chosen) or not is_optional
        say_missing = gettext("Chọn ảnh hoặc tệp {paper}").format(paper=_in_text(say(rule.title)))
        file.error_messages |= {"required": say_missing, "missing": say_missing}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("file") and not cleaned.get("kind") and not self.has_error("kind"):
            self.add_error("kind", gettext("Chọn loại giấy tờ"))
        return cleaned

    def build_layout(self) -> Layout:
        return Layout("kind", "file", TwoButtons(_("Lưu và tiếp tục"), _("Thêm tệp này")))


def _in_text(title: str) -> str:
    return title[:1].lower() + title[1:]


class SupplementForm(VssForm):
    """Gửi bổ sung: papers one by one, words, then one press that sends all."""

    submit_label = ""
    nouns: ClassVar[dict[str, Text]] = {"kind": _("loại giấy tờ"), "note": _("nội dung trả lời")}
    kind = forms.ChoiceField(label=_("Đây là giấy gì?"), required=False)
    file = UploadField(label=_("Ảnh hoặc tệp giấy tờ"), help_text=UPLOAD_HINT, required=False)
    note = forms.CharField(
        label=_("Trả lời bằng lời"), widget=forms.Textarea, required=False, max_length=2000
    )

    def __init__(self, *args: Any, asked: SupplementRequest, is_adding: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [item["kind"] for item in asked.asked if item.get("kind") in PaperKind.values]
        kinds = list(dict.fromkeys([*first, *PaperKind.values]))
        kind = self.fields["kind"]
        kind.choices = [(each, PaperKind(each).label) for each in kinds]  # type: ignore[attr-defined]
        kind.initial = kinds[0]
        self.fields["file"].required = is_adding
        self.fields["file"].error_messages["required"] = gettext("Chọn ảnh hoặc tệp giấy tờ")

    def build_layout(self) -> Layout:
        return Layout("kind", "file", "note", TwoButtons(_("Gửi bổ sung"), _("Thêm tệp này")))
