"""Thẩm định, hai người, quyết định."""

from datetime import timedelta

import pytest

from accounts.enums import Duty
from accounts.models import OutboxWork, Posting
from claims.models import Decision, Dossier, PayoutLine
from claims.selectors import current_checks, unresolved, workbench
from claims.services import checks, decisions, dossiers, payouts, readings, review
from tests.factories import claims as make
from tests.factories.claims import AT, TODAY
from vssportal import dispatch
from vssportal.kernel.errors import DomainError, Missing, NotAllowed, WrongState

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=3)
ASKED = (review.Asked("Giấy ra viện", "Ảnh bị mờ", "Chụp đủ bốn góc", "discharge"),)


def propose(dossier, actor, **changes):
    given = {"actor": actor, "dossier_id": dossier.pk, "outcome": "grant", "at": LATER}
    return review.propose(**{**given, **changes})


@pytest.fixture
def proposed(cast):
    dossier = make.in_review()
    return propose(dossier, cast.ha)


# --- assigning ------------------------------------------------------------------------------------------


def test_assigning_is_journalled(cast):
    dossier = make.in_review()

    review.assign(actor=cast.quan, dossier_id=dossier.pk, officer_id=cast.linh.pk, at=LATER, note="Nghỉ phép")

    dossier.refresh_from_db()
    line = dossier.events.last()
    assert dossier.assigned_to == cast.linh
    assert (line.transition, line.note, line.facts["officer"]) == ("assign", "Nghỉ phép", cast.linh.pk)


def test_an_officer_of_another_office_gets_nothing(cast):
    dossier = make.in_review()

    with pytest.raises(DomainError) as refusal:
        review.assign(actor=cast.quan, dossier_id=dossier.pk, officer_id=cast.tu.pk, at=LATER)

    assert refusal.value.code == "not_posted"


def test_many_are_assigned_and_refusals_are_named(cast):
    good, closed = make.in_review(), make.in_review()
    dossiers.withdraw(actor=closed.submitted_by, dossier_id=closed.pk, at=LATER)

    bulk = review.assign_many(
        actor=cast.quan, dossier_ids=[good.pk, closed.pk], officer_id=cast.linh.pk, at=LATER
    )

    assert bulk.done == [good.number]
    assert list(bulk.refused) == [closed.number]


def test_taking_the_next_gives_the_nearest_day(cast):
    first, second = make.in_review(), make.in_review()
    Dossier.objects.update(assigned_to=None)
    Dossier.objects.filter(pk=second.pk).update(promised_on=first.promised_on - timedelta(days=1))

    taken = review.take_next(actor=cast.ha, agency=first.agency, at=LATER)

    assert taken.pk == second.pk
    assert review.take_next(actor=cast.linh, agency=first.agency, at=LATER).pk == first.pk
    assert review.take_next(actor=cast.linh, agency=first.agency, at=LATER) is None


# --- supplements ----------------------------------------------------------------------------------------


def ask(dossier, actor, **changes):
    given = {"actor": actor, "dossier_id": dossier.pk, "asked": ASKED, "at": LATER}
    return review.request_supplement(**{**given, **changes})


def test_asking_stops_the_clock_and_answering_moves_the_day(cast):
    dossier = make.in_review()
    ask(dossier, cast.ha)
    two_days_on = LATER + timedelta(days=2)

    dossiers.answer_supplement(
        actor=dossier.submitted_by, dossier_id=dossier.pk, note="Đã chụp lại", at=two_days_on
    )

    dossier.refresh_from_db()
    # Asked on Monday 23/11, answered on Wednesday 25/11: Tuesday and Wednesday do not count.
    assert dossier.state == "in_review"
    assert dossier.first_promised_on.isoformat() == "2026-12-02"
    assert dossier.promised_on.isoformat() == "2026-12-04"
    assert OutboxWork.objects.filter(name=dispatch.CHECK_DOSSIER.name, args__run=2).exists()


def test_the_citizen_must_send_something(cast):
    dossier = make.in_review()
    ask(dossier, cast.ha)

    with pytest.raises(DomainError) as refusal:
        dossiers.answer_supplement(actor=dossier.submitted_by, dossier_id=dossier.pk, at=LATER)

    assert refusal.value.code == "nothing_sent"


