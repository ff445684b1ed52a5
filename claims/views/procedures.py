"""Thủ tục: the catalogue, each procedure's start page, events of life."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext, ngettext

from accounts.access import public, today
from claims.catalogue import PROCEDURES, Procedure, Who, procedure_of
from claims.catalogue.life_events import life_event_of
from claims.catalogue.texts import GROUP_SLUGS, STARTS, SUMMARIES, StartText
from claims.enums import PaperKind
from claims.forms.others import CatalogueFilter
from claims.rules.service_time import Clock, term_of
from claims.rules.service_time import Procedure as Timed
from vssportal.kernel.errors import Missing
from vssportal.kernel.names import name_key
from vssportal.legal.parameters import parameters
from vssportal.web.say import say

PER_PAGE = 10
OPEN = "anyone may read what the office does and how to ask for it"


@public(OPEN)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Danh mục thủ tục with search, groups and who files."""
    form = CatalogueFilter(request.GET)
    text = request.GET.get("q", "").strip()
    group, who = request.GET.get("nhom", ""), request.GET.get("ai", "")
    found = [each for each in matching(text) if _is_in(each, group) and _is_for(each, who)]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    day = today()
    context = {
        "filter_form": form,
        "groups": _chips(group),
        "group": group,
        "rows": [shown_procedure(each, day) for each in page],
        "page_obj": page,
        "total": len(found),
        "text": text,
        "is_filtered": bool(text or group or who),
    }
    return render(request, "claims/procedures.html", context)


def matching(text: str) -> list[Procedure]:
    """Thủ tục in which every typed word stands, with or without marks; codes too."""
    words = name_key(text).split()
    return [each for each in PROCEDURES if all(word in _haystack(each) for word in words)]


def _haystack(procedure: Procedure) -> str:
    parts = (
        procedure.title,
        procedure.title_en,
        procedure.name,
        SUMMARIES.get(procedure.slug, ""),
        procedure.national_code,
        *procedure.portal_numbers,
    )
    return name_key(" ".join(parts))


def _is_in(procedure: Procedure, group: str) -> bool:
    return group not in GROUP_SLUGS or procedure.group == GROUP_SLUGS[group]


def _is_for(procedure: Procedure, who: str) -> bool:
    return who not in (Who.INDIVIDUAL, Who.ORGANISATION) or procedure.who in (who, Who.BOTH)


def _chips(current: str) -> list[dict[str, Any]]:
    found = [{"slug": "", "label": gettext("Tất cả"), "current": current not in GROUP_SLUGS}]
    for slug, group in GROUP_SLUGS.items():
        found.append({"slug": slug, "label": say(group), "current": slug == current})
    return found


def shown_procedure(procedure: Procedure, day: date) -> dict[str, Any]:
    """One row of the catalogue."""
    return {
        "procedure": procedure,
        "title": procedure.title_in(get_language() or ""),
        "summary": say(SUMMARIES.get(procedure.slug, "")),
        "who": who_text(procedure),
        "term": term_text(procedure, day),
        "fee": gettext("Không mất phí") if not procedure.fee_vnd else procedure.fee_vnd,
        "codes": codes_of(procedure),
    }


def who_text(procedure: Procedure) -> str:
    """Ai nộp."""
    return {
        Who.INDIVIDUAL: gettext("Cá nhân nộp"),
        Who.ORGANISATION: gettext("Đơn vị nộp"),
        Who.BOTH: gettext("Cá nhân hoặc đơn vị nộp"),
    }[procedure.who]


def codes_of(procedure: Procedure) -> str:
    """Mã quốc gia and numbers of the portal, shown together."""
    return " · ".join(each for each in (procedure.national_code, ", ".join(procedure.portal_numbers)) if each)


def term_text(procedure: Procedure, day: date) -> str:
    """Bao lâu có kết quả; says so where no text in force gives a time."""
    if procedure.timed is None:
        return gettext("Chưa xác định được thời hạn")
    return days_text(procedure.timed, day)


def days_text(timed: Timed, day: date) -> str:
    """Thời hạn in words."""
    term = term_of(timed, parameters().on(day))
    if term.clock is Clock.WORKING_DAYS:
        return ngettext("{n} ngày làm việc", "{n} ngày làm việc", term.days).format(n=term.days)
    if term.clock is Clock.WITHOUT_HOLIDAYS:
        return ngettext("{n} ngày, trừ ngày lễ", "{n} ngày, trừ ngày lễ", term.days).format(n=term.days)
    return ngettext("{n} ngày", "{n} ngày", term.days).format(n=term.days)


@public(OPEN)
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """Trang bắt đầu of a procedure; the button only where it can be filed here."""
    try:
        found = procedure_of(slug)
    except Missing:
        raise Http404 from None
    day = today()
    context = {
        **shown_procedure(found, day),
        "start": _start_text(found),
        "terms": _terms(found, day),
        "term_source": _term_source(found, day),
        "where": say(found.where),
        "group": say(found.group),
    }
    return render(request, "claims/procedure.html", context)


def _start_text(found: Procedure) -> dict[str, Any]:
    text = STARTS.get(found.slug, StartText())
    needs = text.needs or tuple(str(PaperKind(each).label) for each in found.papers)
    return {
        "who": [say(line) for line in text.who],
        "gets": [say(line) for line in text.gets] or [say(SUMMARIES.get(found.slug, ""))],
        "needs": [say(line) for line in needs],
        "counter": say(text.counter),
    }


def _terms(found: Procedure, day: date) -> list[str]:
    """Maternity has two: through the employer, and filed by who has left work."""
    if not found.can_file:
        return [term_text(found, day)]
    through = gettext("{days} khi bạn còn làm việc ở đơn vị").format(days=term_text(found, day))
    direct = gettext("{days} khi bạn đã thôi việc").format(days=days_text(Timed.MATERNITY_DIRECT, day))
    return [through, direct]


def _term_source(found: Procedure, day: date) -> str:
    return term_of(found.timed, parameters().on(day)).source if found.timed else ""


@public(OPEN)
def life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Một việc trong đời: its steps lead to procedures."""
    event = life_event_of(slug)
    if event is None:
        raise Http404
    day = today()
    steps = [
        {
            "title": say(step.title),
            "text": say(step.text),
            "row": shown_procedure(procedure_of(step.procedure), day) if step.procedure else None,
        }
        for step in event.steps
    ]
    context = {"title": say(event.title), "lead": say(event.lead), "steps": steps}
    return render(request, "claims/life_event.html", context)
