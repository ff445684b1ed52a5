"""Rules are pure: these tests need figures of the law and no database."""

from collections.abc import Callable
from datetime import date

import pytest

from claims.rules.basics import WageMonth
from vssportal.kernel.periods import Month, months_between
from vssportal.legal.parameters import ParametersOn, parameters


@pytest.fixture(autouse=True)
def spans_until_there() -> None:
    """Stands in place of the fixture of the folder above, which needs the models."""


@pytest.fixture
def law() -> ParametersOn:
    return parameters().on(date(2026, 11, 28))


@pytest.fixture
def on() -> Callable[[str], ParametersOn]:
    return lambda day: parameters().on(date.fromisoformat(day))


@pytest.fixture
def paid() -> Callable[..., tuple[WageMonth, ...]]:
    """paid("2026-01", "2026-06", 10_000_000): those months on that wage."""

    def months(
        first: str, last: str, wage: int = 10_000_000, *, is_compulsory: bool = True
    ) -> tuple[WageMonth, ...]:
        span = months_between(Month.parse(first), Month.parse(last))
        return tuple(WageMonth(month, wage, is_compulsory) for month in span)

    return months
