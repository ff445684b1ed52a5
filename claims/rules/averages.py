"""Bình quân tiền lương, thu nhập: for pension, lump sum, survivors and the allowance of Điều 23.

Luật 41/2024 Điều 72, 73, 104, 111; Nghị định 158/2025 Điều 15–17; Nghị định 159/2025 Điều 10, 11.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.rules.basics import by_version, month_of, reference_vnd
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.money import round_vnd
from vssportal.kernel.periods import Month
from vssportal.legal.parameters import ParametersOn

OLD_TABLE = gettext_noop("Chưa có hệ số điều chỉnh của năm {year}: tạm tính theo hệ số của năm {table}.")


class PayKind(StrEnum):
    """Chế độ tiền lương của một đoạn đóng."""

    STATE = "state"  # tiền lương do Nhà nước quy định
    PRIVATE = "private"  # tiền lương do người sử dụng lao động quyết định
    VOLUNTARY = "voluntary"  # thu nhập chọn của BHXH tự nguyện
    TOP_UP = "top_up"  # đóng một lần cho thời gian còn thiếu, hệ số 1 (NĐ 159/2025 Điều 10 khoản 3)


@dataclass(frozen=True, slots=True)
class PaySpan:
    """Một đoạn đóng BHXH, both months included, on one wage.

    A state wage gives its ``coefficient`` (hệ số lương with allowances) and ``seniority_percent`` (thâm niên
    nghề on top of it); the others ``wage_vnd``.
    """

    first: Month
    last: Month
    wage_vnd: int = 0
    kind: PayKind = PayKind.PRIVATE
    coefficient: Decimal | None = None
    seniority_percent: Decimal | None = None

    @property
    def months(self) -> int:
        first, last = self.first, self.last
        return (last.year - first.year) * 12 + last.month - first.month + 1

    def cut(self, first: Month, last: Month) -> "PaySpan | None":
        """The part of it between two months, or None."""
        start, end = max(self.first, first), min(self.last, last)
        if end < start:
            return None
        return PaySpan(start, end, self.wage_vnd, self.kind, self.coefficient, self.seniority_percent)


@dataclass(frozen=True, slots=True)
class Average:
    """Mức bình quân with what it was made of, in whole đồng and months."""

    average_vnd: int
    state_months: int = 0
    state_average_vnd: int = 0
    window: tuple[PaySpan, ...] = ()
    private_months: int = 0
    private_total_vnd: int = 0
    voluntary_months: int = 0
    voluntary_total_vnd: int = 0


def months_of(spans: Iterable[PaySpan], *kinds: PayKind) -> int:
    """Số tháng đóng of these kinds (all when none is named)."""
    return sum(span.months for span in spans if not kinds or span.kind in kinds)


def compulsory_months(spans: Iterable[PaySpan]) -> int:
    """Số tháng đóng BHXH bắt buộc."""
    return months_of(spans, PayKind.STATE, PayKind.PRIVATE)


def coefficients(law: ParametersOn) -> dict[int, str]:
    """Hệ số điều chỉnh by contribution year, of the settlement year of the book."""
    return {int(year): value for year, value in law.figure("wage_coefficient").values.items()}


def coefficient(year: int, law: ParametersOn, table: Mapping[int, str]) -> Decimal:
    """Hệ số của một năm đóng; years before the table have its first, years after it its last."""
    return law.number("wage_coefficient", str(min(max(year, min(table)), max(table))))


def table_finding(law: ParametersOn) -> list[Finding]:
    """Thông báo khi hệ số của năm giải quyết chưa công bố: the last table is used until the next one
    comes.
    """
    table = law.figure("wage_coefficient").since.year
    if law.day.year == table:
        return []
    params = {"year": law.day.year, "table": table}
    basis = "Nghị định 158/2025 Điều 16; Nghị định 159/2025 Điều 10"
    return [Finding(Level.NOTICE, "average.table", OLD_TABLE, basis, params)]


def months_by_year(span: PaySpan) -> Iterable[tuple[int, int]]:
    """Số tháng của một đoạn trong từng năm."""
    first, last = span.first.index, span.last.index
    for year in range(first // 12, last // 12 + 1):
        yield year, min(last, year * 12 + 12 - 1) - max(first, year * 12) + 1


def indexed_total(spans: Iterable[PaySpan], law: ParametersOn) -> int:
    """Tổng tiền lương đã điều chỉnh: wage × months × coefficient of each year, one rounding at the end."""
    by_year: dict[int, int] = {}
    plain = 0
    for span in spans:
        if span.kind is PayKind.TOP_UP:
            plain += span.wage_vnd * span.months
            continue
        for year, months in months_by_year(span):
            by_year[year] = by_year.get(year, 0) + span.wage_vnd * months
    table = coefficients(law)
    adjusted = (coefficient(year, law, table) * wages for year, wages in by_year.items())
    return round_vnd(sum(adjusted, Decimal(plain)))


def joined(spans: Sequence[PaySpan]) -> Month:
    """Tháng bắt đầu tham gia BHXH."""
    return min(span.first for span in spans)


def state_window(spans: Sequence[PaySpan], first_month: Month, law: ParametersOn) -> list[PaySpan]:
    """Những năm cuối theo lương Nhà nước: the last N years of state months, gaps and private time skipped.

    N by the month of joining (Điều 72 khoản 1); 0 in the table stands for the whole time. Fewer months than
    N years: all of them (NĐ 158/2025 Điều 15 khoản 1 điểm b).
    """
    steps = sorted(law.keys("state_average_years"))
    key = max(step for step in steps if Month.parse(step) <= first_month)
    left = law.whole("state_average_years", key) * 12
    state = sorted((span for span in spans if span.kind is PayKind.STATE), key=lambda span: span.first)
    if left == 0:
        return state
    window: list[PaySpan] = []
    for span in reversed(state):
        if left <= 0:
            break
        part = span.cut(span.last - (min(left, span.months) - 1), span.last)
        if part:
            window.insert(0, part)
            left -= part.months
    return window


def state_sum(span: PaySpan, base_vnd: int) -> Decimal:
    """Tổng tiền lương của một đoạn lương Nhà nước at today's base: coefficient × (1 + seniority) × months."""
    factor = 1 + (span.seniority_percent or Decimal(0)) / 100
    return base_vnd * (span.coefficient or Decimal(0)) * factor * span.months


