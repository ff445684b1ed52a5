"""Số liệu của pháp luật for everybody: which figures apply on a day, and where they come from."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import public, today
from vssportal.kernel.names import name_key
from vssportal.legal.parameters import Figure, Parameter, parameters

PER_PAGE = 25
SOON = timedelta(days=90)

GROUPS = {
    "levels": _("Lương cơ sở, lương tối thiểu, chuẩn nghèo"),
    "rates": _("Tỷ lệ đóng"),
    "interest": _("Chậm đóng, trốn đóng"),
    "health": _("Bảo hiểm y tế"),
    "voluntary": _("BHXH tự nguyện"),
    "deadlines": _("Thời hạn đóng"),
    "short_term": _("Ốm đau, thai sản, dưỡng sức"),
    "long_term": _("Hưu trí, tử tuất, tai nạn"),
    "indexation": _("Hệ số trượt giá"),
    "unemployment_benefit": _("Trợ cấp thất nghiệp"),
    "benefit_misc": _("Trợ cấp khác"),
    "service_times": _("Thời hạn giải quyết"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure as the page prints it."""

    parameter: Parameter
    label: str
    figure: Figure
    next_figure: Figure | None

    @property
    def is_table(self) -> bool:
        return list(self.figure.values) != [""]

    @property
    def single(self) -> str:
        return self.figure.values.get("", "")


class FiguresForm(forms.Form):
    """Ngày, nhóm, từ cần tìm; all by the address, so that a view can be sent to somebody."""

    use_required_attribute = False
    ngay = forms.DateField(required=False)
    nhom = forms.ChoiceField(required=False, choices=[("", _("Tất cả")), *GROUPS.items()])
    q = forms.CharField(required=False, max_length=100)


def in_force(day: date, *, group: str = "", text: str = "") -> list[Shown]:
    """Figures in force on ``day``, of a group, whose label, code or source has the words of ``text``."""
    wanted = name_key(text)
    found = []
    for parameter in parameters():
        figure = parameter.on(day)
        if figure is None or (group and parameter.group != group):
            continue
        label = (get_language() == "en" and parameter.label_en) or parameter.label
        if wanted and wanted not in name_key(
            f"{parameter.label} {parameter.label_en} {parameter.code} {figure.source}"
        ):
            continue
        found.append(Shown(parameter, label, figure, _next(parameter, day)))
    return found


def _next(parameter: Parameter, day: date) -> Figure | None:
    """The figure that takes over within ninety days of ``day``."""
    coming = [figure for figure in parameter.figures if day < figure.since <= day + SOON]
    return coming[0] if coming else None


@public("the law's figures belong to everybody")
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Số liệu áp dụng vào một ngày, with search, groups and pages."""
    form = FiguresForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    day = chosen.get("ngay") or today()
    shown = in_force(day, group=chosen.get("nhom", ""), text=chosen.get("q", ""))
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "day": day,
        "page": page,
        "groups": GROUPS,
        "chosen": chosen,
        "typed": request.GET.get("ngay", ""),
    }
    return render(request, "home/figures.html", context)
