"""`python -m tests.translations`: is every Vietnamese sentence of the source there in English, and compiled?

Texts are gathered in a copy of the source, so that looking changes nothing. Needs GNU gettext.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
SPEAKING = ("vssportal", "accounts", "contributions", "claims", "templates")
CATALOGUE = Path("vssportal/locale/en/LC_MESSAGES/django.po")


def gather(copy: Path) -> None:
    for name in SPEAKING:
        shutil.copytree(CLONE / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CLONE / "manage.py", copy)
    command = [
        sys.executable,
        "manage.py",
        "makemessages",
        "--locale",
        "en",
        "--no-obsolete",
        "--no-location",
    ]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, text=True)


def entries(catalogue: Path, *choice: str) -> list[str]:
    """The sentences a choice of msgattrib leaves, without the head of the file."""
    command = ["msgattrib", "--no-wrap", *choice, str(catalogue)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = [line for line in said.splitlines() if line.startswith("msgid ")]
    return [line for line in found if line != 'msgid ""']


def is_compiled(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    with tempfile.NamedTemporaryFile(suffix=".mo") as fresh:
        subprocess.run(["msgfmt", "-o", fresh.name, str(catalogue)], check=True)
        return compiled.exists() and compiled.read_bytes() == Path(fresh.name).read_bytes()


def faults() -> list[str]:
    if not (CLONE / CATALOGUE).exists():
        return [f"there is no {CATALOGUE}; run make messages"]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        gather(copy)
        found = [f"not in English: {line}" for line in entries(copy / CATALOGUE, "--untranslated")]
        found += [f"only guessed: {line}" for line in entries(copy / CATALOGUE, "--only-fuzzy")]
    if not is_compiled(CLONE / CATALOGUE):
        found.append("django.mo is older than django.po; run make messages")
    return found


def main() -> int:
    if shutil.which("msgattrib") is None:
        print("GNU gettext is missing: apt-get install gettext", file=sys.stderr)
        return 1
    found = faults()
    for fault in found:
        print(fault)
    print(f"Translations: {len(found)} to mend." if found else "Translations: complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
