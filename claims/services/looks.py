"""Xem hồ sơ: every look of an officer at a dossier or a paper leaves a line."""

from datetime import datetime
from typing import IO

from accounts.enums import Look
from accounts.models import User
from accounts.services.files import path_of
from accounts.services.records import audit
from claims.models import Document, Dossier
from claims.services.telling import NO_DOSSIER
from vssportal.kernel.errors import Missing

ORIGINAL = 0


def view_dossier(*, actor: User, dossier: Dossier, at: datetime, purpose: str = "") -> None:
    """Ghi nhật ký xem hồ sơ; looking at one's own dossier is not logged."""
    if dossier.person_id != actor.person_id:
        audit(actor=actor, look=Look.VIEW, subject=dossier, at=at, purpose=purpose)


def open_paper(*, actor: User, document: Document, at: datetime, page: int = ORIGINAL) -> IO[bytes]:
    """Mở giấy tờ somebody was allowed to find: the original, or the preview of a page."""
    file = document.original
    if page != ORIGINAL:
        found = document.pages.select_related("file").filter(number=page).first()
        if found is None:
            raise Missing(NO_DOSSIER)
        file = found.file
    look = Look.DOWNLOAD if page == ORIGINAL else Look.VIEW
    if file.person_id != actor.person_id:
        audit(actor=actor, look=look, subject=file, at=at, purpose=document.kind)
    return path_of(file.pk).open("rb")
