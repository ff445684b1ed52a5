"""Kết quả as a template prints it: amounts, findings, lines, figures, what was typed, in the reader's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext

from claims.rules.averages import PaySpan
from claims.rules.basics import WageMonth
from vssportal.home.calculators.answers import Amount, Part, Text
from vssportal.home.calculators.inputs import REGIONS, CalculatorForm, belongs
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import UsedFigure
from vssportal.legal.parameters import parameters
from vssportal.templatetags.figures import figure
from vssportal.templatetags.vss import amount_of, date_vi, number_vi, vnd
from vssportal.web.fields import DateField3, MoneyField

_PICTURES = {
    Level.PASSED: ("check-circle-fill", "text-green"),
    Level.NOTICE: ("info-circle-fill", ""),
    Level.NEEDS_APPROVAL: ("exclamation-triangle-fill", "text-amber"),
    Level.BLOCKER: ("x-octagon-fill", "text-red"),
}
_ORDER = (Level.BLOCKER, Level.NEEDS_APPROVAL, Level.NOTICE, Level.PASSED)


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """Một điều phát hiện in the reader's words."""

    level: Level
    word: str
    text: str
    basis: str
    picture: str
    css: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """Một số liệu đã dùng: its values with units, its first day, its source, its doubt."""

    label: str
    values: tuple[str, ...]
    since: date
    source: str
    doubt: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """Một dòng của bảng tính; ``sums``: its arithmetic with what it comes to, several for months of wages."""

    label: str
    sums: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    """Một phần của kết quả."""

    title: Text
    is_blocked: bool
    amounts: tuple[Amount, ...]
    facts: tuple[tuple[Text, Text], ...]
    findings: tuple[ShownFinding, ...]
    lines: tuple[ShownLine, ...]
    figures: tuple[ShownFigure, ...]


def shown_part(part: Part) -> ShownPart:
    """A part for the template."""
    is_blocked = part.sheet.is_blocked
    return ShownPart(
        title=part.title,
        is_blocked=is_blocked,
        amounts=() if is_blocked else tuple(amounts_of(part)),
        facts=part.facts,
        findings=tuple(shown_findings(part.all_findings)),
        lines=() if is_blocked else tuple(shown_lines(part)),
        figures=tuple(shown_figures(part.sheet.figures)),
    )


def shown_lines(part: Part) -> Iterator[ShownLine]:
    """The lines under names that fit the page; neighbours that differ in their month alone are one line."""
    named = ((str(part.labels.get(line.key) or gettext(line.label)), line) for line in part.sheet)
    for (label, basis), group in groupby(named, key=lambda pair: (pair[0], pair[1].basis)):
        yield ShownLine(
            label, tuple(reckoning(line.formula, amount_of(line)) for _name, line in group), basis
        )


def reckoning(formula: str, amount: str) -> str:
    """Phép tính: an equation where the line multiplies or divides; else a remark (a month, a number of months)."""
    if not formula:
        return amount
    if formula.isdigit() and len(formula) < len("2026"):
        formula = figure(formula, "months")
    is_equation = any(sign in formula for sign in "×÷") and not any(sign in formula for sign in "=≤")
    return f"{formula} = {amount}" if is_equation else f"{formula}: {amount}"


def amounts_of(part: Part) -> Iterator[Amount]:
    """What comes out: the sum a month, the sum once; a sum of nothing is left to the findings."""
    if part.amounts:
        yield from part.amounts
        return
    for unit, is_monthly in (("VND/month", True), ("VND", False)):
        adding = [line for line in part.sheet if line.adds and line.unit == unit]
        total = sum(int(line.amount) for line in adding)
        if total:
            is_single = len(adding) == 1 and (is_monthly or not part.total_label)
            label = gettext(adding[0].label) if is_single or is_monthly else part.total_label
            yield Amount(label or gettext("Tổng cộng"), total, is_monthly)


def shown_findings(findings: Iterable[Finding]) -> list[ShownFinding]:
    """What stops first, what is all right last; the same sentence once."""
    found = []
    for each in sorted(findings, key=lambda item: _ORDER.index(item.level)):
        shown = ShownFinding(
            each.level, word_of(each.level), sentence(each), each.basis, *_PICTURES[each.level]
        )
        if shown not in found:
            found.append(shown)
    return found


