"""Sai sót của tệp và của ô: what a reader may say about a file or a cell, and the way out.

Every code has a sentence (what is wrong) and a remedy (what to do), in Vietnamese and English, as
templates with {named} places. A page shows `fault.sentence(lang)` and `fault.remedy(lang)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from contributions.intake.cell_sentences import CELL_SENTENCES
from contributions.intake.file_sentences import FILE_SENTENCES
from contributions.intake.sentences import CELL_LABELS
from vssportal.kernel.errors import DomainError

WARNINGS = frozenset(
    {
        "invisible_characters",
        "month_has_day",
        "passport_number",
        "text_cut",
        "other_sheets",
        "formulas_read",
        "signature_ignored",
        "extension_differs",
        "hidden_sheet_read",
        "marker_missing",
    }
)
"""Codes that do not stop a filing: the value could be read, the sender should only know."""


class CellFault(NamedTuple):
    """Sai sót ở một ô: stable code, column letter, text as typed, suggested value, cell name, one detail.

    `suggestion` is what the cell should hold ("" = none can be derived); `detail` fills {detail}
    (a count of digits, the days of a month). XML has element names in place of column letters.
    """

    code: str
    column: str
    text: str
    suggestion: str = ""
    field: str = ""
    detail: str = ""

    @property
    def is_warning(self) -> bool:
        return self.code in WARNINGS

    def sentence(self, lang: str = "vi") -> str:
        """What is wrong, in `lang` ("vi" or "en")."""
        return CELL_SENTENCES[self.code][lang].what.format(**self._places(lang))

    def remedy(self, lang: str = "vi") -> str:
        """What to do, in `lang`."""
        return CELL_SENTENCES[self.code][lang].todo.format(**self._places(lang))

    def _places(self, lang: str) -> dict[str, str]:
        label = CELL_LABELS[self.field][lang]
        return {"label": label, "text": self.text, "suggestion": self.suggestion, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class FileFault:
    """Sai sót của cả tệp: stable code and the values its sentences need."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_warning(self) -> bool:
        return self.code in WARNINGS

    def sentence(self, lang: str = "vi") -> str:
        """What is wrong, in `lang` ("vi" or "en")."""
        return FILE_SENTENCES[self.code][lang].what.format(**self.values)

    def remedy(self, lang: str = "vi") -> str:
        """What to do, in `lang`."""
        return FILE_SENTENCES[self.code][lang].todo.format(**self.values)


class FileRefused(DomainError):
    """Không đọc được tệp: the whole file is refused; `fault` says why and what to do."""

    def __init__(self, code: str, **values: object) -> None:
        self.fault = FileFault(code, values)
        sentences = FILE_SENTENCES[code]["vi"]
        super().__init__(f"{sentences.what} {sentences.todo}", field="file", code=code, **values)
