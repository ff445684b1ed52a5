"""Migrations: linear, named, free of app code, and nothing missing."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.house.source import ROOT

APPS = ("accounts", "contributions", "claims")
NAMED = re.compile(r"^\d{4}_(?!auto_|alter_|initial$)[a-z][a-z0-9_]+$")


def migrations(app: Path) -> list[Path]:
    return sorted(path for path in (app / "migrations").glob("[0-9]*.py"))


def faults(app: Path) -> list[str]:
    """Two of one number, a number left out, a name that says nothing, app code imported."""
    said = []
    for place, path in enumerate(migrations(app), start=1):
        if int(path.stem[:4]) != place:
            said.append(f"{app.name}: {path.stem} is number {place} in the row")
        if not NAMED.match(path.stem):
            said.append(f"{app.name}: {path.stem} does not say what it does")
        text = path.read_text(encoding="utf-8")
        for name in APPS:
            if re.search(rf"^(from|import) {name}\.(services|selectors|rules|views|forms)", text, re.M):
                said.append(f"{app.name}: {path.stem} imports code of {name}")
    return said


def test_migrations_are_linear_and_named() -> None:
    assert [fault for app in APPS for fault in faults(ROOT / app)] == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("0002_people.py", ""),
        ("0001_auto_20260101.py", ""),
        ("0001_people.py", "from accounts.services.records import move\n"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / "accounts" / "migrations"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")

    assert faults(tmp_path / "accounts") != []
