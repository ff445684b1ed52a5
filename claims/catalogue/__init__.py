"""Danh mục thủ tục: 25 procedures as data; pages, admin and API are written once against this table."""

from claims.catalogue.procedure import PaperRule, Procedure, Who
from claims.catalogue.procedures import PROCEDURES
from vssportal.kernel.errors import Missing, gettext_noop

UNKNOWN = gettext_noop("Không có thủ tục “{slug}”. Chọn thủ tục trong danh mục.")
_BY_SLUG = {procedure.slug: procedure for procedure in PROCEDURES}

__all__ = ["PROCEDURES", "PaperRule", "Procedure", "Who", "groups", "procedure_of"]


def procedure_of(slug: str) -> Procedure:
    """Thủ tục by its slug; Missing for an unknown one."""
    if slug not in _BY_SLUG:
        raise Missing(UNKNOWN, slug=slug)
    return _BY_SLUG[slug]


def groups() -> dict[str, list[Procedure]]:
    """Procedures by group, in the order of the table."""
    found: dict[str, list[Procedure]] = {}
    for procedure in PROCEDURES:
        found.setdefault(procedure.group, []).append(procedure)
    return found
