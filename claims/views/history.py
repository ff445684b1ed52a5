"""Quá trình tham gia: periods, months, employers, bases; a year at a time or all."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from accounts.access import citizen, today
from claims.selectors.participation import Participation, participation_of
from claims.views.dashboard import period_event, totals, years_and_months
from claims.views.opening import person_of
from contributions.enums import Situation
from contributions.selectors import HistorySpan
from vssportal.kernel.periods import Month, MonthSpan


@citizen
@never_cache
def history(request: HttpRequest) -> HttpResponse:
    """Quá trình tham gia with a filter by year."""
    past = participation_of(person_of(request), today())
    year = chosen_year(request, past)
    context = {
        "past": past,
        "totals": totals(past),
        "year": year,
        "years": [each.year for each in reversed(past.years)],
        "rows": months_rows(past, year) if year else span_rows(past),
        "events": [period_event(each) for each in past.newest_first],
    }
    return render(request, "claims/history.html", context)


def chosen_year(request: HttpRequest, past: Participation) -> int | None:
    """The year asked for, when there is anything in it."""
    asked = request.GET.get("nam", "")
    return next((each.year for each in past.years if str(each.year) == asked), None)


def span_rows(past: Participation) -> list[dict[str, Any]]:
    """Từng đoạn, newest first: one row for months with nothing changed between them."""
    return [_row(span, span.months) for span in reversed(past.spans)]


def months_rows(past: Participation, year: int) -> list[dict[str, Any]]:
    """Từng tháng of one year, newest first; a month nobody paid for says so."""
    rows: list[dict[str, Any]] = []
    last = past.until or Month(year, 12)
    first = past.spans[0].months.start if past.spans else Month(year, 1)
    for number in range(12, 0, -1):
        month = Month(year, number)
        if not first <= month <= last:
            continue
        found = [span for span in past.spans if month in span.months]
        rows += [_row(span, MonthSpan.closed(month, month)) for span in found] or [_nothing(month)]
    return rows


def _row(span: HistorySpan, months: MonthSpan) -> dict[str, Any]:
    last = months.last or months.start
    text = months.start.pretty if last == months.start else f"{months.start.pretty} – {last.pretty}"
    return {
        "months": text,
        "length": years_and_months(len(months)),
        "organisation": span.organisation_name or gettext("Tự đóng"),
        "position": span.position,
        "base_vnd": span.base_vnd,
        "situation": Situation(span.situation).label,
        "funds": ", ".join(_funds(span.funds)),
        "is_gap": False,
    }


def _nothing(month: Month) -> dict[str, Any]:
    return {"months": month.pretty, "is_gap": True}


def _funds(letters: str) -> list[str]:
    """Các quỹ, said in words people know."""
    names = {
        "P": gettext("hưu trí, tử tuất"),
        "S": gettext("ốm đau, thai sản"),
        "A": gettext("tai nạn lao động, bệnh nghề nghiệp"),
        "H": gettext("BHYT"),
        "U": gettext("BHTN"),
    }
    return [names[letter] for letter in letters if letter in names]
