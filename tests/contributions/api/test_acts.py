"""What an employer's software does: open, upload, mend, explain, confirm, submit; once for one key."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contributions.models import Declaration, Filing, Receipt
from tests.contributions.api.conftest import month_of
from tests.factories import contributions as make

ACTS = (
    "open/",
    "files/",
    "filing/fix/",
    "filing/suggestions/",
    "filing/confirm/",
    "filing/missing/explain/",
    "submit/",
)


def sheet(firm, name="luong.xlsx"):
    return SimpleUploadedFile(name, make.workbook(*(make.payroll_row(worker) for worker in firm.workers)))


def test_a_month_is_opened_once(khoi, firm):
    answers = [khoi.post(f"{month_of(firm)}open/", key=key) for key in ("a", "a", "b")]

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert Declaration.objects.get().state == "draft"


def test_a_month_out_of_turn_is_refused_with_its_reason(khoi, firm):
    answer = khoi.post(f"employers/{firm.organisation.code}/declarations/2026-12/open/")

    assert answer.status_code == 409
    assert answer.json()["code"] == "month_not_open"


@pytest.mark.parametrize("period", ["2026-13", "2026", "0000-01", "2026-11-2", "thang-nay"])
def test_what_is_no_month_is_not_there(khoi, firm, period):
    assert khoi.post(f"employers/{firm.organisation.code}/declarations/{period}/open/").status_code == 404


def test_a_file_is_stored_and_waits_to_be_read(khoi, firm):
    make.opened(firm)

    answer = khoi.upload(f"{month_of(firm)}files/", file=sheet(firm))

    assert answer.status_code == 201
    assert answer.json()["outcome"] == "new"
    assert answer.json()["filing"]["state"] == "stored"
    assert Filing.objects.get().name == "luong.xlsx"


def test_the_same_key_stores_a_file_once_and_answers_the_same(khoi, firm):
    make.opened(firm)
    content = sheet(firm).read()

    first, second = (
        khoi.upload(f"{month_of(firm)}files/", key="k1", file=SimpleUploadedFile("luong.xlsx", content))
        for _ in range(2)
    )

    assert first.json() == second.json()
    assert first.json()["outcome"] == "new"
    assert Filing.objects.count() == 1


def test_a_key_that_was_used_for_another_file_is_refused(khoi, firm):
    make.opened(firm)
    path = f"{month_of(firm)}files/"
    khoi.upload(path, key="k1", file=sheet(firm))

    answer = khoi.upload(path, key="k1", file=SimpleUploadedFile("khac.csv", b"a,b\n1,2\n"))

    assert answer.status_code == 400
    assert answer.json()["code"] == "key_reused"


@pytest.mark.parametrize(("language", "word"), [("vi", "Tệp"), ("en", "file")])
def test_an_empty_file_is_refused_in_the_readers_language(khoi, firm, language, word):
    make.opened(firm)
    khoi.client.defaults["HTTP_ACCEPT_LANGUAGE"] = language

    answer = khoi.upload(f"{month_of(firm)}files/", file=SimpleUploadedFile("trong.xlsx", b""))

    assert answer.status_code == 400
    assert answer.json()["code"] == "empty_file"
    assert answer.json()["field"] == "file"
    assert word in answer.json()["message"]


def test_a_file_that_comes_late_is_kept_aside(khoi, firm, clean):
    answer = khoi.upload(
        f"{clean.month}files/", file=SimpleUploadedFile("muon.csv", b"x,y\n1,2\n"), version=1
    )

    assert answer.status_code == 201
    assert answer.json()["outcome"] == "kept_aside"


def test_a_cell_is_mended_and_checked_again(khoi, desk):
    body = desk.mended()
    before = khoi.get(f"{desk.month}filing/").json()["counts"]["faults"]

    done = khoi.post(f"{desk.month}filing/fix/", body, key="k").json()

    assert done["line"]["wage_vnd"] == 12_000_000
    assert khoi.get(f"{desk.month}filing/").json()["counts"]["faults"] == before - 1
    assert done["declaration_version"] == desk.version


def test_the_same_key_mends_a_cell_once(khoi, desk):
    body = desk.mended()

    first, second = (khoi.post(f"{desk.month}filing/fix/", body, key="k") for _ in range(2))

    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()


def test_a_line_somebody_else_mended_is_refused(khoi, desk):
    body = desk.mended(version=desk.wrong().version - 1)

    answer = khoi.post(f"{desk.month}filing/fix/", body)

    assert answer.status_code == 409
    assert answer.json()["code"] == "stale"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"cell": "hat"}, "cell", "invalid_choice"),
        ({"number": 0}, "number", "min_value"),
        ({"number": 10**12}, "number", "max_value"),
        ({"text": "\0"}, "text", "null_characters_not_allowed"),
        ({"value": 1}, "value", "unknown_field"),
        ({"version": None}, "version", "null"),
    ],
)
def test_a_bad_body_names_its_field_and_its_code(khoi, desk, change, field, code):
    answer = khoi.post(f"{desk.month}filing/fix/", desk.mended(**change))

    assert answer.status_code == 400
    assert (answer.json()["field"], answer.json()["code"]) == (field, code)


def test_suggestions_are_taken_together(khoi, desk):
    wanted = khoi.get(f"{desk.month}filing/").json()["suggestions"]

    done = khoi.post(f"{desk.month}filing/suggestions/", {"version": desk.version}).json()

    assert done["done"] == wanted > 0
    assert done["declaration_version"] == desk.version


def test_a_missing_person_is_explained(khoi, desk):
    path = f"{desk.month}filing/missing/"
    (one,) = khoi.get(path).json()["results"]
    body = {"number": one["number"], "version": one["version"], "explanation": "left", "on": "2026-11-01"}

    done = khoi.post(f"{path}explain/", body)

    assert done.status_code == 200
    assert khoi.get(path).json()["results"][0]["explanation"] == "left"


def test_one_reason_explains_everybody(khoi, desk):
    body = {"version": desk.version, "explanation": "mistake"}

    assert khoi.post(f"{desk.month}filing/missing/explain/", body).json()["done"] == 1


def test_leaving_without_its_day_is_refused_at_its_field(khoi, desk):
    body = {"version": desk.version, "explanation": "left"}

    answer = khoi.post(f"{desk.month}filing/missing/explain/", body)

    assert answer.status_code == 400
    assert answer.json()["field"] == "on"


def test_warnings_are_confirmed(khoi, desk):
    done = khoi.post(f"{desk.month}filing/confirm/", {"version": desk.version}).json()
    left = khoi.get(f"{desk.month}filing/findings/", level="warning").json()["results"]

    assert done["done"] == len(left) > 0
    assert all(one["is_confirmed"] for one in left)


def test_a_whole_month_goes_through_the_api(khoi, desk):
    month = desk.month
    khoi.post(f"{month}filing/suggestions/", {"version": desk.version})
    khoi.post(f"{month}filing/missing/explain/", {"version": desk.version, "explanation": "mistake"})
    khoi.post(f"{month}filing/fix/", desk.mended())
    khoi.post(f"{month}filing/confirm/", {"version": desk.version})
    price = khoi.get(f"{month}price/").json()

    body = {"version": price["declaration_version"], "is_declared_true": True}
    receipt = khoi.post(f"{month}submit/", body, key="nop-1")

    assert receipt.status_code == 201
    assert receipt.json()["total_vnd"] == price["total_vnd"]
    assert khoi.get(month).json()["state"] == "submitted"


def test_the_same_key_gives_the_same_receipt(khoi, clean):
    body = {"version": clean.version, "is_declared_true": True}

    first, second = (khoi.post(f"{clean.month}submit/", body, key="nop") for _ in range(2))

    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert Receipt.objects.count() == 1


def test_submitting_needs_a_key(khoi, clean):
    answer = khoi.post(f"{clean.month}submit/", {"version": clean.version, "is_declared_true": True})

    assert answer.status_code == 400
    assert answer.json()["code"] == "key_needed"
    assert Receipt.objects.count() == 0


def test_submitting_needs_the_word_that_it_is_true(khoi, clean):
    answer = khoi.post(
        f"{clean.month}submit/", {"version": clean.version, "is_declared_true": False}, key="k"
    )

    assert answer.status_code == 400
    assert answer.json()["code"] == "not_declared"
    assert Receipt.objects.count() == 0


def test_a_month_with_errors_is_not_taken(khoi, desk):
    answer = khoi.post(f"{desk.month}submit/", {"version": desk.version, "is_declared_true": True}, key="k")

    assert answer.status_code == 409
    assert answer.json()["code"] == "errors_left"


@pytest.mark.parametrize("act", ACTS)
def test_another_employer_finds_nothing_to_act_on(tu, clean, act):
    before = clean.version

    assert tu.post(clean.month + act, {}).status_code == 404
    assert clean.version == before


@pytest.mark.parametrize("act", ACTS)
def test_who_may_only_look_acts_on_nothing(viewer, clean, act):
    before = clean.version

    answer = viewer.post(clean.month + act, {})

    assert answer.status_code == 403
    assert answer.json()["code"] == "not_allowed"
    assert clean.version == before
