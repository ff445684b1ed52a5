"""What a maternity claim says, and the day whose law it follows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from claims.rules.basics import WageMonth
from vssportal.kernel.periods import Month


class MaternityKind(StrEnum):
    """Trường hợp thai sản (Luật 41/2024 Điều 50 khoản 1, Điều 53 khoản 5–7, Điều 58, Điều 94)."""

    PRENATAL = "prenatal"  # khám thai
    LOSS = "loss"  # sảy thai, phá thai, thai chết, thai ngoài tử cung
    BIRTH = "birth"  # lao động nữ sinh con
    FATHER = "father"  # lao động nam nghỉ khi vợ sinh con
    FATHER_ONE_TIME = "father_one_time"  # lao động nam nhận trợ cấp một lần thay người mẹ
    CARER = "carer"  # cha, người nuôi dưỡng nghỉ thay người mẹ đã chết hoặc không đủ sức khỏe
    SURROGATE = "surrogate"  # mang thai hộ sinh con
    COMMISSIONING = "commissioning"  # nhờ mang thai hộ nhận con
    ADOPTION = "adoption"  # nhận nuôi con nuôi dưới 06 tháng tuổi
    IUD = "iud"  # đặt dụng cụ tránh thai
    STERILISATION = "sterilisation"  # triệt sản
    VOLUNTARY = "voluntary"  # trợ cấp thai sản của BHXH tự nguyện


@dataclass(frozen=True, slots=True, kw_only=True)
class MaternityClaim:
    """Yêu cầu hưởng chế độ thai sản.

    ``birth_on``: day of the birth, of the loss, or of the event for the other kinds. ``received_on``: day
    the child was handed over (adoption, surrogacy, both sides). ``children``: all of this pregnancy,
    ``stillborn`` of them died in the womb or in labour. ``child_order`` 2: the mother had one living
    biological child when this one was born. ``days``: days asked for (father, prenatal visit, loss,
    contraception); 0: the most the law gives. ``visit``: which prenatal visit of this pregnancy.
    ``history``: contributed months of the person whose average is used, each month once. ``one_time_taken``:
    a person earlier in the order of Điều 58 has the right to the one-time allowance.
    """

    kind: MaternityKind
    birth_on: date
    received_on: date | None = None
    children: int = 1
    stillborn: int = 0
    child_order: int = 1
    surgery: bool = False
    weeks: int | None = None
    days: Decimal = Decimal(0)
    visit: int = 1
    remote_or_ill: bool = False
    bed_rest: bool = False
    infertility: bool = False
    leave_from: date | None = None
    leave_to: date | None = None
    stays_at_work: bool = False
    history: tuple[WageMonth, ...] = ()
    is_insured: bool = True
    quit_on: date | None = None
    returned_on: date | None = None
    mother_gone_on: date | None = None
    mother_was_eligible: bool = True
    one_time_taken: bool = False
    filed_on: date | None = None

    @property
    def event_on(self) -> date:
        """Ngày của sự kiện: hand-over where the right comes from receiving a child, else the birth."""
        receives = self.kind in (MaternityKind.ADOPTION, MaternityKind.COMMISSIONING)
        return self.received_on if receives and self.received_on else self.birth_on

    @property
    def starts_on(self) -> date:
        """Ngày bắt đầu nghỉ; the event where the claim does not say."""
        if self.kind is MaternityKind.CARER and self.mother_gone_on and not self.leave_from:
            return self.mother_gone_on
        return self.leave_from or self.event_on

    @property
    def event_month(self) -> Month:
        return Month.of(self.event_on)


def ruling_day(claim: MaternityClaim) -> date:
    """Ngày xác định luật áp dụng: the first day of the leave.

    Luật 41/2024 Điều 141 khoản 5 and Nghị định 158/2025 Điều 42 khoản 2 let a leave that had begun before
    01/07/2025 run on under the old law, so the day of the start decides; what hangs on the birth (reference
    level, second child) is read at the day of the birth.
    """
    return min(claim.starts_on, claim.event_on)
