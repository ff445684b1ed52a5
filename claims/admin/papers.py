"""Giấy tờ của hồ sơ: bytes for an officer who may see the dossier; every opening leaves a line."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone

from accounts.access import today
from accounts.views.files import SHOWN_INLINE
from claims.models import Document
from claims.selectors import dossier_for
from claims.services.looks import ORIGINAL, open_paper
from vssportal.kernel.errors import Missing

# What a stranger sent runs nothing; it is framed by the workbench only.
POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def original(request: HttpRequest, dossier_id: UUID, document_id: int) -> FileResponse:
    """Tệp như người dân đã gửi."""
    document = _document(request, dossier_id, document_id)
    return _answer(request, document, document.original.name, document.original.media_type, ORIGINAL)


def page(request: HttpRequest, dossier_id: UUID, document_id: int, page: int) -> FileResponse:
    """Trang xem trước."""
    document = _document(request, dossier_id, document_id)
    found = document.pages.select_related("file").filter(number=page).first()
    if found is None:
        raise Http404
    return _answer(request, document, found.file.name, found.file.media_type, page)


def _document(request: HttpRequest, dossier_id: UUID, document_id: int) -> Document:
    try:
        dossier = dossier_for(request.user, dossier_id, today())  # type: ignore[arg-type]
    except Missing as error:
        raise Http404 from error
    document = dossier.documents.kept().select_related("original").filter(pk=document_id).first()
    if document is None:
        raise Http404
    return document


def _answer(
    request: HttpRequest, document: Document, name: str, media_type: str, number: int
) -> FileResponse:
    stream = open_paper(actor=request.user, document=document, at=timezone.now(), page=number)  # type: ignore[arg-type]
    inline = media_type in SHOWN_INLINE and "tai" not in request.GET
    answer = FileResponse(stream, as_attachment=not inline, filename=name, content_type=media_type)
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = POLICY
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer
