"""Quản trị: postings through their service, the log, what could not be done."""

from datetime import date, timedelta

import pytest

from accounts.access import staff_powers
from accounts.enums import Duty, MailState, WorkState
from accounts.models import AuditEntry, MailMessage, OutboxWork, Posting
from accounts.services.failures import run_again, send_again
from accounts.services.inbox import send_mail
from accounts.services.postings import appoint, end_posting
from tests.factories import accounts as make
from tests.factories.accounts import AT
from vssportal.kernel.errors import DomainError, NotAllowed, WrongState

pytestmark = pytest.mark.django_db
TODAY = AT.date()
APPOINT = {"duty": "officer", "since_day": "23", "since_month": "11", "since_year": "2026"}
MANAGED = ("tai-khoan/", "phan-cong/", "phan-cong/moi/", "co-quan/", "nhat-ky/", "viec-khong-lam-duoc/")


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def newcomer(db):
    return make.user("Mai Thị Quỳnh")


@pytest.mark.parametrize("path", [*MANAGED, "thu-khong-gui-duoc/"])
def test_only_administrators_manage(ha, administrator, at_desk, path):
    assert at_desk(ha).get(f"/quan-tri/{path}").status_code == 403
    assert at_desk(administrator).get(f"/quan-tri/{path}").status_code == 200


# --- postings -------------------------------------------------------------------------------------------


def test_an_administrator_appoints(administrator, newcomer, office, at_desk):
    given = APPOINT | {"email": newcomer.email.upper(), "agency": office.code}

    assert at_desk(administrator).post("/quan-tri/phan-cong/moi/", given).status_code == 302

    newcomer.refresh_from_db()
    assert newcomer.is_staff
    assert "claims.review_dossier" in staff_powers(newcomer, office, TODAY)
    assert AuditEntry.objects.get(look="act").facts["act"] == "appoint"


def test_an_unknown_account_or_agency_is_said_at_its_field(administrator, office, at_desk):
    given = APPOINT | {"email": "ai@example.vn", "agency": "99999"}

    text = text_of(at_desk(administrator).post("/quan-tri/phan-cong/moi/", given))

    assert "Chưa có tài khoản với địa chỉ này" in text
    assert "Không có cơ quan nào mang mã này" in text


def test_nobody_appoints_oneself(administrator, office):
    with pytest.raises(NotAllowed):
        appoint(
            actor=administrator,
            user_id=administrator.pk,
            agency_id=office.pk,
            duty="approver",
            since=TODAY,
            at=AT,
        )


def test_officers_appoint_nobody(ha, newcomer, office):
    with pytest.raises(NotAllowed):
        appoint(actor=ha, user_id=newcomer.pk, agency_id=office.pk, duty="officer", since=TODAY, at=AT)
    assert not newcomer.postings.exists()


def test_the_same_duty_does_not_run_twice(administrator, ha, office):
    with pytest.raises(DomainError) as refusal:
        appoint(actor=administrator, user_id=ha.pk, agency_id=office.pk, duty="officer", since=TODAY, at=AT)

    assert refusal.value.code == "there_already"


def test_a_posting_ends_and_with_it_the_powers(administrator, ha, office, at_desk):
    posting = ha.postings.get()
    given = {"until_day": "22", "until_month": "11", "until_year": "2026"}

    assert (
        at_desk(administrator).post(f"/quan-tri/phan-cong/{posting.pk}/ket-thuc/", given).status_code == 302
    )

    assert staff_powers(ha, office, TODAY) == frozenset()
    assert at_desk(ha).get("/quan-tri/").status_code == 404
    with pytest.raises(WrongState):
        end_posting(actor=administrator, posting_id=posting.pk, until=TODAY, at=AT)


@pytest.mark.parametrize("until", [date(2025, 12, 31), TODAY - timedelta(days=2)])
def test_a_posting_does_not_end_in_the_past(administrator, ha, until):
    with pytest.raises(DomainError) as refusal:
        end_posting(actor=administrator, posting_id=ha.postings.get().pk, until=until, at=AT)

    assert refusal.value.field == "until"


def test_nobody_ends_ones_own_posting(administrator):
    with pytest.raises(NotAllowed):
        end_posting(actor=administrator, posting_id=administrator.postings.get().pk, until=TODAY, at=AT)


def test_the_lists_can_be_searched_and_filtered(administrator, ha, office, at_desk):
    browser = at_desk(administrator)

    assert ha.full_name in text_of(browser.get("/quan-tri/phan-cong/", {"q": "Phạm Thu", "running": "yes"}))
    assert ha.full_name in text_of(browser.get("/quan-tri/tai-khoan/", {"q": ha.email}))
    assert ha.full_name not in text_of(browser.get("/quan-tri/tai-khoan/", {"is_staff__exact": "0"}))
    assert office.name in text_of(browser.get("/quan-tri/co-quan/", {"q": office.code}))
    assert ha.full_name in text_of(browser.get(f"/quan-tri/co-quan/{office.pk}/"))
    assert browser.get("/quan-tri/tai-khoan/", {"password__startswith": "a"}).status_code in {302, 400}


