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
    people.number_other,
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
    "is_plain",
]


def examine(case: Case) -> list[Found]:
    """Everything the checks find in one row."""
    if is_plain(case):
        return []
    return [found for check in CHECKS if (found := check(case)) is not None]


def is_plain(case: Case) -> bool:
    """Dòng bình thường: somebody at work here who stays, with nothing any check could speak of.

    Most rows of most months; a test holds that no check finds anything in a plain row.
    """
    row, known, before = case.row, case.known, case.before
    if known is None or before is None or case.situation != "working" or before.situation != "working":
        return False
    if row.change_code or row.from_month or row.to_month or case.twins or case.other_person_id:
        return False
    if row.full_name != known.full_name or known.died_on or not case.wage_vnd:
        return False
    if people.number_other(case) is not None:
        return False
    if row.birth is not None and row.birth.on != known.born_on:
        return False
    return _is_quiet_wage(case.wage_vnd, before.wage_vnd, case.terms) and work.facility_text(case) is None


def _is_quiet_wage(wage: int, before: int, terms: Terms) -> bool:
    """Between all limits and near the wage of before."""
    low = max(terms.si_floor_vnd, terms.regional_minimum_vnd)
    return low <= wage <= terms.si_ceiling_vnd and abs(wage - before) * 100 <= terms.jump_percent * before


def at_the_registry(case: Case) -> list[Found]:
    """What the registry says against accepting the row today; errors only."""
    found = [one for check in REGISTRY_CHECKS if (one := check(case)) is not None]
    return [one for one in found if entry_of(one.code).level == "error"]
