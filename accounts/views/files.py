"""Tệp: bytes after a look-up that enforces access."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone

from accounts.access import signed_in, today
from accounts.selectors import file_for
from accounts.services.files import open_for

# Shown in the page itself; everything else is saved, so that nothing a stranger sent runs in a browser.
SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})


@signed_in
def stored_file(request: HttpRequest, file_id: UUID) -> FileResponse:
    """One stored file; 404 for who may not know of it."""
    file = file_for(request.user, file_id, today())  # type: ignore[arg-type]
    if file is None:
        raise Http404
    stream = open_for(actor=request.user, file=file, at=timezone.now())  # type: ignore[arg-type]
    inline = file.media_type in SHOWN_INLINE and "tai" not in request.GET
    response = FileResponse(
        stream, as_attachment=not inline, filename=file.name, content_type=file.media_type
    )
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
