"""Giấy tờ: take a file, keep its bytes, make a preview; for drafts and for supplements."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.services.files import clean_name, store_file
from claims.enums import PaperKind
from claims.intake.papers import PICTURES, UNREADABLE, media_type_of
from claims.intake.preview import Preview, UnreadablePictureError, preview_of
from claims.models import Document, DocumentPage, Dossier, Draft, SupplementRequest
from vssportal.kernel.errors import DomainError, gettext_noop

PURPOSE, PAGE_PURPOSE = "claim_paper", "claim_page"
MOST_PAPERS = 30
UNKNOWN_KIND = gettext_noop("Chọn loại giấy tờ")
TOO_MANY = gettext_noop("Hồ sơ có nhiều nhất {most} tệp. Xóa bớt tệp không cần")


def add(
    *,
    actor: User,
    belongs: Draft | Dossier,
    kind: str,
    name: str,
    content: bytes,
    at: datetime,
    request: SupplementRequest | None = None,
) -> Document:
    """Thêm giấy tờ to a draft or a dossier. The picture is decoded before anything is written."""
    if kind not in PaperKind.values:
        raise DomainError(UNKNOWN_KIND, field="kind", code="unknown_kind")
    if belongs.documents.kept().count() >= MOST_PAPERS:
        raise DomainError(TOO_MANY, field="file", code="too_many", most=MOST_PAPERS)
    shown_name = clean_name(name)
    media_type = media_type_of(content, shown_name)
    page = _preview(content, shown_name) if media_type in PICTURES else None
    return _store(
        actor=actor, belongs=belongs, kind=kind, name=name, content=content, page=page, at=at, request=request
    )


@transaction.atomic
def _store(
    *,
    actor: User,
    belongs: Draft | Dossier,
    kind: str,
    name: str,
    content: bytes,
    page: Preview | None,
    at: datetime,
    request: SupplementRequest | None,
) -> Document:
    owner = {"person": belongs.person, "agency": getattr(belongs, "agency", None)}
    original = store_file(actor=actor, content=content, name=name, purpose=PURPOSE, at=at, **owner)
    document = Document.objects.create(
        draft=belongs if isinstance(belongs, Draft) else None,
        dossier=belongs if isinstance(belongs, Dossier) else None,
        request=request,
        kind=kind,
        original=original,
        added_at=at,
    )
    if page is not None:
        picture = store_file(
            actor=None, content=page.content, name="trang-1.jpg", purpose=PAGE_PURPOSE, at=at, **owner
        )
        DocumentPage.objects.create(
            document=document, number=1, file=picture, width=page.width, height=page.height
        )
    return document


def _preview(content: bytes, name: str) -> Preview:
    try:
        return preview_of(content)
    except UnreadablePictureError:
        raise DomainError(UNREADABLE, field="file", code="unreadable", name=name) from None
