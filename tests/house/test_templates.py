"""Templates: sizes, no inline script or style, blocks in order, nothing unused."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import PACKAGES, ROOT

LIMIT = 120
ORDER = ["robots", "title", "crumbs", "actions", "main", "script"]
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|\sstyle=|\son[a-z]+=", re.I
)
BLOCK = re.compile(r"{%\s*block\s+(\w+)")
NAMED = re.compile(r"[\"']([\w/\-.]+\.(?:html|txt))[\"']")
# Named by the sign-in library and by Django, or built from a part at run time.
NAMED_ELSEWHERE = ("account/", "vss/", "errors/", "admin/", "403", "404", "429", "500", "503", "400")


def templates(root: Path = ROOT) -> list[Path]:
    return sorted((root / "templates").rglob("*.html"))


def faults(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if (lines := len(text.splitlines())) > LIMIT:
        yield f"{path.name} has {lines} lines"
    if found := INLINE.search(text):
        yield f"{path.name} has inline code: {found[0]!r}"
    if "{% extends" in text:
        places = [ORDER.index(name) for name in BLOCK.findall(text) if name in ORDER]
        if places != sorted(places):
            yield f"{path.name} has its blocks out of order"
    loads = " ".join(re.findall(r"{%\s*load\s+([^%]+)%}", text))
    if "translate " in text and "{%" in text and "i18n" not in loads:
        yield f"{path.name} translates without loading i18n"


def named_templates(root: Path = ROOT) -> set[str]:
    names: set[str] = set()
    sources = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    for path in [*sources, *templates(root), *(root / "tests").rglob("*.py")]:
        names.update(NAMED.findall(path.read_text(encoding="utf-8")))
    return names


def test_templates_keep_the_rules() -> None:
    assert [fault for path in templates() for fault in faults(path)] == []


def test_every_template_is_used() -> None:
    named = named_templates()
    names = [str(path.relative_to(ROOT / "templates")) for path in templates()]

    assert [name for name in names if name not in named and not name.startswith(NAMED_ELSEWHERE)] == []


def test_own_scripts_stay_small() -> None:
    lines = sum(
        len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "static/js").glob("*.js")
    )

    assert 0 < lines <= 1500


@pytest.mark.parametrize(
    "text",
    [
        "x\n" * 121,
        "<p style='color:red'>x</p>",
        "<script>alert(1)</script>",
        "<a onclick='f()'>x</a>",
        "{% extends 'base.html' %}{% load i18n %}{% block main %}{% endblock %}{% block title %}{% endblock %}",
        "{% translate 'Nộp' %}",
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.html"
    path.write_text(text, encoding="utf-8")

    assert list(faults(path)) != []
