"""Số tiền: by fund and payer, in words, with the worksheet behind; by person as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import today
from accounts.enums import Look
from accounts.services.records import audit
from contributions.intake.neutral import neutral
from contributions.models import Declaration, Filing
from contributions.rules.funds import FUND_PAYERS, LINE_LABELS
from contributions.services.money import person_rows, price
from contributions.views.opening import VIEW, checked_filing, for_declaration, is_new, is_ready, show, to, who
from contributions.views.owed import owed_months
from contributions.views.shown import crumbs, fund_rows, period_of, steps, sum_rate
from contributions.views.workers import as_csv
from vssportal.web.say import say


@for_declaration(VIEW)
def amounts(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Số tiền phải đóng của kỳ."""
    filing = checked_filing(declaration)
    if filing is None:
        return to("month", declaration) if is_new(declaration) else to("progress", declaration)
    sums, counts = price(filing), filing.counts
    funds = fund_rows(declaration, sums)
    context = {
        "declaration": declaration,
        "period": period_of(declaration),
        "filing": filing,
        "counts": counts,
        "funds": funds,
        "rate": sum_rate(funds),
        "price": sums,
        "by_payer": {str(payer): amount for payer, amount in sums.by_payer.items()},
        "older_vnd": _older(declaration),
        "is_ready": is_ready(filing),
        "steps": steps("amounts"),
        "crumbs": crumbs(declaration, _("Số tiền")),
    }
    return show(request, "contributions/amounts.html", declaration.organisation, context)


def _older(declaration: Declaration) -> int:
    """What is left of months past their last day to pay."""
    day = today()
    return sum(month.left_vnd for month in owed_months(declaration.organisation) if month.due_on < day)


@for_declaration(VIEW)
def by_person(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    """Số tiền theo người, .csv; the export is logged."""
    filing = checked_filing(declaration)
    if filing is None:
        raise Http404
    filing.declaration = declaration
    audit(
        actor=who(request),
        look=Look.EXPORT,
        subject=declaration,
        at=timezone.now(),
        purpose="amounts_by_person",
    )
    return as_csv(_rows(filing), f"so-tien-{declaration.organisation.code}-{declaration.slug}.csv")


def _rows(filing: Filing) -> Iterator[tuple[Any, ...]]:
    yield (
        _("Dòng"), _("Họ và tên"), _("Mã số BHXH"), _("Số định danh"), _("Mã nhân viên"), _("Mức lương đóng"),
        _("Căn cứ đóng BHXH"), *(say(LINE_LABELS[pair]) for pair in FUND_PAYERS), _("Cộng"),
    )  # fmt: skip
    for one in person_rows(filing):
        texts = (one.full_name, one.si_number, one.citizen_number, one.employee_code)
        wage = "" if one.wage_vnd is None else one.wage_vnd
        yield (one.number, *map(neutral, texts), wage, one.base_vnd, *one.dues, one.total_vnd)
