"""Trang tính thử: one view for every calculator; inputs left, the worksheet right."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import public, today
from vssportal.home.calculators.answers import Answer
from vssportal.home.calculators.inputs import CalculatorForm, is_filled
from vssportal.home.calculators.registry import CALCULATORS, Calculator, by_slug
from vssportal.home.calculators.shown import link_of, shown_part, typed
from vssportal.kernel.errors import DomainError
from vssportal.web.menus import page_exists, page_url


@public("anybody may compute; nothing is stored")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Danh mục phép tính."""
    return render(request, "home/calculators/index.html", {"calculators": CALCULATORS})


@public("anybody may compute; nothing is stored")
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest, slug: str) -> HttpResponse:
    """Một phép tính: the form, and beside it what comes out of its inputs."""
    tool = by_slug(slug)
    if request.method == "POST" and tool.form.form_method != "post":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    form = form_of(tool, request)
    answer = answer_of(tool, form) if form.is_bound and form.is_valid() else None
    context = {"tool": tool, "form": form, "crumbs": crumbs_of(tool), "links": links_of(tool)}
    if answer is not None and form.is_valid():
        context |= result_of(tool, form, answer)
    return render(request, "home/calculators/calculator.html", context)


def form_of(tool: Calculator, request: HttpRequest) -> CalculatorForm:
    """The form, bound when the address (or the post) carries inputs of it."""
    query = request.POST if tool.form.form_method == "post" else request.GET
    is_bound = request.method == "POST" or is_filled(tool.form, query)
    return tool.form(query if is_bound else None, today=today(), path=page_url(tool.path))


def answer_of(tool: Calculator, form: CalculatorForm) -> Answer | None:
    """What comes out; a refusal of the rule is said at the form."""
    try:
        return tool.compute(form.cleaned_data, today())
    except DomainError as error:
        form.refuse(error)
        return None


def result_of(tool: Calculator, form: CalculatorForm, answer: Answer) -> dict[str, Any]:
    """What the right side prints."""
    return {
        "parts": [shown_part(part) for part in answer.parts],
        "table": answer.table,
        "typed": typed(form),
        "link": "" if tool.form.form_method == "post" else link_of(page_url(tool.path), form),
        "computed_on": today(),
    }


def links_of(tool: Calculator) -> dict[str, str]:
    """Where one may go from here; addresses that are not served are left out."""
    path, text = tool.related
    return {
        "example": f"{page_url(tool.path)}?{tool.example}" if tool.example else "",
        "procedure": page_url(tool.procedure) if tool.procedure and page_exists(tool.procedure) else "",
        "related": page_url(path) if path else "",
        "related_text": str(text),
    }


def crumbs_of(tool: Calculator) -> list[dict[str, str]]:
    """Trang chủ › Tính thử › this one."""
    return [
        {"label": gettext("Trang chủ"), "url": reverse("home:index")},
        {"label": gettext("Tính thử"), "url": reverse("home:calculators")},
        {"label": str(tool.title), "url": ""},
    ]
