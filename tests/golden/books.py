"""The book of figures as an example sees it: opened at a day, with the figures the example itself gives."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from vssportal.legal.parameters import Parameter, Parameters, ParametersOn, parameters

LATEST = date(2026, 11, 28)


def book(day: date = LATEST, **given: int | Mapping[str, int] | None) -> ParametersOn:
    """The book on ``day``; ``given`` figures (code → amount or table) replace those of the book where they differ."""
    changed = {code: value for code, value in given.items() if value is not None}
    if not changed:
        return parameters().on(day)
    return Parameters(
        _given(parameter, changed[parameter.code]) if parameter.code in changed else parameter
        for parameter in parameters()
    ).on(day)


def book_at_base(level_vnd: int | None, day: date = LATEST) -> ParametersOn:
    """The book when base salary (and reference level) were ``level_vnd``; on ``day`` with it given otherwise."""
    if level_vnd is None:
        return book(day)
    found = first_day("reference_level", level_vnd) or first_day("base_salary", level_vnd)
    return book(found) if found else book(day, base_salary=level_vnd, reference_level=level_vnd)


def first_day(code: str, amount: int, key: str = "") -> date | None:
    """The first day of the latest period in which the figure had this amount."""
    days = [figure.since for figure in parameters()[code].figures if figure.values.get(key) == str(amount)]
    return max(days, default=None)


def _given(parameter: Parameter, value: int | Mapping[str, int]) -> Parameter:
    table = value if isinstance(value, Mapping) else {"": value}
    given = {str(key): str(item) for key, item in table.items()}
    figures = (
        replace(figure, values={**figure.values, **given}, source="example") for figure in parameter.figures
    )
    return replace(parameter, figures=tuple(figures))
