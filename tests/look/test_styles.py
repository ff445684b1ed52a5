"""Style sheets and scripts: contrast, order, size, no shouting; every class a template names exists."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static" / "css"
SHEETS = sorted(CSS.glob("*.css"))
TOKENS = dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", (CSS / "tokens.css").read_text("utf-8")))

TEXT_PAIRS = [
    ("ink", "white"), ("ink", "bg"), ("ink-2", "white"), ("ink-2", "bg"), ("ink-2", "grey-100"),
    ("ink-3", "white"), ("ink-3", "bg"), ("ink-3", "bg-staff"), ("ink-2", "blue-50"),
    ("blue-700", "white"), ("blue-700", "bg"), ("blue-700", "blue-50"), ("blue-800", "blue-100"),
    ("blue-900", "blue-100"), ("white", "blue-700"), ("white", "blue-800"), ("white", "blue-900"),
    ("white", "blue-950"), ("blue-100", "blue-950"), ("blue-100", "blue-900"), ("blue-100", "blue-800"),
    ("green-700", "white"), ("green-700", "green-100"), ("white", "green-700"),
    ("amber-800", "white"), ("amber-800", "amber-100"), ("amber-800", "amber-50"),
    ("red-700", "white"), ("red-700", "red-100"), ("red-700", "red-50"), ("white", "red-700"),
    ("teal-700", "white"), ("teal-700", "teal-100"), ("ink", "gold"), ("ink", "amber-50"),
]  # fmt: skip
EDGE_PAIRS = [("line-strong", "white"), ("line-strong", "bg"), ("blue-700", "grey-100"), ("ink", "gold")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_of_controls_are_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_neither_shouts_nor_names_ids(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    selectors = re.sub(r"\{[^{}]*\}", "{}", rules)

    assert "!important" not in rules
    assert not re.search(r"#[A-Za-z]", selectors)


def test_every_part_is_in_the_bundle_or_linked_by_a_layout() -> None:
    bundled = set(re.findall(r'@import url\("([^"]+)"\)', (CSS / "site.css").read_text("utf-8")))
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html"))
    linked = set(re.findall(r"css/([\w-]+\.css)", templates))

    assert {sheet.name for sheet in SHEETS} - bundled - linked == set()
    assert bundled <= {sheet.name for sheet in SHEETS}


def test_every_class_a_template_names_is_styled() -> None:
    styled = set(re.findall(r"\.([a-z][\w-]*)", "".join(sheet.read_text("utf-8") for sheet in SHEETS)))
    own = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    named = set()
    for path in own:
        text = re.sub(r"{%.*?%}|{{.*?}}", " \0 ", path.read_text("utf-8"))
        for value in re.findall(r'class="([^"]*)"', text):
            # A word that touches a tag is only half a name.
            named |= set(re.findall(r"(?<![\w\0-])([a-z][a-z0-9-]*[a-z0-9])(?![\w\0-])", value))

    assert named - styled - {"print-page"} == set()


def test_scripts_are_few_and_each_says_what_it_does() -> None:
    scripts = sorted((ROOT / "static" / "js").glob("*.js"))

    assert sum(len(path.read_text("utf-8").splitlines()) for path in scripts) <= 1500
    assert [path.name for path in scripts if not path.read_text("utf-8").startswith("// ")] == []
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 30_000


def test_fonts_come_with_their_licence() -> None:
    fonts = sorted((ROOT / "static" / "fonts").glob("*.woff2"))

    assert len(fonts) == 4
    for name in ("be-vietnam-pro", "noto-sans"):
        licence = (ROOT / "static" / "fonts" / f"{name}.OFL.txt").read_text("utf-8")
        assert "SIL Open Font License, Version 1.1" in licence


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=bundled_storages()):
        call_command("collectstatic", interactive=False, verbosity=0)
        # A second run finds everything unchanged and must give the same bundle.
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def bundled_storages() -> dict[str, dict[str, object]]:
    from vssportal.settings import STORAGES

    return {**STORAGES, "staticfiles": {"BACKEND": "vssportal.web.bundles.BundledStaticFilesStorage"}}


def wire_size(folder: Path, name: str) -> int:
    hashed = json.loads((folder / "staticfiles.json").read_text("utf-8"))["paths"][name]
    packed = folder / f"{hashed}.gz"
    return (packed if packed.exists() else folder / hashed).stat().st_size


def test_the_bundle_holds_every_part_in_order(collected: Path) -> None:
    paths = json.loads((collected / "staticfiles.json").read_text("utf-8"))["paths"]
    bundle = (collected / paths["css/site.css"]).read_text("utf-8")

    assert "@import" not in bundle
    assert "/*" not in bundle
    marks = ["@font-face", "--blue-950", ".strip", ".btn-primary", ".form-control", "@media print", ".sr"]
    assert [bundle.index(mark) for mark in marks] == sorted(bundle.index(mark) for mark in marks)
    assert re.findall(r'url\("([^"]+)"\)', bundle)
    assert all((collected / "css" / url).exists() for url in re.findall(r'url\("([^"]+)"\)', bundle))


def test_modules_name_each_other_by_their_hashed_names(collected: Path) -> None:
    paths = json.loads((collected / "staticfiles.json").read_text("utf-8"))["paths"]
    entry = (collected / paths["js/vss.js"]).read_text("utf-8")

    for name in re.findall(r'import\("\./([\w.]+)"\)', entry):
        assert f"js/{name}" in paths.values()


@pytest.mark.urls("tests.look.urls")
@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_first_page_weighs_less_than_120_kilobytes(collected: Path, path: str) -> None:
    with override_settings(STATIC_ROOT=collected, STORAGES=bundled_storages()):
        answer = Client().get(path, headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"

    fonts = [f"fonts/{font.name}" for font in (ROOT / "static" / "fonts").glob("*.woff2")]
    parts = ["css/site.css", "css/home.css", "js/vss.js", "img/vss.svg", *fonts]
    assert len(answer.content) + sum(wire_size(collected, part) for part in parts) < 120_000
