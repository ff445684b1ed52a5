"""Tiền và tháng as people type them."""

import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vssportal.kernel.periods import Month
from vssportal.web.fields.widgets import OwnTemplate, whole_number

_MONEY_NOISE = re.compile(r"[\s\u00a0\u202f]|₫|đồng|đ$|vnđ|vnd", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_MONTH = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{4})")


class MoneyInput(OwnTemplate, forms.TextInput):
    template_name = "vss/widgets/money.html"

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int):
            return f"{value:,}".replace(",", ".")
        return super().format_value(value)


class MoneyField(forms.Field):
    """Số tiền bằng đồng: 79760000, 79.760.000 and 79,760,000 are the same int; no decimals, no words."""

    widget = MoneyInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Nhập số tiền bằng chữ số, ví dụ 5310000"),
    }

    def __init__(self, *, min_vnd: int = 0, max_vnd: int | None = None, **kwargs: Any) -> None:
        self.min_vnd, self.max_vnd = min_vnd, max_vnd
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = _MONEY_NOISE.sub("", str(value))
        plain = text if not _GROUPED.fullmatch(text) else text.replace(".", "").replace(",", "")
        amount = whole_number(plain)
        if amount is None or len(plain) > 15:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return amount

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        noun = getattr(self, "noun", str(self.label or ""))
        names = {"Noun": noun[:1].upper() + noun[1:]}
        if value < self.min_vnd:
            text = gettext("{Noun} phải từ {limit} ₫ trở lên")
            raise forms.ValidationError(text.format(**names, limit=_dotted(self.min_vnd)), code="min_value")
        if self.max_vnd is not None and value > self.max_vnd:
            text = gettext("{Noun} phải từ {limit} ₫ trở xuống")
            raise forms.ValidationError(text.format(**names, limit=_dotted(self.max_vnd)), code="max_value")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True


def _dotted(amount_vnd: int) -> str:
    return f"{amount_vnd:,}".replace(",", ".")


class MonthField(forms.Field):
    """Tháng theo dạng 07/2025; the value is a kernel Month."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Nhập tháng theo dạng 07/2025"),
        "invalid": _("Nhập tháng theo dạng 07/2025"),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "class": "w-6"}

    def prepare_value(self, value: Any) -> Any:
        return value.pretty if isinstance(value, Month) else value

    def to_python(self, value: Any) -> Month | None:
        if value in self.empty_values or isinstance(value, Month):
            return value or None
        text = str(value).strip()
        if found := _MONTH.fullmatch(text):
            text = f"{found[1]}/{found[2]}"
        try:
            return Month.parse(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
