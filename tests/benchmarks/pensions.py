"""What one pension of 30 years costs in CPU time, beside the bare sum of its 360 months."""

import time
from collections.abc import Callable
from datetime import date

from claims.rules.averages import PaySpan
from claims.rules.basics import Sex
from claims.rules.pension import PensionClaim, pension_benefit
from tests.benchmarks import Measure, figure
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import parameters

TIMES = 300
TODAY = date(2026, 11, 28)
SPANS = tuple(
    PaySpan(Month(year, 1), Month(year, 12), 5_000_000 + year * 1_000) for year in range(1996, 2026)
)
CLAIM = PensionClaim(
    sex=Sex.MALE, born_on=date(1964, 12, 5), pension_month=Month(2026, 10), spans=SPANS, protected_months=360
)
WAGES = [(span.wage_vnd, 107 + place) for place, span in enumerate(SPANS) for _month in range(span.months)]


def cpu_ms(work: Callable[[], object]) -> float:
    """The least CPU time of one call among three rounds, in milliseconds."""
    rounds = []
    for _round in range(3):
        started = time.process_time()
        for _time in range(TIMES):
            work()
        rounds.append((time.process_time() - started) / TIMES * 1000)
    return min(rounds)


def pension() -> int:
    return int(pension_benefit(CLAIM, parameters().on(TODAY))["pension"])


def bare() -> int:
    total = 0
    for wage, hundredths in WAGES:
        total += wage * hundredths
    return total // 100 // len(WAGES)


def measure() -> list[Measure]:
    return [figure("one pension of 30 years, with its worksheet", cpu_ms(pension), "ms CPU", cpu_ms(bare))]
