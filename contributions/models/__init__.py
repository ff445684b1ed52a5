from contributions.models.declarations import Declaration, DeclarationEvent, FilingSerial, Receipt
from contributions.models.employment import ContributionSpan, EmployerBook, Employment, Standing
from contributions.models.filings import ColumnMapping, Filing, FilingEvent, FilingFinding, FilingLine
from contributions.models.ledger import LedgerPosting, MonthDue

__all__ = [
    "ColumnMapping",
    "ContributionSpan",
    "Declaration",
    "DeclarationEvent",
    "EmployerBook",
    "Employment",
    "Filing",
    "FilingEvent",
    "FilingFinding",
    "FilingLine",
    "FilingSerial",
    "LedgerPosting",
    "MonthDue",
    "Receipt",
    "Standing",
]
