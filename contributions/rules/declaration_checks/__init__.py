"""Kiểm tra tờ khai: one function a check, each with its code, level, article and sentences in two languages.

``examine(case)`` runs them all over one row; ``at_the_registry(case)`` only those that can turn out otherwise
between the check of a file and the decision (people died, joined elsewhere, began a pension).
"""

from collections.abc import Callable

from contributions.rules.declaration_checks import people, work
from contributions.rules.declaration_checks.case import Case, Found, Known, Terms
from contributions.rules.declaration_checks.sentences import CATALOGUE, Entry, entry_of

Check = Callable[[Case], Found | None]

REGISTRY_CHECKS: tuple[Check, ...] = (
    people.number_unknown,
    people.numbers_disagree,
    people.name_agrees,
    people.birth_agrees,
    people.died,
    people.elsewhere,
    people.on_pension,
    people.on_unemployment,
    work.change_needs_member,
)
CHECKS: tuple[Check, ...] = (
    people.name_missing,
    people.number_missing,
    people.citizen_birth,
    people.citizen_sex,
    people.new_person,
    people.duplicate_person,
    *REGISTRY_CHECKS,
    people.in_voluntary,
    people.health_only,
    work.wage_missing,
    work.wage_below_floor,
    work.wage_below_regional,
    work.wage_above_ceiling,
    work.wage_jump,
    work.from_month_later,
    work.months_in_order,
    work.registered_late,
    work.contract_missing,
    work.change_not_here,
    work.already_member,
    work.back_from_leave,
    work.facility_text,
)

__all__ = [
    "CATALOGUE",
    "CHECKS",
    "REGISTRY_CHECKS",
    "Case",
    "Entry",
    "Found",
    "Known",
    "Terms",
    "at_the_registry",
    "entry_of",
    "examine",
]


def examine(case: Case) -> list[Found]:
    """Everything the checks find in one row."""
    return [found for check in CHECKS if (found := check(case)) is not None]


def at_the_registry(case: Case) -> list[Found]:
    """What the registry says against accepting the row today; errors only."""
    found = [one for check in REGISTRY_CHECKS if (one := check(case)) is not None]
    return [one for one in found if entry_of(one.code).level == "error"]
