"""Ô nhập của phép tính: forms read from the address, whose empty boxes fall back to what was proposed."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from claims.rules.basics import Sex
from vssportal.kernel.periods import Month
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

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def whole(label: Any, **facts: Any) -> forms.IntegerField:
    """A box for a whole number without browser arrows; not obligatory when something is proposed."""
    facts.setdefault("required", "initial" not in facts)
    box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "w-6"})
    return forms.IntegerField(label=label, widget=box, **facts)


def decimal(label: Any, **facts: Any) -> CommaDecimalField:
    """A box for a percentage, with a comma."""
    facts.setdefault("required", False)
    facts.setdefault("initial", Decimal(0))
    box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "w-6"})
    return CommaDecimalField(label=label, widget=box, decimal_places=4, **facts)


def choice(label: Any, choices: Any, coerce: Any = str, **facts: Any) -> forms.TypedChoiceField:
    """One of several; the first is proposed, so that an address may leave it out."""
    facts.setdefault("initial", choices[0][0])
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=coerce, empty_value=None, required=False, **facts
    )


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

    @property
    def latest_day(self) -> date:
        return date(self.today.year + 1, 12, 31)

    def propose(self, today: date) -> None:
        """Set the initial values that depend on the day."""

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.attrs = {"data-vss-live": self.form_action}
        return helper

    def clean(self) -> dict[str, Any]:
        """An input that was left out has the value that was proposed for it."""
        given = self.cleaned_data
        for name, field in self.fields.items():
            if given.get(name, "") is None and field.initial is not None:
                given[name] = coerced(field, field.initial)
        self.look_over(given)
        return given

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


def coerced(field: forms.Field, value: Any) -> Any:
    """What a proposed value is once it is chosen."""
    if isinstance(field, forms.TypedChoiceField):
        return field.coerce(value)
    return field.to_python(value) if isinstance(value, str) else value


def of_enum(labels: Mapping[StrEnum, Any]) -> list[tuple[str, Any]]:
    """Choices of an enum in the order of its labels."""
    return [(member.value, label) for member, label in labels.items()]


def is_filled(form_class: type[CalculatorForm], query: QueryDict) -> bool:
    """Whether the address carries inputs of this form."""
    names = tuple(form_class.base_fields)  # type: ignore[attr-defined]
    return any(key in names or key.startswith(tuple(f"{name}_" for name in names)) for key in query)
