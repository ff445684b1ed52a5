"""Quá trình đóng: ten years of work as spans, with job changes, gaps, raises, floors and ceilings of their day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import Organisation
from contributions.rules.bulk import RateCard
from contributions.rules.categories import Category
from contributions.rules.funds import FUND_PAYERS
from vssportal.demo.dice import Dice
from vssportal.demo.people import Somebody, copy_rows
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import parameters

FIRST = Month(2016, 11)
LETTERS = {"pension": "P", "sickness": "S", "accident": "A", "health": "H", "unemployment": "U"}
# Months in which a figure behind the base or the funds changed; a span is looked at anew there.
LAW_CHANGES = frozenset(
    Month(year, month)
    for year, month in (
        (2017, 6), (2017, 7), (2018, 7), (2019, 7), (2020, 7), (2021, 7), (2021, 10), (2022, 7), (2022, 10),
        (2023, 7), (2024, 7), (2025, 7), (2026, 1), (2026, 7),
    )
)  # fmt: skip
POSITIONS = (
    "Công nhân", "Kỹ thuật viên", "Nhân viên kế toán", "Nhân viên kinh doanh", "Tổ trưởng sản xuất", "Lái xe",
    "Nhân viên kho", "Kỹ sư", "Nhân viên hành chính", "Trưởng phòng",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """What one month's law makes of a wage at one kind of employer."""

    month: Month
    base: Callable[[int], int]
    funds: str
    minimum_vnd: int


class Law:
    """Terms by month for each region and relief; made when first met, then only looked up."""

    def __init__(self, until: Month) -> None:
        self.until = until
        self._made: dict[tuple[str, bool], list[Terms]] = {}

    def terms(self, organisation: Organisation) -> list[Terms]:
        """The terms of every month from ``FIRST`` on."""
        key = (organisation.region, organisation.has_reduced_accident_rate)
        if key not in self._made:
            months = range(FIRST.index, self.until.index + 2)
            self._made[key] = [_terms(Month.at(index), *key) for index in months]
        return self._made[key]


def _terms(month: Month, region: str, has_relief: bool) -> Terms:
    law = parameters().on(month.first)
    card = RateCard(month, region, Category.EMPLOYEE, has_relief, law)
    rated = {fund for (fund, _), rate in zip(FUND_PAYERS, card.terms.rates, strict=True) if rate}
    funds = "".join(letter for fund, letter in LETTERS.items() if fund in rated)
    return Terms(month, card.terms.si.base, funds, law.vnd("regional_minimum", region))


@dataclass(frozen=True, slots=True)
class Job:
    """One stretch at one employer; ``end`` not included, None: still there."""

    organisation: Organisation
    start: Month
    end: Month | None
    wage_vnd: int
    position: str


def _facts(wage_vnd: int, this_year: int, now: Terms) -> tuple[int, int, str]:
    """Wage, base, funds of a month: the wage of today less about six percent for every year back."""
    back = min(6 * max(0, this_year - now.month.year), 54)
    wage = max(wage_vnd * (100 - back) // 100 // 10_000 * 10_000, now.minimum_vnd)
    return wage, now.base(wage), now.funds


class Careers:
    """Invents careers and turns them into rows of spans and employments."""

    def __init__(self, dice: Dice, employers: list[Organisation], *, until: Month, at: datetime) -> None:
        self.dice, self.employers, self.until, self.at = dice, employers, until, at
        self.law = Law(until)
        self.spans: list[tuple[Any, ...]] = []
        self.employments: list[tuple[Any, ...]] = []

    def work(
        self, one: Somebody, organisation: Organisation, *, since: Month | None = None, **facts: Any
    ) -> None:
        """A career that ends in today's work at ``organisation``."""
        dice = self.dice
        began = Month(
            max(FIRST.year, min(one.born_on.year + dice.randint(18, 24), 2025)), dice.randint(1, 12)
        )
        latest = Month.of(organisation.started_on)
        start = since or max(latest, FIRST, began, Month.at(dice.randint(FIRST.index, self.until.index - 8)))
        wage = facts.get("wage_vnd") or self._wage(organisation)
        now = Job(organisation, start, None, wage, facts.get("position") or dice.choice(POSITIONS))
        self._earlier(one, began, start)
        self._run(one, now)
        self.employments.append(self._employment(one, now))

    def _wage(self, organisation: Organisation) -> int:
        dice = self.dice
        hundred = dice.weighted(
            ((dice.randint(55, 85), 55), (dice.randint(85, 160), 35), (dice.randint(160, 420), 9), (650, 1))
        )
        return hundred * 100_000 if organisation.region == "I" else hundred * 92_000 // 10_000 * 10_000

    def _earlier(self, one: Somebody, began: Month, start: Month) -> None:
        """At most two jobs before, with gaps, for who was of age."""
        cursor = max(FIRST, began)
        for _ in range(self.dice.randint(0, 2)):
            length, gap = self.dice.randint(7, 40), self.dice.randint(0, 7)
            if cursor + length + gap >= start:
                return
            organisation = self.dice.choice(self.employers)
            first = max(cursor, Month.of(organisation.started_on))
            if first + length + gap >= start:
                return
            wage = self._wage(organisation)
            self._run(one, Job(organisation, first, first + length, wage, self.dice.choice(POSITIONS)))
            cursor = first + length + gap

    def _run(self, one: Somebody, job: Job) -> None:
        """The spans of a job: cut where wage, base or funds change."""
        terms = self.law.terms(job.organisation)
        first = job.start.index - FIRST.index
        last = (job.end or self.until + 1).index - FIRST.index
        this_year = (job.end or self.until).year
        open_from, held = job.start, _facts(job.wage_vnd, this_year, terms[first])
        for now in terms[first + 1 : last]:
            if now.month.month != 1 and now.month not in LAW_CHANGES:
                continue
            facts = _facts(job.wage_vnd, this_year, now)
            if facts != held:
                self._span(one, job, open_from, now.month, held)
                open_from, held = now.month, facts
        self._span(one, job, open_from, job.end, held)

    def _span(
        self, one: Somebody, job: Job, start: Month, end: Month | None, facts: tuple[int, int, str]
    ) -> None:
        wage, base, funds = facts
        self.spans.append(
            (
                one.pk, job.organisation.pk, start.first, end.first if end else None, "working", "employee", wage,
                base, funds, job.position, job.organisation.province_code, self.at,
            )
        )  # fmt: skip

    def _employment(self, one: Somebody, job: Job) -> tuple[Any, ...]:
        kind = self.dice.weighted((("indefinite", 65), ("fixed_term", 35)))
        code = f"NV{10_000 + len(self.employments):05d}"
        return (
            one.pk, job.organisation.pk, code, job.position, "employee", kind, job.start.first, job.wage_vnd,
            "working", "", job.start.first, None,
        )  # fmt: skip

    def write(self) -> tuple[int, int]:
        """COPY everything; how many spans and employments."""
        spans = copy_rows(
            "contributions_contributionspan",
            (
                "person_id", "organisation_id", "start_month", "end_month", "situation", "category", "wage_vnd",
                "base_vnd", "funds", "position", "province_code", "recorded_at",
            ),
            self.spans,
        )  # fmt: skip
        employments = copy_rows(
            "contributions_employment",
            (
                "person_id", "organisation_id", "employee_code", "position", "category", "contract_kind",
                "contract_on", "wage_vnd", "situation", "facility_code", "since_month", "until_month",
            ),
            self.employments,
        )  # fmt: skip
        return spans, employments
