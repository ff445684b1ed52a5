"""Results, lists, history, tracking."""

from datetime import timedelta

import pytest

from claims.enums import Outcome
from claims.models import Dossier
from claims.selectors import unresolved
from claims.services import decisions, payouts, review
from tests.factories import claims as make
from vssportal.kernel.codes import pretty_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed(lan, now, cast):
    return make.in_review(lan)


@pytest.fixture
def granted(reviewed, cast, now):
    for check in unresolved(reviewed):
        review.override_check(
            actor=reviewed.assigned_to, dossier_id=reviewed.pk, check_id=check.pk, reason="Đã xem", at=now
        )
    review.propose(actor=reviewed.assigned_to, dossier_id=reviewed.pk, outcome=Outcome.GRANT, at=now)
    decisions.approve(actor=cast.quan, dossier_id=reviewed.pk, at=now)
    return Dossier.objects.get(pk=reviewed.pk)


def test_a_granted_dossier_tells_amount_account_and_worksheet(client, granted):
    page = client.get(f"/ca-nhan/ho-so/{granted.pk}/ket-qua/").content.decode()

    assert "65.060.000" in page
    assert "••• 5678" in page
    assert "Vì sao ra số này?" in page
    assert "trong 90 ngày" in page


def test_paid_money_is_told_with_its_day(client, granted, now):
    payouts.confirm_paid(dossier_id=granted.pk, paid_on=make.TODAY, at=now)

    dashboard = client.get("/ca-nhan/").content.decode()
    page = client.get(f"/ca-nhan/ho-so/{granted.pk}/ket-qua/").content.decode()

    assert "23/11/2026 vào tài khoản ••• 5678" in dashboard
    assert "Đã chuyển ngày 23/11/2026" in page


def test_a_refusal_gives_its_reasons_first(client, reviewed, cast, now):
    review.propose(
        actor=reviewed.assigned_to,
        dossier_id=reviewed.pk,
        outcome=Outcome.REFUSE,
        at=now,
        reasons="Mới đóng 4 tháng.",
    )
    decisions.refuse(actor=cast.quan, dossier_id=reviewed.pk, at=now, reasons="Mới đóng 4 tháng.")

    page = client.get(f"/ca-nhan/ho-so/{reviewed.pk}/ket-qua/").content.decode()

    assert page.index("Mới đóng 4 tháng.") < page.index("khiếu nại")
    assert "Bạn làm gì được" in page


def test_there_is_no_result_before_the_decision(client, reviewed):
    assert client.get(f"/ca-nhan/ho-so/{reviewed.pk}/ket-qua/").status_code == 404


def test_the_officers_name_is_on_no_page_of_the_citizen(client, reviewed):
    page = client.get(f"/ca-nhan/ho-so/{reviewed.pk}/").content.decode()

    assert reviewed.assigned_to.full_name not in page


def test_dossiers_stand_in_tabs_and_can_be_searched(client, lan, now):
    dossier, draft = make.submitted(lan), make.draft(lan, birth_on="2026-11-01")

    waiting = client.get("/ca-nhan/ho-so/").content.decode()
    drafts = client.get("/ca-nhan/ho-so/?loai=nhap").content.decode()
    found = client.get(f"/ca-nhan/ho-so/?loai=dang-giai-quyet&q={dossier.number}").content.decode()
    none = client.get("/ca-nhan/ho-so/?loai=dang-giai-quyet&q=99999").content.decode()
    code = client.get(f"/ca-nhan/ho-so/?q={pretty_code(dossier.tracking_code)}").content.decode()

    assert dossier.number in waiting
    assert draft.short_code in drafts
    assert dossier.number in found
    assert dossier.number in code
    assert "Không có hồ sơ nào khớp" in none


def test_the_dashboard_asks_the_database_little_whatever_there_is(
    client, lan, now, django_assert_max_num_queries
):
    for month in range(1, 7):
        make.submitted(lan, birth_on=f"2026-0{month}-03", leave_from=f"2026-0{month}-01")

    with django_assert_max_num_queries(30):
        client.get("/ca-nhan/")


