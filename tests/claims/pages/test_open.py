"""Every page opens in both languages; what is another's does not exist."""

from datetime import timedelta

import pytest

from claims.catalogue import PROCEDURES
from claims.catalogue.life_events import LIFE_EVENTS
from claims.forms.steps import STEPS
from tests.factories import claims as make

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["", "/en"])


@LANGUAGES
def test_every_public_page_opens(client, language):
    paths = ["/thu-tuc/", "/tra-cuu/", "/tra-cuu/ho-so/"]
    paths += [f"/thu-tuc/{each.slug}/" for each in PROCEDURES]
    paths += [f"/viec/{each.slug}/" for each in LIFE_EVENTS]

    assert {path: client.get(language + path).status_code for path in paths} == dict.fromkeys(paths, 200)


@LANGUAGES
def test_every_page_of_a_new_person_opens(client, lan, now, language):
    paths = ["/ca-nhan/", "/ca-nhan/qua-trinh/", "/ca-nhan/ho-so/", "/ca-nhan/ho-so/moi/thai-san/"]

    assert {path: client.get(language + path).status_code for path in paths} == dict.fromkeys(paths, 200)


@LANGUAGES
@pytest.mark.parametrize(
    "kind", ["birth", "father", "adoption", "loss", "prenatal", "father_one_time", "voluntary"]
)
def test_every_question_of_every_case_opens(client, lan, now, language, kind):
    draft = make.draft(lan, kind=kind, received_on="2026-10-10" if kind == "adoption" else None)
    root = f"{language}/ca-nhan/ho-so/nhap/{draft.pk}/"
    steps = [step for step in STEPS if step.applies(draft.answers)]

    found = {step.slug: client.get(f"{root}{step.task_slug}/{step.slug}/").status_code for step in steps}
    others = {path: client.get(root + path).status_code for path in ("", "kiem-tra/", "xoa/")}

    assert set(found.values()) == set(others.values()) == {200}
    assert client.get(f"{root}giay-to/", follow=True).status_code == 200


@LANGUAGES
def test_every_page_of_a_dossier_opens(client, lan, now, language):
    dossier = make.submitted(lan)
    root = f"{language}/ca-nhan/ho-so/{dossier.pk}/"
    paths = [
        root,
        f"{root}rut/",
        f"{root}giay-tiep-nhan/",
        f"{language}/ca-nhan/ho-so/nhap/{dossier.draft_id}/da-nop/",
    ]

    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def paths_of(dossier, draft):
    root, draft_root = f"/ca-nhan/ho-so/{dossier.pk}/", f"/ca-nhan/ho-so/nhap/{draft.pk}/"
    return [
        *(root + part for part in ("", "rut/", "bo-sung/", "ket-qua/", "giay-tiep-nhan/")),
        *(
            draft_root + part
            for part in ("", "kiem-tra/", "xoa/", "giay-to/", "giay-to/giay-chung-sinh/", "sinh-con/")
        ),
        f"{draft_root}sinh-con/ngay/",
        f"/ca-nhan/ho-so/nhap/{dossier.draft_id}/da-nop/",
    ]


def test_nothing_of_another_is_there(client, now, tu):
    owner = make.citizen()
    dossier, draft = make.submitted(owner), make.draft(owner, birth_on="2026-11-01")
    client.force_login(tu)

    answers = {path: client.get(path).status_code for path in paths_of(dossier, draft)}
    posts = {path: client.post(path, {"act": "x"}).status_code for path in paths_of(dossier, draft)}

    assert set(answers.values()) == set(posts.values()) == {404}


def test_a_stranger_is_asked_to_sign_in(client, now):
    dossier, draft = make.submitted(), make.draft(birth_on="2026-11-01")

    for path in ["/ca-nhan/", "/ca-nhan/ho-so/", "/ca-nhan/qua-trinh/", *paths_of(dossier, draft)]:
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


def test_a_draft_that_was_submitted_leads_to_its_receipt(client, lan, now):
    dossier = make.submitted(lan)
    root = f"/ca-nhan/ho-so/nhap/{dossier.draft_id}/"

    for part in ("", "kiem-tra/", "sinh-con/ngay/", "giay-to/"):
        assert client.get(root + part)["Location"] == f"{root}da-nop/"


def test_a_draft_lives_for_a_week_and_through_a_sign_out(client, lan, now, time_machine):
    draft = make.draft(lan)
    client.logout()
    time_machine.move_to(make.AT + timedelta(days=7))
    client.force_login(lan)

    page = client.get("/ca-nhan/").content.decode()

    assert f"/ca-nhan/ho-so/nhap/{draft.pk}/" in page
    assert "Chưa nộp" in page


def test_a_question_of_another_case_is_not_there(client, lan, now):
    draft = make.draft(lan)

    assert client.get(f"/ca-nhan/ho-so/nhap/{draft.pk}/sinh-con/tuoi-thai/").status_code == 404
    assert client.get(f"/ca-nhan/ho-so/nhap/{draft.pk}/khong-co/gi/").status_code == 404


def test_personal_pages_are_kept_by_no_cache(client, lan, now):
    assert "no-store" in client.get("/ca-nhan/")["Cache-Control"]
