"""Các kiểm tra: one small function each, from what was declared and what is held to findings; nothing is written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from accounts.enums import AssuranceLevel, Sex
from claims.catalogue import maternity as questions
from claims.enums import DossierState
from claims.models import Dossier, PaperReading
from claims.rules.basics import pretty
from claims.rules.maternity import leave_of, ruling_day
from claims.selectors.desk import FIELD_LABELS
from claims.services.estimates import Estimate
from claims.services.history import History
from vssportal.kernel.errors import gettext_noop as _
from vssportal.kernel.findings import Finding, Level
from vssportal.kernel.identifiers import IdentifierError, parse_personal_id
from vssportal.kernel.names import Likeness, same_name
from vssportal.legal.parameters import parameters

IDENTIFIED = _("Người nộp đã xác thực danh tính.")
NOT_IDENTIFIED = _("Người nộp chưa xác thực danh tính. Đối chiếu căn cước trước khi trình.")
ALIVE = _("Người nộp còn sống theo dữ liệu người tham gia.")
DEAD = _("Dữ liệu người tham gia ghi ngày mất {day}.")
NUMBER_AGREES = _("Số định danh khớp với ngày sinh, giới tính.")
NUMBER_DIFFERS = _("Số định danh không khớp với ngày sinh, giới tính trong hồ sơ người tham gia.")
NO_NUMBER = _("Người tham gia chưa có số định danh cá nhân.")
SINGLE = _("Chưa có hồ sơ nào khác cho lần sinh này.")
OTHER_CLAIM = _("Đã có hồ sơ {number} của người này cho cùng ngày, trường hợp {kind}.")
OWN_ACCOUNT = _("Chủ tài khoản trùng tên người hưởng.")
ACCOUNT_ORDER = _("Tên chủ tài khoản viết khác thứ tự: {holder}.")
OTHER_ACCOUNT = _("Tên chủ tài khoản là {holder}, không phải người hưởng.")
PAPER_THERE = _("Đã có {paper}.")
PAPER_MISSING = _("Chưa có {paper}.")
EMPLOYER_AGREES = _("Đang tham gia BHXH tại {name} theo quá trình đóng.")
EMPLOYER_DIFFERS = _("Quá trình đóng không có {name} trong các tháng gần nhất.")
STOPPED_WORK = _("Khai đã thôi việc ngày {day}.")
LEAVE_INSIDE = _("Nghỉ đến ngày {last}, trong thời gian được hưởng.")
LEAVE_BEYOND = _("Khai nghỉ đến ngày {asked}, chỉ được tính đến ngày {last}.")
READING_AGREES = _("Giấy tờ ghi giống tờ khai ở {count} mục đã đọc.")
READING_DIFFERS = _("Mục “{field}” trên giấy tờ ({read}) khác tờ khai ({declared}).")

IDENTITY_BASIS = "Nghị định 69/2024/NĐ-CP"
PAPERS_BASIS = "Luật BHXH Điều 61"
ACCOUNT_BASIS = "Luật BHXH Điều 93"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SEX: dict[str, Literal["M", "F"]] = {Sex.MALE: "M", Sex.FEMALE: "F"}


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the checks look at, read once."""

    dossier: Dossier
    history: History
    estimate: Estimate
    kinds: frozenset[str]
    readings: tuple[PaperReading, ...]

    @property
    def answers(self) -> dict[str, Any]:
        answers: dict[str, Any] = self.dossier.answers
        return answers


def findings_of(case: Case) -> list[Finding]:
    """Kết quả mọi kiểm tra, in the order officers read them."""
    return [finding for check in CHECKS for finding in check(case)]


def identity(case: Case) -> Iterator[Finding]:
    """Danh tính: how surely the portal knows who filed."""
    is_sure = case.dossier.submitted_by.assurance_level >= AssuranceLevel.MATCHED
    yield _either(is_sure, "identity.assured", (IDENTIFIED, NOT_IDENTIFIED), IDENTITY_BASIS)
    person = case.dossier.person
    if person.died_on is None:
        yield Finding(Level.PASSED, "identity.alive", ALIVE)
    else:
        yield Finding(Level.BLOCKER, "identity.alive", DEAD, "", {"day": pretty(person.died_on)})
    yield _citizen_number(case)


def _citizen_number(case: Case) -> Finding:
    person = case.dossier.person
    if not person.citizen_number:
        return Finding(Level.NEEDS_APPROVAL, "identity.number", NO_NUMBER)
    try:
        parse_personal_id(person.citizen_number, birth_year=person.born_on.year, sex=_SEX[person.sex])
    except IdentifierError:
        return Finding(Level.NEEDS_APPROVAL, "identity.number", NUMBER_DIFFERS)
    return Finding(Level.PASSED, "identity.number", NUMBER_AGREES)


def eligibility(case: Case) -> Iterator[Finding]:
    """Điều kiện hưởng: the rule's own findings, months and window among them."""
    if case.estimate.sheet is not None:
        yield from case.estimate.sheet.findings


