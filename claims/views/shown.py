"""Những mảnh chung: findings, steps, letters, files as templates print them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from claims.enums import DossierState
from claims.models import Document, Dossier, Draft
from claims.selectors import Progress, public_progress
from claims.services.clock import term
from claims.services.estimates import Estimate, estimate
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.worksheet import Worksheet
from vssportal.web.menus import page_url
from vssportal.web.say import finding, say

MEGABYTE = 1 << 20
KILOBYTE = 1 << 10

_TONES = {
    DossierState.AWAITING_SUPPLEMENT: "amber",
    DossierState.APPROVED: "green",
    DossierState.PAID: "green",
    DossierState.REJECTED: "red",
    DossierState.WITHDRAWN: "plain",
}
_FINDING_PICTURES = {
    Level.PASSED: ("check-circle-fill", "text-green"),
    Level.NOTICE: ("info-circle-fill", ""),
    Level.NEEDS_APPROVAL: ("exclamation-triangle-fill", "text-amber"),
    Level.BLOCKER: ("x-octagon-fill", "text-red"),
}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """Một kết quả kiểm tra in the reader's words."""

    text: str
    basis: str
    picture: str
    css: str
    level: str


def shown_findings(findings: Iterable[Finding]) -> list[ShownFinding]:
    """Findings in the reader's language, each with a picture beside its words."""
    return [
        ShownFinding(finding(each), each.basis, *_FINDING_PICTURES[each.level], level_word(each.level))
        for each in findings
    ]


def level_word(level: Level) -> str:
    """Mức độ in one or two words."""
    words = {
        Level.PASSED: gettext("Đạt"),
        Level.NOTICE: gettext("Lưu ý"),
        Level.NEEDS_APPROVAL: gettext("Cần xem thêm"),
        Level.BLOCKER: gettext("Chưa đủ"),
    }
    return words[level]


def estimate_of(draft: Draft, day: date, answers: Any = None) -> dict[str, Any]:
    """What the estimate box prints: the worksheet, or why there is none yet."""
    result: Estimate = estimate(draft.answers if answers is None else answers, draft.person, day)
    sheet = result.sheet
    return {
        "sheet": brief(sheet) if sheet else None,
        "is_blocked": sheet is not None and sheet.is_blocked,
        "blockers": shown_findings(f for f in sheet.findings if f.is_blocker) if sheet else [],
        "findings": sheet.findings if sheet else [],
    }


def brief(sheet: Worksheet) -> Worksheet:
    """The worksheet as citizens read it: the months stand in the average's formula, every source once."""
    lines = [line for line in sheet.lines if not line.key.startswith("wage.")]
    sources = {figure.source: figure for figure in reversed(sheet.figures)}
    used = [figure for figure in sheet.figures if sources[figure.source] is figure]
    return Worksheet(lines, sheet.findings, sheet.rule, sheet.inputs, used)


def days_to_decide(draft: Draft, day: date) -> int:
    """Số ngày giải quyết for this draft as it is answered now."""
    return term(
        draft.procedure, day, has_employer=draft.answers.get("employment", "working") == "working"
    ).days


@dataclass(frozen=True, slots=True)
class ShownDossier:
    """Hồ sơ in a list: with its progress on a day."""

    dossier: Dossier
    progress: Progress
    title: str
    state: str
    tone: str
    text: str

    @property
    def reached(self) -> int:
        return int(self.progress.step)

    @property
    def is_done(self) -> bool:
        return self.dossier.state in {DossierState.APPROVED, DossierState.PAID}


def shown_dossier(dossier: Dossier, day: date, language: str) -> ShownDossier:
    """One dossier for a list."""
    progress = public_progress(dossier, day)
    return ShownDossier(
        dossier,
        progress,
        dossier.spec.title_in(language),
        say(progress.title),
        _TONES.get(DossierState(dossier.state), "blue"),
        step_text(progress),
    )


def step_text(progress: Progress) -> str:
    """Đang làm gì, hẹn ngày nào, in one sentence."""
    step = progress.step.label
    if not progress.steps or all(each.is_done for each in progress.steps):
        return str(step)
    day = f"{progress.promised_on:%d/%m/%Y}"
    if progress.is_paused:
        return gettext("{step}. Ngày hẹn tính lại sau khi bạn gửi bổ sung.").format(step=step)
    if progress.is_overdue and progress.promised_on == progress.broken_on:
        return gettext("{step}. Chậm so với ngày hẹn {day}.").format(step=step, day=day)
    if progress.is_overdue:
        return gettext("{step}. Chậm so với ngày hẹn, hẹn lại {day}.").format(step=step, day=day)
    left = gettext("còn {n} ngày làm việc").format(n=progress.days_left)
    return gettext("{step}. Hẹn trả {day}, {left}.").format(step=step, day=day, left=left)


def steps_for(progress: Progress) -> list[dict[str, str]]:
    """Bốn bước as the steps component takes them."""
    return [
        {"label": str(each.step.label), "state": "done" if each.is_done else "now" if each.is_current else ""}
        for each in progress.steps
    ]


def size_text(size: int) -> str:
    """Dung lượng: 2,1 MB, 340 KB."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB".replace(".", ",")
    return f"{max(1, size // KILOBYTE)} KB"


def shown_files(documents: Iterable[Document], delete_url: Any = None) -> list[dict[str, str]]:
    """Giấy tờ as the files component takes them."""
    found = []
    for document in documents:
        page = next(iter(document.pages.all()), None)
        found.append(
            {
                "name": document.original.name,
                "size_text": f"{document.get_kind_display()} · {size_text(document.original.size)}",
                "url": page_url(f"/tep/{document.original_id}/"),
                "thumb_url": page_url(f"/tep/{page.file_id}/") if page else "",
                "delete_url": delete_url(document) if delete_url else "",
            }
        )
    return found
