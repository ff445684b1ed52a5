"""What a row changes, what the State scale comes to, how spans are rewritten."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributions import enums
from contributions.intake.cells.choices import CHANGES
from contributions.rules import difference
from contributions.rules.categories import Category
from contributions.rules.difference import (
    Before,
    Change,
    Rewrite,
    Situation,
    Stretch,
    category_of,
    change_of,
    declared_wage,
    mend,
    run_on,
    situation_of,
)
from contributions.services.counting import blank_row
from vssportal.kernel.periods import Month

M = Month(2026, 11)
BEFORE = Before(1, 12_000_000, "Kỹ thuật viên", "working", "employee", Month(2025, 1).first)
AWAY = BEFORE._replace(situation="maternity")


def test_choices_of_the_screen_are_the_values_of_the_rules() -> None:
    assert set(enums.Change.values) == set(Change)
    assert set(enums.Situation.values) == set(Situation)
    assert set(difference.OF_EXPLANATION) == set(enums.Explanation.values) - {"mistake"}


def test_every_code_of_the_portal_has_one_meaning() -> None:
    groups = [
        difference.ENTERS, difference.RETURNS, difference.LEAVES, difference.ADJUSTS,
        frozenset(difference.PAUSES), difference.NOT_HERE,
    ]  # fmt: skip
    every = [code for group in groups for code in group]

    assert sorted(every) == sorted(CHANGES)


@pytest.mark.parametrize(
    ("code", "wage", "before", "expected"),
    [
        ("", 12_000_000, None, Situation.WORKING),
        ("GH", None, BEFORE, Situation.GONE),
        ("TS", None, BEFORE, Situation.MATERNITY),
        ("KL", 12_000_000, BEFORE, Situation.UNPAID_LEAVE),
        ("", None, AWAY, Situation.MATERNITY),
        ("", 0, AWAY, Situation.MATERNITY),
        ("", 12_000_000, AWAY, Situation.WORKING),
        ("ON", None, AWAY, Situation.WORKING),
    ],
)
def test_the_situation_of_a_month(
    code: str, wage: int | None, before: Before | None, expected: Situation
) -> None:
    assert situation_of(code, wage, before) is expected


@pytest.mark.parametrize(
    ("situation", "wage", "position", "before", "expected"),
    [
        (Situation.WORKING, 12_000_000, "", None, Change.NEW),
        (Situation.WORKING, 12_000_000, "KỸ THUẬT VIÊN", BEFORE, Change.UNCHANGED),
        (Situation.WORKING, 12_000_000, "", BEFORE, Change.UNCHANGED),
        (Situation.WORKING, 12_000_000, "Trưởng nhóm", BEFORE, Change.CHANGED),
        (Situation.WORKING, 12_000_001, "", BEFORE, Change.CHANGED),
        (Situation.WORKING, 12_000_000, "", AWAY, Change.BACK),
        (Situation.MATERNITY, None, "", AWAY, Change.UNCHANGED),
        (Situation.SICK, None, "", AWAY, Change.PAUSED),
        (Situation.GONE, None, "", BEFORE, Change.LEFT),
    ],
)
def test_the_change_against_the_month_before(
    situation: Situation, wage: int | None, position: str, before: Before | None, expected: Change
) -> None:
    assert change_of(situation, wage, position, before) is expected


@pytest.mark.parametrize(
    ("before", "nationality", "kind", "on_scale", "expected"),
    [
        (None, "VN", "private_enterprise", False, Category.EMPLOYEE),
        (None, "JP", "private_enterprise", False, Category.FOREIGN_EMPLOYEE),
        (None, "VN", "public_unit", True, Category.PUBLIC_EMPLOYEE),
        (None, "VN", "public_unit", False, Category.EMPLOYEE),
        (None, "VN", "state_body", True, Category.OFFICIAL),
        (BEFORE._replace(category="salaried_manager"), "VN", "state_body", True, Category.SALARIED_MANAGER),
    ],
)
def test_the_category_of_a_row(
    before: Before | None, nationality: str, kind: str, on_scale: bool, expected: Category
) -> None:
    assert category_of(before, nationality, kind, on_scale=on_scale) is expected


def test_a_wage_is_pay_and_allowances() -> None:
    row = blank_row(1)._replace(wage_vnd=10_000_000, allowances_vnd=500_000, position_allowance_vnd=300_000)

    assert declared_wage(row, 2_530_000) == 10_800_000
    assert declared_wage(blank_row(1), 2_530_000) is None


def test_a_coefficient_is_paid_on_the_base_salary() -> None:
    row = blank_row(1)._replace(
        wage_coefficient=Decimal("4.98"),
        reserved_coefficient=Decimal("0.1"),
        position_allowance_coefficient=Decimal("0.5"),
        over_scale_percent=Decimal(6),
        seniority_percent=Decimal(10),
    )

    # 4.98 + 0.1 + 0.5 + 0.2988 + 10 % of (4.98 + 0.5 + 0.2988) = 6.45668
    assert declared_wage(row, 2_530_000) == 16_335_400


months = st.integers(min_value=24_000, max_value=24_400).map(Month.at)
facts = st.tuples(st.sampled_from(["a", "b", "c"]))


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    start = draw(months)
    length = draw(st.none() | st.integers(min_value=1, max_value=60))
    return Stretch(start, None if length is None else start + length, draw(facts))


def facts_at(month: Month, held: Stretch | None, change: Rewrite) -> tuple[object, ...] | None:
    """What holds in a month after the rewrite."""
    for one in change.add:
        if one.covers(month):
            return one.facts
    if held is None or change.replace:
        return None
    end = change.close_at or held.end
    return held.facts if Stretch(held.start, end, held.facts).covers(month) else None


@settings(deadline=None)
@given(held=st.none() | stretches(), month=months, new=st.none() | facts, at=months)
def test_a_mended_month_leaves_every_other_month_as_it_was(
    held: Stretch | None, month: Month, new: tuple[object, ...] | None, at: Month
) -> None:
    covering = held if held is not None and held.covers(month) else None
    change = mend(covering, month, new)

    expected = new if at == month else (covering.facts if covering and covering.covers(at) else None)
    assert facts_at(at, covering, change) == expected


@settings(deadline=None)
@given(start=months, old=facts, month=months, new=st.none() | facts, at=months)
def test_a_running_stretch_holds_until_the_month_it_changes(
    start: Month, old: tuple[object, ...], month: Month, new: tuple[object, ...] | None, at: Month
) -> None:
    running = Stretch(start, None, old)
    change = run_on(running, month, new)

    if at >= month and not (new == old and at < start):
        assert facts_at(at, running, change) == new
    elif at < month and start < month:
        assert facts_at(at, running, change) == (old if at >= start else None)


def test_nothing_is_written_where_nothing_changes() -> None:
    running = Stretch(Month(2025, 1), None, ("a",))

    assert run_on(running, M, ("a",)) == Rewrite()
    assert mend(running, M, ("a",)) == Rewrite()
    assert run_on(None, M, None) == Rewrite()
