"""Văn bản, báo tin, xin lỗi: what workers do after an act."""

from datetime import timedelta

import pytest

import accounts.tasks  # noqa: F401 (its hands deliver the mail)
from accounts.models import IssuedLetter, MailMessage, Notice, OutboxWork
from accounts.services import outbox
from accounts.services.files import read_file
from claims import selectors, tasks
from claims.models import Dossier
from claims.services import decisions, letters, promises, review
from tests.factories import claims as make
from tests.factories.claims import AT
from vssportal import dispatch

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


def work_all(at=LATER):
    """Run every waiting row, as workers would, until nothing waits."""
    while rows := list(OutboxWork.objects.due(at).order_by("pk").values_list("pk", flat=True)):
        for pk in rows:
            assert outbox.run(pk, at=at) == "done"


def kinds():
    return sorted(IssuedLetter.objects.values_list("kind", flat=True))


def test_every_work_of_claims_has_its_hand():
    named = {work.name for work in dispatch.ALL if work.name.startswith("claims.")}

    assert named <= outbox.handled()


def test_a_dossier_goes_from_submit_to_decision_through_the_workers(cast):
    dossier = make.submitted()
    work_all()
    assert Dossier.objects.get().state == "in_review"
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=LATER)
    decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=LATER)

    work_all()

    assert kinds() == ["decision", "dossier_receipt"]
    titles = list(Notice.objects.order_by("pk").values_list("title", flat=True))
    assert titles == [
        "Hồ sơ {number} đang được kiểm tra giấy tờ",
        "Đã nhận hồ sơ {number}. Hẹn trả kết quả ngày {day}",
        "Hồ sơ {number} đang được duyệt",
        "Hồ sơ {number} đã có kết quả",
    ]
    assert MailMessage.objects.filter(state="sent").count() == 4


def test_a_letter_is_a_sealed_pdf_that_the_public_page_can_confirm(cast):
    dossier = make.submitted()

    letter = letters.issue_receipt(dossier_id=dossier.pk, at=LATER)

    assert read_file(letter.file).startswith(b"%PDF")
    assert letter.number == dossier.number
    assert letter.shown["subject"] != dossier.person.citizen_number
    assert list(selectors.letters_of(dossier)) == [letter]


def test_a_letter_asked_for_twice_is_issued_once(cast):
    dossier = make.submitted()
    first = letters.issue_receipt(dossier_id=str(dossier.pk), at=LATER)

    assert letters.issue_receipt(dossier_id=str(dossier.pk), at=LATER) == first
    assert Notice.objects.count() == 1


def test_refusal_supplement_and_receipt_of_who_quit_are_drawn(cast):
    dossier = make.in_review(employment="quit", quit_on="2026-09-15", organisation_code=None)
    request = review.request_supplement(
        actor=cast.ha, dossier_id=dossier.pk, asked=[review.Asked("Giấy ra viện", "Ảnh mờ")], at=AT
    )
    letters.issue_supplement(request_id=request.pk, at=LATER)
    review.close_supplement(actor=cast.ha, dossier_id=dossier.pk, note="Quá hạn", at=LATER)
    review.propose(
        actor=cast.ha, dossier_id=dossier.pk, outcome="refuse", reasons="Chưa đủ.\nThiếu giấy.", at=LATER
    )
    decisions.refuse(actor=cast.quan, dossier_id=dossier.pk, at=LATER)

    work_all()

    assert kinds() == ["dossier_receipt", "refusal", "supplement"]


def test_a_letter_that_cannot_be_made_ends_before_a_person(cast):
    dossier = make.submitted()

    letters.letter_failed(dossier_id=str(dossier.pk), at=LATER)

    assert dossier.events.last().transition == "letter_failed"


# --- promises -------------------------------------------------------------------------------------------


def overdue():
    dossier = make.in_review()
    return dossier, AT + timedelta(days=10)


def test_a_broken_promise_is_apologised_for_once_with_a_new_day(cast):
    dossier, at = overdue()

    assert promises.apologise(at=at) == 1
    assert promises.apologise(at=at) == 0

    dossier.refresh_from_db()
    # The promised Wednesday 02/12 has passed on Thursday 03/12; three working days on is Tuesday 08/12.
    assert dossier.renewed_promise_on.isoformat() == "2026-12-08"
    progress = selectors.public_progress(dossier, at.date())
    assert (progress.is_overdue, progress.promised_on) == (True, dossier.renewed_promise_on)
    letters.issue_apology(dossier_id=dossier.pk, at=at)
    assert "apology" in kinds()


def test_a_new_promise_that_is_broken_too_is_apologised_for_again(cast):
    _, at = overdue()
    promises.apologise(at=at)

    assert promises.apologise(at=at + timedelta(days=7)) == 1


def test_who_waits_for_the_citizen_owes_no_apology(cast):
    dossier, at = overdue()
    review.request_supplement(
        actor=cast.ha, dossier_id=dossier.pk, asked=[review.Asked("Giấy ra viện", "Mờ")], at=AT
    )

    assert promises.apologise(at=at) == 0


def test_the_night_does_both(cast, time_machine):
    _, at = overdue()
    time_machine.move_to(at, tick=False)

    assert tasks.nightly() == {"apologised": 1, "wiped": 0}
