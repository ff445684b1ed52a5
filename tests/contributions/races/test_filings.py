"""Cùng một lúc: each race with the guard, and its control without it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError

from accounts.models import OutboxWork, Person
from contributions.models import Declaration, EmployerBook, Employment, Filing, MonthDue, Receipt
from contributions.services import deciding, declarations, entries, filings, reading
from contributions.services.holding import take
from tests.factories import accounts
from tests.factories import contributions as make
from tests.racing import at_once
from vssportal.kernel.errors import DomainError, Stale

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.servers]
AT = make.AT


@pytest.fixture(autouse=True)
def no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work stays in its rows: these tests look at acts, not at workers."""
    monkeypatch.setattr("accounts.services.outbox.nudge", lambda pk, queue: True)


def upload(
    user: Any, declaration: Declaration, wage: int, version: int | None
) -> Callable[[], filings.Upload]:
    content = make.workbook(make.new_row("Trần Thị Mới", 1, wage=wage))
    return lambda: filings.upload_file(
        actor=user, declaration=declaration, content=content, name=f"{wage}.xlsx", version=version, at=AT
    )


def without_lock(**terms: Any) -> Declaration:
    """``holding.take`` as it would be without its lock."""
    terms.pop("version", None)
    return Declaration.objects.select_related("organisation", "agency").get(pk=terms["declaration_id"])


# --- two people file the same month ---------------------------------------------------------------------


def test_of_two_people_who_upload_at_once_one_is_told_and_neither_file_is_lost() -> None:
    firm = make.firm()
    colleague = accounts.filer(firm.organisation, name="Trần Thu Hà")
    declaration = make.opened(firm)

    answers = at_once([upload(firm.filer, declaration, 1, 1), upload(colleague, declaration, 2, 1)])

    assert sorted(answer.outcome for answer in answers) == ["kept_aside", "new"]
    kept = next(answer for answer in answers if answer.outcome == "kept_aside")
    assert kept.instead is not None
    assert kept.instead.state == "stored"
    assert sorted(Filing.objects.values_list("state", flat=True)) == ["set_aside", "stored"]
    assert OutboxWork.objects.filter(name="contributions.read_filing").count() == 1


def test_control_without_the_lock_the_second_file_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = make.firm()
    colleague = accounts.filer(firm.organisation)
    declaration = make.opened(firm)
    monkeypatch.setattr(filings, "take", without_lock)
    monkeypatch.setattr(filings, "in_use", slowly(filings.in_use))

    answers = at_once([upload(firm.filer, declaration, 1, 1), upload(colleague, declaration, 2, 1)])

    assert sum(isinstance(answer, IntegrityError) for answer in answers) == 1
    assert Filing.objects.count() == 1


def slowly(act: Callable[..., Any]) -> Callable[..., Any]:
    """``act``, then time for the other to do the same."""

    def run(*args: Any, **terms: Any) -> Any:
        found = act(*args, **terms)
        time.sleep(0.4)
        return found

    return run


def test_the_same_bytes_sent_twice_at_once_are_one_filing() -> None:
    firm = make.firm()
    declaration = make.opened(firm)

    answers = at_once([upload(firm.filer, declaration, 1, None)] * 3)

    assert sorted(answer.outcome for answer in answers) == ["new", "same", "same"]
    assert Filing.objects.count() == 1


def test_two_people_who_open_a_month_at_once_get_the_same_declaration() -> None:
    firm = make.firm()
    colleague = accounts.filer(firm.organisation)

    opened = at_once(
        [
            lambda: make.opened(firm),
            lambda: declarations.open_declaration(
                actor=colleague, organisation=firm.organisation, month=make.MONTH, at=AT
            ),
        ]
    )

    assert len({declaration.pk for declaration in opened}) == 1
    assert Declaration.objects.get().events.filter(transition="open").count() == 1


# --- upload during read ---------------------------------------------------------------------------------


@contextmanager
def newer_upload_while_reading(
    monkeypatch: pytest.MonkeyPatch, firm: make.Firm, declaration: Declaration
) -> Iterator[None]:
    read = reading.sandbox.read

    def read_and_be_overtaken(*args: Any, **terms: Any) -> Any:
        table = read(*args, **terms)
        upload(firm.filer, declaration, 9_000_000, None)()
        return table

    with monkeypatch.context() as patch:
        patch.setattr(reading.sandbox, "read", read_and_be_overtaken)
        yield


def test_a_file_overtaken_while_it_is_read_stays_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = make.firm()
    declaration = make.opened(firm)
    first = upload(firm.filer, declaration, 8_000_000, None)().filing

    with newer_upload_while_reading(monkeypatch, firm, declaration):
        reading.read_filing(filing_id=first.pk, at=AT)

    first.refresh_from_db()
    assert first.state == "set_aside"
    assert not first.lines.exists()
    second = Filing.objects.in_use().get()
    reading.read_filing(filing_id=second.pk, at=AT)
    second.refresh_from_db()
    assert (second.state, second.counts["rows"]) == ("checked", 1)


