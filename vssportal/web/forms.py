"""Nền của mọi biểu mẫu: no browser bubbles, errors in plain words, one look.

A form class inherits VssForm or VssModelForm and gets: a crispy ``helper`` with its submit button,
labels before hints before errors before controls, and sentences built from its labels. ``nouns`` gives a
field's name in running text when the label is a question: ``nouns = {"born": _("ngày sinh của con")}``.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, TemplateNameMixin
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vssportal.kernel.errors import DomainError
from vssportal.web.fields import (
    BankAccountField,
    BirthDate,
    CitizenNumberField,
    DateField3,
    EmployerCodeField,
    MoneyField,
    MonthField,
    PhoneField,
    SiNumberField,
    TaxCodeField,
    UploadField,
)
from vssportal.web.say import refusal
from vssportal.web.sentences import in_running_text, sentences_for, stock_messages

__all__ = [
    "BankAccountField",
    "BirthDate",
    "ButtonRow",
    "CitizenNumberField",
    "DateField3",
    "EmployerCodeField",
    "MoneyField",
    "MonthField",
    "PhoneField",
    "SiNumberField",
    "TaxCodeField",
    "UploadField",
    "VssForm",
    "VssModelForm",
]

Text = str | Promise


class ButtonRow(TemplateNameMixin):
    """Hàng nút: one primary button that says what it does, beside it at most one link."""

    template = "%s/layout/button_row.html"

    def __init__(
        self,
        label: Text,
        *,
        name: str = "",
        link: str = "",
        link_text: Text = "",
        css_class: str = "btn-primary",
    ) -> None:
        self.label = label
        self.name = name
        self.link = link
        self.link_text = link_text
        self.css_class = css_class

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        return render_to_string(self.get_template_name(template_pack), {"row": self})


class _Spoken:
    """The part VssForm and VssModelForm share."""

    use_required_attribute = False
    nouns: ClassVar[Mapping[str, Text]] = {}
    hints: ClassVar[Mapping[str, Mapping[str, Text]]] = {}
    heading_field: ClassVar[str] = ""
    submit_label: Text = _("Lưu và tiếp tục")
    submit_class: str = "btn-primary"
    form_method: ClassVar[str] = "post"
    form_action: str = ""
    with_tag: ClassVar[bool] = True
    back_link: str = ""
    back_text: Text = ""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            self._let_speak(name, field)

    def _let_speak(self, name: str, field: forms.Field) -> None:
        noun = str(self.nouns.get(name) or in_running_text(str(field.label or name)))
        field.noun = noun  # type: ignore[attr-defined]
        if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == "10":
            field.widget.attrs["rows"] = "4"
        stock = stock_messages(field)
        for code, sentence in sentences_for(field, noun):
            if field.error_messages.get(code) is stock.get(code):
                field.error_messages[code] = sentence

    def build_layout(self) -> Layout:
        """The fields in order; override for groups and rows."""
        return Layout(*self.fields)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = self.form_method
        helper.form_action = self.form_action
        helper.form_tag = self.with_tag
        helper.include_media = False
        helper.disable_csrf = self.form_method == "get"
        helper.layout = self.build_layout()
        if self.submit_label:
            helper.layout.append(
                ButtonRow(
                    self.submit_label,
                    link=self.back_link,
                    link_text=self.back_text,
                    css_class=self.submit_class,
                )
            )
        return helper

    def refuse(self, error: DomainError) -> None:
        """Show what a service refused at its field, or for the whole form."""
        field = error.field if error.field in self.fields else None
        self.add_error(field, forms.ValidationError(refusal(error), code=error.code))  # type: ignore[attr-defined]


class VssForm(_Spoken, forms.Form):
    """Biểu mẫu thường."""


class VssModelForm(_Spoken, forms.ModelForm):
    """Biểu mẫu của một bảng."""