def leave(case: Case) -> Iterator[Finding]:
    """Thời gian nghỉ inside what the law gives; what lies beyond is not counted."""
    claim = case.estimate.claim
    if claim is None:
        return
    last = leave_of(claim, parameters().on(ruling_day(claim))).last_on
    if last is None:
        return
    asked = case.answers.get("leave_to")
    if asked and date.fromisoformat(asked) > last:
        params = {"asked": pretty(date.fromisoformat(asked)), "last": pretty(last)}
        yield Finding(Level.NOTICE, "leave.inside", LEAVE_BEYOND, "Luật BHXH Điều 53", params)
    else:
        yield Finding(Level.PASSED, "leave.inside", LEAVE_INSIDE, "Luật BHXH Điều 53", {"last": pretty(last)})


def single(case: Case) -> Iterator[Finding]:
    """Hưởng trùng: another dossier of the same person for the same day."""
    dossier = case.dossier
    others = Dossier.objects.of_event(dossier.person_id, dossier.event_on).exclude(pk=dossier.pk)
    others = others.exclude(state__in=[DossierState.WITHDRAWN, DossierState.REJECTED])
    found = list(others.order_by("submitted_at")[:3])
    for other in found:
        params = {"number": other.number, "kind": str(questions.KIND_TITLES.get(other.kind, other.kind))}
        yield Finding(Level.NEEDS_APPROVAL, "claim.single", OTHER_CLAIM, "Luật BHXH Điều 58", params)
    if not found:
        yield Finding(Level.PASSED, "claim.single", SINGLE, "Luật BHXH Điều 58")


def account(case: Case) -> Iterator[Finding]:
    """Tài khoản: money goes only to an account in one's own name; banks write names without marks."""
    holder = case.answers.get("account_holder", "")
    likeness = same_name(holder, case.dossier.person.full_name)
    if likeness is Likeness.DIFFERENT:
        yield Finding(Level.BLOCKER, "account.own", OTHER_ACCOUNT, ACCOUNT_BASIS, {"holder": holder})
    elif likeness is Likeness.ORDER:
        yield Finding(Level.NEEDS_APPROVAL, "account.own", ACCOUNT_ORDER, ACCOUNT_BASIS, {"holder": holder})
    else:
        yield Finding(Level.PASSED, "account.own", OWN_ACCOUNT, ACCOUNT_BASIS)


def papers(case: Case) -> Iterator[Finding]:
    """Giấy tờ: each required paper is there."""
    for rule in questions.papers_for(case.answers):
        if not rule.is_required:
            continue
        is_there = bool(case.kinds.intersection(rule.any_of))
        params = {"paper": rule.title[0].lower() + rule.title[1:]}
        yield _either(is_there, "papers.there", (PAPER_THERE, PAPER_MISSING), PAPERS_BASIS, params)


def employer(case: Case) -> Iterator[Finding]:
    """Đơn vị: the history has this employer in its last months, or the person says when work ended."""
    organisation = case.dossier.organisation
    if organisation is None:
        quit_on = case.answers.get("quit_on")
        day = pretty(date.fromisoformat(quit_on)) if quit_on else "?"
        yield Finding(Level.NOTICE, "employer.agrees", STOPPED_WORK, "Luật BHXH Điều 50", {"day": day})
        return
    months = sorted(case.history.organisation_ids)[-12:]
    agrees = organisation.pk in {case.history.organisation_ids[month] for month in months}
    params = {"name": organisation.name}
    yield _either(agrees, "employer.agrees", (EMPLOYER_AGREES, EMPLOYER_DIFFERS), "", params)


def readings(case: Case) -> Iterator[Finding]:
    """Đối chiếu giấy tờ: what officers read on papers against what counts now; the newest reading of a field."""
    newest = {reading.field: reading for reading in case.readings}
    agreeing = 0
    for name, reading in newest.items():
        declared = case.answers.get(name)
        if declared == reading.value:
            agreeing += 1
            continue
        field = FIELD_LABELS.get(name, name)
        params = {"field": field, "read": as_written(reading.value), "declared": as_written(declared)}
        yield Finding(Level.NEEDS_APPROVAL, "paper.agrees", READING_DIFFERS, PAPERS_BASIS, params)
    if agreeing:
        yield Finding(Level.PASSED, "paper.agrees", READING_AGREES, PAPERS_BASIS, {"count": agreeing})


def as_written(value: Any) -> str:
    """A value of an answer as people write it: 2026-10-02 → 02/10/2026, nothing → –."""
    if value in (None, ""):
        return "–"
    if isinstance(value, str) and _DAY.fullmatch(value):
        return pretty(date.fromisoformat(value))
    return str(value)


def _either(
    is_passed: bool, code: str, sentences: tuple[str, str], basis: str = "", params: Any = None
) -> Finding:
    level = Level.PASSED if is_passed else Level.NEEDS_APPROVAL
    return Finding(level, code, sentences[0] if is_passed else sentences[1], basis, params or {})


CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    identity,
    eligibility,
    leave,
    single,
    account,
    papers,
    employer,
    readings,
)