def test_control_without_looking_at_the_state_the_overtaken_worker_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    firm = make.firm()
    declaration = make.opened(firm)
    first = upload(firm.filer, declaration, 8_000_000, None)().filing
    monkeypatch.setattr(reading, "is_still_reading", lambda filing: True)

    with newer_upload_while_reading(monkeypatch, firm, declaration), pytest.raises(Stale):
        reading.read_filing(filing_id=first.pk, at=AT)


# --- the same submit twice ------------------------------------------------------------------------------


def ready(firm: make.Firm) -> Declaration:
    filing = make.filed(firm, *(make.payroll_row(worker) for worker in firm.workers))
    return Declaration.objects.get(pk=filing.declaration_id)


def submit(firm: make.Firm, declaration: Declaration, key: str) -> Callable[[], Receipt]:
    return lambda: declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key=key, at=AT
    )


def test_the_same_submit_arriving_at_once_gives_one_receipt() -> None:
    firm = make.firm(workers=2)
    declaration = ready(firm)

    answers = at_once([submit(firm, declaration, "key")] * 4)

    assert len({answer.pk for answer in answers}) == 1
    assert Receipt.objects.count() == 1
    assert OutboxWork.objects.filter(name="contributions.decide_declaration").count() == 1


def test_two_people_who_submit_at_once_make_one_receipt_and_one_is_told() -> None:
    firm = make.firm(workers=2)
    declaration = ready(firm)

    answers = at_once([submit(firm, declaration, "mine"), submit(firm, declaration, "yours")])

    assert sum(isinstance(answer, Receipt) for answer in answers) == 1
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert Receipt.objects.count() == 1


def test_control_without_key_and_lock_the_second_breaks_on_the_constraint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    firm = make.firm(workers=2)
    declaration = ready(firm)
    monkeypatch.setattr(declarations, "once", lambda *, do, **_: (do(), True))
    monkeypatch.setattr(declarations, "take", without_lock)
    monkeypatch.setattr(declarations, "in_use", slowly(declarations.in_use))

    answers = at_once([submit(firm, declaration, "key")] * 2)

    assert sum(isinstance(answer, (IntegrityError, Stale)) for answer in answers) == 1


# --- two employers take the same person -----------------------------------------------------------------


def two_firms_with(row: tuple[Any, ...]) -> list[Declaration]:
    """Two submitted declarations that both bring the person of ``row``."""
    made = []
    for firm in (make.firm(workers=0), make.firm(workers=0)):
        filing = make.filed(firm, row)
        declaration = Declaration.objects.get(pk=filing.declaration_id)
        submit(firm, declaration, "key")()
        made.append(declaration)
    return made


def decide(declaration: Declaration) -> Callable[[], None]:
    return lambda: deciding.decide_declaration(declaration_id=declaration.pk, at=AT)


def states(pair: list[Declaration]) -> list[str]:
    return sorted(Declaration.objects.filter(pk__in=[one.pk for one in pair]).values_list("state", flat=True))


@pytest.mark.parametrize("is_known", [True, False])
def test_of_two_employers_who_take_one_person_at_once_one_is_returned(is_known: bool) -> None:
    row = make.payroll_row(accounts.person()) if is_known else make.new_row("Trần Thị Mới", 42)
    pair = two_firms_with(row)

    at_once([decide(one) for one in pair])

    assert states(pair) == ["accepted", "returned"]
    assert Employment.objects.running().count() == 1
    assert Person.objects.count() == 1


def test_control_without_locking_the_person_both_employers_are_accepted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = two_firms_with(make.payroll_row(accounts.person()))
    monkeypatch.setattr(entries, "lock_people", lambda lines: None)
    monkeypatch.setattr(deciding.registry, "load", slowly(deciding.registry.load))

    at_once([decide(one) for one in pair])

    assert states(pair) == ["accepted", "accepted"]
    assert Employment.objects.running().count() == 2


def test_one_declaration_decided_by_two_workers_is_booked_once() -> None:
    firm = make.firm(workers=2)
    declaration = ready(firm)
    submit(firm, declaration, "key")()

    answers = at_once([decide(declaration)] * 3)

    assert answers == [None, None, None]
    assert MonthDue.objects.count() == 2
    assert EmployerBook.objects.get(organisation=firm.organisation).covered_through == make.MONTH.first


def test_receipts_of_one_office_are_numbered_without_gaps() -> None:
    firms = [make.firm(workers=1) for _ in range(4)]

    at_once([submit(firm, ready_one, "key") for firm, ready_one in [(firm, ready(firm)) for firm in firms]])

    numbers = sorted(Receipt.objects.values_list("number", flat=True))
    assert numbers == [f"0000{n}/2026/TK00102" for n in range(1, 5)]


def test_the_lock_of_an_act_is_held_until_its_transaction_ends() -> None:
    firm = make.firm()
    declaration = make.opened(firm)
    seen: list[int] = []

    def act() -> None:
        from django.db import transaction

        with transaction.atomic():
            held = take(actor=firm.filer, declaration_id=declaration.pk, at=AT)
            seen.append(held.version)
            time.sleep(0.2)

    at_once([act, act, act])

    assert sorted(seen) == [2, 3, 4]
