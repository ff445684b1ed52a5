"""Số liệu pháp luật: what is in force, what starts or ends soon, what is in doubt; changed by a reviewed commit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.access import today
from accounts.desk import desk
from vssportal.kernel.names import name_key
from vssportal.legal.parameters import Figure, Parameter, parameters
from vssportal.templatetags.vss import number_vi
from vssportal.web.forms import Text, VssForm

SOON = timedelta(days=90)
PER_PAGE = 50
SHOWN = 6
VIEWS = (
    ("", _("Đang có hiệu lực")),
    ("sap-doi", _("Sắp bắt đầu hoặc sắp thay")),
    ("vua-doi", _("Mới thay trong 90 ngày")),
    ("chua-chac", _("Còn chưa chắc")),
)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """Một số liệu as the page prints it."""

    parameter: Parameter
    label: str
    figure: Figure
    coming: Figure | None

    @property
    def values(self) -> list[tuple[str, str]]:
        return [(key, _number(text)) for key, text in self.figure.values.items()]

    @property
    def first_values(self) -> list[tuple[str, str]]:
        return self.values[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.figure.values) - SHOWN)


def _number(text: str) -> str:
    return number_vi(text) if text.replace(".", "", 1).lstrip("-").isdecimal() else text


class FiguresForm(VssForm):
    """Tìm và ngày áp dụng."""

    form_method: ClassVar[str] = "get"
    submit_label: Text = ""
    q = forms.CharField(label=_("Tên, mã hoặc văn bản"), required=False, max_length=100)
    day = forms.DateField(
        label=_("Áp dụng vào ngày"),
        required=False,
        error_messages={"invalid": _("Nhập ngày theo dạng 27/09/2026")},
    )
    view = forms.ChoiceField(label=_("Xem"), required=False, choices=VIEWS)


def figures_page(request: HttpRequest) -> HttpResponse:
    """Số liệu áp dụng vào một ngày."""
    form = FiguresForm(request.GET)
    form.is_valid()
    day = form.cleaned_data.get("day") or today()
    found = list(shown_on(day, form.cleaned_data.get("view") or "", form.cleaned_data.get("q") or ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = desk.each_context(request) | {"filter_form": form, "page": page, "page_obj": page, "day": day}
    return render(request, "admin/figures.html", context)


def shown_on(day: date, view: str, text: str) -> Iterator[ShownFigure]:
    """Figures of a view whose label, code or source has the words."""
    wanted = name_key(text)
    for parameter in parameters():
        figure, coming = parameter.on(day), _next(parameter, day)
        if figure is None and coming is not None and view == "sap-doi":
            figure = coming
        if figure is None or not _is_in(view, day, figure, coming):
            continue
        said = f"{parameter.label} {parameter.label_en} {parameter.code} {figure.source}"
        if wanted in name_key(said):
            label = (get_language() == "en" and parameter.label_en) or parameter.label
            yield ShownFigure(parameter, label, figure, coming)


def _next(parameter: Parameter, day: date) -> Figure | None:
    return next((each for each in parameter.figures if each.since > day), None)


def _is_in(view: str, day: date, figure: Figure, coming: Figure | None) -> bool:
    if view == "sap-doi":
        return coming is not None and coming.since <= day + SOON
    if view == "vua-doi":
        return day - SOON <= figure.since <= day
    return bool(figure.doubt) if view == "chua-chac" else True
