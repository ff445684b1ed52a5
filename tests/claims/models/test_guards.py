"""Trạng thái không thể có: the database refuses them, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from accounts.services.records import broken_links
from claims.models import (
    Calculation,
    CheckResult,
    Decision,
    Dossier,
    DossierEvent,
    NumberCounter,
    PayoutLine,
    Proposal,
)
from claims.services import decisions, review
from claims.services.numbers import next_number
from claims.workflow import CLOSED, DOSSIER, OPEN, LightDays
from tests.factories import claims as make
from tests.factories.claims import AT, TODAY
from vssportal.legal.holidays import working_calendar

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(cast):
    dossier = make.in_review()
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=AT)
    decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=AT)
    return Dossier.objects.get(pk=dossier.pk)


def refused(act, name, kind=IntegrityError):
    with pytest.raises(kind, match=name), transaction.atomic():
        act()


@pytest.mark.parametrize("model", [DossierEvent, CheckResult, Calculation, Proposal, Decision, PayoutLine])
def test_what_was_written_once_is_neither_changed_nor_removed(decided, model):
    field = next(
        f.name
        for f in model._meta.fields
        if f.name in ("note", "basis", "total_vnd", "amount_vnd", "reasons")
    )
    value = 1 if field.endswith("_vnd") else "khác"

    refused(lambda: model.objects.update(**{field: value}), "Cannot update or delete", ProgrammingError)
    refused(lambda: model.objects.all()._raw_delete("default"), "Cannot .*delete", ProgrammingError)


def test_a_dossier_is_never_removed(decided):
    refused(lambda: Dossier.objects.all()._raw_delete("default"), "Cannot .*delete", ProgrammingError)


def change(dossier, **fields):
    return lambda: Dossier.objects.filter(pk=dossier.pk).update(**fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"state": "xong", "closed_at": AT}, "dossier_state_known"),
        ({"state": "proposed"}, "dossier_proposed_has_proposer"),
        ({"state": "withdrawn"}, "dossier_closed_has_moment"),
        ({"closed_at": AT}, "dossier_closed_has_moment"),
        ({"paid_on": TODAY}, "dossier_paid_has_day"),
        ({"decided_at": AT}, "dossier_decided_has_approver"),
    ],
)
def test_a_half_changed_dossier_is_refused(cast, fields, name):
    refused(change(make.in_review(), **fields), name)


def test_the_approver_is_never_the_proposer_in_any_row(cast, decided):
    refused(change(decided, approver=decided.proposer), "dossier_four_eyes")
    copy = {"proposal": decided.decision.proposal, "reasons": "x", "decided_at": AT}
    refused(
        lambda: Decision.objects.create(
            dossier=make.in_review(), number="9", outcome="refuse", proposer=cast.ha, approver=cast.ha, **copy
        ),
        "decision_four_eyes|does not follow its proposal",
    )


def test_a_decision_names_the_one_who_proposed(cast):
    dossier = make.in_review()
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="refuse", reasons="Chưa đủ", at=AT)

    refused(
        lambda: Decision.objects.create(
            dossier=dossier,
            number="9",
            outcome="refuse",
            proposal=dossier.proposals.get(),
            reasons="Chưa đủ",
            proposer=cast.linh,
            approver=cast.quan,
            decided_at=AT,
        ),
        "does not follow its proposal",
    )


def test_a_decided_state_without_its_decision_cannot_be_committed(cast):
    dossier = make.in_review()

    def write():
        fields = {"proposer": cast.ha, "approver": cast.quan, "decided_at": AT, "closed_at": AT}
        change(dossier, state="approved", **fields)()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    refused(write, "without its decision")


def test_a_second_decision_and_a_second_payout_line_are_refused(decided):
    decision, line = Decision.objects.get(), PayoutLine.objects.get()
    decision.pk, decision.number, line.pk = None, "khác", None

    refused(lambda: decision.save(force_insert=True), "dossier_id|proposal_id|calculation_id")
    refused(lambda: line.save(force_insert=True), "decision_id")


def test_one_claim_for_one_event_even_past_the_service(cast):
    first = make.submitted()
    other = make.submitted(first.submitted_by, birth_on="2026-10-04")

    refused(change(other, event_on=first.event_on), "dossier_once_per_event")


def test_the_journal_shows_a_changed_a_lost_and_a_swapped_line(decided):
    lines = list(decided.events.all())
    assert broken_links(lines) == []

    changed = list(decided.events.all())
    changed[1].facts = {"run": 1, "passed": 99, "total": 99}
    assert broken_links(changed) == [2]
    assert broken_links(lines[:1] + lines[2:]) != []
    assert broken_links([lines[1], lines[0], *lines[2:]]) != []


def test_numbers_have_no_gap_after_a_failure():
    agency = make.office()
    next_number(series="thử", agency=agency, year=2026)

    @transaction.atomic
    def fail():
        next_number(series="thử", agency=agency, year=2026)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert next_number(series="thử", agency=agency, year=2026) == 2
    assert NumberCounter.objects.get().last == 2


def test_every_open_state_leads_somewhere_and_no_closed_one_but_approved():
    leading = {source for step in DOSSIER.transitions for source in step.sources}

    assert leading >= OPEN
    assert leading & CLOSED == {"approved"}
    assert {step.target for step in DOSSIER.transitions} | {"received"} == OPEN | CLOSED


def test_lights_change_with_working_days_not_with_days():
    friday = TODAY + timedelta(days=4)

    days = LightDays.on(friday, working_calendar())

    assert days.due_until == friday + timedelta(days=3)
    assert days.light("in_review", friday + timedelta(days=3)) == "due"
    assert days.light("in_review", friday + timedelta(days=4)) == "soon"
    assert days.light("awaiting_supplement", friday - timedelta(days=4)) == "paused"
    assert days.light("paid", friday - timedelta(days=4)) == "closed"
