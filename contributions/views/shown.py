"""Cách trình bày: steps, crumbs, tags and sums as the templates print them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from accounts.models import Organisation
from contributions import selectors
from contributions.enums import Change, DeclarationState
from contributions.intake.cells.choices import CHANGES
from contributions.intake.sentences import CELL_LABELS
from contributions.models import Declaration, Filing
from contributions.rules.bulk import RateCard
from contributions.rules.categories import Category
from contributions.rules.funds import FUND_LABELS, FUND_PAYERS, Fund, Payer
from contributions.services.money import Price
from vssportal.legal.parameters import parameters
from vssportal.templatetags.vss import datetime_vi
from vssportal.web.say import say

STEPS = (
    ("upload", gettext_lazy("Tải tệp")),
    ("report", gettext_lazy("Kiểm tra")),
    ("changes", gettext_lazy("Xem thay đổi")),
    ("amounts", gettext_lazy("Xem số tiền")),
    ("submit", gettext_lazy("Nộp")),
)
TONES = {
    DeclarationState.DRAFT: "amber",
    DeclarationState.SUBMITTED: "blue",
    DeclarationState.ACCEPTED: "green",
    DeclarationState.RETURNED: "red",
}
# Increases, decreases, adjustments, the same: the four groups of the form.
GROUPS = (
    ("tang", gettext_lazy("Tăng lao động"), (Change.NEW, Change.BACK)),
    ("giam", gettext_lazy("Giảm lao động"), (Change.LEFT, Change.PAUSED)),
    ("dieu-chinh", gettext_lazy("Điều chỉnh"), (Change.CHANGED,)),
    ("giu-nguyen", gettext_lazy("Giữ nguyên"), (Change.UNCHANGED,)),
)
_WORDS: dict[str, tuple[tuple[str, Any], ...]] = {
    "sex": (("Nam", gettext_lazy("Nam")), ("Nữ", gettext_lazy("Nữ"))),
    "contract_kind": (
        ("Không xác định thời hạn", gettext_lazy("Không xác định thời hạn")),
        ("Xác định thời hạn", gettext_lazy("Xác định thời hạn")),
        ("Khác", gettext_lazy("Khác")),
    ),
    "result_form": (("Bản điện tử", gettext_lazy("Bản điện tử")), ("Bản giấy", gettext_lazy("Bản giấy"))),
}


def address(name: str, declaration: Declaration, **kwargs: Any) -> str:
    """The address of a page of the declaration."""
    places = {"code": declaration.organisation.code, "period": declaration.slug}
    return reverse(f"contributions:{name}", kwargs=places | kwargs)


def steps(now: str) -> list[dict[str, str]]:
    """Các bước kê khai, those before ``now`` done."""
    names = [name for name, _label in STEPS]
    at = names.index(now)
    states = ["done" if index < at else "now" if index == at else "" for index in range(len(names))]
    return [{"label": str(label), "state": state} for (_n, label), state in zip(STEPS, states, strict=True)]


def crumbs(declaration: Declaration, last: str = "") -> list[dict[str, str]]:
    """Đường dẫn down to a page of the month."""
    code = declaration.organisation.code
    way = [
        {"label": _("Kê khai hồ sơ"), "url": reverse("contributions:year", kwargs={"code": code})},
        {"label": period_of(declaration), "url": address("month", declaration)},
    ]
    return [*way, {"label": last, "url": ""}] if last else way


def employer_crumbs(organisation: Organisation, *way: tuple[str, str]) -> list[dict[str, str]]:
    """Đường dẫn under the employer: (label, url name), the last one without a name."""
    first = {
        "label": _("Tổng quan"),
        "url": reverse("contributions:overview", kwargs={"code": organisation.code}),
    }
    rest = [
        {"label": label, "url": reverse(f"contributions:{name}", kwargs={"code": organisation.code})}
        if name
        else {"label": label, "url": ""}
        for label, name in way
    ]
    return [first, *rest]


def period_of(declaration: Declaration) -> str:
    """Kỳ 11/2026, with the number of a supplement."""
    pretty = declaration.period.pretty
    if declaration.is_main:
        return _("Kỳ {period}").format(period=pretty)
    return _("Kỳ {period}, bổ sung lần {number}").format(period=pretty, number=declaration.sequence - 1)


def state_tag(declaration: Declaration) -> dict[str, str]:
    state = DeclarationState(declaration.state)
    return {"text": str(state.label), "tone": TONES[state]}


def label_of(cell: str, language: str) -> str:
    """What a cell is called."""
    return CELL_LABELS[cell]["en" if language.startswith("en") else "vi"]


def choices_of(cell: str) -> list[tuple[str, str]]:
    """Values of a cell that is chosen from a closed list; none for cells that are typed."""
    if cell == "change_code":
        return [(code, f"{code} – {_(title)}") for code, title in CHANGES.items()]
    return [(value, str(label)) for value, label in _WORDS.get(cell, ())]


def fund_rows(declaration: Declaration, price: Price) -> list[dict[str, Any]]:
    """Số tiền theo quỹ: rate of an ordinary employee, both payers' parts, the sum."""
    rates = _rates(declaration)
    rows = []
    for fund in Fund:
        worker = price.totals.get(f"{fund}.{Payer.EMPLOYEE}", 0)
        employer = price.totals.get(f"{fund}.{Payer.EMPLOYER}", 0)
        if not (worker or employer or rates.get(fund)):
            continue
        rows.append(
            {
                "label": say(FUND_LABELS[fund]),
                "rate": rates.get(fund, 0),
                "employee_vnd": worker,
                "employer_vnd": employer,
                "total_vnd": worker + employer,
            }
        )
    return rows


