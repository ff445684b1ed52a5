"""Mỗi nút: it works, it refuses in the wrong state and to the wrong person, and Tú sees nothing."""

import pytest

from accounts.models import AuditEntry
from claims.models import CheckOverride, Decision, PaperReading, SupplementRequest
from claims.selectors import current_checks
from claims.services import decisions, dossiers, readings, review
from tests.claims.admin.conftest import page, read
from tests.factories import claims as make
from tests.factories.claims import AT

pytestmark = pytest.mark.django_db

PROPOSE = {"outcome": "grant", "note": "Đủ điều kiện", "reasons": ""}
NOTE = {"note": "Xem lại ngày sinh con"}
REASONS = {"reasons": "Chưa đủ 6 tháng, Luật BHXH Điều 50"}
ASK = {
    "item-1-kind": "discharge",
    "item-1-what": "Giấy ra viện",
    "item-1-why": "Ảnh mờ, không đọc được",
    "item-1-example": "Chụp đủ bốn góc",
    "due_on_day": "15",
    "due_on_month": "12",
    "due_on_year": "2026",
}


def state_of(dossier):
    dossier.refresh_from_db()
    return dossier.state


# --- proposing ------------------------------------------------------------------------------------------


def test_proposing_sends_it_to_another_person(cast, dossier, at_desk):
    answer = at_desk(cast.ha).post(page(dossier, "trinh"), PROPOSE)

    assert answer.status_code == 302
    assert state_of(dossier) == "proposed"
    assert dossier.proposer == cast.ha


def test_proposing_twice_is_refused_by_sentence(cast, proposed, at_desk):
    answer = at_desk(cast.ha).post(page(proposed, "trinh"), PROPOSE)

    assert answer.status_code == 409
    assert "Hãy tải lại trang" in answer.content.decode()
    assert proposed.proposals.count() == 1


def test_a_refusal_without_grounds_stays_on_the_page(cast, dossier, at_desk):
    answer = at_desk(cast.ha).post(page(dossier, "trinh"), {"outcome": "refuse", "note": "", "reasons": " "})

    assert "Ghi căn cứ không đồng ý" in answer.content.decode()
    assert state_of(dossier) == "in_review"


def test_leaders_do_not_propose(dossier, leader, at_desk):
    assert at_desk(leader).post(page(dossier, "trinh"), PROPOSE).status_code == 403
    assert state_of(dossier) == "in_review"


# --- approving ------------------------------------------------------------------------------------------


def test_another_person_approves(cast, proposed, at_desk):
    browser = at_desk(cast.quan)

    assert page(proposed, "duyet") in browser.get(page(proposed)).content.decode()
    answer = browser.post(page(proposed, "duyet"), {"note": ""})

    assert answer.status_code == 302
    assert Decision.objects.get(dossier=proposed).approver == cast.quan
    assert state_of(proposed) == "approved"


def test_the_proposer_sees_no_button_and_is_refused(cast, dossier, at_desk):
    review.propose(actor=cast.quan, dossier_id=dossier.pk, outcome="grant", at=AT)
    browser = at_desk(cast.quan)

    shown = browser.get(page(dossier)).content.decode()
    answer = browser.post(page(dossier, "duyet"), {"note": ""})

    assert page(dossier, "duyet") not in shown
    assert "Bạn là người đề xuất nên không duyệt được hồ sơ này" in shown
    assert answer.status_code == 403
    assert "Bạn là người đề xuất nên không duyệt được hồ sơ này" in answer.content.decode()
    assert not Decision.objects.filter(dossier=dossier).exists()


def test_officers_do_not_approve(cast, proposed, at_desk):
    browser = at_desk(cast.linh)

    assert browser.get(page(proposed, "duyet")).status_code == 403
    assert browser.post(page(proposed, "duyet"), {"note": ""}).status_code == 403
    assert state_of(proposed) == "proposed"


