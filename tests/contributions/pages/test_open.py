"""Every page opens in both languages; what belongs to another employer does not exist; who may only look cannot act."""

import re

import pytest

from contributions.services import deciding, declarations, receipts
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize("language", ["", "/en"])
PAGES = ("", "lao-dong/", "lich-su/", "cong-no/", "ke-khai/", "ke-khai/?nam=2025")
READING = (
    "",
    "kiem-tra/",
    "dong/",
    "dong/2/",
    "dong/4/trung/",
    "thay-doi/",
    "thay-doi/?nhom=tang",
    "so-tien/",
)
FILING = ("tai-tep/", "nop/", "danh-dau/", "bo-sung/", "mau/")
ACTS = (
    "khong-doi/", "tai-tep/", "doc-lai/", "kiem-tra/sua/", "kiem-tra/goi-y/", "kiem-tra/xac-nhan/",
    "danh-dau/tao/", "dong/2/bo/", "dong/4/giu/", "thay-doi/ly-do/", "nop/", "bo-sung/",
)  # fmt: skip


def submitted(desk):
    declaration = desk.declaration
    receipt = declarations.submit(
        actor=desk.firm.filer, declaration=declaration, version=declaration.version, key="k", at=make.AT
    )
    return receipt


@LANGUAGES
def test_every_page_of_an_employer_opens(client, desk, language):
    worker = desk.firm.organisation.employments.order_by("pk").first()
    paths = [desk.root + page for page in (*PAGES, f"lao-dong/{worker.pk}/")]
    paths += [desk.month + page for page in (*READING, *FILING)]

    answers = {path: client.get(language + path).status_code for path in ["/don-vi/", *paths]}

    assert answers == dict.fromkeys(["/don-vi/", *paths], 200)


@LANGUAGES
@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_what_became_of_a_month_opens(client, clean, language, state):
    receipt = submitted(clean)
    if state == "accepted":
        deciding.decide_declaration(declaration_id=clean.filing.declaration_id, at=make.AT)
        receipts.issue_receipt(receipt_id=receipt.pk, at=make.AT)

    month, papers = client.get(language + clean.month), client.get(f"{language}{clean.month}da-nop/")

    assert month.status_code == papers.status_code == 200
    assert receipt.number in papers.content.decode()
    assert receipt.digest in papers.content.decode()
    assert clean.declaration.state == state


def test_a_month_that_nobody_opened_offers_four_ways(client, firm):
    page = client.get(f"/don-vi/{firm.organisation.code}/ke-khai/2026-11/").content.decode()

    for way in ("khong-doi/", "mau/", "tai-tep/"):
        assert f"ke-khai/2026-11/{way}" in page
    assert firm.organisation.declarations.count() == 0


@pytest.mark.parametrize("month", ["2026-12", "2019-12", "2026-11-2", "2026-13"])
def test_a_month_the_employer_cannot_have_is_not_there(client, firm, month):
    assert client.get(f"/don-vi/{firm.organisation.code}/ke-khai/{month}/").status_code == 404


def test_a_month_accepted_before_the_portal_offers_a_supplement(client, firm):
    page = client.get(f"/don-vi/{firm.organisation.code}/ke-khai/2026-10/").content.decode()

    assert "ke-khai/2026-10/bo-sung/" in page


def paths_of(desk):
    worker = desk.firm.organisation.employments.order_by("pk").first()
    own = [
        desk.root + page
        for page in (*PAGES, f"lao-dong/{worker.pk}/", "lao-dong/xuat.csv", "lao-dong/xuat.xlsx")
    ]
    return own + [
        desk.month + page for page in (*READING, *FILING, "tien-do/", "tien-do/so/", "so-tien/theo-nguoi.csv")
    ]


def test_nothing_of_an_employer_is_there_for_a_stranger(client, desk, tu):
    client.force_login(tu)

    seen = {path: client.get(path).status_code for path in paths_of(desk)}
    done = {act: client.post(desk.month + act, {"version": 1}).status_code for act in ACTS}

    assert set(seen.values()) == set(done.values()) == {404}


def test_who_is_signed_out_is_asked_to_sign_in(client, desk):
    client.logout()

    for path in ["/don-vi/", *paths_of(desk)]:
        answer = client.get(path)
        assert (answer.status_code, answer["Location"].startswith("/dang-nhap/")) == (302, True), path


def test_who_may_only_look_sees_and_cannot_act(client, desk, viewer):
    client.force_login(viewer)
    before = desk.declaration.version

    seen = {page: client.get(desk.month + page).status_code for page in READING}
    done = {act: client.post(desk.month + act, {"version": before}).status_code for act in ACTS}
    forms = {page: client.get(desk.month + page).status_code for page in FILING}

    assert set(seen.values()) == {200}
    assert set(done.values()) == set(forms.values()) == {403}
    assert desk.declaration.version == before


def test_who_may_only_look_is_shown_no_form_that_acts(client, desk, viewer):
    client.force_login(viewer)

    for page in READING:
        text = client.get(desk.month + page).content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        assert not re.search(r'method="post"', main), page


def test_another_employers_worker_is_not_there(client, desk):
    other = make.firm(workers=1)
    worker = other.organisation.employments.get()

    assert client.get(f"{desk.root}lao-dong/{worker.pk}/").status_code == 404


def test_pages_are_kept_by_no_cache(client, desk):
    for path in (desk.root, f"{desk.month}kiem-tra/", f"{desk.root}lao-dong/"):
        assert "no-store" in client.get(path)["Cache-Control"]
