"""Hàng việc: the officers' lists, with lights and counts that open at once at any size.

A page is one statement for the rows and one for all counts. Every list walks an index in the order of the
promised day and stops after a page; counts stop at ``COUNTED``.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from accounts.enums import AgencyLevel
from accounts.models import Agency, User
from claims.enums import DossierState, Light, Tab
from claims.models import Dossier
from claims.models.dossiers import DossierQuerySet
from claims.selectors.load import Count, bounded_counts
from claims.workflow import OPEN, LightDays, working_days_left
from vssportal.kernel.codes import CodeError, parse_dossier_number, parse_tracking_code
from vssportal.kernel.names import name_key
from vssportal.legal.holidays import working_calendar

PAGE = 100
RELATED = ("person", "organisation", "assigned_to", "proposer")
PAUSED = DossierState.AWAITING_SUPPLEMENT
# Named one by one and not as "all but paused": an index walks states that are named.
RUNNING = sorted(OPEN - {PAUSED})


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi: which offices' dossiers an officer sees, named by what an index can walk."""

    agency_id: int | None = None
    province_code: str = ""

    def dossiers(self) -> DossierQuerySet:
        if self.agency_id is not None:
            return Dossier.objects.filter(agency_id=self.agency_id)
        if self.province_code:
            return Dossier.objects.filter(province_code=self.province_code)
        return Dossier.objects.all()


def scope_of(agency: Agency) -> Scope:
    """Phạm vi of a posting: the local office, the whole province, or the country."""
    if agency.level == AgencyLevel.CENTRAL:
        return Scope()
    if agency.level == AgencyLevel.PROVINCIAL:
        return Scope(province_code=agency.province_code)
    return Scope(agency_id=agency.pk)


@dataclass(frozen=True, slots=True)
class Filters:
    """Bộ lọc; empty means all. ``received_from`` and ``received_until`` are days of Viet Nam, both included."""

    tab: str = Tab.MINE
    procedure: str = ""
    state: str = ""
    light: str = ""
    channel: str = ""
    query: str = ""
    officer_id: int | None = None
    agency_id: int | None = None
    received_from: date | None = None
    received_until: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng: the dossier with its light and working days left."""

    dossier: Dossier
    light: Light
    days_left: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Một trang hàng việc. ``counts`` by tab, ``lights`` by light within the tab, ``total`` of the filtered list."""

    rows: tuple[Row, ...]
    counts: dict[str, Count]
    lights: dict[str, Count]
    total: Count
    page: int
    has_next: bool
    filters: Filters = field(default_factory=Filters)


def queue(
    user: User, scope: Scope, filters: Filters, today: date, *, page: int = 1, size: int = PAGE
) -> QueuePage:
    """Hàng việc, the nearest promised day first: two statements. A search in the tab “all” finds closed ones too."""
    days = LightDays.on(today, working_calendar())
    tab = in_tab(user, scope, filters.tab, days)
    is_search = filters.tab == Tab.ALL and filters.query.strip()
    wanted = filtered(scope.dossiers() if is_search else tab, filters, days)
    start = (max(page, 1) - 1) * size
    found = list(ordered(wanted).select_related(*RELATED)[start : start + size + 1])
    counts, lights, total = _counts(user, scope, tab, wanted, days)
    return QueuePage(
        tuple(_row(dossier, days) for dossier in found[:size]),
        counts,
        lights,
        total,
        max(page, 1),
        len(found) > size,
        filters,
    )


def ordered(dossiers: DossierQuerySet) -> DossierQuerySet:
    """The order of every list: promised day, then key."""
    return dossiers.order_by("promised_on", "pk")


def _row(dossier: Dossier, days: LightDays) -> Row:
    light = days.light(dossier.state, dossier.promised_on)
    left = 0 if light == Light.CLOSED else days_left(dossier.promised_on, days.today)
    return Row(dossier, light, left)


@lru_cache(maxsize=4096)
def days_left(promised_on: date, today: date) -> int:
    """Ngày làm việc còn lại; many rows of a page share their days."""
    return working_days_left(promised_on, today, working_calendar())


