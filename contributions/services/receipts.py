"""Giấy tiếp nhận: the signed PDF of a submission, drawn by a worker from what the receipt froze."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from accounts.enums import LetterKind
from accounts.models import IssuedLetter
from accounts.services.papers import Paper, issue_letter
from contributions.models import Receipt
from contributions.rules.funds import FUND_LABELS, Fund
from vssportal.kernel.codes import pretty_code
from vssportal.legal.places import places
from vssportal.paper import forms
from vssportal.paper.letters import render_letter

FORM = "Danh sách lao động tham gia BHXH, BHYT, BHTN, BHTNLĐ, BNN (Mẫu D02-LT)"
DEMO_NOTE = "Dữ liệu minh họa, không phải văn bản của cơ quan nhà nước."
NEXT_STEP = "Kết quả đối chiếu được gửi vào hộp thư của đơn vị trên cổng."


def cause_of(receipt_id: int) -> str:
    return f"filing:{receipt_id}"


def issue_receipt(*, receipt_id: int, at: datetime) -> IssuedLetter:
    """Ban hành giấy tiếp nhận of a submission; a second call gives the first letter again."""
    found = Receipt.objects.select_related(
        "declaration__organisation", "declaration__agency", "filing__file", "submitted_by"
    )
    receipt = found.get(pk=receipt_id)
    declaration = receipt.declaration
    paper = Paper(
        kind=LetterKind.FILING_RECEIPT,
        cause=cause_of(receipt.pk),
        number=receipt.number,
        agency=declaration.agency,
        owner={"organisation": declaration.organisation},
        shown={
            "subject": declaration.organisation.name,
            "period": declaration.period.pretty,
            "received_at": receipt.submitted_at.isoformat(),
        },
    )
    return issue_letter(
        paper=paper,
        draw=lambda code, url: render_letter(_letter(receipt, code, url, at), at=at),
        at=at,
    )


def _letter(receipt: Receipt, code: str, url: str, at: datetime) -> forms.FilingReceipt:
    declaration = receipt.declaration
    agency = declaration.agency
    province = places().provinces.get(declaration.province_code)
    totals: dict[str, int] = receipt.totals["totals"]
    by_fund = {fund: sum(v for key, v in totals.items() if key.startswith(f"{fund}.")) for fund in Fund}
    return forms.FilingReceipt(
        head=forms.Head(
            agency=agency.name,
            number=receipt.number,
            place=province.name if province else "Hà Nội",
            date=timezone.localdate(at),
            note=DEMO_NOTE if settings.DEMO_WORLD else "",
        ),
        sign=forms.Sign(title="Cổng dịch vụ công BHXH", name="", sealed_by=agency.name, sealed_at=at),
        check=forms.Check(code=pretty_code(code), url=url, hash=receipt.file_sha256 or receipt.digest),
        recipients=(declaration.organisation.name,),
        form_name=FORM,
        employer_name=declaration.organisation.name,
        employer_code=declaration.organisation.code,
        number=receipt.number,
        period=declaration.period.pretty,
        file_name=receipt.filing.name or "Danh sách lập trên cổng",
        rows=receipt.headcount,
        received_at=receipt.submitted_at,
        promised_on=receipt.promised_on,
        submitted_by=receipt.submitted_by.full_name,
        funds=[forms.Fund(FUND_LABELS[fund], amount) for fund, amount in by_fund.items() if amount],
        next_step=NEXT_STEP,
    )