def _rates(declaration: Declaration) -> dict[Fund, Any]:
    organisation = declaration.organisation
    law = parameters().on(declaration.month)
    relief = organisation.has_reduced_accident_rate
    card = RateCard(declaration.period, organisation.region, Category.EMPLOYEE, relief, law)
    rates: dict[Fund, Any] = {}
    for (fund, _payer), rate in zip(FUND_PAYERS, card.terms.rates, strict=True):
        rates[fund] = rates.get(fund, 0) + rate
    return rates


def sum_rate(rows: list[dict[str, Any]]) -> Any:
    return sum(row["rate"] for row in rows)


def group_counts(filing: Filing) -> list[dict[str, Any]]:
    """Người theo bốn nhóm, against the month before."""
    return [
        {"slug": slug, "label": str(label), "count": sum(filing.counts.get(c, 0) for c in changes)}
        for slug, label, changes in GROUPS
    ]


def people(count: int) -> str:
    return ngettext("{n} người", "{n} người", count).format(n=f"{count:,}".replace(",", "."))


def journal_of(declaration: Declaration) -> list[dict[str, str]]:
    """Nhật ký, newest first."""
    events = declaration.events.select_related("actor").order_by("-number")[:200]
    return [
        {
            "when": datetime_vi(event.at),
            "title": str(ACTS.get(event.transition, event.transition)),
            "text": " · ".join(
                part for part in (event.actor.full_name if event.actor else _("Hệ thống"), event.note) if part
            ),
        }
        for event in events
    ]


ACTS = {
    "open": gettext_lazy("Mở tờ khai"),
    "upload": gettext_lazy("Tải tệp hoặc lập danh sách"),
    "use_filing": gettext_lazy("Dùng tệp khác"),
    "fix_cell": gettext_lazy("Sửa một ô"),
    "apply_suggestions": gettext_lazy("Sửa cả loạt theo gợi ý"),
    "choose_line": gettext_lazy("Chọn dòng giữ lại"),
    "drop_line": gettext_lazy("Bỏ một dòng"),
    "restore_line": gettext_lazy("Khôi phục một dòng"),
    "confirm_warnings": gettext_lazy("Xác nhận cảnh báo"),
    "explain_missing": gettext_lazy("Chọn lý do cho người không có trong tệp"),
    "explain_all_missing": gettext_lazy("Chọn lý do chung cho người không có trong tệp"),
    "submit": gettext_lazy("Nộp tờ khai"),
    "accept": pgettext_lazy("declaration", "Tiếp nhận"),
    "return": gettext_lazy("Trả lại để sửa"),
}


def other_files(declaration: Declaration) -> list[Filing]:
    return list(selectors.other_filings(declaration)[:20])
