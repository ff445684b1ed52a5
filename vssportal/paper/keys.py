"""Khóa của con dấu: the portal's signing key, from files or made for a demonstration.

A real office brings a certificate issued to it; the demonstration makes its own authority once and keeps it.
Nobody but the owner of the process may read the private key.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.x509.oid import NameOID

DEMO_AUTHORITY: Final = "Tổ chức chứng thực minh họa của cổng BHXH"
DEMO_SEAL: Final = "Cổng dịch vụ BHXH (bản minh họa)"

_TEN_YEARS: Final = timedelta(days=3652)
_FILE: Final = "demo-seal.pem"


@dataclass(frozen=True, slots=True)
class PortalKey:
    """Khóa và chứng thư số: certificate and private key as DER, the authorities above it, the root last."""

    certificate: bytes
    private_key: bytes = field(repr=False)
    authorities: tuple[bytes, ...] = ()

    @property
    def root(self) -> bytes:
        """What a check trusts: the highest authority, or the certificate itself where none is given."""
        return self.authorities[-1] if self.authorities else self.certificate

    @property
    def name(self) -> str:
        """Who seals: the common name of the certificate."""
        subject = x509.load_der_x509_certificate(self.certificate).subject
        return str(subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    @property
    def valid_until(self) -> datetime:
        return x509.load_der_x509_certificate(self.certificate).not_valid_after_utc


def load_key(private_key: Path, certificate: Path, *, password: bytes | None = None) -> PortalKey:
    """The key from PEM files; the certificate's file holds the certificate, then its authorities, root last.

    ValueError when certificate and private key do not belong together.
    """
    own, *above = x509.load_pem_x509_certificates(certificate.read_bytes())
    secret = serialization.load_pem_private_key(private_key.read_bytes(), password)
    if secret.public_key() != own.public_key():
        raise ValueError(f"{private_key.name} is not the key of {certificate.name}")
    der = serialization.Encoding.DER
    return PortalKey(
        own.public_bytes(der),
        secret.private_bytes(der, PrivateFormat.PKCS8, serialization.NoEncryption()),
        tuple(one.public_bytes(der) for one in above),
    )


def demo_key(folder: Path, *, at: datetime, name: str = DEMO_SEAL) -> PortalKey:
    """The demonstration's key in `folder`, made at the first call; several processes may call at once."""
    path = folder / _FILE
    if not path.exists():
        _make(path, at=at, name=name)
    return load_key(path, path)


def _make(path: Path, *, at: datetime, name: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority_key, seal_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _authority(authority_key, at=at)
    seal = _seal(seal_key, name, authority, authority_key, at=at)
    pem = serialization.Encoding.PEM
    secret = seal_key.private_bytes(pem, PrivateFormat.PKCS8, serialization.NoEncryption())
    # mkstemp gives the file to its owner alone from the first moment.
    handle, draft = tempfile.mkstemp(prefix=".demo-seal-", dir=path.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(secret + seal.public_bytes(pem) + authority.public_bytes(pem))
    # If another process was faster, its key is as good and is the one that stays.
    with suppress(FileExistsError):
        os.link(draft, path)
    Path(draft).unlink()


def _authority(key: ec.EllipticCurvePrivateKey, *, at: datetime) -> x509.Certificate:
    builder = _builder(DEMO_AUTHORITY, DEMO_AUTHORITY, key, at=at)
    usage = _usage(sign_certificates=True)
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )


def _seal(
    key: ec.EllipticCurvePrivateKey,
    name: str,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    *,
    at: datetime,
) -> x509.Certificate:
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    return (
        _builder(name, DEMO_AUTHORITY, key, at=at)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(sign_certificates=False), critical=True)
        .add_extension(issuer_id, critical=False)
        .sign(authority_key, hashes.SHA256())
    )


def _builder(
    subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, *, at: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # A day of grace: papers of the first day may carry a clock that runs a little behind.
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + _TEN_YEARS)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(common: str) -> x509.Name:
    country = x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")
    return x509.Name([country, x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _usage(*, sign_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not sign_certificates,
        content_commitment=not sign_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=sign_certificates,
        crl_sign=sign_certificates,
        encipher_only=False,
        decipher_only=False,
    )
