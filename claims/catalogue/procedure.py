"""What a row of the catalogue says."""

from dataclasses import dataclass
from enum import StrEnum

from claims.rules.service_time import Procedure as Timed


class Who(StrEnum):
    """Ai nộp: organisation, individual or both."""

    ORGANISATION = "organisation"
    INDIVIDUAL = "individual"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PaperRule:
    """Giấy tờ cần có: ``any_of`` kinds satisfy it together (one is enough)."""

    any_of: tuple[str, ...]
    title: str
    why: str
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Thủ tục hành chính.

    ``national_code`` is the code of the national list, ``portal_numbers`` those that agents and software speak
    in (both are shown together). ``timed`` names the service time; None where no text in force gives one.
    ``can_file`` says whether it can be filed on this portal now; the others have a page that says where.
    """

    slug: str
    national_code: str
    portal_numbers: tuple[str, ...] = ()
    name: str
    title: str
    title_en: str
    group: str
    who: Who
    law: str
    timed: Timed | None = None
    fee_vnd: int = 0
    forms: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    where: str = ""
    can_file: bool = False
    doubt: str = ""

    def title_in(self, language: str) -> str:
        """The plain title in ``vi`` or ``en``."""
        return self.title_en if language.startswith("en") else self.title