def test_a_supplement_paper_hangs_under_its_request(cast):
    dossier = make.in_review()
    request = ask(dossier, cast.ha)

    document = dossiers.add_supplement_document(
        actor=dossier.submitted_by,
        dossier_id=dossier.pk,
        kind="discharge",
        name="ra-vien.jpg",
        content=make.picture(),
        at=LATER,
    )

    assert document.request == request
    assert document.pages.count() == 1


def test_no_paper_is_taken_when_nothing_was_asked(cast):
    dossier = make.in_review()

    with pytest.raises(WrongState):
        dossiers.add_supplement_document(
            actor=dossier.submitted_by,
            dossier_id=dossier.pk,
            kind="other",
            name="a.pdf",
            content=b"%PDF-1.7",
            at=LATER,
        )


def test_mended_answers_are_journalled_with_what_they_replace(cast):
    dossier = make.in_review()
    ask(dossier, cast.ha)

    dossiers.answer_supplement(
        actor=dossier.submitted_by, dossier_id=dossier.pk, answers={"birth_on": "2026-10-02"}, at=LATER
    )

    dossier.refresh_from_db()
    assert dossier.answers["birth_on"] == dossier.event_on.isoformat() == "2026-10-02"
    assert dossier.events.last().facts == {"changed": {"birth_on": ["2026-10-03", "2026-10-02"]}}


def test_closing_a_request_needs_a_reason_and_goes_on(cast):
    dossier = make.in_review()
    ask(dossier, cast.ha)
    with pytest.raises(DomainError):
        review.close_supplement(actor=cast.ha, dossier_id=dossier.pk, note=" ", at=LATER)

    review.close_supplement(actor=cast.ha, dossier_id=dossier.pk, note="Quá hạn", at=LATER)

    dossier.refresh_from_db()
    assert dossier.state == "in_review"
    assert not dossier.requests.open().exists()


@pytest.mark.parametrize("asked", [(), (review.Asked("Giấy ra viện", " "),)])
def test_an_empty_request_is_refused(cast, asked):
    with pytest.raises(DomainError) as refusal:
        ask(make.in_review(), cast.ha, asked=asked)

    assert refusal.value.code == "nothing_asked"


def test_a_request_due_today_is_refused(cast):
    with pytest.raises(DomainError) as refusal:
        ask(make.in_review(), cast.ha, due_on=TODAY)

    assert refusal.value.code == "due_past"


# --- papers and checks ----------------------------------------------------------------------------------


def read(dossier, actor, value="2026-10-02"):
    document = dossier.documents.get()
    return readings.record_reading(
        actor=actor,
        dossier_id=dossier.pk,
        document_id=document.pk,
        field="birth_on",
        value=value,
        at=LATER,
    )


def test_a_paper_that_differs_is_a_check_until_its_value_is_used(cast):
    dossier = make.in_review()
    reading = read(dossier, cast.ha)
    dossier.refresh_from_db()
    assert [check.code for check in unresolved(dossier)] == ["paper.agrees"]

    readings.use_value(actor=cast.ha, dossier_id=dossier.pk, reading_id=reading.pk, at=LATER)

    dossier.refresh_from_db()
    assert dossier.answers["birth_on"] == "2026-10-02"
    assert unresolved(dossier) == []
    used = dossier.events.filter(transition="use_value").get()
    assert used.facts["declared"] == "2026-10-03"
    assert dossier.submitted_by.notices.filter(cause__contains="use_value").exists()


def test_using_a_value_computes_again_without_losing_the_first_worksheet(cast):
    dossier = make.in_review()
    reading = read(dossier, cast.ha, "2026-10-16")

    readings.use_value(actor=cast.ha, dossier_id=dossier.pk, reading_id=reading.pk, at=LATER)

    first, *_, last = dossier.calculations.order_by("number")
    assert last.replaces == first
    assert last.worksheet["inputs"]["birth_on"] == "2026-10-16"


def test_account_and_consent_never_come_from_a_paper(cast):
    dossier = make.in_review()

    with pytest.raises(DomainError) as refusal:
        readings.record_reading(
            actor=cast.ha,
            dossier_id=dossier.pk,
            document_id=dossier.documents.get().pk,
            field="account_number",
            value="999999999",
            at=LATER,
        )

    assert refusal.value.code == "not_readable"


