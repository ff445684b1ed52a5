"""Phân bổ tiền nộp: which debts a payment settles.

Old rule (Quyết định 595 Điều 43 khoản 2): first everything, charges included, of people who leave or claim; then fund
by fund, each with its own charge: HI, unemployment, accident, SI. Since 1/5/2026 (Quyết định 366, Mẫu C69a-HD, C83a-HD)
it is done per person, marked people first; the order of funds inside a person is not printed and is kept. Inside
a fund the oldest month comes first and principal before charge (in Ví dụ 17 the whole charge is what is left
short); what is not enough for a step is spread over its people in proportion. Surplus belongs to no fund.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from contributions.rules.funds import FUND_LABELS, Fund
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.money import apportion
from vssportal.kernel.periods import Month
from vssportal.kernel.worksheet import Worksheet, rule
from vssportal.legal.parameters import ParametersOn

SURPLUS_LABEL = _("Số tiền thừa chưa phân bổ")
SHORT_LABEL = _("Số tiền còn thiếu")
FIRST_LABEL = _("Thu cho người nghỉ việc, hưởng chế độ")


@dataclass(frozen=True, slots=True)
class Owed:
    """Khoản phải thu of a person (or a whole unit) in a fund and month; ``is_first``: leaves or claims."""

    key: str
    fund: Fund
    month: Month
    principal_vnd: int
    charge_vnd: int = 0
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Phần đã thu của một khoản."""

    owed: Owed
    principal_vnd: int
    charge_vnd: int

    @property
    def short_vnd(self) -> int:
        """Còn thiếu, charge included."""
        return self.owed.principal_vnd + self.owed.charge_vnd - self.principal_vnd - self.charge_vnd


@dataclass(frozen=True, slots=True)
class Payment:
    """Tiền nộp (with the surplus brought forward) and all that is owed."""

    amount_vnd: int
    owed: tuple[Owed, ...]


@dataclass(slots=True)
class _Step:
    """One thing to be paid: the principal or the charge of one debt."""

    place: int
    rank: tuple[int, int, int, int]
    amount: int
    is_charge: bool


def allocate(amount_vnd: int, owed: Sequence[Owed], law: ParametersOn) -> tuple[list[Settled], int]:
    """Các phần đã thu theo thứ tự của ``owed``, và số tiền thừa; parts and surplus sum to the payment.

    Ruling day: the day of payment, at which ``law`` is opened.
    """
    ranks = {fund: law.whole("allocation_rank", fund) for fund in Fund}
    paid_principal = [0] * len(owed)
    paid_charge = [0] * len(owed)
    left = amount_vnd
    for _rank, group in groupby(sorted(_steps(owed, ranks), key=lambda step: step.rank), lambda s: s.rank):
        steps = list(group)
        for step, part in zip(steps, _spread(left, [step.amount for step in steps]), strict=True):
            (paid_charge if step.is_charge else paid_principal)[step.place] += part
            left -= part
        if not left:
            break
    settled = [Settled(item, paid_principal[i], paid_charge[i]) for i, item in enumerate(owed)]
    return settled, left


def _steps(owed: Sequence[Owed], ranks: dict[Fund, int]) -> Iterable[_Step]:
    for place, item in enumerate(owed):
        first, fund = 0 if item.is_first else 1, ranks[item.fund]
        if item.principal_vnd > 0:
            yield _Step(place, (first, fund, 0, item.month.index), item.principal_vnd, False)
        if item.charge_vnd > 0:
            yield _Step(place, (first, fund, 1, item.month.index), item.charge_vnd, True)


def _spread(left: int, amounts: list[int]) -> list[int]:
    return amounts if left >= sum(amounts) else apportion(left, amounts)


@rule("allocate_payment", Payment)
def allocate_payment(inputs: Payment, law: ParametersOn) -> Worksheet:
    """Kết quả phân bổ một lần nộp, summed by fund.

    Lines ``first`` (people served first), ``health.principal``, ``health.charge`` … and ``surplus`` add up to the
    payment; steps ``health.short`` … and ``short`` tell what is left owing. Ruling day: the day of payment.
    """
    settled, surplus = allocate(inputs.amount_vnd, inputs.owed, law)
    sheet = Worksheet()
    basis = law.figure("allocation_rank").source
    first = [part for part in settled if part.owed.is_first]
    sheet.add("first", FIRST_LABEL, sum(p.principal_vnd + p.charge_vnd for p in first), basis=basis)
    sheet.step("first.principal", FIRST_LABEL, sum(p.principal_vnd for p in first), basis=basis)
    sheet.step("first.charge", FIRST_LABEL, sum(p.charge_vnd for p in first), basis=basis)
    for fund in sorted(Fund, key=lambda item: law.whole("allocation_rank", item)):
        rest = [part for part in settled if part.owed.fund is fund and not part.owed.is_first]
        if rest:
            _add_fund(sheet, fund, rest, basis)
    sheet.add("surplus", SURPLUS_LABEL, surplus, basis=basis)
    sheet.step("short", SHORT_LABEL, sum(part.short_vnd for part in settled), basis=basis)
    return sheet


def _add_fund(sheet: Worksheet, fund: Fund, parts: Sequence[Settled], basis: str) -> None:
    label = FUND_LABELS[fund]
    sheet.add(f"{fund}.principal", label, sum(part.principal_vnd for part in parts), basis=basis)
    sheet.add(f"{fund}.charge", label, sum(part.charge_vnd for part in parts), basis=basis)
    sheet.step(f"{fund}.short", SHORT_LABEL, sum(part.short_vnd for part in parts), basis=basis)