def test_history_shows_spans_gaps_and_totals(client, lan, now):
    where, before = make.employer(), make.employer()
    make.insure(lan.person, before, "2024-01", "2024-12", 8_000_000)
    make.insure(lan.person, where, "2025-06", "2026-10", 10_000_000)

    page = client.get("/ca-nhan/qua-trinh/").content.decode()
    year = client.get("/ca-nhan/qua-trinh/?nam=2025").content.decode()

    assert "2 năm 5 tháng" in page
    assert "01/2025 – 05/2025" in page
    assert "Không đóng (5 tháng)" in page
    assert before.name in page
    assert year.count(">10.000.000") == 7
    assert year.count("Không đóng</td>") == 5


def test_the_catalogue_is_searched_without_marks_and_by_code(client):
    by_words = client.get("/thu-tuc/?q=om dau").content.decode()
    by_code = client.get("/thu-tuc/?q=2.000693").content.decode()
    by_group = client.get("/thu-tuc/?nhom=lien-thong").content.decode()
    nothing = client.get("/thu-tuc/?q=xyzxyz").content.decode()

    assert "/thu-tuc/om-dau/" in by_words
    assert "/thu-tuc/luong-huu/" not in by_words
    assert "/thu-tuc/thai-san/" in by_code
    assert "/thu-tuc/lien-thong-khai-tu/" in by_group
    assert "/thu-tuc/thai-san/" not in by_group
    assert "Không thấy thủ tục nào" in nothing


def test_only_maternity_can_be_started(client):
    assert "/ca-nhan/ho-so/moi/thai-san/" in client.get("/thu-tuc/thai-san/").content.decode()
    other = client.get("/thu-tuc/luong-huu/").content.decode()
    assert "Bắt đầu" not in other
    assert "Chưa nộp được trên cổng này." in other


def track(client, code, tail):
    return client.post("/tra-cuu/ho-so/", {"code": code, "phone_tail": tail})


@pytest.fixture
def tracked(now, db):
    from django.core.cache import cache

    cache.clear()
    return make.submitted()


def test_tracking_tells_the_step_and_no_name_or_amount(client, tracked):
    page = track(client, pretty_code(tracked.tracking_code).lower(), "5678").content.decode()

    assert tracked.number in page
    assert f"{tracked.promised_on:%d/%m/%Y}" in page
    assert tracked.person.full_name not in page
    assert "₫" not in page


def test_a_wrong_code_and_wrong_digits_get_the_same_sentence(client, tracked):
    sentence = "Không tìm thấy hồ sơ khớp với mã và số điện thoại đã nhập"

    wrong_digits = track(client, tracked.tracking_code, "0000").content.decode()
    wrong_code = track(client, "7K3MQ9ZP1XA4", "5678").content.decode()

    assert sentence in wrong_digits
    assert sentence in wrong_code


def test_after_five_tries_one_waits_and_is_told_until_when(client, tracked, time_machine):
    for _try in range(5):
        last = track(client, "7K3MQ9ZP1XA4", "5678")
    closed = track(client, tracked.tracking_code, "5678")
    time_machine.move_to(make.AT + timedelta(minutes=16))
    opened = track(client, tracked.tracking_code, "5678")

    assert last.status_code == closed.status_code == 429
    assert "Thử lại sau 09:45" in closed.content.decode()
    assert tracked.number not in closed.content.decode()
    assert tracked.number in opened.content.decode()


def test_the_digits_of_one_code_cannot_be_tried_from_many_places(client, tracked):
    for number in range(5):
        client.post(
            "/tra-cuu/ho-so/",
            {"code": tracked.tracking_code, "phone_tail": f"{number:04d}"},
            REMOTE_ADDR=f"203.0.113.{number}",
        )

    answer = client.post(
        "/tra-cuu/ho-so/",
        {"code": tracked.tracking_code, "phone_tail": "5678"},
        REMOTE_ADDR="203.0.113.77",
    )

    assert answer.status_code == 429


def test_the_qr_of_the_receipt_fills_the_code_in(client, tracked):
    code = pretty_code(tracked.tracking_code)

    assert f'value="{code}"' in client.get(f"/tra-cuu/ho-so/?ma={code}").content.decode()


def test_only_lookups_that_are_served_are_listed(client):
    page = client.get("/tra-cuu/").content.decode()

    assert "/tra-cuu/ho-so/" in page
    assert "/tra-cuu/co-so-kcb/" not in page
