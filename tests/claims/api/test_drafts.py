"""Hồ sơ nháp through the API: start, answer, papers, estimate, submit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Person
from claims.models import Document, Dossier, Draft
from tests.factories import accounts
from tests.factories import claims as make
from tests.web.api_client import Caller

DECLARED = {"is_declared_true": True, "has_consented": True}


def picture(name="giay.jpg"):
    return SimpleUploadedFile(name, make.picture(), "image/jpeg")


def test_a_draft_is_started_once_for_one_key(caller, lan):
    body = {"procedure": "thai-san", "another": True}

    first, second, other = (caller.post("drafts/", body, key=key) for key in ("a", "a", "b"))

    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert other.json()["id"] != first.json()["id"]
    assert Draft.objects.filter(user=lan).count() == 2


def test_starting_goes_on_with_the_open_draft(caller, lan):
    made = make.draft(lan)

    assert caller.post("drafts/", {"procedure": "thai-san"}).json()["id"] == str(made.pk)


@pytest.mark.parametrize(
    ("procedure", "status", "code"), [("huu-tri", 404, "missing"), ("x y", 400, "invalid")]
)
def test_a_procedure_that_is_not_there_is_refused(caller, procedure, status, code):
    answer = caller.post("drafts/", {"procedure": procedure})

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_answers_are_merged_and_the_version_rises(caller, lan):
    made = make.draft(lan)
    body = {"version": made.version, "answers": {"leave_from": "2026-10-02", "child_name": None}}

    saved = caller.patch(f"drafts/{made.pk}/", body).json()

    assert saved["version"] == made.version + 1
    assert saved["answers"]["leave_from"] == "2026-10-02"
    assert saved["answers"]["birth_on"] == "2026-10-03"


def test_a_change_takes_the_declarations_back(caller, lan):
    made = make.draft(lan)

    saved = caller.patch(f"drafts/{made.pk}/", {"version": made.version, "answers": {"children": 2}}).json()

    assert "is_declared_true" not in saved["answers"]
    assert "has_consented" not in saved["answers"]


def test_an_old_version_is_refused_and_nothing_is_saved(caller, lan):
    made = make.draft(lan)
    body = {"version": made.version - 1, "answers": {"children": 2}}

    answer = caller.patch(f"drafts/{made.pk}/", body)

    assert (answer.status_code, answer.json()["code"]) == (409, "other_window")
    assert Draft.objects.get(pk=made.pk).answers["children"] == 1


def test_the_same_key_saves_once(caller, lan):
    made = make.draft(lan)
    body = {"version": made.version, "answers": {"children": 2}}

    first, second = (caller.patch(f"drafts/{made.pk}/", body, key="k") for _ in range(2))

    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()


@pytest.mark.parametrize(
    ("answers", "field", "code"),
    [
        ({"hat": 1}, "answers.hat", "unknown_field"),
        ({"birth_on": "03/10/2026"}, "answers.birth_on", "invalid"),
        ({"birth_on": "0001-01-01"}, "answers.birth_on", "invalid"),
        ({"children": 10**30}, "answers.children", "max_value"),
        ({"surgery": "maybe"}, "answers.surgery", "invalid"),
        ({"kind": "stork"}, "answers.kind", "invalid_choice"),
        ({"child_name": "a\0b"}, "answers.child_name", "null_characters_not_allowed"),
        ({"phone": "12"}, "phone", ""),
    ],
)
def test_an_answer_of_the_wrong_shape_names_its_field(caller, lan, answers, field, code):
    made = make.draft(lan)

    answer = caller.patch(f"drafts/{made.pk}/", {"version": made.version, "answers": answers})

    assert answer.status_code == 400
    assert answer.json()["field"] == field
    assert answer.json()["code"].startswith(code)
    assert Draft.objects.get(pk=made.pk).version == made.version


def test_phone_and_account_are_masked_and_cannot_be_sent_back_masked(caller, lan):
    made = make.draft(lan)
    shown = caller.get(f"drafts/{made.pk}/").json()["answers"]
    sent = {"account_number": shown["account_number"]}

    answer = caller.patch(f"drafts/{made.pk}/", {"version": made.version, "answers": sent})

    assert made.answers["account_number"] not in str(shown)
    assert made.answers["phone"] not in str(shown)
    assert (answer.status_code, answer.json()["code"]) == (400, "masked")


def test_the_estimate_is_the_officers_rule_line_by_line(caller, lan):
    made = make.draft(lan)

    body = caller.get(f"drafts/{made.pk}/estimate/").json()

    assert body["is_blocked"] is False
    assert body["total_vnd"] == body["worksheet"]["total_vnd"] > 0
    assert all(line["amount_vnd"] is not None for line in body["worksheet"]["lines"] if line["unit"] == "VND")
    assert body["worksheet"]["figures"][0]["source"]


def test_an_estimate_names_what_is_missing(caller, lan):
    made = caller.post("drafts/", {"procedure": "thai-san"}).json()

    body = caller.get(f"drafts/{made['id']}/estimate/").json()

    assert body["worksheet"] is None
    assert body["missing"] == ["kind", "birth_on"]


def test_a_paper_is_sent_once_and_taken_out(caller, lan):
    made = make.draft(lan, with_paper=False)
    path = f"drafts/{made.pk}/papers/"

    first, second = (caller.upload(path, key="k", kind="birth_notice", file=picture()) for _ in range(2))
    gone = caller.delete(f"{path}{first.json()['id']}/")

    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert gone.status_code == 204
    assert Document.objects.count() == 1
    assert not made.documents.kept().exists()


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("birth_notice", b"hello", "wrong_type"),
        ("birth_notice", b"", "empty"),
        ("hat", b"%PDF-1.7", "invalid_choice"),
    ],
)
def test_a_paper_that_cannot_be_taken_is_refused(caller, lan, kind, content, code):
    made = make.draft(lan, with_paper=False)

    answer = caller.upload(f"drafts/{made.pk}/papers/", kind=kind, file=SimpleUploadedFile("a.pdf", content))

    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_a_paper_beyond_ten_megabytes_is_refused(caller, lan):
    made = make.draft(lan, with_paper=False)
    large = SimpleUploadedFile("a.pdf", b"%PDF-1.7" + b"0" * (10 << 20))

    answer = caller.upload(f"drafts/{made.pk}/papers/", kind="birth_notice", file=large)

    assert (answer.status_code, answer.json()["code"]) == (400, "too_big")


def test_a_draft_becomes_one_dossier_for_one_key(caller, lan):
    made = make.draft(lan)
    body = {"version": made.version, **DECLARED}

    first, second = (caller.post(f"drafts/{made.pk}/submit/", body, key="nop") for _ in range(2))

    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert str(Dossier.objects.get().pk) == first.json()["dossier_id"]


def test_submitting_needs_a_key(caller, lan):
    made = make.draft(lan)

    answer = caller.post(f"drafts/{made.pk}/submit/", {"version": made.version, **DECLARED})

    assert (answer.status_code, answer.json()["code"]) == (400, "key_needed")
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"is_declared_true": False}, 400, "not_declared"),
        ({"has_consented": False}, 400, "not_consented"),
        ({"version": 1}, 409, "other_window"),
        ({"has_consented": None}, 400, "null"),
    ],
)
def test_what_was_not_declared_or_not_seen_is_not_submitted(caller, lan, change, status, code):
    made = make.draft(lan)

    answer = caller.post(
        f"drafts/{made.pk}/submit/", {"version": made.version, **DECLARED, **change}, key="k"
    )

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert Draft.objects.get(pk=made.pk).version == made.version
    assert not Dossier.objects.exists()


def test_a_draft_without_its_paper_is_not_submitted(caller, lan):
    made = make.draft(lan, with_paper=False)

    answer = caller.post(f"drafts/{made.pk}/submit/", {"version": made.version, **DECLARED}, key="k")

    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (
        400,
        "incomplete",
        "papers",
    )


def test_a_discarded_draft_is_gone(caller, lan):
    made = make.draft(lan)

    assert caller.delete(f"drafts/{made.pk}/").status_code == 204
    assert caller.get(f"drafts/{made.pk}/").status_code == 404
    assert caller.get("drafts/").json()["count"] == 0


def test_somebody_else_finds_no_draft(tu, lan):
    made = make.draft(lan)
    path = f"drafts/{made.pk}/"
    kept = made.documents.get().pk

    answers = [
        tu.get(path),
        tu.patch(path, {"version": made.version, "answers": {"children": 2}}),
        tu.delete(path),
        tu.get(f"{path}estimate/"),
        tu.upload(f"{path}papers/", kind="birth_notice", file=picture()),
        tu.delete(f"{path}papers/{kept}/"),
        tu.post(f"{path}submit/", {"version": made.version, **DECLARED}, key="k"),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert tu.get("drafts/").json()["count"] == 0
    assert Draft.objects.get(pk=made.pk).version == made.version
    assert made.documents.kept().count() == 1


def test_an_account_without_a_person_is_told_to_be_verified():
    answer = Caller(accounts.user()).get("drafts/")

    assert (answer.status_code, answer.json()["code"]) == (403, "no_person")
    assert not Person.objects.exists()
