"""Thời hạn giải quyết, dừng và tính tiếp."""

from datetime import date

import pytest

from claims.rules.service_time import Clock, Procedure, is_overdue, promised_on, term_of
from vssportal.kernel.calendar import Pause, WorkingCalendar

CALENDAR = WorkingCalendar(frozenset({2024, 2025, 2026, 2027}), {date(2026, 9, 2): "Quốc khánh"})


def test_every_procedure_has_a_term_with_a_source(law):
    for procedure in Procedure:
        term = term_of(procedure, law)
        assert term.days >= 0
        assert term.source


@pytest.mark.parametrize(
    ("procedure", "received", "promised"),
    [
        (Procedure.MATERNITY_EMPLOYER, "2026-08-27", "2026-09-08"),
        (Procedure.MATERNITY_DIRECT, "2026-08-27", "2026-09-04"),
        (Procedure.PENSION, "2026-08-20", "2026-09-10"),
        (Procedure.HEALTH_REIMBURSEMENT, "2026-08-20", "2026-09-29"),
        (Procedure.HEALTH_CARD_LOST, "2026-08-22", "2026-08-24"),
        (Procedure.UNEMPLOYMENT, "2025-12-01", "2025-12-29"),
        (Procedure.UNEMPLOYMENT, "2026-12-01", "2026-12-22"),
    ],
)
def test_the_promised_day(law, procedure, received, promised):
    day = date.fromisoformat(received)

    assert promised_on(procedure, day, law, CALENDAR) == date.fromisoformat(promised)


def test_the_law_of_the_day_of_receipt_gives_the_term(law):
    assert term_of(Procedure.SICKNESS, law.at(date(2025, 6, 30))).clock is Clock.CALENDAR_DAYS
    assert term_of(Procedure.SICKNESS, law.at(date(2025, 7, 1))).days == 7


@pytest.mark.parametrize("procedure", [Procedure.SICKNESS, Procedure.PENSION, Procedure.HEALTH_REIMBURSEMENT])
def test_a_pause_moves_the_day_and_an_open_one_hides_it(law, procedure):
    received = date(2026, 8, 3)
    plain = promised_on(procedure, received, law, CALENDAR)
    paused = promised_on(procedure, received, law, CALENDAR, [Pause(date(2026, 8, 5), date(2026, 8, 12))])

    assert paused > plain
    assert promised_on(procedure, received, law, CALENDAR, [Pause(date(2026, 8, 5))]) is None


def test_overdue_is_after_the_promised_day():
    assert not is_overdue(date(2026, 8, 3), date(2026, 8, 3))
    assert is_overdue(date(2026, 8, 3), date(2026, 8, 4))
    assert not is_overdue(None, date(2026, 8, 4))
