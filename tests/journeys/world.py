"""The small world of the journeys: an employer with a book, women who gave birth, an office with its officers.

Everything lies around today: the portal runs by the real clock.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connections
from django.utils import timezone

from accounts.enums import Duty
from accounts.models import MailMessage, User
from tests.factories import claims as claim
from tests.factories import contributions as firm
from vssportal.kernel.periods import Month

# Playwright leaves an event loop running in the tests' own thread, where Django refuses the database.
_AT_THE_BOOKS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="books")


def ask(act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do something with the database, in the one thread that may."""
    return _AT_THE_BOOKS.submit(act, *args, **kwargs).result(timeout=60)


def close_books() -> None:
    ask(connections.close_all)


def today() -> date:
    return timezone.localdate()


def code_for(email: str, after: int) -> str:
    """The six digits of the newest sign-in mail to somebody, or nothing yet."""
    mail = MailMessage.objects.filter(to=email, is_secret=True, pk__gt=after).order_by("-pk").first()
    digits = [word for word in (mail.text.split() if mail else []) if len(word) == 6 and word.isdecimal()]
    return digits[0] if digits else ""


def last_mail() -> int:
    return MailMessage.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


# --- the citizen's side -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claimant:
    """Who gave birth three weeks ago, and what she answers."""

    user: User
    officer: User
    approver: User
    answers: Mapping[str, Any]


def claimant() -> Claimant:
    """With a year of contributions; her office has one officer and one approver of its own."""
    number = claim.Agency.objects.count() + 1
    office = claim.office(f"001{number:02d}", f"BHXH cơ sở số {number}")
    user = claim.citizen("Ngô Bảo Châu Anh")
    employer = claim.employer(office)
    now = Month.of(today())
    claim.insure(user.person, employer, str(now - 14), str(now - 1))
    birth, leave = today() - timedelta(days=20), today() - timedelta(days=22)
    return Claimant(
        user=user,
        officer=claim.officer("Phạm Thu Hà", office),
        approver=claim.officer("Trần Quốc Quân", office, Duty.APPROVER),
        answers={
            "kind": "birth",
            "agency_code": office.code,
            "result_channel": "electronic",
            "is_identity_right": "yes",
            "phone": "0912345678",
            "birth_on": birth,
            "children": "1",
            "child_order": "1",
            "leave_from": leave,
            "bank_code": "VCB",
            "account_number": "0011002345678",
            "account_holder": "NGO BAO CHAU ANH",
            "employment": "working",
            "organisation_code": employer.code,
        },
    )


# --- the employer's side ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Employer:
    """Six workers, and the payroll of the month: one raise, one wage in words, one newcomer, one left out."""

    user: User
    code: str
    payroll: bytes
    missing: str


def employer() -> Employer:
    now = Month.of(today())
    made = firm.firm(workers=6, covered=now - 1, started_on=date(2020, 1, 1))
    one, two, three, four, five, left = made.workers
    rows = [
        firm.payroll_row(one),
        firm.payroll_row(two, wage="mười hai triệu đồng chẵn"),
        firm.payroll_row(three, wage=12_500_000),
        firm.payroll_row(four),
        firm.payroll_row(five),
        firm.new_row("Trần Thị Mới", made.organisation.pk),
    ]
    return Employer(made.filer, made.organisation.code, firm.workbook(*rows), left.full_name)
