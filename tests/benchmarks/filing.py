"""A 10,000-worker D02-LT workbook from stored file to booked dues, beside the raw limit of the same work.

The raw limit reads the same file with the same reader, computes every due in a plain loop and copies the same
rows into bare tables. An ordinary month (40 changes) and the worst one (every wage changed) are measured.
"""

import gc
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from django.db import connection

from accounts.models import Organisation, Person, User
from accounts.services.files import path_of
from contributions.intake import sandbox, template
from contributions.models import Declaration, EmployerBook, Filing
from contributions.rules.bulk import RateCard
from contributions.rules.categories import Category
from contributions.selectors import template_rows
from contributions.services import checking, deciding, declarations, filings, lines, money, reading, registry
from contributions.services.booking import DUE_TABLE, EMPLOYMENT_TABLE, SPAN_TABLE
from tests.benchmarks import Measure, figure
from tests.factories import accounts
from vssportal.kernel.names import given_sort, name_key, name_sort
from vssportal.kernel.periods import Month
from vssportal.legal.holidays import working_calendar
from vssportal.legal.parameters import parameters

WORKERS = 10_000
AT = accounts.AT
MONTH = Month(2026, 10)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE = ("Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Quốc", "Kim", "Đức", "Thu")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Khánh", "Linh", "Phúc", "Quỳnh", "Sơn", "Tâm")


