"""Công nợ: what the ledger says of each month, by fund."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.models import Organisation
from contributions.enums import Account
from contributions.models import LedgerPosting
from contributions.rules.funds import FUND_LABELS, Fund
from contributions.services.money import due_on
from contributions.views.opening import VIEW, for_employer, show
from contributions.views.shown import employer_crumbs
from vssportal.kernel.periods import Month
from vssportal.web.say import say

PER_PAGE = 12


@dataclass(slots=True)
class OwedMonth:
    """Một tháng: booked as due, booked as paid, what is left, by fund; the last day to pay."""

    month: Month
    due_on: date
    by_fund: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def due_vnd(self) -> int:
        return sum(due for due, _paid in self.by_fund.values())

    @property
    def paid_vnd(self) -> int:
        return sum(paid for _due, paid in self.by_fund.values())

    @property
    def left_vnd(self) -> int:
        return self.due_vnd - self.paid_vnd

    def rows(self) -> list[dict[str, object]]:
        return [
            {"label": say(FUND_LABELS[fund]), "due": due, "paid": paid, "left": due - paid}
            for fund in Fund
            if any(pair := self.by_fund.get(fund, [0, 0]))
            for due, paid in [pair]
        ]


def owed_months(organisation: Organisation) -> list[OwedMonth]:
    """Every month with postings, newest first, in one statement.

    A posting against the receivable from cash is a payment; from a fund it takes back what was due.
    """
    found = LedgerPosting.objects.filter(organisation=organisation).order_by()
    sums = found.values_list("effective_month", "fund", "debit", "credit").annotate(s=Sum("amount_vnd"))
    months: dict[date, OwedMonth] = {}
    for first, fund, debit, credit, amount in sums:
        month = months.get(first)
        if month is None:
            month = months[first] = OwedMonth(Month.of(first), due_on(Month.of(first)))
        if debit == Account.RECEIVABLE:
            month.by_fund[fund][1 if credit == Account.CASH else 0] += (
                -amount if credit == Account.CASH else amount
            )
        elif credit == Account.RECEIVABLE:
            month.by_fund[fund][1 if debit == Account.CASH else 0] += (
                amount if debit == Account.CASH else -amount
            )
    return [months[first] for first in sorted(months, reverse=True)]


@for_employer(VIEW)
def debts(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Công nợ by month and fund."""
    day, months = today(), owed_months(organisation)
    late = [month for month in months if month.left_vnd > 0 and month.due_on < day]
    context = {
        "page_obj": Paginator(months, PER_PAGE).get_page(request.GET.get("page")),
        "due_vnd": sum(month.due_vnd for month in months),
        "paid_vnd": sum(month.paid_vnd for month in months),
        "left_vnd": sum(month.left_vnd for month in months),
        "late_vnd": sum(month.left_vnd for month in late),
        "late_months": len(late),
        "today": day,
        "crumbs": employer_crumbs(organisation, (_("Công nợ"), "")),
    }
    return show(request, "contributions/debts.html", organisation, context)
