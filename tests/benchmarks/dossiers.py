"""What a submit and a page of the queue cost, beside a one-row form post.

The queue is measured at 1,000 and at 100,000 dossiers, twice: with the hundredth part of them open at the
officer's office (an ordinary country), and with all of them open at that one office (the worst that can be).
"""

import gc
import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import Any

from django import forms
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from accounts.access import Access
from accounts.models import Notice, User
from claims.selectors import Filters, queue, scope_of
from claims.services import dossiers
from tests.benchmarks import Measure, figure
from tests.factories import claims as make
from tests.factories.claims import AT, TODAY
from vssportal.kernel.codes import uuid7

SUBMITS = 60
PAGES = 30
SMALL, LARGE = 1_000, 100_000
COLUMNS = (
    "id, number, tracking_code, procedure, kind, person_id, organisation_id, agency_id, province_code, channel, state, "
    "answers, event_on, contact_phone, submitted_by_id, submitted_at, first_promised_on, promised_on, assigned_to_id, "
    "check_run, checks_passed, checks_total, closed_at"
)


def measure() -> list[Measure]:
    """Statements and CPU of a submit; statements, time and CPU of the queue page at two sizes."""
    return [*_submits(), *_pages("ordinary"), *_pages("all open at one office")]


def _submits() -> list[Measure]:
    cast = make.cast()
    drafts = [make.draft(make.citizen()) for _ in range(SUBMITS + 5)]
    with override_settings(ROOT_URLCONF=__name__):
        unit = _cpu_ms(_form_posts(cast.ha, SUBMITS))

    def submit(draft: Any) -> Callable[[], object]:
        return lambda: dossiers.submit(
            actor=draft.user, draft_id=draft.pk, version=draft.version, key=str(draft.pk), at=AT
        )

    with CaptureQueriesContext(connection) as captured:
        submit(drafts.pop())()
    statements = sum(not _is_frame(query["sql"]) for query in captured.captured_queries)
    for draft in drafts[SUBMITS:]:
        submit(draft)()
    cost = _cpu_ms([submit(draft) for draft in drafts[:SUBMITS]])
    return [
        figure("dossier submit, SQL statements", statements, "statements", 20),
        figure("dossier submit, CPU beside a one-row form post", cost, "ms", unit),
    ]


class _NoticeForm(forms.ModelForm):
    class Meta:
        model = Notice
        fields = ("title", "cause")


@csrf_protect
@transaction.atomic
def _save_one_row(request: HttpRequest) -> HttpResponse:
    """The unit: a form with one row behind it, signed in, with its token, in a transaction."""
    form = _NoticeForm(request.POST, instance=Notice(user=request.user, created_at=AT))
    form.save()
    return HttpResponse()


_save_one_row.access = Access("signed_in")  # type: ignore[attr-defined]
urlpatterns = [path("mot-dong/", _save_one_row)]


def _form_posts(user: User, count: int) -> list[Callable[[], object]]:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    request = HttpRequest()
    token = get_token(request)
    client.cookies[settings.CSRF_COOKIE_NAME] = request.META["CSRF_COOKIE"]

    def post(number: int) -> Callable[[], object]:
        content = {"title": "x", "cause": f"bench:{number}", "csrfmiddlewaretoken": token}

        def act() -> None:
            answer = client.post("/mot-dong/", content)
            assert answer.status_code == 200, answer.status_code

        return act

    return [post(number) for number in range(count)]


def _is_frame(sql: str) -> bool:
    return sql.startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))


def _cpu_ms(acts: list[Callable[[], object]]) -> float:
    """Median CPU of this process for one act; PostgreSQL's own is not in it."""
    gc.collect()
    spent = []
    for act in acts:
        started = time.process_time()
        act()
        spent.append((time.process_time() - started) * 1000)
    return median(spent)


def _pages(shape: str) -> list[Measure]:
    measured: dict[int, tuple[int, float, float]] = {}
    for size in (SMALL, LARGE):
        user = _fill(size, shape)
        measured[size] = _page(user)
        _empty()
    found = []
    for size, (statements, wall, cpu) in measured.items():
        name = f"queue page of 100, {size:,} dossiers ({shape})"
        found.append(figure(f"{name}, SQL", statements, "statements", 10))
        found.append(figure(f"{name}, CPU", cpu, "ms"))
        limit = None if size == SMALL else measured[SMALL][1]
        found.append(figure(f"{name}, time", wall, "ms", limit))
    return found


def _page(user: User) -> tuple[int, float, float]:
    agency = make.office()

    def open_page() -> None:
        page = queue(user, scope_of(agency), Filters(tab="all"), TODAY)
        assert len(page.rows) >= 10
        assert all(row.dossier.person.full_name for row in page.rows)

    for _ in range(3):
        open_page()
    with CaptureQueriesContext(connection) as captured:
        open_page()
    walls, cpus = [], []
    for _ in range(PAGES):
        started, used = time.perf_counter(), time.process_time()
        open_page()
        walls.append((time.perf_counter() - started) * 1000)
        cpus.append((time.process_time() - used) * 1000)
    return len(captured.captured_queries), median(walls), median(cpus)


def _fill(size: int, shape: str) -> User:
    """Dossiers by COPY. Ordinary: one in ten open, spread over ten offices; else all open at one."""
    user = make.officer("Phạm Thu Hà")
    citizen, where = make.citizen(), make.employer()
    agencies = [make.office()]
    if shape == "ordinary":
        agencies += [make.office(f"002{n:02d}", f"BHXH cơ sở {n}") for n in range(9)]
    with connection.cursor() as cursor, cursor.copy(f"COPY claims_dossier ({COLUMNS}) FROM STDIN") as copy:  # type: ignore[attr-defined]
        for number in range(size):
            copy.write_row(_dossier(number, shape, agencies, citizen, where.pk, user.pk))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE claims_dossier")
    return user


def _dossier(
    number: int, shape: str, agencies: list[Any], citizen: User, organisation_id: int, officer_id: int
) -> tuple[Any, ...]:
    is_open = shape != "ordinary" or number % 10 == 0
    agency = agencies[(number // 10) % len(agencies)] if shape == "ordinary" else agencies[0]
    states = ("in_review", "proposed", "awaiting_supplement", "in_review")
    state = states[number % 4 if shape != "ordinary" else number // 100 % 4]
    if state == "proposed":
        state = "received"  # a proposed one needs its proposer; the order of the page does not care
    promised = TODAY + timedelta(days=number % 40 - 10)
    return (
        uuid7(), f"B{number:07d}/2026/{agency.code}", f"C{number:011d}", make.PROCEDURE, "birth", citizen.person_id,
        organisation_id, agency.pk, agency.province_code, "portal", state if is_open else "withdrawn", "{}",
        date(1900, 1, 1) + timedelta(days=number % 30_000) if is_open and number < 30_000 else None, "0912345678",
        citizen.pk, AT, promised, promised, officer_id if number % 3 else None, 1, 9, 10, None if is_open else AT,
    )  # fmt: skip


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_dossier CASCADE")