def test_an_open_check_stops_the_grant_until_somebody_answers_for_it(cast):
    dossier = make.in_review(organisation_code=make.employer().code)
    (check,) = unresolved(dossier)
    with pytest.raises(DomainError) as refusal:
        propose(dossier, cast.ha)
    assert refusal.value.code == "checks_left"

    review.override_check(
        actor=cast.ha, dossier_id=dossier.pk, check_id=check.pk, reason="Đơn vị mới sáp nhập", at=LATER
    )

    propose(dossier, cast.ha)
    assert Dossier.objects.get(pk=dossier.pk).state == "proposed"


def test_an_override_holds_in_the_next_run_while_the_check_says_the_same(cast):
    dossier = make.in_review(organisation_code=make.employer().code)
    (check,) = unresolved(dossier)
    review.override_check(actor=cast.ha, dossier_id=dossier.pk, check_id=check.pk, reason="Đã hỏi", at=LATER)

    checks.check_dossier(dossier_id=dossier.pk, run=2, at=LATER)

    dossier.refresh_from_db()
    assert unresolved(dossier) == []
    assert any(result.answered for result in current_checks(dossier))


def test_an_override_without_a_reason_is_refused(cast):
    dossier = make.in_review(organisation_code=make.employer().code)
    (check,) = unresolved(dossier)

    with pytest.raises(DomainError) as refusal:
        review.override_check(actor=cast.ha, dossier_id=dossier.pk, check_id=check.pk, reason=" ", at=LATER)

    assert refusal.value.code == "reason_needed"


def test_nobody_answers_for_somebody_elses_account(cast):
    dossier = make.in_review(account_holder="TRAN VAN NAM")
    (check,) = unresolved(dossier)

    with pytest.raises(NotAllowed):
        review.override_check(
            actor=cast.ha, dossier_id=dossier.pk, check_id=check.pk, reason="Chồng", at=LATER
        )


# --- proposing and deciding -----------------------------------------------------------------------------


def test_a_grant_becomes_a_decision_a_payout_line_and_a_letter_to_write(cast, proposed):
    decision = decisions.approve(actor=cast.quan, dossier_id=proposed.pk, at=LATER)

    proposed.refresh_from_db()
    line = PayoutLine.objects.get()
    assert (proposed.state, proposed.approver) == ("approved", cast.quan)
    assert decision.number == "1/QĐ-BHXH.00101.2026"
    assert decision.amount_vnd == line.amount_vnd == 65_060_000
    assert (line.account_number, line.bank_code) == ("0011002345678", "VCB")
    assert OutboxWork.objects.filter(name=dispatch.ISSUE_DECISION.name).count() == 1
    assert [event.transition for event in proposed.events.all()] == [
        "submit",
        "check",
        "start_review",
        "propose",
        "approve",
    ]


def test_the_proposer_never_approves_even_with_the_duty(cast, proposed):
    Posting.objects.create(user=cast.ha, agency=proposed.agency, duty=Duty.APPROVER, since=TODAY)

    for act in (
        lambda: decisions.approve(actor=cast.ha, dossier_id=proposed.pk, at=LATER),
        lambda: decisions.refuse(actor=cast.ha, dossier_id=proposed.pk, reasons="Không", at=LATER),
        lambda: review.return_to_officer(actor=cast.ha, dossier_id=proposed.pk, note="Sửa", at=LATER),
    ):
        with pytest.raises(NotAllowed) as refusal:
            act()
        assert refusal.value.code == "own_proposal"
    assert workbench(cast.ha, proposed, TODAY).is_own_proposal
    names = {step.name for step in workbench(cast.ha, proposed, TODAY).offered}
    assert not names & {"approve", "refuse", "return_to_officer"}


def test_an_officer_without_the_duty_does_not_approve(cast, proposed):
    with pytest.raises(NotAllowed):
        decisions.approve(actor=cast.linh, dossier_id=proposed.pk, at=LATER)


def test_approving_twice_is_refused(cast, proposed):
    decisions.approve(actor=cast.quan, dossier_id=proposed.pk, at=LATER)

    with pytest.raises(WrongState):
        decisions.approve(actor=cast.quan, dossier_id=proposed.pk, at=LATER)

    assert Decision.objects.count() == PayoutLine.objects.count() == 1


