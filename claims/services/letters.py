"""Văn bản của hồ sơ: receipt, decision, refusal, supplement, apology; drawn and sealed by workers, once each."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.enums import LetterKind
from accounts.models import IssuedLetter, User
from accounts.services.papers import Paper, issue_letter
from accounts.services.records import journal
from claims.catalogue import maternity as questions
from claims.models import Dossier, SupplementRequest
from claims.rules.basics import by_version, pretty
from claims.rules.maternity import MaternityClaim, leave_of, ruling_day
from claims.rules.service_time import Clock
from claims.services.clock import term
from claims.services.telling import NO_DOSSIER, locked, tell_citizen
from vssportal.kernel.codes import pretty_code
from vssportal.kernel.errors import Missing, gettext_noop
from vssportal.kernel.identifiers import parse_bank_account, parse_personal_id, parse_phone
from vssportal.kernel.plain import from_plain
from vssportal.kernel.worksheet import Worksheet
from vssportal.legal.parameters import parameters
from vssportal.legal.places import places
from vssportal.paper import forms
from vssportal.paper.letters import render_letter

RECEIVED = gettext_noop("Đã nhận hồ sơ {number}. Hẹn trả kết quả ngày {day}")

# Letters are official papers in Vietnamese whatever language the reader has chosen; nothing here is translated.
CONTACT = "Tổng đài 1900 9068"
DEMO_NOTE = "Dữ liệu minh họa, không phải văn bản của cơ quan nhà nước."
ELECTRONIC = "Cổng dịch vụ BHXH, mục Hồ sơ của tôi"
AT_OFFICE = "Bản giấy tại cơ quan BHXH nhận hồ sơ"
ON_FILE = "Lưu: hồ sơ điện tử"
_DAYS = {
    Clock.WORKING_DAYS: "ngày làm việc",
    Clock.CALENDAR_DAYS: "ngày",
    Clock.WITHOUT_HOLIDAYS: "ngày, không kể ngày nghỉ lễ, Tết",
}
_LAWS = {
    "58/2014": "Căn cứ Luật Bảo hiểm xã hội số 58/2014/QH13 ngày 20 tháng 11 năm 2014",
    "41/2024": "Căn cứ Luật Bảo hiểm xã hội số 41/2024/QH15 ngày 29 tháng 6 năm 2024",
}


def cause_of(dossier_id: object, what: str) -> str:
    """The cause under which a letter of a dossier is issued once."""
    return f"dossier:{dossier_id}:{what}"


def issue_receipt(*, dossier_id: UUID | str, at: datetime) -> IssuedLetter:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả, and the notice that it is there."""
    dossier = _read(dossier_id)
    letter = _issue(
        dossier,
        LetterKind.DOSSIER_RECEIPT,
        "receipt",
        number=dossier.number,
        compose=_receipt(dossier),
        at=at,
    )
    params = {"day": pretty(dossier.first_promised_on)}
    tell_citizen(dossier, RECEIVED, cause="received", at=at, params=params)
    return letter


def issue_decision(*, dossier_id: UUID | str, at: datetime) -> IssuedLetter:
    """Quyết định hưởng with its worksheet."""
    dossier = _read(dossier_id)
    decision = dossier.decision
    return _issue(
        dossier, LetterKind.DECISION, "decision", number=decision.number, compose=_decision(dossier), at=at
    )


def issue_refusal(*, dossier_id: UUID | str, at: datetime) -> IssuedLetter:
    """Thông báo không giải quyết, reasons first."""
    dossier = _read(dossier_id)
    return _issue(
        dossier,
        LetterKind.REFUSAL,
        "refusal",
        number=dossier.decision.number,
        compose=_refusal(dossier),
        at=at,
    )


def issue_supplement(*, request_id: int, at: datetime) -> IssuedLetter:
    """Phiếu yêu cầu bổ sung."""
    request = SupplementRequest.objects.select_related("asked_by").get(pk=request_id)
    dossier = _read(request.dossier_id)
    number = f"{dossier.number}/BS{request.number}"
    draw = _supplement(dossier, request)
    return _issue(
        dossier, LetterKind.SUPPLEMENT, f"supplement:{request.number}", number=number, compose=draw, at=at
    )


@transaction.atomic
def letter_failed(*, at: datetime, dossier_id: UUID | str = "", request_id: int = 0) -> None:
    """The last attempt failed: the journal says so, and whoever looks at the dossier sees it."""
    if request_id:
        dossier_id = SupplementRequest.objects.values_list("dossier_id", flat=True).get(pk=request_id)
    journal(locked(UUID(str(dossier_id))), "letter_failed", actor=None, at=at)


