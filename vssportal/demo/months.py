"""Kỳ kê khai minh họa: the last months declared, accepted and booked by the services employers use."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from accounts.models import Organisation, User
from contributions.enums import Account, DeclarationState
from contributions.models import Declaration, EmployerBook, LedgerPosting
from contributions.services import deciding, declarations, filings, lines, reading
from vssportal.kernel.periods import Month

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def open_books(employers: list[Organisation], covered: Month) -> None:
    """Sổ của đơn vị: everything up to ``covered`` counts as declared."""
    EmployerBook.objects.bulk_create(
        EmployerBook(organisation=organisation, covered_through=covered.first) for organisation in employers
    )


def declare(organisation: Organisation, filer: User, month: Month, *, day: int = 12) -> Declaration:
    """One month declared as "nothing changed" and accepted."""
    at = datetime.combine(month.day(day), time(10, 0), tzinfo=HERE)
    declaration = declarations.open_declaration(actor=filer, organisation=organisation, month=month, at=at)
    upload = filings.start_from_registry(actor=filer, declaration=declaration, at=at)
    reading.read_filing(filing_id=upload.filing.pk, at=at)
    declaration.refresh_from_db()
    upload.filing.refresh_from_db()
    if upload.filing.counts.get("unconfirmed"):
        lines.confirm_warnings(
            actor=filer, filing=upload.filing, numbers=None, version=declaration.version, at=at
        )
        declaration.refresh_from_db()
    declarations.submit(actor=filer, declaration=declaration, version=declaration.version, key="", at=at)
    deciding.decide_declaration(declaration_id=declaration.pk, at=at)
    declaration.refresh_from_db()
    if declaration.state != DeclarationState.ACCEPTED:
        raise RuntimeError(
            f"demo declaration {declaration.slug} of {organisation.code} is {declaration.state}"
        )
    return declaration


def pay(declaration: Declaration, *, on: date) -> None:
    """Tiền đơn vị đã nộp: everything the declaration made due, fund by fund."""
    at = datetime.combine(on, time(15, 0), tzinfo=HERE)
    due = declaration.ledger_postings.filter(debit=Account.RECEIVABLE, credit=Account.FUND)
    LedgerPosting.objects.bulk_create(
        LedgerPosting(
            organisation_id=posting.organisation_id,
            agency_id=posting.agency_id,
            province_code=posting.province_code,
            declaration=declaration,
            debit=Account.CASH,
            credit=Account.RECEIVABLE,
            fund=posting.fund,
            payer=posting.payer,
            amount_vnd=posting.amount_vnd,
            effective_month=posting.effective_month,
            cause=f"payment:{posting.cause}",
            posted_at=at,
        )
        for posting in due.order_by("pk")
    )