# --- the log --------------------------------------------------------------------------------------------


def test_the_log_is_searched_by_officer_person_and_act(administrator, ha, at_desk):
    tam = make.person("Nguyễn Văn Tám", province_code="01")
    at_desk(ha).get(f"/quan-tri/nguoi-tham-gia/{tam.pk}/")
    browser = at_desk(administrator)

    for query in (
        {"q": "Phạm Thu Hà"},
        {"q": tam.citizen_number},
        {"q": "nguyen van tam"},
        {"look__exact": "view"},
    ):
        assert "Nguyễn Văn Tám" in text_of(browser.get("/quan-tri/nhat-ky/", query)), query
    assert "Nguyễn Văn Tám" not in text_of(browser.get("/quan-tri/nhat-ky/", {"look__exact": "export"}))
    line = AuditEntry.objects.filter(actor=ha).first()
    assert "Phạm Thu Hà" in text_of(browser.get(f"/quan-tri/nhat-ky/{line.pk}/"))
    assert browser.post(f"/quan-tri/nhat-ky/{line.pk}/", {"purpose": "x"}).status_code == 405


# --- what could not be done -----------------------------------------------------------------------------


@pytest.fixture
def failed(db):
    return OutboxWork.objects.create(
        name="claims.issue_decision",
        queue="letters",
        args={"dossier_id": "x"},
        state=WorkState.FAILED,
        attempts=6,
        run_after=AT,
        created_at=AT,
        done_at=AT,
        last_error="OSError: hết chỗ trên đĩa",
    )


def test_a_failure_says_what_and_why_and_runs_again(administrator, failed, at_desk):
    browser = at_desk(administrator)
    url = f"/quan-tri/viec-khong-lam-duoc/{failed.pk}/"

    text = text_of(browser.get("/quan-tri/viec-khong-lam-duoc/"))
    assert "Lập quyết định" in text
    assert "hết chỗ trên đĩa" in text_of(browser.get(url))
    assert browser.post(f"{url}chay-lai/").status_code == 302

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (WorkState.WAITING, 0)
    assert AuditEntry.objects.get(look="act").facts["act"] == "run_again"


def test_what_did_not_fail_is_not_run_again(administrator, failed):
    run_again(actor=administrator, work_id=failed.pk, at=AT)

    with pytest.raises(WrongState):
        run_again(actor=administrator, work_id=failed.pk, at=AT)


def test_officers_run_nothing_again(ha, failed, at_desk):
    with pytest.raises(NotAllowed):
        run_again(actor=ha, work_id=failed.pk, at=AT)
    assert at_desk(ha).post(f"/quan-tri/viec-khong-lam-duoc/{failed.pk}/chay-lai/").status_code == 403


def test_a_mail_that_was_not_sent_is_sent_again(administrator, ha, at_desk):
    send_mail(to="lan@example.vn", subject="Hồ sơ cần bổ sung", text="…", cause="test", at=AT)
    mail = MailMessage.objects.get()
    MailMessage.objects.update(state=MailState.FAILED, sent_at=AT)
    OutboxWork.objects.update(state=WorkState.FAILED, attempts=10, done_at=AT)
    browser = at_desk(administrator)

    text = text_of(browser.get("/quan-tri/thu-khong-gui-duoc/"))
    assert "la•••@example.vn" in text
    assert "lan@example.vn" not in text
    assert browser.post(f"/quan-tri/thu-khong-gui-duoc/{mail.pk}/gui-lai/").status_code == 302

    mail.refresh_from_db()
    assert mail.state == MailState.WAITING
    assert OutboxWork.objects.get().state == WorkState.WAITING
    with pytest.raises(WrongState):
        send_again(actor=administrator, mail_id=mail.pk, at=AT)


# --- figures and the first page -------------------------------------------------------------------------


def test_the_figures_of_a_day_are_read_by_everybody_at_a_desk(ha, administrator, at_desk):
    for user in (ha, administrator):
        assert "2.530.000" in text_of(at_desk(user).get("/quan-tri/so-lieu/", {"q": "lương cơ sở"}))
    before = text_of(at_desk(ha).get("/quan-tri/so-lieu/", {"q": "lương cơ sở", "day": "01/01/2026"}))
    assert "2.340.000" in before
    assert "Còn chưa chắc" in text_of(at_desk(ha).get("/quan-tri/so-lieu/", {"view": "chua-chac"}))
    assert "Nhập ngày theo dạng" in text_of(at_desk(ha).get("/quan-tri/so-lieu/", {"day": "99"}))


def test_the_first_page_of_an_administrator_counts_what_failed(administrator, failed, at_desk):
    text = text_of(at_desk(administrator).get("/quan-tri/"))

    assert "việc không làm được" in text
    assert "kpi-red" in text


def test_two_duties_at_one_desk_add_up(ha, office, newcomer):
    Posting.objects.create(user=newcomer, agency=office, duty=Duty.LEADER, since=TODAY)
    Posting.objects.create(user=newcomer, agency=office, duty=Duty.OFFICER, since=TODAY)

    assert {"claims.view_figures", "claims.review_dossier"} <= staff_powers(newcomer, office, TODAY)
