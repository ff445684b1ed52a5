"""Cùng một lúc: each race with the guard, and its control without it."""

import time
from contextlib import contextmanager

import pytest
from django.db import transaction

from accounts.models import OutboxWork
from accounts.services.records import broken_links
from claims.models import Decision, Dossier, Draft, NumberCounter, PayoutLine
from claims.services import checks, decisions, dossiers, drafts, numbers, review, telling
from tests.factories import claims as make
from tests.factories.claims import AT
from tests.racing import at_once
from vssportal.kernel.errors import DomainError, Stale, WrongState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.servers]


@pytest.fixture
def proposed(cast):
    dossier = make.in_review()
    return review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=AT)


@pytest.fixture(autouse=True)
def no_queue(monkeypatch):
    """Work stays in its rows: these tests look at acts, not at workers."""
    monkeypatch.setattr("accounts.services.outbox.nudge", lambda pk, queue: True)


def submit(draft, key):
    return lambda: dossiers.submit(actor=draft.user, draft_id=draft.pk, version=draft.version, key=key, at=AT)


def approve(user, dossier):
    return lambda: decisions.approve(actor=user, dossier_id=dossier.pk, at=AT)


def withdraw(dossier):
    return lambda: dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)


# --- the same submit twice ------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("một", "một"), ("một", "hai"), ("", "")])
def test_the_same_submit_arriving_at_once_makes_one_dossier(keys):
    draft = make.draft()

    answers = at_once([submit(draft, key) for key in keys * 2])

    assert len({answer.dossier_id for answer in answers}) == 1
    assert [answer.is_new for answer in answers].count(True) == 1
    assert Dossier.objects.count() == 1
    assert OutboxWork.objects.filter(name="claims.check_dossier").count() == 1


def test_control_without_key_and_lock_the_constraint_alone_refuses_the_second(monkeypatch):
    draft = make.draft()

    def unlocked(actor, draft_id, at):
        return Draft.objects.select_related("person").get(pk=draft_id)

    monkeypatch.setattr(dossiers, "_own_locked", unlocked)
    monkeypatch.setattr(dossiers, "once", lambda *, do, **_: (do(), True))
    monkeypatch.setattr(dossiers, "_refuse_duplicate", lambda draft, event_on: None)

    answers = at_once([submit(draft, "")] * 4)

    # Without the guards of the service the others reach the database and break on its constraints.
    assert sum(isinstance(answer, Exception) for answer in answers) == 3
    assert Dossier.objects.count() == 1


def test_two_drafts_for_one_birth_at_once_make_one_dossier():
    user = make.citizen()
    first = make.draft(user)
    second = drafts.start_another(actor=user, procedure="thai-san", at=AT)
    Draft.objects.filter(pk=second.pk).update(answers=first.answers)
    second.refresh_from_db()
    make.paper(second)

    answers = at_once([submit(first, "a"), submit(second, "b")])

    refused = [answer for answer in answers if isinstance(answer, DomainError)]
    assert [refusal.code for refusal in refused] == ["duplicate"]
    assert Dossier.objects.count() == 1


def test_numbers_given_at_once_are_each_given_once():
    agency = make.office()

    given = at_once([lambda: numbers.next_number(series="x", agency=agency, year=2026)] * 8)

    assert sorted(given) == list(range(1, 9))


def test_control_a_counter_read_and_written_gives_numbers_twice():
    agency = make.office()
    NumberCounter.objects.create(series="x", agency=agency, year=2026)

    def careless():
        with transaction.atomic():
            row = NumberCounter.objects.get(series="x", agency=agency)
            row.last += 1
            time.sleep(0.2)
            row.save()
            return row.last

    assert len(set(at_once([careless] * 4))) < 4


# --- two officers ---------------------------------------------------------------------------------------


def test_two_approvers_pressing_at_once_make_one_decision(cast, proposed):
    other = make.officer("Người duyệt hai", duty="approver")

    answers = at_once([approve(cast.quan, proposed), approve(other, proposed)])

    assert sum(isinstance(answer, Decision) for answer in answers) == 1
    assert sum(isinstance(answer, (Stale, WrongState)) for answer in answers) == 1
    assert Decision.objects.count() == PayoutLine.objects.count() == 1
    assert [event.transition for event in proposed.events.all()].count("approve") == 1