def test_a_returned_dossier_can_be_proposed_again(cast, proposed):
    review.return_to_officer(actor=cast.quan, dossier_id=proposed.pk, note="Xem lại ngày sinh", at=LATER)
    propose(proposed, cast.linh)

    decision = decisions.approve(actor=cast.quan, dossier_id=proposed.pk, at=LATER)

    assert decision.proposer == cast.linh


def test_returning_without_a_reason_is_refused(cast, proposed):
    with pytest.raises(DomainError) as refusal:
        review.return_to_officer(actor=cast.quan, dossier_id=proposed.pk, note="", at=LATER)

    assert refusal.value.code == "note_needed"


def test_a_refusal_takes_its_reasons_from_the_proposal(cast):
    dossier = make.in_review()
    propose(dossier, cast.ha, outcome="refuse", reasons="Chưa đủ 6 tháng đóng.")

    decision = decisions.refuse(actor=cast.quan, dossier_id=dossier.pk, at=LATER)

    dossier.refresh_from_db()
    assert (dossier.state, decision.reasons, decision.amount_vnd) == ("rejected", "Chưa đủ 6 tháng đóng.", 0)
    assert not PayoutLine.objects.exists()
    assert OutboxWork.objects.filter(name=dispatch.ISSUE_REFUSAL.name).count() == 1


def test_a_proposal_to_refuse_is_not_approved_as_a_grant(cast):
    dossier = make.in_review()
    propose(dossier, cast.ha, outcome="refuse", reasons="Chưa đủ.")

    with pytest.raises(WrongState):
        decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=LATER)


def test_refusing_a_grant_needs_reasons(cast, proposed):
    with pytest.raises(DomainError) as refusal:
        decisions.refuse(actor=cast.quan, dossier_id=proposed.pk, at=LATER)

    assert refusal.value.code == "reasons_needed"


def test_proposing_a_refusal_needs_reasons(cast):
    with pytest.raises(DomainError) as refusal:
        propose(make.in_review(), cast.ha, outcome="refuse")

    assert refusal.value.code == "reasons_needed"


def test_money_is_confirmed_once(cast, proposed):
    decisions.approve(actor=cast.quan, dossier_id=proposed.pk, at=LATER)
    payouts.confirm_paid(dossier_id=proposed.pk, paid_on=TODAY, at=LATER)

    with pytest.raises(WrongState):
        payouts.confirm_paid(dossier_id=proposed.pk, paid_on=TODAY, at=LATER)

    proposed.refresh_from_db()
    assert (proposed.state, proposed.paid_on) == ("paid", TODAY)


# --- who sees what --------------------------------------------------------------------------------------

ACTS = {
    "assign": lambda a, d: review.assign(actor=a, dossier_id=d.pk, officer_id=a.pk, at=LATER),
    "take": lambda a, d: review.take(actor=a, dossier_id=d.pk, at=LATER),
    "ask": lambda a, d: ask(d, a),
    "read": lambda a, d: read(d, a),
    "propose": lambda a, d: propose(d, a),
    "approve": lambda a, d: decisions.approve(actor=a, dossier_id=d.pk, at=LATER),
    "refuse": lambda a, d: decisions.refuse(actor=a, dossier_id=d.pk, reasons="Không", at=LATER),
    "return": lambda a, d: review.return_to_officer(actor=a, dossier_id=d.pk, note="Sửa", at=LATER),
    "override": lambda a, d: review.override_check(
        actor=a, dossier_id=d.pk, check_id=1, reason="Có", at=LATER
    ),
}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_an_officer_of_another_province_finds_nothing(cast, act):
    dossier = make.in_review()

    with pytest.raises(Missing):
        ACTS[act](cast.tu, dossier)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_a_citizen_finds_nothing_to_decide(cast, act):
    dossier = make.in_review()

    with pytest.raises(Missing):
        ACTS[act](dossier.submitted_by, dossier)


@pytest.mark.parametrize("act", sorted(ACTS))
def test_nobody_handles_ones_own_dossier(cast, act):
    user = make.citizen()
    Posting.objects.create(user=user, agency=make.office(), duty=Duty.APPROVER, since=TODAY)
    dossier = make.in_review(user)

    with pytest.raises(NotAllowed) as refusal:
        ACTS[act](user, dossier)

    assert refusal.value.code == "own_dossier"
    assert workbench(user, dossier, TODAY).offered == ()
