"""What people do meanwhile: employers file 10,000 rows, citizens submit, officers decide; and the count at the end."""

from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.db.models import Count
from django.utils import timezone

from accounts.models import IssuedLetter, MailMessage, Notice, OutboxWork, Person
from accounts.services.files import path_of
from accounts.services.records import broken_links
from claims.enums import DossierState
from claims.models import Decision, Dossier, Draft, PayoutLine
from claims.services import decisions, dossiers, review
from contributions.enums import DeclarationState, FilingState
from contributions.models import (
    ContributionSpan,
    Declaration,
    Employment,
    Filing,
    FilingLine,
    LedgerPosting,
    MonthDue,
    Receipt,
)
from contributions.services import declarations, filings
from tests.factories import claims as claim
from tests.factories import contributions as firm
from vssportal import dispatch
from vssportal.kernel.errors import DomainError

ROWS = 10_000
FILED = ["store", "start", "finish"]
DECLARED = ["open", "upload", "submit", "accept"]
DECIDED = ["submit", "check", "start_review", "propose", "approve"]


@dataclass
class World:
    """An employer with a file, citizens with a finished draft each, and their officers."""

    claims: int
    employers: int = 1
    drafts: list[Draft] = field(default_factory=list)
    dossiers: list[UUID] = field(default_factory=list)
    firms: list[firm.Firm] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    receipts: set[int] = field(default_factory=set)

    def build(self) -> None:
        self.cast = claim.cast()
        self.add_claims(self.claims)
        for _ in range(self.employers):
            self.firms.append(firm.firm(workers=0))

    def add_claims(self, count: int) -> None:
        self.drafts += [claim.draft() for _ in range(count)]

    # --- acts, each as a person repeats it until it has an answer -------------------------------------

    def upload(self) -> None:
        for number, made in enumerate(self.firms):
            rows = [firm.new_row("Trần Thị Mới", number * ROWS + row) for row in range(ROWS)]
            opened = firm.opened(made)
            content = firm.workbook(*rows)
            filings.upload_file(
                actor=made.filer, declaration=opened, content=content, name="a.xlsx", at=firm.AT
            )
            self.declarations.append(opened)

    def submit_next(self) -> None:
        """The next citizen presses; again with the same key until the receipt is there."""
        if len(self.dossiers) == len(self.drafts):
            return
        draft = self.drafts[len(self.dossiers)]
        press = partial(
            dossiers.submit, actor=draft.user, draft_id=draft.pk, version=draft.version, at=claim.AT
        )
        answer = patiently(partial(press, key=str(draft.pk)))
        if answer is not None:
            self.dossiers.append(answer.dossier_id)

    def move_on(self) -> None:
        """Employers submit what was checked, officers propose, approvers approve."""
        patiently(self._move_on)

    def _move_on(self) -> None:
        for declaration in Declaration.objects.filter(pk__in=self._ids(), state=DeclarationState.DRAFT):
            if Filing.objects.filter(declaration=declaration, state=FilingState.CHECKED).exists():
                self._declare(declaration)
        cast, at = self.cast, timezone.now()
        for one in Dossier.objects.filter(pk__in=self.dossiers, state=DossierState.IN_REVIEW):
            # The journal of a check that ran twice stays as it is; here the second person is late, no more.
            unless_late(partial(review.propose, actor=cast.ha, dossier_id=one.pk, outcome="grant", at=at))
        # One after the other, so that letters are drawn during the whole storm.
        if OutboxWork.objects.filter(name=dispatch.ISSUE_DECISION.name, state="waiting").exists():
            return
        for one in Dossier.objects.filter(pk__in=self.dossiers, state=DossierState.PROPOSED)[:1]:
            unless_late(partial(decisions.approve, actor=cast.quan, dossier_id=one.pk, at=at))

    def _declare(self, declaration: Declaration) -> None:
        filer = next(one.filer for one in self.firms if one.organisation.pk == declaration.organisation_id)
        receipt = declarations.submit(
            actor=filer,
            declaration=declaration,
            version=declaration.version,
            key=str(declaration.pk),
            at=firm.AT,
        )
        self.receipts.add(receipt.pk)

    def _ids(self) -> list[UUID]:
        return [declaration.pk for declaration in self.declarations]

    def is_at_rest(self) -> bool:
        """Everything that was begun has come to its end."""
        if len(self.dossiers) < len(self.drafts) or OutboxWork.objects.filter(state="waiting").exists():
            return False
        is_open = Dossier.objects.filter(pk__in=self.dossiers).exclude(state=DossierState.APPROVED).exists()
        decided = Declaration.objects.filter(pk__in=self._ids()).exclude(state=DeclarationState.ACCEPTED)
        return not is_open and not decided.exists()


def patiently(act: Any) -> Any:
    """Nothing when the database is away just now; whoever acts tries again."""
    try:
        return act()
    except (OperationalError, InterfaceError):
        connection.close()
        return None


def unless_late(act: Any) -> None:
    try:
        act()
    except DomainError as refusal:
        if refusal.code not in {"stale", "wrong_state"}:
            raise


# --- the count ------------------------------------------------------------------------------------------