@dataclass
class Meter:
    """Wall and CPU seconds of steps, and statements sent to the database (each COPY counts as one)."""

    seconds: dict[str, float] = field(default_factory=dict)
    statements: int = 0
    cpu: float = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        def count(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
            self.statements += 1
            return execute(sql, params, many, context)

        gc.collect()
        copy_rows = registry.copy_rows

        def copy(*args: Any) -> None:
            self.statements += 1
            copy_rows(*args)

        places = (registry, reading.registry)
        for place in places:
            place.copy_rows = copy  # type: ignore[assignment]
        start, used = time.perf_counter(), cpu_seconds()
        try:
            with connection.execute_wrapper(count):
                yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - start
            self.cpu += cpu_seconds() - used
            for place in places:
                place.copy_rows = copy_rows

    @property
    def total(self) -> float:
        return sum(self.seconds.values())


def cpu_seconds() -> float:
    """CPU of this process, its ended children, and the server process behind its connection."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    connection.ensure_connection()
    server = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return sum((own.ru_utime, own.ru_stime, children.ru_utime, children.ru_stime, server.user, server.system))


def measure() -> list[Measure]:
    organisation, filer = _world()
    _warm_up()
    found = []
    for title, month, raise_vnd in (("ordinary", MONTH, 0), ("every wage changed", MONTH + 1, 100_000)):
        meter, filing = _file(organisation, filer, month, raise_vnd)
        limit, least_cpu = _raw(filing)
        rows = filing.counts["rows"]
        name = f"filing of {WORKERS} workers, {title}"
        found.append(figure(f"{name}: rows/s, stored to booked", rows / meter.total, "rows/s", rows / limit))
        found.append(figure(f"{name}: SQL statements a row", meter.statements / rows, "statements/row", 0.05))
        found.append(figure(f"{name}: CPU", 1000 * meter.cpu / rows, "ms/row", 1000 * least_cpu / rows))
        found += [figure(f"{name}: {step}", seconds, "s") for step, seconds in meter.seconds.items()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found.append(figure("filing: highest memory of the worker", peak, "MB"))
    return found


def _world() -> tuple[Organisation, User]:
    """An employer with 10,000 people on its book, every one with a running span."""
    organisation = accounts.employer(started_on=date(2015, 1, 1))
    filer = accounts.filer(organisation)
    people = []
    for number in range(WORKERS):
        name = f"{FAMILY[number % 10]} {MIDDLE[number // 10 % 10]} {GIVEN[number % 13]}"
        born = date(1970 + number % 35, 1 + number % 12, 1 + number % 28)
        keys = {"name_key": name_key(name), "name_sort": name_sort(name), "given_sort": given_sort(name)}
        citizen = accounts.citizen_number(number, born)
        people.append(
            Person(
                si_number=f"79{number:08d}",
                citizen_number=citizen,
                full_name=name,
                born_on=born,
                sex="male",
                **keys,
            )
        )
    Person.objects.bulk_create(people, batch_size=5000)
    since = date(2024, 1, 1)
    work = [
        (p.pk, organisation.pk, f"NV{p.pk}", "Công nhân, phường Cầu Giấy, Hà Nội", "employee", "indefinite", since,
         _wage(i), "working", "01001", since, None)
        for i, p in enumerate(people)
    ]  # fmt: skip
    registry.copy_rows("contributions_employment", EMPLOYMENT_TABLE, work)
    ceiling = 50_600_000
    spans = [
        (p.pk, organisation.pk, date(2026, 7, 1), None, "working", "employee", _wage(i), min(_wage(i), ceiling),
         "PSAHU", "Công nhân, phường Cầu Giấy, Hà Nội", None, "01", AT, None)
        for i, p in enumerate(people)
    ]  # fmt: skip
    registry.copy_rows("contributions_contributionspan", SPAN_TABLE, spans)
    EmployerBook.objects.create(organisation=organisation, covered_through=(MONTH - 1).first)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return organisation, filer


def _warm_up() -> None:
    """A worker has read the law's figures long before a file comes."""
    parameters()
    working_calendar().is_working_day(AT.date())


def _wage(number: int) -> int:
    return 6_000_000 + number * 7_919 % 60_000_000


def _workbook(organisation: Organisation, month: Month, raise_vnd: int) -> bytes:
    """Our own template as an employer sends it back: 23 wages changed, 5 people gone, 12 new."""
    rows = template_rows(organisation)
    rows = [
        row._replace(wage_vnd=(row.wage_vnd or 0) + (raise_vnd or (250_000 if place < 23 else 0)))
        for place, row in enumerate(rows[:-5])
    ]
    offset = 800_000 + month.index % 100 * 100
    for number in range(12):
        born = date(2000, 5, 1 + number)
        citizen = accounts.citizen_number(offset + number, born)
        rows.append(
            template.TemplateRow(
                "Trần Thị Mới", "", f"{born:%d/%m/%Y}", "Công nhân", 7_000_000, None, "fixed_term", month.first,
                "", f"M{offset + number}", citizen,
            )
        )  # fmt: skip
    unit = template.TemplateUnit(organisation.code, organisation.name, str(month))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "d02.xlsx"
        template.write(target, unit=unit, rows=rows)
        return target.read_bytes()


def _file(organisation: Organisation, filer: User, month: Month, raise_vnd: int) -> tuple[Meter, Filing]:
    """The whole way once; what a person decides in between is one act each."""
    declaration = declarations.open_declaration(actor=filer, organisation=organisation, month=month, at=AT)
    content = _workbook(organisation, month, raise_vnd)
    upload = filings.upload_file(
        actor=filer, declaration=declaration, content=content, name="d02.xlsx", at=AT
    )
    meter = Meter()
    with meter.step("read and check"):
        reading.read_filing(filing_id=upload.filing.pk, at=AT)
    filing = Filing.objects.select_related("declaration__organisation").get(pk=upload.filing.pk)
    assert filing.state == "checked", filing.fault
    with meter.step("explain and confirm"):
        _answer_questions(filer, filing)
    with meter.step("price"):
        money.price(filing)
    declaration = Declaration.objects.get(pk=declaration.pk)
    with meter.step("submit"):
        declarations.submit(
            actor=filer, declaration=declaration, version=declaration.version, key=str(month), at=AT
        )
    with meter.step("decide and book"):
        deciding.decide_declaration(declaration_id=declaration.pk, at=AT)
    declaration.refresh_from_db()
    assert declaration.state == "accepted", declaration.events.last().note
    filing.refresh_from_db()
    return meter, filing


def _answer_questions(filer: User, filing: Filing) -> None:
    def version() -> int:
        return Declaration.objects.get(pk=filing.declaration_id).version

    if filing.counts["missing"]:
        lines.explain_all_missing(
            actor=filer, filing=filing, explanation="left", on=AT.date(), version=version(), at=AT
        )
    if filing.counts["unconfirmed"]:
        lines.confirm_warnings(actor=filer, filing=filing, version=version(), at=AT)


def _raw(filing: Filing) -> tuple[float, float]:
    """Wall and CPU seconds of the same reader, a plain loop, and COPY of the same rows into bare tables."""
    held = list(_stored("contributions_filingline", checking.LINE_COLUMNS, "filing_id", filing.pk))
    dues = list(_stored("contributions_monthdue", DUE_TABLE, "declaration_id", filing.declaration_id))
    organisation = filing.organisation
    with connection.cursor() as cursor:
        for table in ("contributions_filingline", "contributions_monthdue"):
            cursor.execute(f"DROP TABLE IF EXISTS raw_{table}; CREATE TABLE raw_{table} (LIKE {table})")
            cursor.execute(f"ALTER TABLE raw_{table} DROP COLUMN id")
    gc.collect()
    start, used = time.perf_counter(), cpu_seconds()
    assert filing.file is not None
    table = sandbox.read(path_of(filing.file.pk), name=filing.file.name)
    law = parameters().on(filing.declaration.month)
    card = RateCard(filing.declaration.period, organisation.region, Category.EMPLOYEE, False, law)
    for row in table.rows:
        card.due(row.wage_vnd or 0)
    registry.copy_rows("raw_contributions_filingline", checking.LINE_COLUMNS, held)
    registry.copy_rows("raw_contributions_monthdue", DUE_TABLE, dues)
    return time.perf_counter() - start, cpu_seconds() - used


def _stored(table: str, columns: tuple[str, ...], key: str, value: Any) -> Iterator[tuple[Any, ...]]:
    import json

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {key} = %s", [value])
        for row in cursor.fetchall():
            yield tuple(json.dumps(item) if isinstance(item, dict) else item for item in row)
