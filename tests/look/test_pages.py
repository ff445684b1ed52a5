"""The pages of the portal itself: both languages, no dead link, nothing the security policy would stop."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from vssportal.home.content import CALCULATORS, LIFE_EVENTS, LOOKUPS, NOTICES, POPULAR, existing
from vssportal.home.views import ABOUT_PAGES
from vssportal.web import errors
from vssportal.web.menus import page_exists

pytestmark = pytest.mark.urls("tests.look.urls")

ROOT = Path(__file__).parents[2]
ABOUT = [f"/{page.slug}/" for page in ABOUT_PAGES]
GALLERY = [f"/mau/{path.stem}/" for path in sorted((Path(__file__).parent / "pages").glob("*.html"))]
OWN = ["/", *ABOUT]
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
# Proper names stay as they are, and a language is named in itself.
STAYS = re.compile(r"Tiếng Việt|Ngôn ngữ / Language|Tràng Thi|Cửa Nam|Hà Nội")


class Read(HTMLParser):
    """Links, ids, headings and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name) for name in given]
        self.words += [given[name] for name in ("aria-label", "placeholder", "title", "alt") if name in given]
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "form" and given.get("action"):
            self.links.append(given["action"])
        if "id" in given:
            self.ids.append(given["id"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page_at(path: str) -> Read:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return Read(answer.content.decode())


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize("language", ["", "/en"])
def test_no_link_leads_to_a_missing_page(path: str, language: str) -> None:
    page = page_at(f"{language}{path}")
    inner = {link.partition("#")[0] for link in page.links if link.startswith("/")}

    assert inner
    assert {link for link in inner if Client().get(link).status_code == 404} == set()


@pytest.mark.urls("vssportal.urls")
@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_link_is_served_by_the_whole_portal(path: str, language: str) -> None:
    page = page_at(f"{language}{path}")
    inner = {re.split(r"[?#]", link)[0] for link in page.links if link.startswith("/")}

    with translation.override("en" if language else "vi"):
        own = {link for link in inner if link.startswith("/en/") == bool(language)}
        assert {link for link in own if not page_exists(link.removeprefix("/en"))} == set()


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize("language", ["", "/en"])
def test_a_link_within_pages_finds_its_place(path: str, language: str) -> None:
    page = page_at(f"{language}{path}")
    places = [link.split("#") for link in page.links if "#" in link]

    for address, place in places:
        there = page if not address else page_at(address)
        assert place in there.ids, f"{address}#{place}"


@pytest.mark.parametrize("path", OWN)
def test_english_pages_are_english(path: str) -> None:
    page = page_at(f"/en{path}")
    left = [word.strip() for word in page.words if VIETNAMESE.search(STAYS.sub("", word))]

    assert left == []


@pytest.mark.parametrize("path", [*OWN, *GALLERY])
def test_a_page_has_one_heading_of_the_first_rank_and_skips_none(path: str) -> None:
    headings = page_at(path).headings

    assert headings.count(1) == 1
    # The footer's headings start over at the second rank.
    assert all(later <= earlier + 1 for earlier, later in pairwise(headings))


@pytest.mark.parametrize("path", [*OWN, *GALLERY])
def test_no_id_stands_twice(path: str) -> None:
    ids = page_at(path).ids

    assert [name for name in ids if ids.count(name) > 1] == []


@pytest.mark.parametrize("path", [*OWN, *GALLERY])
def test_nothing_needs_inline_code(path: str) -> None:
    page = page_at(path)
    text = Client().get(path).content.decode()

    assert [tag for tag, name in page.attributes if name == "style" or name.startswith("on")] == []
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", [*OWN, *GALLERY])
def test_every_address_is_our_own(path: str) -> None:
    text = Client().get(path).content.decode()

    assert re.findall(r"(?:src|href)=\"(?:https?:)?//[^\"]+\"", text) == []


@pytest.mark.parametrize(("path", "language"), [("/", "vi"), ("/en/", "en"), ("/tro-giup/", "vi")])
def test_the_page_names_its_language_and_offers_the_other(path: str, language: str) -> None:
    text = Client().get(path).content.decode()

    assert f'<html lang="{language}">' in text
    other = menu_link(text, "vi" if language == "en" else "en")
    assert Client().get(other).status_code == 200


def menu_link(text: str, language: str) -> str:
    found = re.search(rf'<a href="([^"]+)" lang="{language}"', text)
    assert found
    return found[1]


def test_links_wait_until_their_page_is_there() -> None:
    with translation.override("vi"):
        lookups = [link.url for link in existing(LOOKUPS)]

    assert "/tra-cuu/ho-so/" in lookups
    assert "/tra-cuu/the-bhyt/" not in lookups


def test_every_life_event_leads_somewhere() -> None:
    with translation.override("vi"):
        shown = existing(LIFE_EVENTS)

    assert len(shown) == 8
    assert shown[0].url == "/viec/sinh-con/"
    assert {link.url.split("/")[1] for link in shown} == {"viec"}


def test_procedures_of_the_home_page_are_in_the_catalogue() -> None:
    from claims.catalogue.procedures import PROCEDURES

    slugs = {procedure.slug for procedure in PROCEDURES}
    linked = [
        link.path.split("/")[2]
        for link in (*POPULAR, *LIFE_EVENTS, *CALCULATORS, *NOTICES)
        if link.path.startswith("/thu-tuc/")
    ]

    assert set(linked) - slugs == set()


def test_the_cookie_page_names_every_cookie_the_portal_sets() -> None:
    text = Client().get("/cookies/").content.decode()

    for name in ("vss_session", "vss_csrf", "vss_language"):
        assert name in text


def test_the_demonstration_is_named_only_where_it_runs(settings: object) -> None:
    settings.DEMO_WORLD = True  # type: ignore[attr-defined]
    marked = Client().get("/").content.decode()
    settings.DEMO_WORLD = False  # type: ignore[attr-defined]
    unmarked = Client().get("/").content.decode()

    assert "Thế giới minh họa" in marked
    assert "Thế giới minh họa" not in unmarked


# --- Error pages -----------------------------------------------------------------------------------------


def request_of(path: str = "/khong-co/") -> HttpRequest:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def test_a_missing_page_offers_a_search_and_the_hotline() -> None:
    answer = errors.not_found(request_of())

    assert answer.status_code == 404
    text = answer.content.decode()
    assert 'action="/thu-tuc/"' in text
    assert "tel:19009068" in text


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (errors.bad_request, 400, "Không đọc được yêu cầu"),
        (errors.not_allowed, 403, "Tài khoản này không mở được trang"),
        (errors.form_expired, 403, "Trang mở đã lâu"),
        (errors.server_error, 500, "Hệ thống gặp trục trặc"),
        (errors.under_maintenance, 503, "Đang bảo trì"),
    ],
)
def test_an_error_page_says_what_happened(answer: object, status: int, words: str) -> None:
    page: HttpResponse = answer(request_of())  # type: ignore[operator]

    assert page.status_code == status
    assert words in page.content.decode()


def test_too_many_tries_name_the_clock_time() -> None:
    moment = timezone.now()

    answer = errors.too_many(request_of(), moment)

    assert answer.status_code == 429
    assert f"{timezone.localtime(moment):%H:%M}" in answer.content.decode()


def test_a_broken_request_has_a_number_the_logs_know() -> None:
    import structlog

    with structlog.contextvars.bound_contextvars(request_id="0193a7c2-aaaa-bbbb"):
        answer = errors.server_error(request_of())

    assert "0193a7c2" in answer.content.decode()


@pytest.mark.urls("vssportal.urls")
def test_an_unknown_address_in_english_is_answered_in_english() -> None:
    answer = Client().get("/en/nothing-here/")

    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()
