"""Các đoạn đóng: a few rows of months and wages, each row a group of boxes; empty rows do not count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from claims.rules.averages import PayKind, PaySpan
from claims.rules.basics import WageMonth
from vssportal.kernel.periods import Month, MonthSpan
from vssportal.web.fields.widgets import OwnTemplate
from vssportal.web.forms import MoneyField, MonthField
from vssportal.web.sentences import in_running_text

MOST_ROWS = 20
SPARE_ROWS = 1
LEAST_ROWS = 2
FIRST_MONTH, LAST_MONTH = Month(1960, 1), Month(2099, 12)
MOST_WAGE = 10_000_000_000
MOST_COEFFICIENT = Decimal(20)
# Places of the columns in a row.
FIRST, LAST, WAGE = range(3)
COEFFICIENT = re.compile(r"\d{1,2}([.,]\d{1,4})?")
Row = list[str]


@dataclass(frozen=True, slots=True)
class Column:
    """Một ô của mỗi dòng: name in the address, label, the field that reads it."""

    name: str
    label: Any
    field: forms.Field
    css: str = "w-6"

    @property
    def choices(self) -> list[tuple[str, Any]]:
        return list(getattr(self.field, "choices", ()))


class RowsInput(OwnTemplate, forms.Widget):
    """Rows of boxes named ``history_0_first``; there is always an empty one more."""

    template_name = "home/calculators/rows.html"
    use_fieldset = True

    def __init__(self, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.columns = columns
        self.faulty: set[tuple[int, int]] = set()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        rows = [
            [str(data.get(f"{name}_{number}_{column.name}") or "").strip() for column in self.columns]
            for number in range(MOST_ROWS)
        ]
        return [row for row in rows if self.is_typed(row)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not self.value_from_datadict(data, files, name)

    def is_typed(self, row: Row) -> bool:
        """A choice alone is no answer: every row has one."""
        return any(text for text, column in zip(row, self.columns, strict=True) if not column.choices)

    def focus_suffix(self, field: forms.BoundField) -> str:
        number, place = min(self.faulty or {(0, 0)})
        return f"_{number}_{self.columns[place].name}"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        rows = list(value or ())
        wanted = min(MOST_ROWS, max(len(rows) + SPARE_ROWS, LEAST_ROWS))
        rows += [[""] * len(self.columns) for _number in range(wanted - len(rows))]
        context["rows"] = [
            {"number": number + 1, "cells": self._cells(name, number, row, attrs or {})}
            for number, row in enumerate(rows)
        ]
        return context

    def _cells(self, name: str, number: int, row: Row, attrs: dict[str, Any]) -> Iterable[dict[str, Any]]:
        for place, (column, text) in enumerate(zip(self.columns, row, strict=True)):
            yield {
                "id": f"{attrs.get('id', f'id_{name}')}_{number}_{column.name}",
                "name": f"{name}_{number}_{column.name}",
                "label": column.label,
                "value": text,
                "choices": column.choices,
                "css": column.css,
                "faulty": (number, place) in self.faulty,
                "error_id": f"{attrs.get('id', f'id_{name}')}_error",
            }


class RowsField(forms.Field):
    """Several rows; the value is a tuple of what ``make`` builds of each row's clean cells."""

    def __init__(self, columns: tuple[Column, ...], **facts: Any) -> None:
        self.columns = columns
        super().__init__(widget=RowsInput(columns), **facts)
        for column in columns:
            column.field.noun = in_running_text(str(column.label))  # type: ignore[attr-defined]

    def clean(self, value: list[Row]) -> tuple[Any, ...]:
        # Widgets are copied shallowly from form to form: each look begins with a set of its own.
        self.widget.faulty = set()  # type: ignore[attr-defined]
        errors: list[str] = []
        rows = [self._row(number, row, errors) for number, row in enumerate(value or ())]
        if errors:
            raise forms.ValidationError([forms.ValidationError(text, code="row") for text in errors])
        if not rows and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return self.make([row for row in rows if row is not None])

    def _row(self, number: int, row: Row, errors: list[str]) -> dict[str, Any] | None:
        clean = {}
        for place, (column, text) in enumerate(zip(self.columns, row, strict=True)):
            try:
                clean[column.name] = column.field.clean(text)
            except forms.ValidationError as error:
                errors.append(self._sentence(number, f"{column.label}: {error.messages[0]}"))
                self._blame(number, place)
        return clean

    def _blame(self, number: int, place: int) -> None:
        self.widget.faulty.add((number, place))  # type: ignore[attr-defined]

    @staticmethod
    def _sentence(number: int, what: str) -> str:
        return gettext("Dòng {n}, {what}").format(n=number + 1, what=in_running_text(what))

    def make(self, rows: list[dict[str, Any]]) -> tuple[Any, ...]:
        """The value of the field, of rows whose cells are clean."""
        raise NotImplementedError

    def refuse(self, number: int, place: int, text: str) -> forms.ValidationError:
        self._blame(number, place)
        return forms.ValidationError(self._sentence(number, text), code="row")

    def spans(self, rows: list[dict[str, Any]]) -> list[MonthSpan]:
        """The months of the rows: in order, inside sane years, no month twice."""
        found: list[MonthSpan] = []
        for number, row in enumerate(rows):
            first, last = row["first"], row["last"]
            if last < first:
                raise self.refuse(number, LAST, gettext("tháng cuối phải từ tháng đầu trở đi"))
            if first < FIRST_MONTH or last > LAST_MONTH:
                years = {"first": FIRST_MONTH.year, "last": LAST_MONTH.year}
                raise self.refuse(number, FIRST, gettext("năm phải từ {first} đến {last}").format(**years))
            span = MonthSpan.closed(first, last)
            other = next((place for place, each in enumerate(found) if each.overlap(span)), None)
            if other is not None:
                raise self.refuse(number, FIRST, gettext("trùng tháng với dòng {n}").format(n=other + 1))
            found.append(span)
        return found