def tally(world: World) -> tuple[list[str], list[str]]:
    """What was lost, what was doubled, by name."""
    lost: list[str] = []
    doubled: list[str] = []

    def count(what: str, found: int, wanted: int) -> None:
        if found < wanted:
            lost.append(f"{what}: {found} of {wanted}")
        elif found > wanted:
            doubled.append(f"{what}: {found} instead of {wanted}")

    for work in OutboxWork.objects.exclude(state="done"):
        lost.append(f"work {work.name} {work.state} {work.last_error}")
    for pk in world.dossiers:
        _count_dossier(Dossier.objects.get(pk=pk), count, lost, doubled)
    for declaration in world.declarations:
        _count_declaration(Declaration.objects.get(pk=declaration.pk), count, lost, doubled)
    count("dossiers", Dossier.objects.count(), len(world.dossiers))
    count("receipts answered for", Receipt.objects.filter(pk__in=world.receipts).count(), len(world.receipts))
    _count_mail(count)
    return lost, doubled


def _count_dossier(dossier: Dossier, count: Any, lost: list[str], doubled: list[str]) -> None:
    _count_journal(dossier, DECIDED, lost, doubled)
    if dossier.state != DossierState.APPROVED:
        lost.append(f"dossier {dossier.number} is {dossier.state}")
    count(f"decisions of {dossier.number}", Decision.objects.filter(dossier=dossier).count(), 1)
    payouts = PayoutLine.objects.filter(decision__dossier=dossier)
    count(f"payout lines of {dossier.number}", payouts.count(), 1)
    letters = IssuedLetter.objects.filter(cause__startswith=f"dossier:{dossier.pk}:")
    count(f"letters of {dossier.number}", letters.count(), 2)
    _count_bytes(letters, lost)
    notices = Notice.objects.filter(user=dossier.submitted_by)
    # Received, being checked, being approved, decided.
    count(f"notices of {dossier.number}", notices.count(), 4)


def _count_declaration(declaration: Declaration, count: Any, lost: list[str], doubled: list[str]) -> None:
    what = declaration.organisation.code
    _count_journal(declaration, DECLARED, lost, doubled)
    filing = Filing.objects.get(declaration=declaration)
    _count_journal(filing, FILED, lost, doubled)
    if declaration.state != DeclarationState.ACCEPTED:
        lost.append(f"declaration {what} is {declaration.state}")
    count(f"lines of {what}", FilingLine.objects.filter(filing=filing).count(), ROWS)
    organisation = {"organisation": declaration.organisation}
    count(f"dues of {what}", MonthDue.objects.filter(**organisation).count(), ROWS)
    count(f"employments of {what}", Employment.objects.filter(**organisation).count(), ROWS)
    spans = ContributionSpan.objects.in_force().filter(**organisation)
    count(f"spans of {what}", spans.count(), ROWS)
    booked = sum(LedgerPosting.objects.filter(**organisation).values_list("amount_vnd", flat=True))
    receipts = Receipt.objects.filter(declaration=declaration)
    count(f"receipts of {what}", receipts.count(), 1)
    count(f"đồng booked of {what}", booked, sum(receipts.values_list("total_vnd", flat=True)))
    letters = IssuedLetter.objects.filter(cause__in=[f"filing:{receipt.pk}" for receipt in receipts])
    count(f"receipt letters of {what}", letters.count(), 1)
    _count_bytes(letters, lost)
    twice = Person.objects.values("citizen_number").annotate(times=Count("pk")).filter(times__gt=1)
    count("people registered twice", twice.count(), 0)


def _count_journal(subject: Any, wanted: list[str], lost: list[str], doubled: list[str]) -> None:
    events = list(subject.events.all())
    steps = Counter(event.transition for event in events)
    lost += [f"{subject}: no {step} in the journal" for step in wanted if not steps[step]]
    doubled += [f"{subject}: {step} {times} times" for step, times in steps.items() if times > 1]
    if broken_links(events):
        lost.append(f"{subject}: a journal whose lines do not follow")
    if not steps.keys() - set(wanted) and [event.transition for event in events] != wanted:
        lost.append(f"{subject}: a journal in another order, {[event.transition for event in events]}")
    if strange := steps.keys() - set(wanted):
        doubled.append(f"{subject}: {sorted(strange)} was not asked for")


def _count_bytes(letters: Any, lost: list[str]) -> None:
    for letter in letters.select_related("file"):
        path = path_of(letter.file.pk)
        if not path.exists() or path.stat().st_size != letter.file.size:
            lost.append(f"the bytes of letter {letter.number}")


def _count_mail(count: Any) -> None:
    """Every message reached the mail server; one that was handed over again carries the same id."""
    sent = Counter(message_id for message_id, _cause in _delivered())
    rows = MailMessage.objects.count()
    count("mails", len(sent), rows)
    causes = MailMessage.objects.values("cause").annotate(times=Count("pk")).filter(times__gt=1)
    count("mails written twice", causes.count(), 0)


def _delivered() -> list[tuple[str, str]]:
    found = []
    for file in settings.MAIL_DIR.glob("*.eml"):
        message = message_from_bytes(file.read_bytes())
        found.append((str(message["Message-ID"]), str(message["To"])))
    return found


def repeats() -> int:
    """Mails handed to the mail server more than once under one id: a reader's program shows one."""
    delivered = _delivered()
    return len(delivered) - len({message_id for message_id, _to in delivered})
