"""So với kỳ trước: what a declared row changes for a person, and how that rewrites the person's spans.

The employer declares who works there this month; what is new, changed or gone follows from what the book
held before (Quyết định 366/QĐ-BHXH 2026, mẫu D02-LT cột 18; portal catalogue 082 of change codes).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from contributions.intake.rows import DeclaredRow
from contributions.rules.categories import Category
from vssportal.kernel.money import round_vnd
from vssportal.kernel.names import name_key
from vssportal.kernel.periods import Month


class Change(StrEnum):
    """Loại thay đổi của một người so với kỳ trước."""

    NEW = "new"
    BACK = "back"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    PAUSED = "paused"
    LEFT = "left"


class Situation(StrEnum):
    """Tình trạng trong tháng: only a working month is due; maternity is not due and still counts."""

    WORKING = "working"
    UNPAID_LEAVE = "unpaid_leave"
    SICK = "sick"
    MATERNITY = "maternity"
    GONE = "gone"


ENTERS = frozenset({"TM", "TH", "TD", "TC"})
"""Tăng: new here."""
RETURNS = frozenset({"ON"})
LEAVES = frozenset({"GH", "GD", "GC"})
ADJUSTS = frozenset({"DC", "CD"})
PAUSES = {"KL": Situation.UNPAID_LEAVE, "OF": Situation.SICK, "TS": Situation.MATERNITY}
NOT_HERE = frozenset({"TT", "TU", "TN", "GN", "DN", "TL", "GL", "DL", "TV", "GV", "AD", "AT", "SB"})
"""Codes that touch one fund alone or months gone by; they are no part of a month's list."""

OF_EXPLANATION: Mapping[str, Situation] = {
    "left": Situation.GONE,
    "unpaid_leave": Situation.UNPAID_LEAVE,
    "sick": Situation.SICK,
    "maternity": Situation.MATERNITY,
}


class Before(NamedTuple):
    """Kỳ trước: what the employer's book held of a person."""

    person_id: int
    wage_vnd: int
    position: str
    situation: str
    category: str
    since_month: date
    employee_code: str = ""


def situation_of(change_code: str, wage_vnd: int | None, before: Before | None) -> Situation:
    """Tình trạng from the change code; without one, who was on leave and has no wage is still on leave."""
    if change_code in LEAVES:
        return Situation.GONE
    if pause := PAUSES.get(change_code):
        return pause
    if before is not None and not change_code and not wage_vnd and before.situation != Situation.WORKING:
        return Situation(before.situation)
    return Situation.WORKING


def change_of(situation: Situation, wage_vnd: int | None, position: str, before: Before | None) -> Change:
    """Thay đổi; a blank position says nothing, spelling and capitals make no difference."""
    if before is None:
        return Change.NEW
    if situation is Situation.GONE:
        return Change.LEFT
    if situation is not Situation.WORKING:
        return Change.UNCHANGED if situation == before.situation else Change.PAUSED
    if before.situation != Situation.WORKING:
        return Change.BACK
    is_same = wage_vnd == before.wage_vnd and same_words(position, before.position)
    return Change.UNCHANGED if is_same else Change.CHANGED


def same_words(declared: str, held: str) -> bool:
    return not declared or declared == held or name_key(declared) == name_key(held)


def category_of(
    before: Before | None, nationality: str, organisation_kind: str, *, on_scale: bool
) -> Category:
    """Đối tượng: as held; else foreigner, or by employer and kind of wage (Luật BHXH 41/2024 Điều 2).

    A coefficient is a wage the State set: viên chức in public units, cán bộ, công chức in State bodies.
    """
    if before is not None:
        return Category(before.category)
    if nationality != "VN":
        return Category.FOREIGN_EMPLOYEE
    if on_scale and organisation_kind == "public_unit":
        return Category.PUBLIC_EMPLOYEE
    if on_scale and organisation_kind == "state_body":
        return Category.OFFICIAL
    return Category.EMPLOYEE


def declared_wage(row: DeclaredRow, base_salary_vnd: int) -> int | None:
    """Tiền lương làm căn cứ đóng as declared: wage plus allowances, or the State scale; None without a wage.

    On the scale: base salary × (coefficient + reserved difference + position allowance + over-scale % of the
    coefficient + seniority % of coefficient, position allowance and over-scale), one rounding (Luật BHXH
    41/2024 Điều 31 khoản 1 điểm a; columns 4–9 of D02-LT). UNSURE: the base of the seniority percentage is
    practice, no text of 2026 was seen that restates it.
    """
    fixed = (row.allowances_vnd or 0) + (row.position_allowance_vnd or 0)
    if row.wage_coefficient is None:
        return None if row.wage_vnd is None else row.wage_vnd + fixed
    zero = Decimal(0)
    coefficient = row.wage_coefficient
    position = row.position_allowance_coefficient or zero
    over_scale = coefficient * (row.over_scale_percent or zero) / 100
    seniority = (coefficient + position + over_scale) * (row.seniority_percent or zero) / 100
    whole = coefficient + (row.reserved_coefficient or zero) + position + over_scale + seniority
    return round_vnd(base_salary_vnd * whole) + fixed


@dataclass(frozen=True, slots=True)
class Stretch:
    """Một đoạn quá trình: half-open months with what held in them."""

    start: Month
    end: Month | None
    facts: tuple[object, ...]

    def covers(self, month: Month) -> bool:
        return self.start <= month and (self.end is None or month < self.end)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Cách ghi lại: close the running stretch before a month, or replace it; and what to write anew."""

    close_at: Month | None = None
    replace: bool = False
    add: tuple[Stretch, ...] = ()


def run_on(running: Stretch | None, month: Month, facts: tuple[object, ...] | None) -> Rewrite:
    """Kỳ chính: from ``month`` on ``facts`` hold (None: nothing any more); what ran before ends there."""
    if running is None:
        return Rewrite(add=() if facts is None else (Stretch(month, None, facts),))
    if facts is not None and running.facts == facts:
        return Rewrite()
    add = () if facts is None else (Stretch(month, None, facts),)
    if running.start >= month:
        return Rewrite(replace=True, add=add)
    return Rewrite(close_at=month, add=add)


def mend(covering: Stretch | None, month: Month, facts: tuple[object, ...] | None) -> Rewrite:
    """Kỳ bổ sung: only ``month`` changes to ``facts``; the months around it stay as they were."""
    new = () if facts is None else (Stretch(month, month + 1, facts),)
    if covering is None:
        return Rewrite(add=new)
    if covering.facts == facts:
        return Rewrite()
    before = (Stretch(covering.start, month, covering.facts),) if covering.start < month else ()
    has_after = covering.end is None or month + 1 < covering.end
    after = (Stretch(month + 1, covering.end, covering.facts),) if has_after else ()
    return Rewrite(replace=True, add=(*before, *new, *after))