def month_columns() -> tuple[Column, ...]:
    return (
        Column("first", _("Từ tháng"), MonthField()),
        Column("last", _("Đến hết tháng"), MonthField()),
    )


class WageRowsField(RowsField):
    """Tiền lương đóng theo đoạn; the value is a tuple of WageMonth, one a month."""

    def __init__(self, **facts: Any) -> None:
        money = MoneyField(
            min_vnd=1, max_vnd=MOST_WAGE, error_messages={"required": _("Nhập mức lương đóng của mỗi tháng")}
        )
        columns = (*month_columns(), Column("wage", _("Mức lương đóng"), money))
        super().__init__(columns, **facts)

    def make(self, rows: list[dict[str, Any]]) -> tuple[WageMonth, ...]:
        spans = self.spans(rows)
        return tuple(
            WageMonth(month, row["wage"]) for row, span in zip(rows, spans, strict=True) for month in span
        )


PAY_KINDS = (
    (PayKind.PRIVATE.value, _("Đơn vị trả lương quyết định")),
    (PayKind.STATE.value, _("Theo hệ số Nhà nước")),
    (PayKind.VOLUNTARY.value, _("BHXH tự nguyện")),
)


class PayRowsField(RowsField):
    """Quá trình đóng; the value is a tuple of PaySpan. State wages are typed as their coefficient."""

    def __init__(self, **facts: Any) -> None:
        wage = forms.CharField(
            error_messages={
                "required": _("Nhập mức đóng bằng đồng, hoặc hệ số lương"),
                "null_characters_not_allowed": _("Nhập mức đóng bằng chữ số"),
            }
        )
        columns = (
            *month_columns(),
            Column("wage", _("Mức hoặc hệ số"), wage),
            Column("kind", _("Loại lương"), forms.ChoiceField(choices=PAY_KINDS, required=False)),
        )
        super().__init__(columns, **facts)

    def make(self, rows: list[dict[str, Any]]) -> tuple[PaySpan, ...]:
        self.spans(rows)
        return tuple(self._span(number, row) for number, row in enumerate(rows))

    def _span(self, number: int, row: dict[str, Any]) -> PaySpan:
        kind = PayKind(row["kind"] or PayKind.PRIVATE)
        if kind is PayKind.STATE:
            coefficient = self._coefficient(number, row["wage"])
            return PaySpan(row["first"], row["last"], kind=kind, coefficient=coefficient)
        money = MoneyField(min_vnd=1, max_vnd=MOST_WAGE)
        money.noun = gettext("mức đóng")  # type: ignore[attr-defined]
        try:
            return PaySpan(row["first"], row["last"], money.clean(row["wage"]), kind)
        except forms.ValidationError as error:
            raise self.refuse(number, WAGE, error.messages[0]) from None

    def _coefficient(self, number: int, text: str) -> Decimal:
        sentence = gettext("nhập hệ số lương, ví dụ 3,66")
        if not COEFFICIENT.fullmatch(text) or not text.isascii():
            raise self.refuse(number, WAGE, sentence)
        try:
            value = Decimal(text.replace(",", "."))
        except InvalidOperation:
            raise self.refuse(number, WAGE, sentence) from None
        if not 0 < value <= MOST_COEFFICIENT:
            raise self.refuse(number, WAGE, sentence)
        return value


def shown_months(count: int) -> str:
    """Số năm, tháng as people say them."""
    years, months = divmod(count, 12)
    parts = []
    if years:
        parts.append(ngettext("{n} năm", "{n} năm", years).format(n=years))
    if months or not years:
        parts.append(ngettext("{n} tháng", "{n} tháng", months).format(n=months))
    return " ".join(parts)