def test_nothing_is_approved_before_it_is_proposed(cast, dossier, at_desk):
    browser = at_desk(cast.quan)

    assert page(dossier, "duyet") not in browser.get(page(dossier)).content.decode()
    assert browser.post(page(dossier, "duyet"), {"note": ""}).status_code == 409
    assert state_of(dossier) == "in_review"


def test_the_second_press_of_approve_changes_nothing(cast, proposed, at_desk):
    decisions.approve(actor=cast.quan, dossier_id=proposed.pk, at=AT)

    assert at_desk(cast.quan).post(page(proposed, "duyet"), {"note": ""}).status_code == 409
    assert Decision.objects.filter(dossier=proposed).count() == 1


# --- returning and refusing -----------------------------------------------------------------------------


def test_a_proposal_goes_back_with_a_reason(cast, proposed, at_desk):
    answer = at_desk(cast.quan).post(page(proposed, "tra-lai"), NOTE)

    assert answer.status_code == 302
    assert state_of(proposed) == "returned_to_officer"
    assert proposed.events.last().note == NOTE["note"]


@pytest.mark.parametrize("act", ["tra-lai", "khong-chap-nhan"])
def test_what_is_not_proposed_goes_nowhere(cast, dossier, at_desk, act):
    answer = at_desk(cast.quan).post(page(dossier, act), NOTE | REASONS)

    assert answer.status_code == 409
    assert state_of(dossier) == "in_review"


@pytest.mark.parametrize(("act", "data"), [("tra-lai", {"note": ""}), ("khong-chap-nhan", {"reasons": "  "})])
def test_a_reason_is_asked_for(cast, proposed, at_desk, act, data):
    answer = at_desk(cast.quan).post(page(proposed, act), data)

    assert "error-summary" in answer.content.decode()
    assert state_of(proposed) == "proposed"


@pytest.mark.parametrize("act", ["tra-lai", "khong-chap-nhan"])
def test_officers_send_nothing_back(cast, proposed, at_desk, act):
    assert at_desk(cast.linh).post(page(proposed, act), NOTE | REASONS).status_code == 403
    assert state_of(proposed) == "proposed"


def test_a_refusal_ends_it_with_its_grounds(cast, proposed, at_desk):
    at_desk(cast.quan).post(page(proposed, "khong-chap-nhan"), REASONS)

    assert state_of(proposed) == "rejected"
    assert Decision.objects.get(dossier=proposed).reasons == REASONS["reasons"]


# --- supplements ----------------------------------------------------------------------------------------


def test_a_supplement_is_previewed_as_the_citizen_will_read_it(cast, dossier, at_desk):
    answer = at_desk(cast.ha).post(page(dossier, "yeu-cau-bo-sung"), ASK | {"preview": "1"})

    text = answer.content.decode()
    assert "Người dân sẽ thấy" in text
    assert f"Hồ sơ {dossier.number} cần bổ sung. Gửi trước ngày 15/12/2026" in text
    assert state_of(dossier) == "in_review"


def test_a_supplement_stops_the_clock(cast, dossier, at_desk):
    answer = at_desk(cast.ha).post(page(dossier, "yeu-cau-bo-sung"), ASK | {"send": "1"})

    request = SupplementRequest.objects.get(dossier=dossier)
    assert answer.status_code == 302
    assert state_of(dossier) == "awaiting_supplement"
    assert request.asked == [
        {
            "what": "Giấy ra viện",
            "why": "Ảnh mờ, không đọc được",
            "example": "Chụp đủ bốn góc",
            "kind": "discharge",
        }
    ]
    assert f"{request.due_on}" == "2026-12-15"


@pytest.mark.parametrize("left_out", ["item-1-what", "item-1-why", "due_on_day"])
def test_an_empty_supplement_cannot_be_sent(cast, dossier, at_desk, left_out):
    answer = at_desk(cast.ha).post(page(dossier, "yeu-cau-bo-sung"), ASK | {left_out: "", "send": "1"})

    assert "error-summary" in answer.content.decode()
    assert state_of(dossier) == "in_review"


