"""Khối lượng việc: how many open dossiers each officer of an agency has, bounded so that it stays quick."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from accounts.enums import Duty
from accounts.models import Agency, User
from claims.models import Dossier

COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """Số lượng; ``is_more``: more than what was counted, shown as “1.000+”."""

    number: int
    is_more: bool = False

    def __int__(self) -> int:
        return self.number


@dataclass(frozen=True, slots=True)
class Load:
    """Khối lượng of one officer."""

    officer: User
    open: Count


def officers_of(agency: Agency, day: date) -> QuerySet[User]:
    """Chuyên viên posted at this very office on ``day``, by name."""
    posted = agency.postings.on(day).filter(duty__in=[Duty.OFFICER]).values("user")
    return User.objects.filter(pk__in=posted, is_active=True).order_by("full_name", "pk")


def team_load(agency: Agency, day: date) -> list[Load]:
    """Khối lượng việc của tổ: two statements, however many dossiers there are."""
    officers = list(officers_of(agency, day))
    counts = bounded_counts([Dossier.objects.open().filter(assigned_to=officer) for officer in officers])
    return [Load(officer, count) for officer, count in zip(officers, counts, strict=True)]


def least_loaded(agency: Agency, day: date) -> User | None:
    """Who has the least open work there; None where nobody is posted."""
    loads = team_load(agency, day)
    return min(loads, key=lambda load: (load.open.number, load.officer.pk)).officer if loads else None


def bounded_counts(querysets: Sequence[QuerySet[Any]], most: int = COUNTED) -> list[Count]:
    """Counts of several querysets in one statement, each stopping at ``most``: an index range, never a table."""
    if not querysets:
        return []
    asked = [queryset.order_by().values("pk")[: most + 1].query.sql_with_params() for queryset in querysets]
    # A tab and a light often ask the same: counted once.
    places = {key: place for place, key in enumerate(dict.fromkeys(map(str, asked)))}
    different = list({str(key): key for key in asked}.values())
    # Only SQL that the ORM itself made is put together here; every value stays a parameter.
    parts = ", ".join(f"(SELECT count(*) FROM ({sql}) part)" for sql, _ in different)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}", [value for _, params in different for value in params])
        row = cursor.fetchone()
    counts = [Count(min(number, most), number > most) for number in row]
    return [counts[places[str(key)]] for key in asked]
