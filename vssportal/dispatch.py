"""The names of all work that is done later, and the queue each waits in (queues by what people feel).

``attempts`` is the bound after which the row ends as failed and a person sees it; ``patience`` is the pause
before the second attempt, doubled each time.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Work:
    name: str
    queue: str
    attempts: int = 6
    patience: timedelta = timedelta(seconds=10)

    def pause(self, attempts: int) -> timedelta:
        """How long to wait after so many attempts, at most an hour."""
        return min(self.patience * 2 ** (attempts - 1), timedelta(hours=1))


SEND_MAIL = Work("accounts.send_mail", "mail", attempts=10)

READ_FILING = Work("contributions.read_filing", "filing", attempts=4)
RECHECK_FILING = Work("contributions.recheck_filing", "interactive", attempts=4)
DECIDE_DECLARATION = Work("contributions.decide_declaration", "filing")
MARK_FILE = Work("contributions.mark_file", "interactive", attempts=3)
FILING_RECEIPT = Work("contributions.filing_receipt", "letters")

CHECK_DOSSIER = Work("claims.check_dossier", "interactive")
DOSSIER_RECEIPT = Work("claims.dossier_receipt", "letters")
ISSUE_DECISION = Work("claims.issue_decision", "letters")
ISSUE_REFUSAL = Work("claims.issue_refusal", "letters")
ISSUE_SUPPLEMENT = Work("claims.issue_supplement", "letters")
ISSUE_APOLOGY = Work("claims.issue_apology", "letters")

ALL = tuple(value for value in list(globals().values()) if isinstance(value, Work))
BY_NAME = {work.name: work for work in ALL}
