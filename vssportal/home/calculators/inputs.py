"""Ô nhập của phép tính: forms read from the address; what it leaves out is what the form proposes."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.rules.basics import Sex
from vssportal.home.calculators.rows import RowsField
from vssportal.kernel.periods import Month
from vssportal.web.fields.dates import PARTS
from vssportal.web.forms import DateField3, MonthField, VssForm
from vssportal.web.sentences import in_running_text

DATE_HINT = _("Ví dụ 27 9 2026")
MONTH_HINT = _("Ví dụ 07/2025")
_YEAR = re.compile(r"\d{4}")
REGIONS = [("I", _("Vùng I")), ("II", _("Vùng II")), ("III", _("Vùng III")), ("IV", _("Vùng IV"))]
SEXES = [(Sex.FEMALE.value, _("Nữ")), (Sex.MALE.value, _("Nam"))]
# How far ahead a day may lie: the figures of that day are today's until the law says otherwise.
YEARS_AHEAD = 60
OLDEST_YEARS = 110


class BirthMonthField(MonthField):
    """Tháng, năm sinh: the ages of the law are reached in months; a year alone counts as January
    (Nghị định 158/2025 Điều 12 khoản 2).
    """

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Nhập tháng, năm sinh theo dạng 07/1970"),
        "invalid": _("Nhập tháng, năm sinh theo dạng 07/1970"),
    }

    def to_python(self, value: Any) -> Month | None:
        typed = str(value or "").strip()
        return super().to_python(f"01/{typed}" if _YEAR.fullmatch(typed) and typed.isascii() else value)


class CommaDecimalField(forms.DecimalField):
    """Số lẻ với dấu phẩy: 0,65 and 0.65 are the same."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def whole(label: Any, **facts: Any) -> forms.IntegerField:
    """A box for a whole number without browser arrows."""
    box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-6"})
    return forms.IntegerField(label=label, widget=box, **facts)


def decimal(label: Any, **facts: Any) -> CommaDecimalField:
    """A box for a percentage, with a comma."""
    facts.setdefault("initial", 0)
    box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "w-6"})
    return CommaDecimalField(label=label, widget=box, decimal_places=4, **facts)


def choice(label: Any, choices: Any, coerce: Any = str, **facts: Any) -> forms.TypedChoiceField:
    """One of several; the first is proposed, so that an address may leave it out."""
    facts.setdefault("initial", choices[0][0])
    return forms.TypedChoiceField(label=label, choices=choices, coerce=coerce, empty_value=None, **facts)


def radios(label: Any, choices: Any, coerce: Any = str, **facts: Any) -> forms.TypedChoiceField:
    """One of a few, all of them seen."""
    return choice(label, choices, coerce, widget=forms.RadioSelect, **facts)


def tick(label: Any, **facts: Any) -> forms.BooleanField:
    """Yes when it is ticked."""
    return forms.BooleanField(label=label, required=False, **facts)


class CalculatorForm(VssForm):
    """Biểu mẫu của một phép tính; ``today`` proposes days and limits them."""

    form_method = "get"
    submit_label = _("Tính")
    earliest: ClassVar[date] = date(2016, 1, 1)

    def __init__(self, data: QueryDict | None = None, *, today: date, path: str = "") -> None:
        self.today = today
        super().__init__(data)
        self.form_action = path
        for field in self.fields.values():
            if isinstance(field, DateField3):
                field.earliest, field.latest = self.earliest, self.latest_day
        self.propose(today)
        if data is not None:
            self.data = self.completed(data)

    @property
    def latest_day(self) -> date:
        return date(self.today.year + 1, 12, 31)

    def propose(self, today: date) -> None:
        """Set the initial values that depend on the day."""

    def completed(self, data: QueryDict) -> QueryDict:
        """The inputs with what the form proposes for those the address does not name at all."""
        whole_data = data.copy()
        for name, field in self.fields.items():
            is_named = any(belongs(key, name, field) for key in data)
            if field.initial is not None and not is_named and not isinstance(field, forms.BooleanField):
                whole_data[name] = as_typed(field.initial)
        return whole_data

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.attrs = {"data-vss-live": self.form_action}
        return helper

    def clean(self) -> dict[str, Any]:
        self.look_over(self.cleaned_data)
        return self.cleaned_data

    def look_over(self, given: dict[str, Any]) -> None:
        """Compare inputs with each other; add errors with ``self.add_error``."""

    def refuse_month(self, name: str, first: Month, last: Month) -> None:
        """An error when the month of a field lies outside, both included."""
        month = self.cleaned_data.get(name)
        if month is not None and not first <= month <= last:
            noun = in_running_text(str(self.fields[name].label))
            text = _("{Noun} phải từ {first} đến {last}").format(
                Noun=noun[:1].upper() + noun[1:], first=first.pretty, last=last.pretty
            )
            self.add_error(name, text)

    def refuse_birth(self, name: str = "birth") -> None:
        """A birth of the future, or of long ago."""
        self.refuse_month(name, Month(self.today.year - OLDEST_YEARS, 1), Month.of(self.today))

    def refuse_order(self, first: str, last: str, sentence: Any) -> None:
        """An error at ``last`` when its day lies before that of ``first``."""
        given = self.cleaned_data
        if given.get(first) and given.get(last) and given[last] < given[first]:
            self.add_error(last, sentence)


def as_typed(value: Any) -> str:
    """A proposed value as a person would type it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value.pretty if isinstance(value, Month) else str(value)


def of_enum(labels: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """Choices of an enum in the order of its labels."""
    return [(str(member.value), label) for member, label in labels.items()]


def belongs(key: str, name: str, field: forms.Field) -> bool:
    """Whether a key of the address is an input of this field: its own, a part of a date, a cell of a row."""
    if isinstance(field, DateField3):
        return key == name or key in {f"{name}_{part}" for part in PARTS}
    if isinstance(field, RowsField):
        return re.fullmatch(rf"{name}_\d+_[a-z]+", key) is not None
    return key == name


def is_filled(form_class: type[CalculatorForm], query: QueryDict) -> bool:
    """Whether the address carries inputs of this form."""
    fields: dict[str, forms.Field] = form_class.base_fields  # type: ignore[attr-defined]
    return any(belongs(key, name, field) for key in query for name, field in fields.items())