Draw = Callable[[forms.Check, datetime], forms.Letter]


def _read(dossier_id: UUID | str) -> Dossier:
    related = ("person", "agency", "organisation", "submitted_by", "approver")
    return Dossier.objects.select_related(*related).get(pk=dossier_id)


def _issue(
    dossier: Dossier, kind: LetterKind, what: str, *, number: str, compose: Draw, at: datetime
) -> IssuedLetter:
    def draw(code: str, url: str) -> bytes:
        return render_letter(compose(forms.Check(pretty_code(code), url), at), at=at)

    paper = Paper(
        kind=kind,
        cause=cause_of(dossier.pk, what),
        number=number,
        agency=dossier.agency,
        owner={"person": dossier.person},
        shown={"procedure": dossier.spec.name, "dossier": dossier.number, "subject": _masked(dossier)},
    )
    return issue_letter(paper=paper, draw=draw, at=at)


def _masked(dossier: Dossier) -> str:
    number = dossier.person.citizen_number
    return str(parse_personal_id(number)) if number else ""


def _head(dossier: Dossier, number: str, at: datetime) -> forms.Head:
    province = places().provinces.get(dossier.province_code)
    return forms.Head(
        agency=dossier.agency.name,
        number=number,
        place=province.name if province else "Hà Nội",
        date=timezone.localdate(at),
        note=DEMO_NOTE if settings.DEMO_WORLD else "",
    )


def _sign(dossier: Dossier, title: str, user: User | None, at: datetime) -> forms.Sign:
    name = user.full_name if user else ""
    return forms.Sign(title=title, name=name, sealed_by=dossier.agency.name, sealed_at=at)


def _receipt(dossier: Dossier) -> Draw:
    received_on = timezone.localdate(dossier.submitted_at)
    limit = term(dossier.procedure, received_on, has_employer=dossier.organisation_id is not None)
    papers = dossier.documents.kept().filter(request__isnull=True)

    def compose(check: forms.Check, moment: datetime) -> forms.Letter:
        return forms.DossierReceipt(
            head=_head(dossier, dossier.number, moment),
            sign=_sign(dossier, "Cổng dịch vụ công BHXH", None, moment),
            check=check,
            recipients=(dossier.person.full_name, ON_FILE),
            applicant_name=dossier.person.full_name,
            applicant_id=_masked(dossier),
            applicant_phone=str(parse_phone(dossier.contact_phone)),
            procedure_name=dossier.spec.name,
            procedure_code=_codes(dossier),
            number=dossier.number,
            papers=[forms.Paper(str(paper.get_kind_display())) for paper in papers],
            received_at=dossier.submitted_at,
            promised_on=dossier.first_promised_on,
            term=f"{limit.days} {_DAYS[limit.clock]}",
            result_channel=AT_OFFICE if dossier.answers.get("result_channel") == "paper" else ELECTRONIC,
            contact=CONTACT,
        )

    return compose


def _codes(dossier: Dossier) -> str:
    spec = dossier.spec
    portal = f", {', '.join(spec.portal_numbers)} (cổng BHXH)" if spec.portal_numbers else ""
    return f"{spec.national_code} (cổng DVC quốc gia){portal}"


def _decision(dossier: Dossier) -> Draw:
    decision = dossier.decision
    if decision.calculation is None:
        raise Missing(NO_DOSSIER)
    sheet = decision.calculation.sheet
    person = dossier.person

    def compose(check: forms.Check, moment: datetime) -> forms.Letter:
        return forms.Decision(
            head=_head(dossier, decision.number, decision.decided_at),
            sign=_sign(dossier, "Người duyệt hồ sơ", decision.approver, moment),
            check=check,
            recipients=(person.full_name, ON_FILE),
            subject="Về việc hưởng chế độ thai sản",
            bases=_bases(dossier, sheet),
            proposal=f"Theo đề nghị của {decision.proposer.full_name}, người thẩm định hồ sơ",
            grants=f"Cho hưởng chế độ thai sản ({_kind(dossier)}) đối với:",
            person_name=person.full_name,
            person_birth=pretty(person.born_on),
            person_id=_masked(dossier),
            si_number=person.si_number or "",
            employer_name=dossier.organisation.name if dossier.organisation else "",
            period=_period(sheet),
            sheet=sheet,
            payment=_payment(dossier),
            effect="Quyết định này có hiệu lực từ ngày ký.",
            complaint=_complaint(dossier, decision.decided_at),
        )

    return compose


