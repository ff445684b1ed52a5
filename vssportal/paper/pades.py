"""PAdES with pyHanko: the signing and judging behind `vssportal.paper.seal`, which imports it when needed."""

import io
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from vssportal.paper.keys import PortalKey
from vssportal.paper.seal import SealError, Signature

# A stranger's signature is an answer, not an incident; the library would log its signer's name.
logging.getLogger("pyhanko.sign.validation").setLevel(logging.CRITICAL)


class _DatedSigner(PdfSigner):
    """A signer that writes the moment it is told instead of asking the clock."""

    signed_at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.signed_at
        return session


async def sign(pdf: bytes, key: PortalKey, signed_at: datetime, reason: str) -> bytes:
    """The PDF with one more invisible signature field, filled."""
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    except PdfError as error:
        raise SealError(f"no PDF to seal: {error}") from error
    name = f"Seal{len(writer.prev.embedded_signatures) + 1}"
    meta = PdfSignatureMetadata(
        field_name=name, md_algorithm="sha256", reason=reason, name=key.name, subfilter=SigSeedSubFilter.PADES
    )
    store = SimpleCertificateStore.from_certs([x509.Certificate.load(der) for der in key.authorities])
    signer = SimpleSigner(
        x509.Certificate.load(key.certificate), keys.PrivateKeyInfo.load(key.private_key), store
    )
    pdf_signer = _DatedSigner(meta, signer, new_field_spec=SigFieldSpec(sig_field_name=name))
    pdf_signer.signed_at = signed_at
    signed: io.BytesIO = await pdf_signer.async_sign_pdf(writer)
    return signed.getvalue()


async def judge_all(pdf: bytes, roots: Sequence[bytes], at: datetime) -> list[Signature] | None:
    """Every signature of the file in order; None when it cannot be read as PDF."""
    try:
        embedded = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    except (PdfError, ValueError, KeyError, IndexError, RecursionError):
        return None
    trusted = [x509.Certificate.load(der) for der in roots]
    return [await _judge(one, trusted, at) for one in embedded]


async def _judge(embedded: EmbeddedPdfSignature, trusted: list[x509.Certificate], at: datetime) -> Signature:
    # Nothing is fetched; revocation of our own authority is by taking it out of the roots.
    context = ValidationContext(
        trust_roots=trusted,
        moment=at,
        allow_fetching=False,
        best_signature_time=at,
        revocation_mode="soft-fail",
    )
    certificate = embedded.signer_cert
    signer = str(certificate.subject.native.get("common_name", "")) if certificate else ""
    reason = str(embedded.sig_object.get("/Reason", ""))
    claimed: datetime | None = embedded.self_reported_timestamp
    try:
        status = await async_validate_pdf_signature(embedded, context)
    except (SignatureValidationError, PdfError, ValueError):
        return Signature(signer, claimed, reason, is_intact=False, is_trusted=False, covers_all=False)
    return Signature(
        signer,
        claimed,
        reason,
        is_intact=status.intact and status.valid and bool(status.docmdp_ok),
        is_trusted=status.trusted,
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
    )
