"""Thân nhân: who has the monthly allowance, at which rate (Luật 41/2024 Điều 86, 87; TT 12/2025 Điều 18)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.rules.basics import Sex, by_version, pretty, reference_vnd
from claims.rules.pension.ages import retirement_age
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.periods import Month, full_years
from vssportal.legal.parameters import ParametersOn

IS_ENTITLED = gettext_noop("{name}: đủ điều kiện trợ cấp tuất hằng tháng.")
NOT_OF_AGE = gettext_noop("{name}: chưa đủ tuổi và không suy giảm khả năng lao động từ {loss} %.")
CHILD_TOO_OLD = gettext_noop("{name}: con đã đủ {age} tuổi và không suy giảm khả năng lao động từ {loss} %.")
HAS_INCOME = gettext_noop("{name}: đang có thu nhập hoặc trợ cấp từ mức tham chiếu.")
NO_DUTY = gettext_noop("{name}: người chết không có nghĩa vụ nuôi dưỡng.")


class Relation(StrEnum):
    """Quan hệ với người chết."""

    CHILD = "child"
    SPOUSE = "spouse"
    PARENT = "parent"
    PARENT_IN_LAW = "parent_in_law"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Một thân nhân, their state in the month of death (TT 12/2025 Điều 18 khoản 2 điểm c).

    ``income_vnd``: wage with compulsory insurance, pension or monthly allowance; money for people of merit is
    left out. ``other_parent_dead``: for a child both parents are dead, for a parent the other one is.
    ``has_grown_child``: somebody grown and able could care (for a child: a grown sibling).
    """

    name: str
    relation: Relation
    sex: Sex
    born_on: date
    loss_percent: int = 0
    income_vnd: int = 0
    has_wage: bool = False
    was_supported: bool = True
    other_parent_dead: bool = False
    has_grown_child: bool = False


def is_without_carer(relative: Relative) -> bool:
    """Không có người trực tiếp nuôi dưỡng (TT 12/2025 Điều 18 khoản 3; TT 59/2015 ví dụ 46–50)."""
    if relative.relation is Relation.CHILD:
        return relative.other_parent_dead and not relative.has_grown_child
    if relative.relation is Relation.SPOUSE:
        return not relative.has_grown_child
    return relative.other_parent_dead and not relative.has_grown_child


def is_of_age(relative: Relative, died_on: date, law: ParametersOn) -> bool:
    """Đủ tuổi at the end of the month of death: 55/60 of the old law, retirement age since 01/07/2025."""
    rules: dict[str, Callable[[Relative, date, ParametersOn], bool]] = {
        "58/2014": _of_age_2014,
        "41/2024": _of_age_2024,
    }
    return by_version(rules, law)(relative, died_on, law)


def _of_age_2014(relative: Relative, died_on: date, law: ParametersOn) -> bool:
    key = "wife_age" if relative.sex is Sex.FEMALE else "husband_age"
    return full_years(relative.born_on, Month.of(died_on).last) >= law.whole("survivor_limits", key)


def _of_age_2024(relative: Relative, died_on: date, law: ParametersOn) -> bool:
    reached = retirement_age(relative.sex, Month.of(relative.born_on), law).reached
    return reached <= Month.of(died_on)


def relative_finding(relative: Relative, died_on: date, law: ParametersOn) -> Finding:
    """Kết quả xét một thân nhân: passed, or the first thing that is against it."""
    loss = law.whole("survivor_limits", "loss_percent")
    age = law.whole("survivor_limits", "child_age")
    is_lame = relative.loss_percent >= loss
    is_small = relative.relation is Relation.CHILD and full_years(relative.born_on, died_on) < age
    params: dict[str, object] = {"name": relative.name, "loss": loss, "age": age, "day": pretty(died_on)}
    basis = "Luật BHXH Điều 86 khoản 2, 3"

    def blocked(code: str, template: str) -> Finding:
        return Finding(Level.BLOCKER, code, template, basis, params)

    if relative.relation is Relation.CHILD and not is_small and not is_lame:
        return blocked("survivors.child_age", CHILD_TOO_OLD)
    if relative.relation is not Relation.CHILD and not is_lame and not is_of_age(relative, died_on, law):
        return blocked("survivors.age", NOT_OF_AGE)
    if not is_small and _has_income(relative, law):
        return blocked("survivors.income", HAS_INCOME)
    if relative.relation not in (Relation.CHILD, Relation.SPOUSE) and not relative.was_supported:
        return blocked("survivors.duty", NO_DUTY)
    return Finding(Level.PASSED, "survivors.relative", IS_ENTITLED, basis, params)


def _has_income(relative: Relative, law: ParametersOn) -> bool:
    return relative.has_wage or relative.income_vnd >= reference_vnd(law)


def relative_findings(relatives: tuple[Relative, ...], died_on: date, law: ParametersOn) -> list[Finding]:
    """Kết quả xét từng thân nhân, in the order given."""
    return [relative_finding(relative, died_on, law) for relative in relatives]
