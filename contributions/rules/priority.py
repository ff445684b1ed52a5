"""Một người thuộc nhiều đối tượng: which capacity carries SI, which carries HI (Luật BHXH 41/2024 Điều 2 khoản 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contributions.rules.categories import Category
from vssportal.legal.parameters import ParametersOn

# From the strongest down; inside a row the earliest wins. Điều 2 khoản 5: b and i beat a and l; a, i, l beat g and k;
# e beats k and m; k beats m and n. Nghị định 158/2025 Điều 3 khoản 3: m and n give way to all others, m to n, too.
ORDER: tuple[frozenset[Category], ...] = (
    frozenset(
        {Category.OFFICIAL, Category.PUBLIC_EMPLOYEE, Category.DEFENCE_WORKER, Category.OFFICER}
        | {Category.CONSCRIPT}
    ),
    frozenset({Category.STANDING_MILITIA}),
    frozenset({Category.SALARIED_MANAGER}),
    frozenset({Category.EMPLOYEE, Category.PART_TIME_EMPLOYEE, Category.FOREIGN_EMPLOYEE}),
    frozenset({Category.OVERSEAS_WORKER, Category.COMMUNE_PART_TIMER, Category.HAMLET_PART_TIMER}),
    frozenset({Category.DIPLOMATIC_SPOUSE}),
    frozenset({Category.UNSALARIED_MANAGER}),
    frozenset({Category.HOUSEHOLD_OWNER}),
)


@dataclass(frozen=True, slots=True)
class Capacity:
    """Một tư cách tham gia: a contract, an office, an ownership; ``key`` is the caller's name for it.

    ``is_suspended``: the contract is suspended and nobody agreed to go on paying.
    """

    key: str
    category: Category
    since: date
    wage_vnd: int = 0
    is_suspended: bool = False


def si_capacity(capacities: Sequence[Capacity]) -> Capacity | None:
    """Tư cách đóng BHXH (and unemployment insurance, which follows it): the strongest, then the first.

    A suspended contract gives way to the next one by its day of effect (Điều 2 khoản 5 điểm a). None when nothing
    is left.
    """
    active = [item for item in capacities if not item.is_suspended and _row(item.category) is not None]
    return min(active, key=lambda item: (_row(item.category) or 0, item.since), default=None)


def health_capacity(capacities: Sequence[Capacity], law: ParametersOn) -> Capacity | None:
    """Tư cách đóng BHYT: since 1/7/2025 that of SI (Luật 51/2024 Điều 13 khoản 5 điểm b), before the best paid."""
    if law.has("reference_level"):
        return si_capacity(capacities)
    active = [item for item in capacities if not item.is_suspended and _row(item.category) is not None]
    return max(active, key=lambda item: (item.wage_vnd, -item.since.toordinal()), default=None)


def _row(category: Category) -> int | None:
    return next((place for place, row in enumerate(ORDER) if category in row), None)