def test_a_second_thing_must_be_whole_too(cast, dossier, at_desk):
    given = ASK | {"item-2-what": "Giấy khai sinh", "send": "1"}

    answer = at_desk(cast.ha).post(page(dossier, "yeu-cau-bo-sung"), given)

    assert "error-summary" in answer.content.decode()
    assert state_of(dossier) == "in_review"


def test_nothing_is_asked_of_a_proposed_dossier(cast, proposed, at_desk):
    answer = at_desk(cast.ha).post(page(proposed, "yeu-cau-bo-sung"), ASK | {"send": "1"})

    assert answer.status_code == 409
    assert not SupplementRequest.objects.exists()


def test_leaders_ask_for_nothing(dossier, leader, at_desk):
    answer = at_desk(leader).post(page(dossier, "yeu-cau-bo-sung"), ASK | {"send": "1"})

    assert answer.status_code == 403
    assert state_of(dossier) == "in_review"


def test_waiting_ends_with_a_reason(cast, dossier, at_desk):
    review.request_supplement(actor=cast.ha, dossier_id=dossier.pk, asked=[review.Asked("Giấy", "Mờ")], at=AT)
    browser = at_desk(cast.ha)

    assert "Đang chờ người dân bổ sung" in browser.get(page(dossier)).content.decode()
    assert browser.post(page(dossier, "xem-tiep"), NOTE).status_code == 302
    assert state_of(dossier) == "in_review"
    assert browser.post(page(dossier, "xem-tiep"), NOTE).status_code == 409


# --- checks and papers ----------------------------------------------------------------------------------


@pytest.fixture
def with_a_doubt(cast):
    """A dossier with a check that an officer may answer for."""
    found = make.in_review(account_holder="ANH NGO BAO CHAU")
    check = next((each for each in current_checks(found) if each.level == "needs_approval"), None)
    return found, check


def test_a_check_is_passed_over_with_a_reason(cast, with_a_doubt, at_desk):
    dossier, check = with_a_doubt
    assert check is not None
    browser = at_desk(cast.ha)
    url = page(dossier, "kiem-tra", check.pk, "bo-qua")

    assert url in browser.get(page(dossier)).content.decode()
    assert "error-summary" in browser.post(url, {"note": " "}).content.decode()
    assert not CheckOverride.objects.exists()
    assert browser.post(url, {"note": "Đã đối chiếu bản chính"}).status_code == 302
    assert CheckOverride.objects.get().reason == "Đã đối chiếu bản chính"
    assert "Đã đối chiếu bản chính" in at_desk(cast.quan).get(page(dossier)).content.decode()


def test_a_check_that_passed_is_not_passed_over(cast, dossier, at_desk):
    passed = current_checks(dossier)[0]

    answer = at_desk(cast.ha).post(page(dossier, "kiem-tra", passed.pk, "bo-qua"), NOTE)

    assert answer.status_code in {403, 409}
    assert not CheckOverride.objects.exists()


def test_a_paper_that_says_otherwise_takes_the_place_of_what_was_declared(cast, dossier, at_desk):
    browser = at_desk(cast.ha)
    paper = dossier.documents.first()
    given = {"document": paper.pk, "field": "birth_on", "value": "02/10/2026"}

    assert browser.post(page(dossier, "doc-giay-to"), given).status_code == 302
    reading = PaperReading.objects.get()
    assert reading.value == "2026-10-02"
    assert "02/10/2026" in browser.get(page(dossier)).content.decode()
    assert browser.post(page(dossier, "dung-gia-tri"), {"reading": reading.pk}).status_code == 302

    dossier.refresh_from_db()
    assert dossier.answers["birth_on"] == "2026-10-02"


def test_the_approver_sees_what_was_changed(cast, dossier, at_desk):
    reading = readings.record_reading(
        actor=cast.ha,
        dossier_id=dossier.pk,
        document_id=dossier.documents.first().pk,
        field="birth_on",
        value="2026-10-02",
        at=AT,
    )
    readings.use_value(actor=cast.ha, dossier_id=dossier.pk, reading_id=reading.pk, at=AT)
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=AT)

    text = at_desk(cast.quan).get(page(dossier)).content.decode()

    assert "<del>03/10/2026</del>" in text
    assert "<ins>02/10/2026</ins>" in text


