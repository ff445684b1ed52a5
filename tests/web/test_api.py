"""What every address of the API does: who may come, in which language, how often, how it says no."""

import json

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import translation
from rest_framework import exceptions

from accounts.api.doors import CitizenDoor, Door, language_of
from accounts.api.shapes import hidden
from accounts.api.throttles import AccountRate, VisitorRate, address_of
from accounts.services.files import path_of
from claims.services import letters
from tests.factories import accounts
from tests.factories import claims as claim
from tests.web.api_client import ROOT, Caller
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import Missing, NotAllowed, Stale, WrongState
from vssportal.web.api_errors import handle

pytestmark = pytest.mark.django_db
PUBLIC = {"schema", "figures", "letter", "procedures", "procedure", "tracking"}


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(claim.AT, tick=True)
    cache.clear()


def doors():
    """Every address below /api/v1/ with its view."""
    (root,) = [one for one in get_resolver().url_patterns if str(one.pattern) == ROOT[1:]]
    return {one.name: one for app in root.url_patterns for one in app.url_patterns}


# --- who may come -----------------------------------------------------------------------------------------


def test_every_address_carries_an_access_mark():
    kinds = {name: door.callback.access.kind for name, door in doors().items()}

    assert {name for name, kind in kinds.items() if kind == "public"} == PUBLIC
    assert set(kinds.values()) == {"public", "signed_in", "citizen", "organisation"}
    assert all(
        door.callback.access.detail for door in doors().values() if door.callback.access.kind == "public"
    )


def test_visitors_get_nothing_but_what_is_public():
    values = {"code": "X", "period": "2026-11", "document_id": 1}
    zero = "00000000-0000-7000-8000-000000000000"
    wrong = []
    for name, door in doors().items():
        path = "/" + ROOT[1:] + str(door.pattern)
        for place in door.pattern.converters:
            path = path.replace(path[path.index("<") : path.index(">") + 1], str(values.get(place, zero)))
        for answer in (Client().get(path), Client().post(path), Client().patch(path), Client().delete(path)):
            is_refused = answer.status_code == 403 and answer.json()["code"] == "not_authenticated"
            if is_refused != (name not in PUBLIC):
                wrong.append((name, answer.status_code))

    assert wrong == []


def test_an_act_without_the_sessions_token_is_refused():
    caller = Caller(claim.citizen(), enforce_csrf_checks=True)
    token = caller.get("session/").json()["csrf_token"]
    body = {"procedure": "thai-san"}

    without = caller.post("drafts/", body)
    with_it = caller.post("drafts/", body, **{"X-CSRFToken": token})

    assert (without.status_code, without.json()["code"]) == (403, "csrf_failed")
    assert with_it.status_code == 201


def test_the_session_says_who_and_in_which_roles():
    organisation = accounts.employer()
    filer = accounts.filer(organisation)

    body = Caller(filer).get("session/").json()

    assert body["full_name"] == filer.full_name
    assert body["is_verified"] is False
    assert body["roles"] == [organisation.code]


def test_answers_about_people_are_kept_by_no_cache():
    own, public = Caller(claim.citizen()).get("dossiers/"), Caller().get("procedures/")

    assert "no-store" in own["Cache-Control"]
    assert "Cache-Control" not in public.headers


def test_a_door_without_a_person_behind_it_stays_shut():
    class Probe(CitizenDoor):
        """Would open to anybody signed in if the door did not look."""

    request = RequestFactory().get("/")
    request.user = accounts.user()

    assert Probe.as_view()(request).status_code == 403


# --- language, pages, numbers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("", "vi"),
        ("vi", "vi"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("fr,de", "vi"),
        ("fr,en;q=0.1", "en"),
        ("*", "vi"),
    ],
)
def test_the_language_is_the_first_we_have_of_those_asked_for(asked, language):
    request = RequestFactory().get("/", headers={"Accept-Language": asked})

    assert language_of(request) == language


def test_refusals_come_in_the_readers_language():
    caller = Caller(claim.citizen())
    path = "procedures/khong-co/"

    vietnamese = caller.get(path).json()["message"]
    caller.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    english = caller.get(path).json()["message"]

    assert vietnamese.startswith("Không có thủ tục")
    assert english != vietnamese
    assert translation.get_language() == "vi"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("số 001199000123 và 0112345678", "số ••• 0123 và ••• 5678"),
        ("25.000.000 đồng năm 2026", "25.000.000 đồng năm 2026"),
        ("123456789", "••• 6789"),
        ("", ""),
    ],
)
def test_long_numbers_are_hidden_but_for_four_digits(text, shown):
    assert hidden(text) == shown