def word_of(level: Level) -> str:
    """Mức độ in one or two words."""
    words = {
        Level.PASSED: gettext("Đạt"),
        Level.NOTICE: gettext("Lưu ý"),
        Level.NEEDS_APPROVAL: gettext("Cần xem thêm"),
        Level.BLOCKER: gettext("Chưa đủ"),
    }
    return words[level]


def sentence(finding: Finding) -> str:
    """What a finding says; words among its parameters are translated too, numbers get their comma."""
    text = gettext(finding.template)
    return text.format(**{name: _param(value) for name, value in finding.params.items()})


def _param(value: object) -> object:
    if isinstance(value, Decimal):
        return number_vi(value)
    return gettext(value) if isinstance(value, str) and value else value


def shown_figures(used: Iterable[UsedFigure]) -> list[ShownFigure]:
    """Figures by code and first day; those that only steer a formula (text, switches) are left out."""
    grouped: dict[tuple[str, str], list[UsedFigure]] = {}
    for each in used:
        if each.unit != "text":
            grouped.setdefault((each.code, each.since), []).append(each)
    return [_shown_figure(group) for group in grouped.values()]


def _shown_figure(group: list[UsedFigure]) -> ShownFigure:
    first = group[0]
    book = parameters()[first.code]
    label = (get_language() == "en" and book.label_en) or book.label
    values = tuple(dict.fromkeys(_value(each) for each in group))
    return ShownFigure(label, values, date.fromisoformat(first.since), first.source, first.doubt)


def _value(used: UsedFigure) -> str:
    """A value, under its key where people know it: a year, a place in a row, a region."""
    value = figure(used.value, used.unit)
    return f"{used.key}: {value}" if used.key.isdigit() or used.key in dict(REGIONS) else value


def typed(form: CalculatorForm) -> list[tuple[str, list[str]]]:
    """Những gì đã nhập: label and lines of every input, but numbers left as they were proposed."""
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if isinstance(field, forms.IntegerField) and value == field.initial:
            continue
        if lines := list(_said(field, value)):
            found.append((str(field.label), lines))
    return found


def given_of(query: Any) -> dict[str, str]:
    """The filled inputs of an address or a form, without its token."""
    return {key: value for key, value in query.items() if value and key != "csrfmiddlewaretoken"}


def _said(field: forms.Field, value: Any) -> Iterator[str]:
    if value in (None, "", False, ()):
        return
    if isinstance(field, forms.BooleanField):
        yield gettext("Có")
    elif isinstance(field, forms.ChoiceField):
        yield str(dict(field.choices).get(str(value), dict(field.choices).get(value, value)))  # type: ignore[arg-type]
    elif isinstance(field, MoneyField):
        yield vnd(value)
    elif isinstance(field, DateField3):
        yield date_vi(value)
    elif isinstance(value, Month):
        yield value.pretty
    elif isinstance(value, tuple):
        yield from _said_rows(value)
    elif isinstance(value, int | Decimal):
        yield number_vi(value)


def _said_rows(rows: tuple[Any, ...]) -> Iterator[str]:
    if isinstance(rows[0], PaySpan):
        for span in rows:
            wage = vnd(span.wage_vnd) if span.coefficient is None else number_vi(span.coefficient)
            yield f"{span.first.pretty} – {span.last.pretty}: {wage}"
        return
    for months in _runs(rows):
        yield f"{months[0].month.pretty} – {months[-1].month.pretty}: {vnd(months[0].wage_vnd)}"


def _runs(rows: tuple[WageMonth, ...]) -> list[list[WageMonth]]:
    """Months one after the other on the same wage."""
    runs: list[list[WageMonth]] = []
    for item in rows:
        last = runs[-1][-1] if runs else None
        if last and last.wage_vnd == item.wage_vnd and last.month + 1 == item.month:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def link_of(path: str, form: CalculatorForm) -> str:
    """Đường dẫn that carries the inputs and nothing else: filled boxes of this form, in order."""
    query = QueryDict(mutable=True)
    given = given_of(form.data)
    for name, field in form.fields.items():
        keys = [key for key in given if belongs(key, name, field)]
        if isinstance(field, DateField3):
            if keys:
                query[name] = date_vi(form.cleaned_data[name])
            continue
        for key in keys:
            query[key] = given[key]
    return f"{path}?{query.urlencode(safe='/')}"
