"""Con dấu số: sign a letter with the portal's key (PAdES) and check a signed one.

pyHanko runs an event loop of its own. Where the calling thread already runs one (an async view, a test with a
browser), the work is done in a thread of its own, so both functions can be called from anywhere.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from vssportal.kernel.errors import gettext_noop
from vssportal.paper.keys import PortalKey

T = TypeVar("T")

UNREADABLE: Final = gettext_noop("Không đọc được tệp PDF này.")
UNSIGNED: Final = gettext_noop("Tệp chưa được ký số.")
BROKEN: Final = gettext_noop("Nội dung đã bị sửa sau khi ký.")
STRANGER: Final = gettext_noop("Chữ ký không phải của cổng này.")
ADDED: Final = gettext_noop("Có nội dung được thêm vào sau chữ ký cuối cùng.")


class SealError(RuntimeError):
    """What was to be sealed is no PDF that can take a signature: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Chữ ký số: who, when (as the signer claims), why, and whether it holds."""

    signer: str
    signed_at: datetime | None
    reason: str
    is_intact: bool
    is_trusted: bool
    covers_all: bool


@dataclass(frozen=True, slots=True)
class SealReport:
    """Kết quả kiểm tra: signatures in order and what is wrong, in sentences for people."""

    signatures: tuple[Signature, ...]
    problems: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return bool(self.signatures) and not self.problems


def sign_pdf(pdf: bytes, key: PortalKey, signed_at: datetime, reason: str) -> bytes:
    """Ký số: the same PDF with one more signature, added behind it; the signed pages are not touched.

    Raises SealError for what is no PDF.
    """
    if signed_at.tzinfo is None:
        raise ValueError("the moment of signing needs its time zone")
    from vssportal.paper import pades  # noqa: PLC0415 - seconds that only sealing processes pay

    return _run(lambda: pades.sign(pdf, key, signed_at, reason))


def verify_pdf(pdf: bytes, *, roots: Sequence[bytes], at: datetime) -> SealReport:
    """Kiểm tra con dấu against the authorities `roots` (DER), certificates judged at the moment `at`.

    Never fetches anything. A file from outside is to be read in a guarded process, as all such files are.
    """
    from vssportal.paper import pades  # noqa: PLC0415 - seconds that only checking processes pay

    found = _run(lambda: pades.judge_all(pdf, roots, at))
    if found is None:
        return SealReport((), (UNREADABLE,))
    return SealReport(tuple(found), _problems(found))


def _problems(signatures: Sequence[Signature]) -> tuple[str, ...]:
    if not signatures:
        return (UNSIGNED,)
    problems = []
    if not all(one.is_intact for one in signatures):
        problems.append(BROKEN)
    elif not all(one.is_trusted for one in signatures):
        problems.append(STRANGER)
    elif not signatures[-1].covers_all:
        problems.append(ADDED)
    return tuple(problems)


def _run(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a coroutine to its end, in this thread if it is free of event loops, else in a fresh one.

    The coroutine is made where it runs, so that none is left un-awaited when the thread cannot start.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work())
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(lambda: asyncio.run(work())).result()
