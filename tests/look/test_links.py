"""Links: each page in both languages, no menu that leads nowhere, queries that keep what they had."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from vssportal.web import menus


def rendered(text: str, path: str = "/", **context: object) -> str:
    request = RequestFactory().get(path)
    return Template("{% load vss %}" + text).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("here", "language", "there"),
    [
        ("/thu-tuc/?q=sinh", "en", "/en/thu-tuc/?q=sinh"),
        ("/en/thu-tuc/?q=sinh", "vi", "/thu-tuc/?q=sinh"),
        ("/en/", "vi", "/"),
        ("/", "en", "/en/"),
        ("/en/thu-tuc/", "en", "/en/thu-tuc/"),
        ("/enough/", "vi", "/enough/"),
        ("/en?x=1", "vi", "/?x=1"),
    ],
)
def test_the_switch_leads_to_the_same_page(here: str, language: str, there: str) -> None:
    result = menus.same_page_url(here, language)

    assert result.replace("/?", "?") == there.replace("/?", "?")


def test_a_page_is_named_in_the_readers_language() -> None:
    with translation.override("en"):
        assert rendered('{% page "/thu-tuc/" %}') == "/en/thu-tuc/"
    with translation.override("vi"):
        assert rendered('{% page "/thu-tuc/" %}') == "/thu-tuc/"


def test_a_query_keeps_its_other_keys() -> None:
    assert rendered("{% query_with page=2 %}", "/x/?q=a&page=1") == "?q=a&amp;page=2"
    assert rendered("{% query_with page='' %}", "/x/?q=a&page=1") == "?q=a"
    assert rendered("{% query_without 'q' 'page' %}", "/x/?q=a&page=1&tab=b") == "?tab=b"


@pytest.mark.urls("tests.look.urls")
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(menus.MENUS))
def test_menus_show_only_what_is_served(name: str, language: str) -> None:
    with translation.override(language):
        entries = list(menus.shown(name, "/", {}, code="TA0312A"))

        assert entries
        assert all(menus.page_exists(entry.url.removeprefix("/en")) for entry in entries)
        assert "/phan-anh/" not in [entry.url for entry in entries]


@pytest.mark.urls("tests.look.urls")
def test_the_deepest_entry_is_the_current_one() -> None:
    with translation.override("vi"):
        entries = list(menus.shown("citizen-side", "/ca-nhan/ho-so/nhap/1/", {"dossiers": 3}))

    assert [entry.url for entry in entries if entry.current] == ["/ca-nhan/ho-so/"]
    assert [entry.count for entry in entries if entry.count] == ["3"]


@pytest.mark.urls("tests.look.urls")
def test_home_is_current_only_at_home() -> None:
    with translation.override("vi"):
        at_home = [entry.url for entry in menus.shown("public", "/", {}) if entry.current]
        elsewhere = [entry.url for entry in menus.shown("public", "/khac/", {}) if entry.current]

    assert (at_home, elsewhere) == (["/"], [])
