"""Đọc hồ sơ: what pages show, as frozen dataclasses or querysets; nothing here writes.

For citizens and the public
    drafts_of(person, day) -> QuerySet[Draft]                      open ones, newest first
    draft_of(user, draft_id, day) -> Draft                    Missing when not one's own, submitted or expired
    dossiers_of(person) -> QuerySet[Dossier]                  newest first, decision and agency fetched
    dossier_of(user, dossier_id) -> Dossier                   Missing when not one's own
    public_progress(dossier, day) -> Progress(step, title, turn, is_paused, is_overdue, promised_on, days_left,
                                              steps)          four public steps, whose turn it is
    public_timeline(dossier) -> list[TimelineLine(at, title, params, actor, note, name)]   no officer's name
    open_request(dossier) -> SupplementRequest | None
    letters_of(dossier) -> QuerySet[IssuedLetter]
    track(code, phone_tail, day) -> Tracking | None           tracking code + last 4 digits; no name, no amount

For officers (``Scope`` comes from the posting: local office, province or the whole country)
    scope_of(agency) -> Scope
    queue(user, scope, filters, day, page=1, size=100) -> QueuePage(rows, counts, lights, page, has_next, total)
    Filters(tab, procedure, state, light, channel, query, officer_id, agency_id, received_from, received_until)
    team_load(agency, day) -> list[Load(officer, open)]
    dossier_for(user, dossier_id, day) -> Dossier             Missing outside the officer's agencies
    workbench(user, dossier, day) -> Workbench(dossier, documents, comparison, checks, sheet, calculation, proposal,
                                               decision, requests, timeline, offered, light, is_own_proposal)
    neighbours(user, scope, dossier) -> Neighbours(previous_id, next_id)
    officers_of(agency, day) -> QuerySet[User]
Counts are exact up to ``COUNTED`` and say so beyond it (``Count.is_more``), so that a queue of any size opens at once.
"""

from claims.selectors.desk import Comparison, Workbench, dossier_for, offered, workbench
from claims.selectors.findings import current_checks, unresolved
from claims.selectors.load import COUNTED, Count, Load, officers_of, team_load
from claims.selectors.own import (
    dossier_of,
    dossiers_of,
    draft_of,
    drafts_of,
    letters_of,
    open_request,
)
from claims.selectors.progress import (
    Progress,
    TimelineLine,
    Tracking,
    office_timeline,
    public_progress,
    public_timeline,
    track,
)
from claims.selectors.queues import Filters, Neighbours, QueuePage, Row, Scope, neighbours, queue, scope_of

__all__ = [
    "COUNTED",
    "Comparison",
    "Count",
    "Filters",
    "Load",
    "Neighbours",
    "Progress",
    "QueuePage",
    "Row",
    "Scope",
    "TimelineLine",
    "Tracking",
    "Workbench",
    "current_checks",
    "dossier_for",
    "dossier_of",
    "dossiers_of",
    "draft_of",
    "drafts_of",
    "letters_of",
    "neighbours",
    "offered",
    "office_timeline",
    "officers_of",
    "open_request",
    "public_progress",
    "public_timeline",
    "queue",
    "scope_of",
    "team_load",
    "track",
    "unresolved",
    "workbench",
]
