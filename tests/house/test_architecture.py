"""Arrows point down: between layers, and inside every app. Proven on planted violations."""

from pathlib import Path

import pytest

from tests.house.source import ROOT, Module, imports, modules, plant

APPS = ("accounts", "contributions", "claims")
APP_LEVEL = {"accounts": 30, "contributions": 40, "claims": 50}

# Parts of vssportal and how high they stand; the longest matching name counts.
PORTAL_LEVEL = {
    "vssportal": 99,
    "vssportal.kernel": 0,
    "vssportal.legal": 10,
    "vssportal.paper": 10,
    "vssportal.dispatch": 20,
    "vssportal.gateways": 20,
    "vssportal.formats": 20,
    "vssportal.knobs": 20,
    "vssportal.ground": 20,
    "vssportal.web": 20,
    "vssportal.templatetags": 25,
    "vssportal.celery": 20,
    "vssportal.settings": 25,
    "vssportal.apps": 25,
    "vssportal.wsgi": 25,
    "vssportal.home": 60,
    "vssportal.reports": 60,
    "vssportal.demo": 70,
    "vssportal.management": 80,
    "vssportal.urls": 90,
}

# Inside an app: what a part may import has a rank at or below its own.
RANK = {
    "enums": 0, "rules": 1, "intake": 1, "catalogue": 1, "workflow": 2, "models": 3, "access": 4, "selectors": 5,
    "services": 6, "signin": 7, "forms": 7, "context": 8, "views": 8, "desk": 8, "admin": 8, "api": 8, "tasks": 8,
    "management": 8, "apps": 9, "urls": 9, "signin_urls": 9,
}  # fmt: skip
PURE = ("vssportal.kernel", "vssportal.legal", "vssportal.paper")


def level(name: str) -> int | None:
    """How high a module of ours stands; None for what is not ours."""
    head = name.split(".")[0]
    if head in APP_LEVEL:
        return APP_LEVEL[head]
    if head != "vssportal":
        return None
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        if (found := PORTAL_LEVEL.get(".".join(parts[:size]))) is not None:
            return found
    return None


def is_pure(name: str) -> bool:
    """Modules that know no Django: kernel, legal, paper, and every app's rules and intake."""
    parts = name.split(".")
    return name.startswith(PURE) or (parts[0] in APPS and len(parts) > 1 and parts[1] in {"rules", "intake"})


def part_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def faults(found: list[Module]) -> list[str]:
    """Every import that goes up, sideways where it must not, or brings Django into pure code."""
    said = []
    for module in found:
        for target, line in imports(module):
            for fault in _wrong(module.name, target):
                said.append(f"{module.name}:{line} imports {target}: {fault}")
    return said


def _wrong(name: str, target: str) -> list[str]:
    said = []
    if is_pure(name) and target.split(".")[0] in {"django", "celery", "rest_framework", "allauth"}:
        said.append("pure code knows no framework")
    own, other = level(name), level(target)
    if own is None or other is None:
        return said
    same_app = name.split(".")[0] == target.split(".")[0] and name.split(".")[0] in APPS
    if not same_app and other > own:
        said.append("the arrow points up")
    if same_app:
        said += _wrong_inside(part_of(name), part_of(target))
    if is_pure(name) and target.split(".")[0] in APPS and not is_pure(target):
        said.append("rules and intake import rules and intake only")
    return said


def _wrong_inside(part: str, other: str) -> list[str]:
    if part not in RANK or other not in RANK:
        return [] if part in {"", "apps"} or other == "" else [f"no rank for {part!r} or {other!r}"]
    return ["the arrow points up inside the app"] if RANK[other] > RANK[part] else []


def test_every_arrow_points_down() -> None:
    assert faults(modules()) == []


def test_only_the_four_packages_and_the_agreed_files_stand_at_the_top() -> None:
    agreed = {
        "manage.py", "vssportal", "accounts", "contributions", "claims", "templates", "static", "requirements.txt",
        "tests", "README.md", "Makefile", "pyproject.toml", "CHANGELOG.md", "docs", ".ci", ".gitignore", ".git",
        # made by running it, ignored by git
        "var", ".venv", ".mypy_cache", ".ruff_cache", ".hypothesis", "__pycache__",
    }  # fmt: skip
    assert {path.name for path in ROOT.iterdir()} - agreed == set()


@pytest.mark.parametrize(
    ("where", "text", "says"),
    [
        ("accounts/services/x.py", "from contributions.models import Filing\n", "the arrow points up"),
        (
            "contributions/models/x.py",
            "def f():\n    from claims.models import Dossier\n",
            "the arrow points up",
        ),
        ("vssportal/kernel/x.py", "import vssportal.legal.parameters\n", "the arrow points up"),
        ("vssportal/kernel/x.py", "import django\n", "pure code knows no framework"),
        ("claims/rules/x.py", "from django.db import models\n", "pure code knows no framework"),
        ("claims/rules/x.py", "from contributions.models import Filing\n", "rules and intake import"),
        ("claims/models/x.py", "from claims.services import dossiers\n", "up inside the app"),
        ("claims/selectors.py", "from claims.services.dossiers import submit\n", "up inside the app"),
        ("vssportal/web/x.py", "from accounts.models import User\n", "the arrow points up"),
    ],
)
def test_a_planted_arrow_that_points_up_is_found(tmp_path: Path, where: str, text: str, says: str) -> None:
    found = faults(modules(plant(tmp_path, where, text)))

    assert any(says in fault for fault in found), found
