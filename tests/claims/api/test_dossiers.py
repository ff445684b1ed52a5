"""Hồ sơ through the API: list, progress, supplement, withdrawal, decision."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from claims.models import Dossier
from claims.services import decisions, review
from tests.factories import claims as make

LATER = make.AT + timedelta(hours=1)
READ = ("", "supplement/", "decision/")


@pytest.fixture
def asked(lan):
    """A dossier whose citizen is asked for a paper."""
    dossier = make.in_review(lan)
    what = review.Asked("Giấy ra viện", "Ảnh bị mờ", "Chụp đủ bốn góc", "discharge")
    officer = make.officer("Phạm Thu Hà")
    review.request_supplement(actor=officer, dossier_id=dossier.pk, asked=(what,), at=LATER)
    return dossier


@pytest.fixture
def decided(lan, time_machine):
    """A dossier that was granted."""
    cast = make.cast()
    dossier = make.in_review(lan)
    review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=LATER)
    decisions.approve(actor=cast.quan, dossier_id=dossier.pk, at=LATER)
    return dossier


def test_one_s_own_dossiers_are_listed(caller, lan):
    mine = make.submitted(lan)
    make.submitted(make.citizen("Đỗ Anh Tú"))

    body = caller.get("dossiers/").json()

    assert [one["number"] for one in body["results"]] == [mine.number]
    assert body["results"][0]["progress"]["step"] == 1


def test_the_list_is_narrowed_by_what_is_open_and_by_words(caller, lan):
    mine = make.submitted(lan)

    def count(**query):
        return caller.get("dossiers/", **query).json()["count"]

    assert count(is_open="true") == count(q=mine.number) == count(is_open="true", q="thai sản") == 1
    assert count(is_open="false") == count(q="không có") == 0


def test_a_dossier_tells_its_progress_and_its_journal_without_an_officers_name(caller, lan):
    dossier = make.in_review(lan)

    body = caller.get(f"dossiers/{dossier.pk}/").json()

    assert [step["is_current"] for step in body["progress"]["steps"]] == [False, True, False, False]
    assert [event["name"] for event in body["timeline"]] == ["start_review", "submit"]
    assert body["timeline"][-1]["at"] == "2026-11-23T09:30:00+07:00"
    assert "Phạm" not in str(body)
    assert body["can_withdraw"] is True


def test_titles_come_in_the_readers_language(caller, lan):
    dossier = make.submitted(lan)
    path = f"dossiers/{dossier.pk}/"

    vietnamese = caller.get(path)
    caller.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en-GB,en;q=0.9,vi;q=0.5"
    english = caller.get(path)

    assert vietnamese.json()["title"] == dossier.spec.title
    assert english.json()["title"] == dossier.spec.title_en
    assert english.json()["timeline"][0]["message"] != vietnamese.json()["timeline"][0]["message"]
    assert (vietnamese["Content-Language"], english["Content-Language"]) == ("vi", "en")


def test_what_is_asked_for_is_told_with_its_day(caller, asked):
    body = caller.get(f"dossiers/{asked.pk}/supplement/").json()

    assert body["asked"][0]["what"] == "Giấy ra viện"
    assert body["due_on"] == asked.requests.get().due_on.isoformat()


def test_a_supplement_is_sent_once_for_one_key(caller, asked):
    path = f"dossiers/{asked.pk}/supplement/"
    file = SimpleUploadedFile("a.jpg", make.picture(), "image/jpeg")

    sent = caller.upload(f"{path}papers/", kind="discharge", file=file)
    first, second = (caller.post(path, {"note": "Đã gửi"}, key="k") for _ in range(2))

    assert sent.status_code == 201
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    assert first.json()["has_open_request"] is False
    assert asked.requests.get().is_answered


@pytest.mark.parametrize(
    ("body", "code"),
    [({}, "nothing_sent"), ({"answers": {"birth_on": None}}, "null"), ({"text": "x"}, "unknown_field")],
)
def test_a_supplement_that_says_nothing_is_refused(caller, asked, body, code):
    answer = caller.post(f"dossiers/{asked.pk}/supplement/", body)

    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_without_a_request_there_is_nothing_to_answer(caller, lan):
    dossier = make.in_review(lan)
    path = f"dossiers/{dossier.pk}/supplement/"

    assert caller.get(path).status_code == 404
    assert caller.post(path, {"note": "x"}).status_code == 409


def test_a_dossier_is_withdrawn_once(caller, lan):
    dossier = make.submitted(lan)
    path = f"dossiers/{dossier.pk}/withdraw/"

    first, second = (caller.post(path, {"note": "Nộp nhầm"}, key="k") for _ in range(2))
    again = caller.post(path, {"note": "Nộp nhầm"}, key="other")

    assert first.json() == second.json()
    assert Dossier.objects.get(pk=dossier.pk).state == "withdrawn"
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")


def test_a_decision_comes_with_the_worksheet_it_rests_on(caller, decided):
    body = caller.get(f"dossiers/{decided.pk}/decision/").json()

    assert body["outcome"] == "grant"
    assert body["amount_vnd"] == body["worksheet"]["total_vnd"] > 0
    assert body["account"] == "••• 5678 (VCB)"
    assert body["complaint_days"] > 0
    assert "Quân" not in str(body)


def test_an_undecided_dossier_says_so(caller, lan):
    dossier = make.submitted(lan)

    answer = caller.get(f"dossiers/{dossier.pk}/decision/")

    assert (answer.status_code, answer.json()["message"]) == (404, "Hồ sơ này chưa có quyết định.")


def test_somebody_else_finds_no_dossier(tu, asked):
    path = f"dossiers/{asked.pk}/"
    file = SimpleUploadedFile("a.jpg", make.picture(), "image/jpeg")

    answers = [
        *(tu.get(path + part) for part in READ),
        tu.post(f"{path}supplement/", {"note": "x"}),
        tu.upload(f"{path}supplement/papers/", kind="discharge", file=file),
        tu.post(f"{path}withdraw/", {}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert tu.get("dossiers/").json()["count"] == 0
    assert Dossier.objects.get(pk=asked.pk).state == "awaiting_supplement"