def test_a_day_that_does_not_exist_is_not_read(cast, dossier, at_desk):
    given = {"document": dossier.documents.first().pk, "field": "birth_on", "value": "32/10/2026"}

    assert "error-summary" in at_desk(cast.ha).post(page(dossier, "doc-giay-to"), given).content.decode()
    assert not PaperReading.objects.exists()


# --- handing out ----------------------------------------------------------------------------------------


def test_a_dossier_changes_hands(cast, dossier, at_desk):
    answer = at_desk(cast.quan).post(
        page(dossier, "phan-cong"), {"officer": cast.linh.pk, "note": "Nghỉ phép"}
    )

    dossier.refresh_from_db()
    assert answer.status_code == 302
    assert dossier.assigned_to == cast.linh


def test_leaders_read_and_hand_out(cast, dossier, leader, at_desk):
    browser = at_desk(leader)

    shown = browser.get(page(dossier))
    assert shown.status_code == 200
    assert page(dossier, "trinh") not in shown.content.decode()
    assert browser.post(page(dossier, "phan-cong"), {"officer": cast.linh.pk, "note": ""}).status_code == 302


def test_a_closed_dossier_stays_where_it_is(cast, dossier, at_desk):
    dossiers.withdraw(actor=dossier.submitted_by, dossier_id=dossier.pk, at=AT)

    answer = at_desk(cast.quan).post(page(dossier, "phan-cong"), {"officer": cast.linh.pk, "note": ""})

    assert answer.status_code == 409
    dossier.refresh_from_db()
    assert dossier.assigned_to == cast.ha


def test_one_takes_a_dossier_over(cast, dossier, at_desk):
    assert at_desk(cast.linh).post(page(dossier, "nhan")).status_code == 302
    dossier.refresh_from_db()
    assert dossier.assigned_to == cast.linh


# --- who sees nothing -----------------------------------------------------------------------------------

EVERY_ACT = {
    "trinh": PROPOSE,
    "duyet": NOTE,
    "tra-lai": NOTE,
    "khong-chap-nhan": REASONS,
    "xem-tiep": NOTE,
    "phan-cong": {"officer": "1", "note": ""},
    "nhan": {},
    "doc-giay-to": {"document": "1", "field": "birth_on", "value": "02/10/2026"},
    "yeu-cau-bo-sung": ASK | {"send": "1"},
    "dung-gia-tri": {"reading": "1"},
}


@pytest.mark.parametrize("act", sorted(EVERY_ACT))
def test_an_officer_of_another_office_finds_nothing(cast, proposed, at_desk, act):
    before = proposed.events.count()

    assert at_desk(cast.tu).post(page(proposed, act), EVERY_ACT[act]).status_code == 404
    assert proposed.events.count() == before


@pytest.mark.parametrize("act", sorted(EVERY_ACT))
def test_an_administrator_does_nothing_with_dossiers(proposed, administrator, at_desk, act):
    assert at_desk(administrator).post(page(proposed, act), EVERY_ACT[act]).status_code == 403


def test_nobody_handles_ones_own_dossier(cast, proposed, at_desk):
    type(cast.quan).objects.filter(pk=proposed.submitted_by_id).update(person=None)
    type(cast.quan).objects.filter(pk=cast.quan.pk).update(person=proposed.person)
    browser = at_desk(cast.quan)

    assert page(proposed, "duyet") not in browser.get(page(proposed)).content.decode()
    assert browser.post(page(proposed, "duyet"), {"note": ""}).status_code == 403


def test_every_look_leaves_a_line(cast, dossier, at_desk):
    browser = at_desk(cast.ha)
    browser.get(page(dossier))
    read(browser.get(page(dossier, "giay-to", dossier.documents.first().pk)))

    lines = AuditEntry.objects.filter(actor=cast.ha, person=dossier.person)
    assert [line.look for line in lines.order_by("pk")] == ["view", "download"]
