"""Nội dung văn bản: what each letter must be told, one frozen dataclass a letter.

Texts are Vietnamese and final: they are printed as they are, never read as markup. Amounts are whole đồng,
moments carry a time zone. Numbers of persons are given as they shall be printed (masked or in full).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from vssportal.kernel.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Head:
    """Phần đầu: superior body, issuing agency, number and symbol, place and day. `note` stands in the footer."""

    agency: str
    number: str
    place: str
    date: date
    parent: str = "Bảo hiểm xã hội Việt Nam"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """Thể thức ký: duty and name; `authority` is TL., KT., TUQ. line above; the seal's name and moment."""

    title: str
    name: str
    authority: str = ""
    sealed_by: str = ""
    sealed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Kiểm tra văn bản: tracking code grouped for reading, address the QR leads to, hash of a filed file."""

    code: str
    url: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Khiếu nại: to whom, within how many days, under which article."""

    to: str
    days: int
    basis: str


@dataclass(frozen=True, slots=True)
class Fund:
    """Quỹ thành phần and its sum."""

    label: str
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class Paper:
    """Giấy tờ đã nhận."""

    name: str
    form: str = "Bản điện tử"
    count: int = 1


@dataclass(frozen=True, slots=True)
class Reason:
    """Lý do và căn cứ."""

    text: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Nội dung cần bổ sung: what, and why or how."""

    what: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Văn bản: what all letters have."""

    head: Head
    sign: Sign
    check: Check
    recipients: Sequence[str] = ()

    template: ClassVar[str] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingReceipt(Letter):
    """Giấy tiếp nhận hồ sơ điện tử of an employer's filing; `check.hash` is the SHA-256 of the file."""

    form_name: str
    employer_name: str
    employer_code: str
    number: str
    period: str
    file_name: str
    rows: int
    received_at: datetime
    promised_on: date
    submitted_by: str = ""
    funds: Sequence[Fund] = ()
    next_step: str = ""

    template: ClassVar[str] = "filing_receipt"

    @property
    def total_vnd(self) -> int:
        return sum(fund.amount_vnd for fund in self.funds)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierReceipt(Letter):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả; `applicant_signs` when the paper is made at a counter."""

    applicant_name: str
    procedure_name: str
    procedure_code: str
    number: str
    papers: Sequence[Paper]
    received_at: datetime
    promised_on: date
    term: str
    result_channel: str
    contact: str
    applicant_id: str = ""
    applicant_phone: str = ""
    on_behalf_of: str = ""
    applicant_signs: bool = False

    template: ClassVar[str] = "dossier_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Letter):
    """Quyết định hưởng chế độ with its worksheet: the same lines as on the pages.

    `bases` are the "Căn cứ …" lines, `proposal` the "Theo đề nghị của …" line, `grants` the sentence of
    article 1, `payment` how it is paid (empty: no article), `effect` the last article.
    """

    subject: str
    bases: Sequence[str]
    proposal: str
    grants: str
    person_name: str
    sheet: Worksheet
    effect: str
    complaint: Complaint
    person_birth: str = ""
    person_id: str = ""
    si_number: str = ""
    employer_name: str = ""
    period: str = ""
    payment: str = ""

    template: ClassVar[str] = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Letter):
    """Thông báo chưa giải quyết hồ sơ: reasons first, then what the person can do."""

    person_name: str
    procedure_name: str
    number: str
    received_on: date
    reasons: Sequence[Reason]
    complaint: Complaint
    options: Sequence[str] = ()

    template: ClassVar[str] = "refusal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Letter):
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; `if_not` says what happens when nothing comes."""

    person_name: str
    procedure_name: str
    number: str
    received_on: date
    items: Sequence[Item]
    due_on: date
    how: str
    contact: str
    if_not: str = ""

    template: ClassVar[str] = "supplement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(Letter):
    """Phiếu xin lỗi và hẹn lại ngày trả kết quả."""

    person_name: str
    procedure_name: str
    number: str
    received_on: date
    promised_on: date
    new_promised_on: date
    reason: str
    responsible: str
    contact: str
    result_channel: str = ""

    template: ClassVar[str] = "apology"


LETTERS: tuple[type[Letter], ...] = (FilingReceipt, DossierReceipt, Decision, Refusal, Supplement, Apology)