def in_tab(user: User, scope: Scope, tab: str, days: LightDays) -> DossierQuerySet:
    """Dossiers of a tab; what is closed is in none but by search."""
    open_ones = scope.dossiers().open()
    if tab == Tab.MINE:
        return open_ones.filter(assigned_to=user)
    if tab == Tab.UNASSIGNED:
        return open_ones.filter(assigned_to__isnull=True)
    if tab == Tab.TO_APPROVE:
        return scope.dossiers().filter(state=DossierState.PROPOSED).exclude(proposer=user)
    if tab == Tab.AWAITING:
        return scope.dossiers().filter(state=PAUSED)
    if tab == Tab.OVERDUE:
        return open_ones.filter(of_light(Light.OVERDUE, days))
    return open_ones


def of_light(light: str, days: LightDays) -> Q:
    """The condition of a light, as ranges of the promised day."""
    running = Q(state__in=RUNNING)
    ranges = {
        Light.OVERDUE: Q(promised_on__lt=days.today),
        Light.DUE: Q(promised_on__gte=days.today, promised_on__lte=days.due_until),
        Light.SOON: Q(promised_on__gt=days.due_until, promised_on__lte=days.soon_until),
        Light.EARLY: Q(promised_on__gt=days.soon_until),
    }
    if light == Light.PAUSED:
        return Q(state=PAUSED)
    return ranges[Light(light)] & running


def filtered(dossiers: DossierQuerySet, filters: Filters, days: LightDays) -> DossierQuerySet:
    """The tab narrowed by what the officer chose; a search looks at one number, code or name."""
    if filters.procedure:
        dossiers = dossiers.filter(procedure=filters.procedure)
    if filters.state:
        dossiers = dossiers.filter(state=filters.state)
    if filters.channel:
        dossiers = dossiers.filter(channel=filters.channel)
    if filters.officer_id is not None:
        dossiers = dossiers.filter(assigned_to_id=filters.officer_id)
    if filters.agency_id is not None:
        dossiers = dossiers.filter(agency_id=filters.agency_id)
    if filters.received_from:
        dossiers = dossiers.filter(submitted_at__date__gte=filters.received_from)
    if filters.received_until:
        dossiers = dossiers.filter(submitted_at__date__lte=filters.received_until)
    if filters.light in Light.values and filters.light != Light.CLOSED:
        dossiers = dossiers.filter(of_light(filters.light, days))
    return dossiers.filter(_search(filters.query)) if filters.query.strip() else dossiers


def _search(query: str) -> Q:
    text = query.strip()
    with suppress(CodeError):
        return Q(number=str(parse_dossier_number(text)))
    found = _of_whom(text)
    # A personal number has twelve signs too, and some pass for a tracking code: both are looked for.
    with suppress(CodeError):
        found |= Q(tracking_code=parse_tracking_code(text))
    return found


def _of_whom(text: str) -> Q:
    digits = text.replace(" ", "")
    if digits.isdecimal():
        of_person = Q(person__citizen_number=digits) | Q(person__si_number=digits)
        return of_person | Q(organisation__tax_code=digits)
    return Q(person__name_key__startswith=name_key(text)) | Q(organisation__code=text)


def _counts(
    user: User, scope: Scope, tab: DossierQuerySet, wanted: DossierQuerySet, days: LightDays
) -> tuple[dict[str, Count], dict[str, Count], Count]:
    tabs = {str(each): in_tab(user, scope, each, days) for each in Tab}
    lights = {
        str(each): tab.filter(of_light(each, days))
        for each in (Light.OVERDUE, Light.DUE, Light.SOON, Light.EARLY, Light.PAUSED)
    }
    numbers = bounded_counts([*tabs.values(), *lights.values(), wanted])
    by_tab = dict(zip(tabs, numbers, strict=False))
    by_light = dict(zip(lights, numbers[len(tabs) :], strict=False))
    return by_tab, by_light, numbers[-1]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Hồ sơ trước, hồ sơ sau in the officer's own list."""

    previous_id: UUID | None
    next_id: UUID | None


def neighbours(user: User, scope: Scope, dossier: Dossier) -> Neighbours:
    """The ones before and after among the officer's open dossiers, by promised day: two short index walks."""
    own = scope.dossiers().open().filter(assigned_to=user)
    here = (dossier.promised_on, dossier.pk)
    before = Q(promised_on__lt=here[0]) | Q(promised_on=here[0], pk__lt=here[1])
    after = Q(promised_on__gt=here[0]) | Q(promised_on=here[0], pk__gt=here[1])
    previous = own.filter(before).order_by("-promised_on", "-pk").values_list("pk", flat=True).first()
    following = own.filter(after).order_by("promised_on", "pk").values_list("pk", flat=True).first()
    return Neighbours(previous, following)
