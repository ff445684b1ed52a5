"""Số tiền: what a filing's lines cost, by fund and payer, with the worksheet behind the sums."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from contributions.enums import LineStatus, Situation
from contributions.models import Declaration, Filing, FilingLine
from contributions.rules.bulk import NOTHING, RateCard
from contributions.rules.categories import Absence, Category
from contributions.rules.deadlines import payment_deadline
from contributions.rules.funds import DUE_KEYS, FUND_PAYERS, Fund, Payer
from contributions.rules.monthly import monthly_contribution
from contributions.rules.saying import dots
from contributions.rules.terms import PersonMonth
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import ParametersOn, parameters

DUE_COLUMNS = tuple(f"{fund}_{payer}_vnd" for fund, payer in FUND_PAYERS)
_LETTERS = {
    Fund.PENSION: "P",
    Fund.SICKNESS: "S",
    Fund.ACCIDENT: "A",
    Fund.HEALTH: "H",
    Fund.UNEMPLOYMENT: "U",
}

_GROUPS = """
    SELECT category, wage_vnd, count(*) FROM contributions_filingline
    WHERE filing_id = %s AND situation = 'working' AND status <> 'dropped' AND wage_vnd IS NOT NULL
    GROUP BY category, wage_vnd"""
_BOOKED = f"""
    SELECT {", ".join(f"coalesce(sum(d.{column}), 0)" for column in DUE_COLUMNS)}
    FROM contributions_monthdue d
    WHERE d.organisation_id = %s AND d.month = %s AND d.person_id IN (
        SELECT person_id FROM contributions_filingline WHERE filing_id = %s AND status <> 'dropped')"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Rates:
    """Mức của một đối tượng trong kỳ: dues of a wage by FUND_PAYERS, its SI base, letters of the funds due."""

    due: Callable[[int], tuple[int, ...]]
    base: Callable[[int], int]
    funds: str


