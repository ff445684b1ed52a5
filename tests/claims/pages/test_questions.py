"""Questions: values kept, saved on every press, kept through a dead session; two windows; the estimate."""

import re

import pytest
from django.contrib.sessions.models import Session

from accounts.models import MailMessage
from claims.models import Draft
from claims.services import drafts
from tests.factories import claims as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(lan, now):
    return make.draft(lan, birth_on=None, bank_code=None, with_paper=False)


def root(draft):
    return f"/ca-nhan/ho-so/nhap/{draft.pk}/"


def day(name, text):
    parts = dict(zip(("day", "month", "year"), text.split(), strict=True))
    return {f"{name}_{part}": value for part, value in parts.items()}


def was(client, path):
    return re.search(r'name="was" value="(\w*)"', client.get(path).content.decode())[1]


def test_an_answer_is_saved_and_the_next_question_follows(client, draft):
    path = root(draft) + "sinh-con/ngay/"

    answer = client.post(path, day("birth_on", "5 10 2026") | {"was": was(client, path)})

    assert answer["Location"] == root(draft) + "sinh-con/so-con/"
    assert Draft.objects.get().answers["birth_on"] == "2026-10-05"


def test_the_last_question_of_a_task_leads_back_to_the_list(client, draft):
    path = root(draft) + "noi-nop/nhan-ket-qua/"

    answer = client.post(path, {"result_channel": "paper", "was": was(client, path)})

    assert answer["Location"] == root(draft)


def test_what_was_typed_wrongly_stays_and_is_named(client, draft):
    page = client.post(root(draft) + "sinh-con/ngay/", day("birth_on", "05 15 2026")).content.decode()

    assert "Có 1 chỗ cần sửa" in page
    assert "Ngày sinh của con phải là ngày có thật" in page
    assert 'value="15"' in page
    assert "<title>Lỗi: " in page


def test_a_birth_in_the_future_is_refused_at_its_field(client, draft):
    page = client.post(root(draft) + "sinh-con/ngay/", day("birth_on", "1 1 2027")).content.decode()

    assert "Ngày sinh của con không được sau hôm nay" in page
    assert "birth_on" not in Draft.objects.get().answers


def test_save_and_later_keeps_what_is_right_and_goes_to_the_list(client, draft):
    typed = {"bank_code": "VCB", "account_number": "", "account_holder": "DO ANH TU", "later": "1"}

    answer = client.post(root(draft) + "tai-khoan/tai-khoan/", typed)

    saved = Draft.objects.get().answers
    assert answer["Location"] == root(draft)
    assert saved["bank_code"] == "VCB"
    assert saved["account_holder"] == "NGO BAO CHAU ANH"


def test_an_account_of_somebody_else_is_refused(client, draft):
    typed = {"bank_code": "VCB", "account_number": "0011004123456", "account_holder": "DO ANH TU"}

    page = client.post(root(draft) + "tai-khoan/tai-khoan/", typed).content.decode()

    assert "Tên chủ tài khoản không trùng tên bạn" in page
    assert 'value="0011004123456"' in page


def test_a_question_answered_in_another_window_is_not_overwritten_unseen(client, draft):
    path = root(draft) + "sinh-con/ngay/"
    old = was(client, path)
    client.post(path, day("birth_on", "5 10 2026") | {"was": old})

    refused = client.post(path, day("birth_on", "6 10 2026") | {"was": old}).content.decode()
    kept = Draft.objects.get().answers["birth_on"]
    fresh = re.search(r'name="was" value="(\w*)"', refused)[1]
    client.post(path, day("birth_on", "6 10 2026") | {"was": fresh})

    assert "cửa sổ khác (Ngày sinh của con: 05/10/2026)" in refused
    assert kept == "2026-10-05"
    assert Draft.objects.get().answers["birth_on"] == "2026-10-06"


def test_the_back_button_shows_the_answer_given(client, draft):
    path = root(draft) + "sinh-con/ngay/"
    client.post(path, day("birth_on", "5 10 2026"))

    page = client.get(path).content.decode()

    assert re.search(r'name="birth_on_month" value="10"', page)


def test_a_changed_answer_takes_the_declaration_back(client, lan, now):
    made = make.draft(lan)
    path = root(made) + "sinh-con/ngay/"

    client.post(path, day("birth_on", "4 10 2026") | {"was": was(client, path)})

    assert "is_declared_true" not in Draft.objects.get().answers


