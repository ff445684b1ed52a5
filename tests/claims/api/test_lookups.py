"""Tra cứu through the API: procedures for everybody; tracking, counted together with its page."""

from datetime import timedelta

from django.test import Client

from tests.factories import claims as make
from vssportal.kernel.codes import pretty_code


def test_procedures_are_found_by_words_without_marks(anybody):
    body = anybody.get("procedures/", q="thai san").json()

    assert "thai-san" in [one["slug"] for one in body["results"]]
    assert all(one["national_code"] for one in body["results"])


def test_a_procedure_tells_how_long_it_takes_and_by_which_text(anybody):
    body = anybody.get("procedures/thai-san/").json()

    assert body["can_file"] is True
    assert body["term"]["days"] > 0
    assert body["term"]["source"]


def test_an_unknown_procedure_is_not_there(anybody):
    answer = anybody.get("procedures/khong-co/")

    assert (answer.status_code, answer.json()["code"]) == (404, "missing")


def test_a_dossier_is_tracked_without_name_or_amount(anybody, lan):
    dossier = make.submitted(lan)

    answer = anybody.post("tracking/", {"code": pretty_code(dossier.tracking_code), "phone_tail": "5678"})

    assert answer.status_code == 200
    assert answer.json()["number"] == dossier.number
    assert lan.full_name not in answer.content.decode()


def test_a_wrong_tail_and_a_wrong_code_get_the_same_answer(anybody, lan):
    dossier = make.submitted(lan)

    tail = anybody.post("tracking/", {"code": dossier.tracking_code, "phone_tail": "0000"})
    code = anybody.post("tracking/", {"code": "7K3M-Q9ZP-1XA4", "phone_tail": "5678"})

    assert tail.status_code == code.status_code == 404
    assert tail.json() == code.json()


def test_five_wrong_tries_close_api_and_page_alike(anybody, lan, time_machine):
    dossier = make.submitted(lan)
    right = {"code": dossier.tracking_code, "phone_tail": "5678"}

    tries = [anybody.post("tracking/", {**right, "phone_tail": "0000"}).status_code for _ in range(5)]
    closed = anybody.post("tracking/", right)
    page = Client().post("/tra-cuu/ho-so/", right)
    time_machine.move_to(make.AT + timedelta(minutes=16), tick=True)

    assert tries == [404] * 5
    assert (closed.status_code, closed.json()["code"]) == (429, "too_many")
    assert 0 < int(closed["Retry-After"]) <= 15 * 60 + 1
    assert page.status_code == 429
    assert anybody.post("tracking/", right).status_code == 200