class Cards(dict[str, Rates]):
    """Thẻ tỷ lệ of one employer's month by category, made when first met."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__()
        self.declaration = declaration
        self.law = parameters().on(declaration.month)

    def __missing__(self, category: str) -> Rates:
        organisation = self.declaration.organisation
        relief = organisation.has_reduced_accident_rate
        card = RateCard(self.declaration.period, organisation.region, Category(category), relief, self.law)
        rated = {fund for (fund, _), rate in zip(FUND_PAYERS, card.terms.rates, strict=True) if rate}
        letters = "".join(letter for fund, letter in _LETTERS.items() if fund in rated)
        self[category] = Rates(card.due, card.terms.si.base, letters)
        return self[category]


@dataclass(frozen=True, slots=True)
class Price:
    """Số tiền của kỳ: people who pay, sum of declared wages, totals by ``fund.payer``, the worksheet, the last day.

    ``by_fund`` sums over payers; ``already_vnd`` is what was booked before for the same people (supplements).
    """

    headcount: int
    payroll_vnd: int
    totals: dict[str, int]
    worksheet: Worksheet
    due_on: date
    already_vnd: int = 0

    @property
    def total_vnd(self) -> int:
        return sum(self.totals.values())

    @property
    def by_fund(self) -> dict[str, int]:
        return {fund: sum(v for key, v in self.totals.items() if key.startswith(f"{fund}.")) for fund in Fund}

    @property
    def by_payer(self) -> dict[str, int]:
        payers = (Payer.EMPLOYEE, Payer.EMPLOYER)
        return {
            payer: sum(v for key, v in self.totals.items() if key.endswith(f".{payer}")) for payer in payers
        }


class PersonDue(NamedTuple):
    """Một người trong bảng theo người: as declared, and the amounts in the order of ``funds.FUND_PAYERS``."""

    number: int
    full_name: str
    si_number: str
    citizen_number: str
    employee_code: str
    situation: str
    wage_vnd: int | None
    base_vnd: int
    dues: tuple[int, ...]

    @property
    def total_vnd(self) -> int:
        return sum(self.dues)


def price(filing: Filing) -> Price:
    """Tính tiền: one statement over the distinct wages; every person is rounded alone, then summed.

    Rows with faults are priced too when they have a wage (the page says so); dropped rows are not.
    """
    declaration = filing.declaration
    cards = Cards(declaration)
    sums, headcount, payroll = [0] * len(DUE_KEYS), 0, 0
    for category, wage, people in _rows(_GROUPS, [filing.pk]):
        dues = cards[category].due(wage)
        sums = [total + due * people for total, due in zip(sums, dues, strict=True)]
        headcount += people
        payroll += wage * people
    already = [0] * len(DUE_KEYS)
    if not declaration.is_main:
        terms = [filing.organisation_id, declaration.month, filing.pk]
        already = [int(value) for value in _rows(_BOOKED, terms)[0]]
    totals = {key: new - old for key, new, old in zip(DUE_KEYS, sums, already, strict=True)}
    sheet = _worksheet(cards, totals, headcount, payroll, sum(already))
    return Price(headcount, payroll, totals, sheet, due_on(declaration.period), sum(already))


def _worksheet(cards: Cards, totals: dict[str, int], headcount: int, payroll: int, already: int) -> Worksheet:
    """The sums as a worksheet: how many, on which payroll, each fund and payer with its rate and article."""
    sheet = Worksheet()
    sheet.step("headcount", _("Số người đóng trong kỳ"), headcount, unit="count")
    sheet.step("payroll", _("Tổng quỹ lương khai"), payroll)
    if already:
        sheet.step("already", _("Đã ghi sổ trước cho những người này"), already)
    law = cards.law
    for (fund, payer), key in zip(FUND_PAYERS, DUE_KEYS, strict=True):
        if not totals[key]:
            continue
        figure = f"{fund}_{payer}"
        basis = law.figure(figure).source if _has(law, figure) else ""
        formula = f"{dots(headcount)} người, tính và làm tròn từng người"
        sheet.add(key, f"{fund.label} – {payer.label}", totals[key], basis=basis, formula=formula)
    sheet.figures = list(law.used)
    sheet.inputs = {"month": str(cards.declaration.period), "region": cards.declaration.organisation.region}
    return sheet


def _has(law: ParametersOn, code: str) -> bool:
    try:
        law.figure(code)
    except KeyError:
        return False
    return True


def due_on(month: Month) -> date:
    """Hạn đóng of a monthly payer (Luật BHXH 41/2024 Điều 34 khoản 4)."""
    return payment_deadline(month, parameters().on(month.first))


def person_rows(filing: Filing) -> Iterator[PersonDue]:
    """Số tiền theo người, row by row in the order of the file; for the CSV and the table."""
    cards = Cards(filing.declaration)
    lines = FilingLine.objects.filter(filing=filing).exclude(status=LineStatus.DROPPED).order_by("number")
    columns = (
        "number",
        "full_name",
        "si_number",
        "citizen_number",
        "employee_code",
        "situation",
        "wage_vnd",
        "category",
    )
    for row in lines.values_list(*columns).iterator(chunk_size=2000):
        *facts, wage, category = row
        is_due = facts[-1] == Situation.WORKING and wage is not None
        dues = cards[category].due(wage) if is_due else NOTHING
        base = cards[category].base(wage) if is_due else 0
        yield PersonDue._make((*row[:-1], base, dues))


_ABSENCE = {
    Situation.UNPAID_LEAVE: Absence.UNPAID,
    Situation.SICK: Absence.SICK,
    Situation.MATERNITY: Absence.MATERNITY,
}


def person_worksheet(line: FilingLine) -> Worksheet:
    """Vì sao ra số này: one person's month by the rule itself, every line with its article."""
    declaration = line.filing.declaration
    law = parameters().on(declaration.month)
    organisation = declaration.organisation
    absence = _ABSENCE.get(Situation(line.situation), Absence.NONE)
    inputs = PersonMonth(
        month=declaration.period,
        category=Category(line.category),
        wage_vnd=line.wage_vnd or 0,
        region=organisation.region,
        approved_accident_relief=organisation.has_reduced_accident_rate,
        absence=absence,
        absent_days=law.whole("unpaid_days_limit") if absence is not Absence.NONE else 0,
    )
    return monthly_contribution(inputs, law)


def _rows(sql: str, terms: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, terms)
        return list(cursor.fetchall())