@contextmanager
def without_guards(monkeypatch):
    """No row lock and no condition on the state that was read."""
    careless = Dossier.objects.select_related("person", "agency", "organisation", "submitted_by")
    monkeypatch.setattr(telling, "locked", lambda dossier_id: careless.get(pk=dossier_id))

    def move(subject, name, *, workflow, actor, holds, at, note="", facts=None, **fields):
        time.sleep(0.2)
        step = workflow.transition(name)
        Dossier.objects.filter(pk=subject.pk).update(state=step.target, **fields)

    monkeypatch.setattr(dossiers, "move", move)
    monkeypatch.setattr(review, "move", move)
    yield


def test_control_without_lock_and_condition_both_officers_win(cast, monkeypatch):
    dossier = make.in_review()
    acts = [
        lambda actor=actor: review.propose(actor=actor, dossier_id=dossier.pk, outcome="grant", at=AT)
        for actor in (cast.ha, cast.linh)
    ]

    with without_guards(monkeypatch):
        answers = at_once(acts)

    assert [isinstance(answer, Dossier) for answer in answers] == [True, True]
    assert dossier.proposals.count() == 2


def test_two_officers_proposing_at_once_make_one_proposal(cast):
    dossier = make.in_review()
    acts = [
        lambda actor=actor: review.propose(actor=actor, dossier_id=dossier.pk, outcome="grant", at=AT)
        for actor in (cast.ha, cast.linh)
    ]

    answers = at_once(acts)

    assert sum(isinstance(answer, Dossier) for answer in answers) == 1
    assert dossier.proposals.count() == 1


def test_two_officers_taking_the_next_never_get_the_same(cast):
    for _ in range(2):
        make.in_review()
    Dossier.objects.update(assigned_to=None)
    agency = make.office()

    taken = at_once(
        [
            lambda user=user: review.take_next(actor=user, agency=agency, at=AT)
            for user in (cast.ha, cast.linh)
        ]
    )

    assert len({dossier.pk for dossier in taken}) == 2


# --- citizen and office ---------------------------------------------------------------------------------


def test_withdrawing_and_approving_at_once_leave_one_end(cast, proposed):
    answers = at_once([withdraw(proposed), approve(cast.quan, proposed)])

    proposed.refresh_from_db()
    assert sum(isinstance(answer, (Stale, WrongState)) for answer in answers) == 1
    assert (proposed.state == "approved") == Decision.objects.exists() == PayoutLine.objects.exists()
    assert broken_links(list(proposed.events.all())) == []


def test_control_without_lock_and_condition_a_withdrawn_dossier_is_decided_too(cast, monkeypatch, proposed):
    with without_guards(monkeypatch):
        monkeypatch.setattr(decisions, "move", lambda *a, **k: None)
        answers = at_once([withdraw(proposed), approve(cast.quan, proposed)])

    proposed.refresh_from_db()
    assert not any(isinstance(answer, DomainError) for answer in answers)
    assert proposed.state == "withdrawn"
    assert Decision.objects.exists()


def test_two_workers_checking_at_once_check_once(cast):
    dossier = make.submitted()

    at_once([lambda: checks.check_dossier(dossier_id=dossier.pk, run=1, at=AT)] * 3)

    dossier.refresh_from_db()
    assert dossier.check_run == 1
    assert [event.transition for event in dossier.events.all()] == ["submit", "check", "start_review"]


def test_journal_lines_written_at_once_stay_one_chain(cast):
    dossier = make.in_review()

    at_once(
        [
            lambda user=user: review.take(actor=user, dossier_id=dossier.pk, at=AT)
            for user in (cast.ha, cast.linh) * 3
        ]
    )

    assert broken_links(list(dossier.events.all())) == []


def test_submitting_and_discarding_at_once_never_leave_a_dossier_without_its_papers():
    draft = make.draft()

    at_once([submit(draft, "x"), lambda: drafts.discard(actor=draft.user, draft_id=draft.pk, at=AT)])

    dossier = Dossier.objects.first()
    assert dossier is None or dossier.documents.kept().count() == 1