def test_prefilled_answers_say_where_they_come_from(client, draft):
    page = client.get(root(draft) + "thong-tin/danh-tinh/").content.decode()

    assert "Lấy từ hồ sơ người tham gia BHXH" in page
    assert "/thu-tuc/cap-lai-so-the/" in page
    assert draft.person.citizen_number not in page


def test_the_estimate_follows_what_is_typed_and_saves_nothing(client, draft):
    page = client.post(root(draft) + "sinh-con/ngay/uoc-tinh/", day("birth_on", "5 10 2026")).content.decode()

    assert "data-vss-estimate" in page
    assert "65.060.000" in page
    assert "birth_on" not in Draft.objects.get().answers


def sign_in_by_code(client, user, page):
    """The real way through the door: ask for a code, read the mail, type it."""
    sent = client.post(page, {"email": user.email})
    code = re.search(r"\b(\d{6})\b", MailMessage.objects.latest("pk").text)[1]
    return client.post(sent["Location"], {"code": code})


def test_what_was_typed_survives_the_end_of_the_session(client, draft):
    path = root(draft) + "sinh-con/ngay/"
    Session.objects.all().delete()
    client.cookies.pop("vss_session")

    asked = client.post(path, day("birth_on", "5 10 2026"))
    entered = sign_in_by_code(client, draft.user, asked["Location"])
    page = client.get(entered["Location"]).content.decode()
    again = client.get(path).content.decode()

    assert asked["Location"].startswith("/dang-nhap/?next=")
    assert entered["Location"] == path
    assert 'name="birth_on_day" value="5"' in page
    assert "Phần bạn vừa nhập vẫn còn" in page
    assert 'name="birth_on_day" value="5"' not in again


def test_what_was_typed_is_shown_to_nobody_else(client, draft, tu):
    path = root(draft) + "thong-tin/lien-lac/"
    client.logout()
    asked = client.post(path, {"phone": "0987654321"})

    sign_in_by_code(client, tu, asked["Location"])

    assert client.get(path).status_code == 404
    assert "0987654321" not in client.get("/ca-nhan/").content.decode()


def test_a_flood_is_not_kept(client, draft):
    client.logout()

    client.post(root(draft) + "thong-tin/lien-lac/", {"phone": "1" * 30_000})

    assert "typed_before_sign_in" not in client.session


def test_quick_check_counts_months_and_starts_with_the_answers(client, lan, now):
    where = make.employer()
    make.insure(lan.person, where)
    typed = {"kind": "birth", **day("birth_on", "5 10 2026")}

    page = client.post("/ca-nhan/ho-so/moi/thai-san/", typed).content.decode()
    drafts_before = Draft.objects.count()
    started = client.post("/ca-nhan/ho-so/moi/thai-san/", typed | {"go_on": "1"})

    draft = Draft.objects.get()
    assert "Đã đóng 12 tháng từ 10/2025 đến 09/2026, cần ít nhất 6 tháng." in page
    assert drafts_before == 0
    assert started["Location"] == root(draft)
    assert draft.answers == {"kind": "birth", "birth_on": "2026-10-05"}


def test_who_is_not_eligible_may_go_on(client, lan, now):
    typed = {"kind": "birth", **day("birth_on", "5 10 2026")}

    page = client.post("/ca-nhan/ho-so/moi/thai-san/", typed).content.decode()

    assert "bạn chưa đủ điều kiện" in page
    assert 'name="go_on"' in page


def test_a_discarded_draft_is_gone(client, draft):
    asked = client.get(root(draft) + "xoa/").content.decode()
    client.post(root(draft) + "xoa/")

    assert "không lấy lại được" in asked
    assert client.get(root(draft)).status_code == 404


def test_starting_again_goes_on_with_the_open_draft(client, lan, now):
    first = drafts.start(actor=lan, procedure="thai-san", at=now)
    typed = {"kind": "birth", **day("birth_on", "5 10 2026")}

    again = client.post("/ca-nhan/ho-so/moi/thai-san/", typed | {"go_on": "1"})
    another = client.post("/ca-nhan/ho-so/moi/thai-san/", {**typed, "another": "1"})

    assert again["Location"] == root(first)
    assert another["Location"] != root(first)
    assert Draft.objects.count() == 2
