"""Văn bản: a letter's facts and a typst template become a tagged PDF/A.

The templates see only their own folder, the fonts beside it and the JSON they are handed; texts are values,
not markup, so nothing written by a person can run. The same facts and moment give the same bytes.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import typst

from vssportal.paper.forms import Letter
from vssportal.paper.printable import printable

if TYPE_CHECKING:
    from typst import PDFStandard  # stands in the stub only

HERE: Final = Path(__file__).parent
TEMPLATES: Final = HERE / "templates"
FONTS: Final = HERE / "fonts"

# Archival (PDF/A-2, with tags) and accessible (PDF/UA-1) at once.
STANDARDS: "Final[list[PDFStandard]]" = ["a-2a", "ua-1"]

_lock = Lock()


class LetterError(RuntimeError):
    """A template and its facts do not fit: a fault of ours, never of the person."""


def render_letter(letter: Letter, *, at: datetime) -> bytes:
    """Văn bản PDF. `at` is the moment of making, written into the file; it needs a time zone."""
    return render(letter.template, printable(letter), at=at)


def render(template: str, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """PDF of `templates/<template>.typ` with `data` (what `printable` makes of the facts)."""
    path = TEMPLATES / f"{template}.typ"
    if not template.isidentifier() or not path.is_file():
        raise LetterError(f"no template {template!r}")
    if at.tzinfo is None:
        raise ValueError("the moment of making needs its time zone")
    facts = json.dumps(printable(data), ensure_ascii=False)
    try:
        # A compiler works for one caller at a time.
        with _lock:
            pdf = _compiler().compile(
                str(path),
                format="pdf",
                sys_inputs={"data": facts},
                pdf_standards=STANDARDS,
                timestamp=int(at.timestamp()),
            )
    except typst.TypstError as error:
        raise LetterError(f"{template}: {error}") from error
    if not isinstance(pdf, bytes):
        raise LetterError(f"{template}: no PDF came back")
    return pdf


@cache
def _compiler() -> typst.Compiler:
    """One compiler a process: it holds the fonts. No system fonts, no packages from anywhere."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(
        root=str(TEMPLATES),
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=str(HERE / "none"),
        package_cache_path=str(HERE / "none"),
    )
