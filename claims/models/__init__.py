from claims.models.checks import Calculation, CheckOverride, CheckResult, PaperReading
from claims.models.decisions import Decision, PayoutLine, Proposal
from claims.models.documents import Document, DocumentPage
from claims.models.dossiers import Dossier, DossierEvent, NumberCounter
from claims.models.drafts import Draft
from claims.models.supplements import SupplementRequest

__all__ = [
    "Calculation",
    "CheckOverride",
    "CheckResult",
    "Decision",
    "Document",
    "DocumentPage",
    "Dossier",
    "DossierEvent",
    "Draft",
    "NumberCounter",
    "PaperReading",
    "PayoutLine",
    "Proposal",
    "SupplementRequest",
]