def _kind(dossier: Dossier) -> str:
    return str(questions.KIND_TITLES.get(dossier.kind, dossier.kind)).lower()


def _bases(dossier: Dossier, sheet: Worksheet) -> list[str]:
    claim = from_plain(MaternityClaim, sheet.inputs)
    law = parameters().on(ruling_day(claim))
    received = pretty(timezone.localdate(dossier.submitted_at))
    return [by_version(_LAWS, law), f"Căn cứ hồ sơ số {dossier.number} nhận ngày {received}"]


def _period(sheet: Worksheet) -> str:
    claim = from_plain(MaternityClaim, sheet.inputs)
    last: date | None = leave_of(claim, parameters().on(ruling_day(claim))).last_on
    return f"{pretty(claim.starts_on)} – {pretty(last)}" if last else ""


def _payment(dossier: Dossier) -> str:
    line = dossier.decision.payout_line
    account = parse_bank_account(line.account_number).masked
    return f"Chuyển khoản vào tài khoản {account} tại ngân hàng {line.bank_code}."


def _complaint(dossier: Dossier, decided_at: datetime) -> forms.Complaint:
    law = parameters().on(timezone.localdate(decided_at))
    days = law.whole("complaint_days")
    return forms.Complaint(to=dossier.agency.name, days=days, basis=law.figure("complaint_days").source)


def _refusal(dossier: Dossier) -> Draw:
    decision = dossier.decision

    def compose(check: forms.Check, moment: datetime) -> forms.Letter:
        return forms.Refusal(
            head=_head(dossier, decision.number, decision.decided_at),
            sign=_sign(dossier, "Người duyệt hồ sơ", decision.approver, moment),
            check=check,
            recipients=(dossier.person.full_name, ON_FILE),
            person_name=dossier.person.full_name,
            procedure_name=dossier.spec.name,
            number=dossier.number,
            received_on=timezone.localdate(dossier.submitted_at),
            reasons=[forms.Reason(line.strip()) for line in decision.reasons.splitlines() if line.strip()],
            options=("Nộp lại hồ sơ khi đã đủ điều kiện hoặc có giấy tờ mới.",),
            complaint=_complaint(dossier, decision.decided_at),
        )

    return compose


def _supplement(dossier: Dossier, request: SupplementRequest) -> Draw:
    def compose(check: forms.Check, moment: datetime) -> forms.Letter:
        return forms.Supplement(
            head=_head(dossier, f"{dossier.number}/BS{request.number}", request.asked_at),
            sign=_sign(dossier, "Người thẩm định hồ sơ", request.asked_by, moment),
            check=check,
            recipients=(dossier.person.full_name, ON_FILE),
            person_name=dossier.person.full_name,
            procedure_name=dossier.spec.name,
            number=dossier.number,
            received_on=timezone.localdate(dossier.submitted_at),
            items=[forms.Item(item["what"], item["why"]) for item in request.asked],
            due_on=request.due_on,
            how="mở hồ sơ trên cổng, chọn Bổ sung giấy tờ; hoặc nộp tại bộ phận một cửa.",
            contact=CONTACT,
            if_not="Quá hạn mà chưa nhận được, hồ sơ được xem xét theo giấy tờ đã có.",
        )

    return compose


def issue_apology(*, dossier_id: UUID | str, at: datetime) -> IssuedLetter:
    """Phiếu xin lỗi và hẹn lại ngày trả kết quả."""
    dossier = _read(dossier_id)
    renewed = dossier.renewed_promise_on
    if renewed is None:
        raise Missing(NO_DOSSIER)
    number = f"{dossier.number}/XL{renewed:%d%m%Y}"

    def compose(check: forms.Check, moment: datetime) -> forms.Letter:
        return forms.Apology(
            head=_head(dossier, number, moment),
            sign=_sign(dossier, "Cơ quan BHXH nhận hồ sơ", None, moment),
            check=check,
            recipients=(dossier.person.full_name, ON_FILE),
            person_name=dossier.person.full_name,
            procedure_name=dossier.spec.name,
            number=dossier.number,
            received_on=timezone.localdate(dossier.submitted_at),
            promised_on=dossier.promised_on,
            new_promised_on=renewed,
            reason="hồ sơ chưa được thẩm định và duyệt xong trong thời hạn.",
            responsible=dossier.agency.name,
            contact=CONTACT,
            result_channel=ELECTRONIC,
        )

    return _issue(dossier, LetterKind.APOLOGY, f"apology:{renewed}", number=number, compose=compose, at=at)
