"""Tính cho hàng nghìn người: the rule of monthly.py in plain integers.

A ``RateCard`` is made once for all people of a month who differ in nothing but the wage; ``due`` is then a few
integer steps. A property test holds it equal to the worksheet of monthly.py to the đồng.
"""

import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter

from contributions.rules.categories import Category
from contributions.rules.funds import FUND_PAYERS
from contributions.rules.terms import PersonMonth, Range, Terms, terms_of
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn

Dues = tuple[int, ...]
NOTHING: Dues = (0,) * len(FUND_PAYERS)

_WAGES = frozenset({"wage_vnd", "last_base_vnd"})
_shared: Callable[[PersonMonth], tuple[object, ...]] = attrgetter(
    *(name for name in PersonMonth.__dataclass_fields__ if name not in _WAGES)
)


class RateCard:
    """Thẻ tỷ lệ of a month, region and category; ``due(wage_vnd)`` gives đồng in the order of FUND_PAYERS."""

    __slots__ = ("_outside_below", "due", "on_last_base", "terms")

    terms: Terms
    due: Callable[[int], Dues]
    on_last_base: bool

    def __init__(
        self,
        month: Month,
        region: str,
        category: Category,
        approved_accident_relief: bool,
        law: ParametersOn,
    ) -> None:
        self._build(PersonMonth(month, category, 0, region, approved_accident_relief), law)

    @classmethod
    def of(cls, person: PersonMonth, law: ParametersOn) -> "RateCard":
        """The card of everyone who shares all but the wage with ``person``."""
        card = cls.__new__(cls)
        card._build(person, law)
        return card

    def _build(self, person: PersonMonth, law: ParametersOn) -> None:
        self.terms = terms_of(person, law)
        self.on_last_base = self.terms.counted.on_last_base
        # A part-time employee below the floor is outside; everyone else is lifted to it.
        is_part_time = person.category is Category.PART_TIME_EMPLOYEE
        self._outside_below = self.terms.si.floor_vnd if is_part_time else 0
        self.due = self._compiled()

    def _compiled(self) -> Callable[[int], Dues]:
        """A function over local integers: three bases clipped, nine parts rounded half up."""
        scale, (pe, pr, se, sr, ar, he, hr, ue, ur) = whole_factors(self.terms.rates)
        half, outside_below = scale // 2, self._outside_below
        si_low, si_high = _limits(self.terms.si)
        health_low, health_high = _limits(self.terms.health)
        ui_low, ui_high = _limits(self.terms.unemployment)
        has_share = self.terms.health.share != 1
        health_base = self.terms.health.base

        def due(wage: int) -> Dues:
            if wage < outside_below:
                return NOTHING
            si = si_low if wage < si_low else si_high if wage > si_high else wage
            health = health_low if wage < health_low else health_high if wage > health_high else wage
            ui = ui_low if wage < ui_low else ui_high if wage > ui_high else wage
            if has_share:
                health = health_base(wage)
            return (
                (si * pe + half) // scale,
                (si * pr + half) // scale,
                (si * se + half) // scale,
                (si * sr + half) // scale,
                (si * ar + half) // scale,
                (health * he + half) // scale,
                (health * hr + half) // scale,
                (ui * ue + half) // scale,
                (ui * ur + half) // scale,
            )

        return due

    def due_of(self, person: PersonMonth) -> Dues:
        """Số phải đóng of a person this card was made for."""
        return self.due(person.last_base_vnd if self.on_last_base else person.wage_vnd)


def due_of_many(rows: Iterable[PersonMonth], law: ParametersOn) -> list[Dues]:
    """Số phải đóng of every row, in order; one card for all rows that differ in nothing but the wage."""
    cards: dict[tuple[object, ...], RateCard] = {}
    dues: list[Dues] = []
    for row in rows:
        shared = _shared(row)
        card = cards.get(shared)
        if card is None:
            card = cards[shared] = RateCard.of(row, law)
        dues.append(card.due_of(row))
    return dues


def whole_factors(rates: Iterable[Decimal]) -> tuple[int, tuple[int, ...]]:
    """An even scale and the whole numbers that stand for the rates over it."""
    ratios = [rate.as_integer_ratio() for rate in rates]
    scale = math.lcm(2, *(below for _above, below in ratios))
    return scale, tuple(above * (scale // below) for above, below in ratios)


def _limits(limits: Range) -> tuple[int, int]:
    return limits.floor_vnd, limits.ceiling_vnd