# --- how it says no ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "status", "code", "field"),
    [
        (NotAllowed("Không"), 403, "not_allowed", ""),
        (Missing("Không có {n}", n=1), 404, "missing", ""),
        (WrongState("Sai", code="closed"), 409, "closed", ""),
        (Stale("Cũ", field="version"), 409, "stale", "version"),
        (Http404(), 404, "not_found", ""),
        (PermissionDenied(), 403, "not_allowed", ""),
        (exceptions.PermissionDenied("CSRF Failed: x"), 403, "csrf_failed", "X-CSRFToken"),
        (exceptions.ParseError(), 400, "parse_error", ""),
        (exceptions.MethodNotAllowed("PUT"), 405, "method_not_allowed", ""),
        (exceptions.UnsupportedMediaType("a/b"), 415, "unsupported_media_type", ""),
        (exceptions.NotAcceptable(), 406, "not_acceptable", ""),
        (exceptions.Throttled(wait=3.2), 429, "too_many", ""),
        (exceptions.ValidationError({"a": {"b": ["x"]}}, code="required"), 400, "required", "a.b"),
        (exceptions.ValidationError(["x"]), 400, "invalid", ""),
    ],
)
def test_every_refusal_has_one_shape(error, status, code, field):
    answer = handle(error, {})

    assert answer.status_code == status
    assert (answer.data["code"], answer.data["field"]) == (code, field)
    assert answer.data["message"]


def test_a_bug_is_no_refusal():
    assert handle(RuntimeError("bug"), {}) is None


def test_every_fault_of_a_body_is_listed():
    body = Caller(claim.citizen()).post("drafts/", {"another": "perhaps"}).json()

    assert {(one["field"], one["code"]) for one in body["errors"]} == {
        ("procedure", "required"),
        ("another", "invalid"),
    }
    assert body["errors"][0] == {name: body[name] for name in ("code", "message", "field")}


@pytest.mark.parametrize("content", ["{", "[]", '"x"', "\xff"])
def test_what_is_no_object_of_json_is_refused(content):
    caller = Caller(claim.citizen())

    answer = caller.client.post(f"{ROOT}drafts/", content, content_type="application/json")

    assert answer.status_code == 400


def test_a_key_is_not_cut_short():
    caller = Caller(claim.citizen())

    answer = caller.post("drafts/", {"procedure": "thai-san"}, key="x" * 81)

    assert (answer.status_code, answer.json()["code"]) == (400, "key_too_long")


def test_a_key_holds_for_its_own_account_and_address():
    one, other = Caller(claim.citizen()), Caller(claim.citizen())
    body = {"procedure": "thai-san"}

    ids = {caller.post("drafts/", body, key="same").json()["id"] for caller in (one, other, one)}

    assert len(ids) == 2


# --- how often --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "is_signed_in"), [(AccountRate, True), (VisitorRate, False)])
def test_too_many_calls_are_told_when_to_come_back(monkeypatch, rate, is_signed_in):
    monkeypatch.setattr(rate, "rate", "2/min")
    caller = Caller(claim.citizen() if is_signed_in else None)

    answers = [caller.get("procedures/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["code"] == "too_many"
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_a_visitor_is_counted_by_the_address_our_proxy_saw(settings):
    request = RequestFactory().get(
        "/", headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.7"}, REMOTE_ADDR="127.0.0.1"
    )

    settings.SECURE_PROXY_SSL_HEADER = None
    assert address_of(request) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert address_of(request) == "10.0.0.7"


def test_every_door_is_throttled():
    views = [door.callback.cls for door in doors().values()]

    assert [view for view in views if issubclass(view, Door) and not view.throttle_classes] == []
    assert [view.__name__ for view in views if not issubclass(view, Door)] == ["Schema"]


# --- for everybody ----------------------------------------------------------------------------------------


def test_figures_are_those_of_the_day_with_their_source():
    (before,) = Caller().get("figures/", code="base_salary", day="2024-01-01").json()["results"]
    (after,) = Caller().get("figures/", code="base_salary", day="2025-01-01").json()["results"]

    assert before["values"] == {"": "1800000"}
    assert after["values"] == {"": "2340000"}
    assert after["since"] == "2024-07-01"
    assert after["source"]


def test_a_day_that_is_none_is_refused():
    answer = Caller().get("figures/", day="31/02/2026")

    assert (answer.status_code, answer.json()["field"]) == (400, "day")


def test_a_letter_is_confirmed_by_its_code_until_its_bytes_are_touched():
    dossier = claim.submitted()
    letter = letters.issue_receipt(dossier_id=dossier.pk, at=claim.AT)
    path = f"letters/{pretty_code(letter.code)}/"

    whole = Caller().get(path).json()
    path_of(letter.file_id).write_bytes(b"%PDF-1.7 touched")
    touched = Caller().get(path).json()

    assert (whole["is_whole"], whole["is_seal_good"], whole["number"]) == (True, True, letter.number)
    assert (touched["is_whole"], touched["is_seal_good"]) == (False, False)
    assert dossier.person.citizen_number not in json.dumps(whole)


@pytest.mark.parametrize("code", ["7K3M-Q9ZP-1XA4", "x", "7K3MQ9ZP1XA5"])
def test_a_code_nobody_issued_is_not_there(code):
    answer = Caller().get(f"letters/{code}/")

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_letters_cannot_be_guessed_by_trying():
    answers = [Caller().get("letters/x/") for _ in range(21)]

    assert answers[-2].status_code == 404
    assert answers[-1].status_code == 429