def state_mean(spans: Sequence[PaySpan], base_vnd: int) -> int:
    """Bình quân of state spans at the base salary or reference level of the month of the pension."""
    months = months_of(spans)
    return round_vnd(sum((state_sum(span, base_vnd) for span in spans), Decimal(0)) / months) if months else 0


def state_average(
    spans: Sequence[PaySpan], first_month: Month, law: ParametersOn
) -> tuple[int, list[PaySpan]]:
    """Bình quân lương Nhà nước and its window (Điều 72 khoản 1, Điều 73 khoản 1).

    Joined from 2016 on: indexed by prices. Since 01/07/2025 the whole time counts where it gives more (NĐ
    158/2025 Điều 15 khoản 2 điểm c).
    """
    window = state_window(spans, first_month, law)
    state = [span for span in spans if span.kind is PayKind.STATE]

    def mean(part: Sequence[PaySpan]) -> int:
        if first_month >= month_of(law, "state_indexed_from"):
            return round_vnd(Decimal(indexed_total(part, law)) / months_of(part)) if part else 0
        return state_mean(part, reference_vnd(law))

    takes_better = by_version({"58/2014": False, "41/2024": True}, law)
    if takes_better and mean(state) > mean(window):
        return mean(state), state
    return mean(window), window


def average_of(spans: Sequence[PaySpan], law: ParametersOn, extra_vnd: int = 0) -> Average:
    """Mức bình quân chung (Điều 72 khoản 1–3; NĐ 158/2025 Điều 17 khoản 5 with voluntary time).

    ``law`` is the book on the day of settlement: reference level and coefficients of that day. ``extra_vnd``
    is the seniority allowance last held (NĐ 158/2025 Điều 15 khoản 3), added to the state average.
    """
    state_months = months_of(spans, PayKind.STATE)
    private = [span for span in spans if span.kind is PayKind.PRIVATE]
    voluntary = [span for span in spans if span.kind in (PayKind.VOLUNTARY, PayKind.TOP_UP)]
    state, window = state_average(spans, joined(spans), law) if state_months else (0, [])
    state += extra_vnd if state_months else 0
    private_total, voluntary_total = indexed_total(private, law), indexed_total(voluntary, law)
    compulsory = state_months + months_of(private)
    average = Decimal(state * state_months + private_total) / compulsory if compulsory else Decimal(0)
    if voluntary:
        weighted = round_vnd(average) * compulsory + voluntary_total
        average = Decimal(weighted) / (compulsory + months_of(voluntary))
    return Average(
        round_vnd(average),
        state_months,
        state,
        tuple(window),
        months_of(private),
        private_total,
        months_of(voluntary),
        voluntary_total,
    )
