"""Ban hành văn bản: draw, seal, store, number; once per cause, checkable by anyone who has its code."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.enums import LetterKind
from accounts.models import Agency, IssuedLetter
from accounts.services.files import store_file
from vssportal.kernel.codes import new_tracking_code
from vssportal.paper.keys import PortalKey, demo_key, load_key
from vssportal.paper.seal import SealReport, sign_pdf, verify_pdf

DEMO_KEY_SINCE = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be issued: kind, number, agency, whom it concerns, what the public page may show."""

    kind: LetterKind
    cause: str
    number: str
    agency: Agency
    owner: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)


def check_url(code: str) -> str:
    """The public page that confirms a letter; this is what its QR holds."""
    return f"{settings.PUBLIC_URL}/kiem-tra-van-ban/{code}/"


def issue_letter(*, paper: Paper, draw: Callable[[str, str], bytes], at: datetime) -> IssuedLetter:
    """Ban hành: ``draw(code, check_url)`` gives the PDF, which is sealed and stored; a repeat gives the first.

    Drawing and sealing happen outside any transaction; two workers at once both draw, one row wins.
    """
    if issued := IssuedLetter.objects.filter(cause=paper.cause).first():
        return issued
    code = new_tracking_code()
    pdf = draw(code, check_url(code))
    signed = sign_pdf(pdf, portal_key(at=at), signed_at=at, reason=str(paper.kind.label))
    with transaction.atomic():
        stored = store_file(
            actor=None,
            content=signed,
            name=f"{paper.kind.value}-{paper.number.replace('/', '-')}.pdf",
            purpose="letter",
            at=at,
            agency=paper.agency,
            **paper.owner,
        )
        letter = IssuedLetter(
            code=code,
            kind=paper.kind,
            cause=paper.cause,
            number=paper.number,
            agency=paper.agency,
            file=stored,
            shown=paper.shown,
            issued_at=at,
        )
        IssuedLetter.objects.bulk_create([letter], ignore_conflicts=True)
    return IssuedLetter.objects.get(cause=paper.cause)


def portal_key(*, at: datetime) -> PortalKey:
    """Khóa con dấu số from ``SEAL_DIR``; a local clone makes its own demo key there, once."""
    folder = Path(settings.SEAL_DIR)
    if settings.PRODUCTION:
        return load_key(folder / "seal.key", folder / "seal.pem")
    # Letters of invented people are dated back, and a certificate holds from its own day on.
    return demo_key(folder, at=min(at, DEMO_KEY_SINCE))


def check_seal(pdf: bytes, *, at: datetime) -> SealReport:
    """Kiểm tra con dấu of a letter against the authorities above the portal's own key."""
    return verify_pdf(pdf, roots=portal_key(at=at).authorities, at=at)
