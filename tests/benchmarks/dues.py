"""A million employee-months through the rule of contributions, beside a bare integer loop of the same arithmetic.

The aim is two seconds of one processor for either way of asking.
"""

import random
import time
from collections.abc import Callable

from contributions.rules.bulk import RateCard, due_of_many
from contributions.rules.categories import Category
from contributions.rules.terms import PersonMonth
from tests.benchmarks import Measure, figure
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import parameters

ROWS = 1_000_000
MONTH = Month(2026, 10)


def measure() -> list[Measure]:
    law = parameters().on(MONTH.first)
    randomly = random.Random(3)
    wages = [randomly.randrange(3_000_000, 120_000_000) for _ in range(ROWS)]
    people = [PersonMonth(MONTH, Category.EMPLOYEE, wage) for wage in wages]
    card = RateCard(MONTH, "I", Category.EMPLOYEE, False, law)
    bare = seconds(lambda: bare_loop(wages))
    by_card = seconds(lambda: [card.due(wage) for wage in wages])
    by_row = seconds(lambda: due_of_many(people, law))
    return [
        figure("1,000,000 employee-months, one rate card", by_card, "s CPU", bare),
        figure("1,000,000 employee-months, row by row", by_row, "s CPU", bare),
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of ``work``."""
    began = time.process_time()
    work()
    return time.process_time() - began


def bare_loop(wages: list[int]) -> list[tuple[int, ...]]:
    """Nine products and divisions a row with nothing around them."""
    return [
        (
            (wage * 16 + 100) // 200,
            (wage * 28 + 100) // 200,
            (wage * 0 + 100) // 200,
            (wage * 6 + 100) // 200,
            (wage * 1 + 100) // 200,
            (wage * 3 + 100) // 200,
            (wage * 6 + 100) // 200,
            (wage * 2 + 100) // 200,
            (wage * 2 + 100) // 200,
        )
        for wage in wages
    ]
