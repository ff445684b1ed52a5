"""Papers, the last check, submitting once, the receipt, the way after."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.enums import DossierState
from claims.models import Document, Dossier, Draft
from claims.services import drafts, letters, review
from claims.services.review import Asked
from tests.factories import claims as make

pytestmark = pytest.mark.django_db


def root(draft):
    return f"/ca-nhan/ho-so/nhap/{draft.pk}/"


def file(name="giay.jpg", content=None, media_type="image/jpeg"):
    return SimpleUploadedFile(name, make.picture() if content is None else content, media_type)


@pytest.fixture
def draft(lan, now):
    return make.draft(lan, with_paper=False, is_declared_true=None, has_consented=None)


@pytest.fixture
def paper_page(draft):
    return root(draft) + "giay-to/giay-chung-sinh/"


def test_a_paper_is_kept_with_its_preview_and_the_page_goes_on(client, draft, paper_page):
    answer = client.post(paper_page, {"kind": "birth_notice", "file": file()})

    document = Document.objects.get()
    page = client.get(paper_page).content.decode()
    assert answer["Location"] == root(draft)
    assert f"/tep/{document.original_id}/" in page
    assert f"/tep/{document.pages.get().file_id}/" in page


def test_add_this_file_stays_on_the_page(client, paper_page):
    answer = client.post(paper_page, {"kind": "birth_notice", "file": file(), "stay": "1"}, follow=True)

    assert answer.request["PATH_INFO"] == paper_page
    assert "Đã nhận tệp “giay.jpg”" in answer.content.decode()


def test_a_paper_can_be_taken_back_and_sent_again(client, paper_page):
    client.post(paper_page, {"kind": "birth_notice", "file": file(), "stay": "1"})
    document = Document.objects.get()

    removed = client.post(f"{paper_page}{document.pk}/xoa/", follow=True).content.decode()
    client.post(paper_page, {"kind": "birth_notice", "file": file("hai.jpg"), "stay": "1"})

    assert "Đã xóa tệp." in removed
    assert [each.original.name for each in Document.objects.kept()] == ["hai.jpg"]


def test_a_paper_that_is_there_need_not_be_sent_again(client, draft, paper_page):
    client.post(paper_page, {"kind": "birth_notice", "file": file(), "stay": "1"})

    assert client.post(paper_page, {})["Location"] == root(draft)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (None, "Chọn ảnh hoặc tệp giấy chứng sinh hoặc giấy khai sinh"),
        (file("trong.jpg", b""), "Tệp “trong.jpg” trống"),
        (file("bang.xlsx", b"PK\x03\x04 not a picture"), "Tệp phải là JPG, PNG, HEIC hoặc PDF"),
        (file("nang.jpg", b"\xff\xd8\xff\xe0" + b"0" * (11 << 20)), "Ảnh “nang.jpg” nặng 12 MB"),
        (file("khoa.pdf", b"%PDF-1.7\n/Encrypt 5 0 R"), "Tệp “khoa.pdf” có mật khẩu"),
        (file("hong.jpg", b"\xff\xd8\xff\xe0 broken"), "Không đọc được ảnh “hong.jpg”"),
    ],
)  # fmt: skip
def test_each_refused_file_has_its_sentence(client, paper_page, sent, sentence):
    typed = {"kind": "birth_notice"} | ({"file": sent} if sent is not None else {})
    if sent is not None:
        sent.seek(0)

    page = client.post(paper_page, typed).content.decode()

    assert page.count(sentence) >= 2
    assert Document.objects.count() == 0


def test_a_file_without_its_kind_is_asked_about(client, paper_page):
    page = client.post(paper_page, {"file": file()}).content.decode()

    assert "Chọn loại giấy tờ" in page


def fields(client, draft):
    page = client.get(root(draft) + "kiem-tra/").content.decode()
    found = {name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("version", "key")}
    hidden = {name: match[1] for name, match in found.items() if match}
    return hidden | {"is_declared_true": "on", "has_consented": "on"}


@pytest.fixture
def ready(draft):
    make.paper(draft)
    return draft


def test_the_check_page_shows_every_answer_and_where_to_change_it(client, ready):
    page = client.get(root(ready) + "kiem-tra/").content.decode()

    assert "03/10/2026" in page
    assert f"{root(ready)}sinh-con/ngay/" in page
    assert "65.060.000" in page


def test_a_draft_with_work_left_cannot_be_submitted_and_says_which(client, draft):
    page = client.get(root(draft) + "kiem-tra/").content.decode()

    assert "Còn mục chưa xong" in page
    assert 'name="is_declared_true"' not in page


def test_both_declarations_are_needed(client, ready):
    page = client.post(root(ready) + "kiem-tra/", {"version": "2", "key": "k"}).content.decode()

    assert "Đánh dấu vào cam kết khai đúng sự thật rồi nộp" in page
    assert "Đánh dấu đồng ý cho cơ quan BHXH" in page
    assert Dossier.objects.count() == 0


def test_submitting_leads_to_the_receipt(client, ready):
    answer = client.post(root(ready) + "kiem-tra/", fields(client, ready), follow=True)

    page, dossier = answer.content.decode(), Dossier.objects.get()
    assert answer.request["PATH_INFO"] == root(ready) + "da-nop/"
    assert dossier.number in page
    assert "<svg" in page
    assert "Đang tạo giấy tiếp nhận" in page


def test_the_same_press_twice_makes_one_dossier_and_one_answer(client, ready):
    typed = fields(client, ready)

    first = client.post(root(ready) + "kiem-tra/", typed)
    second = client.post(root(ready) + "kiem-tra/", typed)

    assert first["Location"] == second["Location"] == root(ready) + "da-nop/"
    assert Dossier.objects.count() == 1


def test_a_press_that_comes_between_declaring_and_submitting_goes_on(client, ready):
    """The second of two presses finds its declaration made by the first, whose submit is not done yet."""
    typed = fields(client, ready)
    declared = {"is_declared_true": True, "has_consented": True}
    drafts.save_answers(
        actor=ready.user, draft_id=ready.pk, version=ready.version, answers=declared, at=make.AT
    )

    answer = client.post(root(ready) + "kiem-tra/", typed)

    assert answer["Location"] == root(ready) + "da-nop/"
    assert Dossier.objects.count() == 1


def test_answers_changed_in_another_window_are_not_submitted_unseen(client, ready):
    typed = fields(client, ready)
    drafts.save_answers(
        actor=ready.user, draft_id=ready.pk, version=ready.version, answers={"children": 2}, at=make.AT
    )

    page = client.post(root(ready) + "kiem-tra/", typed).content.decode()

    assert "cửa sổ khác" in page
    assert Dossier.objects.count() == 0


def test_going_back_after_submitting_shows_the_receipt(client, ready):
    typed = fields(client, ready)
    client.post(root(ready) + "kiem-tra/", typed)

    back = client.get(root(ready) + "kiem-tra/")
    again = client.post(root(ready) + "sinh-con/ngay/", {"birth_on_day": "1"})

    assert back["Location"] == again["Location"] == root(ready) + "da-nop/"


def test_a_second_claim_for_the_same_birth_names_the_first(client, ready, lan):
    client.post(root(ready) + "kiem-tra/", fields(client, ready))
    other = make.draft(lan, is_declared_true=None, has_consented=None)
    other = Draft.objects.exclude(pk=ready.pk).first() or other

    page = client.post(root(other) + "kiem-tra/", fields(client, other)).content.decode()

    assert f"Bạn đã có hồ sơ {Dossier.objects.get().number} cho lần này" in page


def test_the_receipt_can_be_downloaded_once_it_is_drawn(client, ready):
    client.post(root(ready) + "kiem-tra/", fields(client, ready))
    dossier = Dossier.objects.get()
    before = client.get(f"/ca-nhan/ho-so/{dossier.pk}/giay-tiep-nhan/").json()

    letter = letters.issue_receipt(dossier_id=dossier.pk, at=make.AT)

    after = client.get(f"/ca-nhan/ho-so/{dossier.pk}/giay-tiep-nhan/").json()
    assert (before["state"], after["state"]) == ("waiting", "done")
    assert f"/tep/{letter.file_id}/" in client.get(root(ready) + "da-nop/").content.decode()


@pytest.fixture
def asked(lan, now, cast):
    dossier = make.in_review(lan)
    what = Asked(what="Ảnh giấy chứng sinh rõ hơn", why="Ảnh mờ", example="Chụp thẳng", kind="birth_notice")
    review.request_supplement(
        actor=dossier.assigned_to,
        dossier_id=dossier.pk,
        asked=[what],
        due_on=make.TODAY.replace(day=30),
        at=now,
    )
    return dossier


def test_a_request_stands_first_on_the_dashboard_and_on_the_dossier(client, asked):
    dashboard = client.get("/ca-nhan/").content.decode()
    page = client.get(f"/ca-nhan/ho-so/{asked.pk}/").content.decode()

    assert "Cần bổ sung: Ảnh giấy chứng sinh rõ hơn" in dashboard
    assert "Gửi trước hết ngày <strong>30/11/2026</strong>" in page
    assert "đang dừng" in page


def test_papers_and_words_are_sent_and_the_clock_runs_on(client, asked):
    path = f"/ca-nhan/ho-so/{asked.pk}/bo-sung/"

    added = client.post(
        path, {"kind": "birth_notice", "file": file("ro.jpg"), "note": "Ảnh mới", "stay": "1"}, follow=True
    ).content.decode()
    sent = client.post(path, {"kind": "birth_notice", "note": "Ảnh mới"})

    asked.refresh_from_db()
    assert "ro.jpg" in added
    assert "Ảnh mới" in added
    assert sent["Location"] == f"/ca-nhan/ho-so/{asked.pk}/"
    assert asked.state == DossierState.IN_REVIEW


def test_nothing_sent_is_refused_with_a_sentence(client, asked):
    page = client.post(f"/ca-nhan/ho-so/{asked.pk}/bo-sung/", {"kind": "birth_notice"}).content.decode()

    assert "Gửi giấy tờ hoặc viết câu trả lời rồi bấm gửi." in page


def test_withdrawing_asks_first_and_happens_once(client, asked):
    path = f"/ca-nhan/ho-so/{asked.pk}/rut/"
    question = client.get(path).content.decode()

    client.post(path, {"note": "Nhầm"})
    again = client.post(path, {"note": "Nhầm"}, follow=True).content.decode()

    asked.refresh_from_db()
    assert "Không lấy lại được hồ sơ đã rút" in question
    assert asked.state == DossierState.WITHDRAWN
    assert "đã kết thúc" in again


def test_a_promise_that_was_broken_is_apologised_for(client, lan, now, time_machine):
    dossier = make.in_review(lan)
    time_machine.move_to("2026-12-20T09:00:00+07:00")
    Dossier.objects.filter(pk=dossier.pk).update(renewed_promise_on="2026-12-23")

    page = client.get(f"/ca-nhan/ho-so/{dossier.pk}/").content.decode()

    assert "Chúng tôi xin lỗi" in page
    assert "Ngày hẹn mới: 23/12/2026" in page


def test_two_presses_at_the_same_moment_both_reach_the_receipt(client, ready, monkeypatch):
    """The other press declares between this one's reading and its writing."""
    typed, save = fields(client, ready), drafts.save_answers

    def overtaken(**given):
        save(**given)
        return save(**given)

    monkeypatch.setattr(drafts, "save_answers", overtaken)
    answer = client.post(root(ready) + "kiem-tra/", typed)

    assert answer["Location"] == root(ready) + "da-nop/"
    assert Dossier.objects.count() == 1
