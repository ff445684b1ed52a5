"""Addresses as people, robots and jokers write them: for each calculator a strategy of query strings."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from hypothesis import strategies as st

from claims.rules.averages import PayKind
from vssportal.home.calculators.inputs import BirthMonthField
from vssportal.home.calculators.registry import Calculator
from vssportal.home.calculators.rows import PAY_KINDS, RowsField
from vssportal.web.fields import DateField3, MoneyField, MonthField

NONSENSE = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "1e9", "NaN", "Infinity", "٣", "１２", "\x00", "'\"<b>", "9" * 400, "31/02/2026"]
    ),
    st.text(max_size=12),
)
NEAR_DAYS = st.dates(date(2014, 1, 1), date(2028, 12, 31)).map(lambda day: f"{day:%d/%m/%Y}")
MONTHS = st.builds("{:02d}/{}".format, st.integers(1, 12), st.integers(1955, 2060))
NUMBERS = st.integers(0, 400).map(str)
MONEY = st.one_of(
    st.integers(0, 60_000_000).map(str), st.just("5.310.000"), st.just("3,66"), st.just("9" * 10)
)


def values_of(field: forms.Field) -> st.SearchStrategy[str]:
    """Texts that fit a field, more or less."""
    if isinstance(field, forms.ChoiceField):
        return st.sampled_from([str(value) for value, _label in field.choices])
    if isinstance(field, forms.BooleanField):
        return st.sampled_from(["", "on"])
    if isinstance(field, DateField3):
        return NEAR_DAYS
    if isinstance(field, MonthField):
        return MONTHS
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return NUMBERS
    return MONEY if isinstance(field, MoneyField | forms.CharField) else NONSENSE


def inputs_of(tool: Calculator) -> dict[str, forms.Field]:
    """Every key an address of this calculator may carry, with the field that reads it."""
    found: dict[str, forms.Field] = {}
    fields: dict[str, Any] = tool.form.base_fields
    for name, field in fields.items():
        if isinstance(field, RowsField):
            for number in range(3):
                found |= {f"{name}_{number}_{column.name}": column.field for column in field.columns}
        else:
            found[name] = field
    return found


@st.composite
def queries(draw: st.DrawFn, tool: Calculator) -> str:
    """An address: mostly sensible, in places absurd."""
    given = {}
    for name, field in inputs_of(tool).items():
        if draw(st.integers(0, 9)) == 0:
            given[name] = draw(NONSENSE)
        elif draw(st.integers(0, 9)) < 8:
            given[name] = draw(values_of(field))
    return urlencode(given)


@st.composite
def sensible(draw: st.DrawFn, tool: Calculator) -> str:
    """An address whose every input fits its field and its neighbours: most of these reach the rule."""
    given = {name: draw(values_of(field)) for name, field in inputs_of(tool).items()}
    start = draw(st.dates(tool.form.earliest, date(2027, 6, 30)))
    days = [start + timedelta(days=each) for each in sorted(draw(st.integers(0, 120)) for _each in range(4))]
    for name, field in tool.form.base_fields.items():
        if isinstance(field, RowsField):
            given |= draw(rows(name))
        elif isinstance(field, DateField3):
            given[name] = f"{days.pop(0):%d/%m/%Y}"
        elif isinstance(field, BirthMonthField):
            given[name] = f"{draw(st.integers(1, 12)):02d}/{draw(st.integers(1950, 1970))}"
        elif isinstance(field, MonthField):
            given[name] = f"{draw(st.integers(1, 12)):02d}/{draw(st.integers(2024, 2034))}"
        elif isinstance(field, forms.IntegerField | forms.DecimalField):
            given[name] = str(draw(st.integers(int(field.min_value or 0), int(field.max_value or 0))))
        elif isinstance(field, MoneyField):
            given[name] = str(draw(st.integers(0, 60_000_000)))
    if "leave_from" in given:
        given["leave_from"] = draw(st.sampled_from(["", given["birth_on"]]))
    return urlencode({name: text for name, text in given.items() if text})


@st.composite
def rows(draw: st.DrawFn, name: str) -> dict[str, str]:
    """Spans in order, each on its own kind of pay."""
    given = {}
    months = sorted(draw(st.integers(1995 * 12, 2026 * 12)) for _each in range(6))
    for number in range(3):
        first, last = months[2 * number], months[2 * number + 1] - 1
        kind = draw(st.sampled_from([kind for kind, _label in PAY_KINDS]))
        if first > last:
            given |= {f"{name}_{number}_{column}": "" for column in ("first", "last", "wage")}
            continue
        is_state = kind == PayKind.STATE and name == "spans"
        given |= {
            f"{name}_{number}_first": f"{first % 12 + 1:02d}/{first // 12}",
            f"{name}_{number}_last": f"{last % 12 + 1:02d}/{last // 12}",
            f"{name}_{number}_kind": kind,
            f"{name}_{number}_wage": "3,66" if is_state else str(draw(st.integers(1, 60_000_000))),
        }
    return given
