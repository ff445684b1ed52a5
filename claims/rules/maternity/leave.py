"""Thời gian nghỉ hưởng chế độ thai sản (Luật 41/2024 Điều 51–57)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claims.rules.basics import last_day_of_leave, months_and_days, step_of
from claims.rules.maternity.inputs import MaternityClaim, MaternityKind
from claims.rules.maternity.window import Ground, window_of
from vssportal.kernel.periods import add_months
from vssportal.legal.parameters import ParametersOn

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Leave:
    """Thời gian hưởng: whole months and odd calendar days (÷30), or working days (÷24).

    ``most`` is what the law gives at most in the unit of the kind; ``last_on`` the last day where the leave
    has days of its own.
    """

    months: int = 0
    calendar_days: Decimal = _ZERO
    working_days: Decimal = _ZERO
    last_on: date | None = None
    most: Decimal = _ZERO
    basis: str = ""


def counted_children(claim: MaternityClaim, law: ParametersOn, what: str) -> int:
    """Số con, thai được tính cho ``what`` (leave, one_time): the old law paid one-time for the living
    only.
    """
    if law.whole("stillborn_counts", what):
        return claim.children
    return claim.children - claim.stillborn


def birth_months(children: int, child_order: int, law: ParametersOn, *, at_birth: ParametersOn) -> int:
    """Số tháng nghỉ sinh con: 6, one more for each child from the second, one more for a second birth.

    The month for the second birth (Luật 113/2025) follows the day of the birth, ``at_birth``; a multiple
    second birth gets both additions, which no text seen rules out.
    """
    months = law.whole("maternity_leave_months", "birth")
    months += law.whole("maternity_leave_months", "each_more_child") * (children - 1)
    if child_order == 2:
        months += at_birth.whole("maternity_leave_months", "second_birth")
    return months


def father_days(
    *, children: int, surgery: bool, weeks: int | None, child_order: int, law: ParametersOn
) -> int:
    """Số ngày làm việc lao động nam được nghỉ (Luật 41/2024 Điều 53 khoản 2; Luật 113/2025 from 01/07/2026).

    A single second birth by surgery gives 10 days (điểm c), not 7.
    """
    if children > 1:
        days = law.whole("father_days", "twins_surgery" if surgery else "twins")
        return days + law.whole("father_days", "each_more_child") * (children - 2)
    early = weeks is not None and weeks < law.whole("early_birth_weeks")
    days = law.whole("father_days", "single_surgery" if surgery or early else "single")
    return max(days, law.whole("father_days", "second_birth")) if child_order == 2 else days


def loss_days(weeks: int, law: ParametersOn) -> int:
    """Số ngày nghỉ tối đa theo tuổi thai (Luật 41/2024 Điều 52 khoản 1)."""
    return law.whole("loss_days", step_of(law, "loss_days", weeks))


def is_like_birth(claim: MaternityClaim, law: ParametersOn) -> bool:
    """Mất thai từ đủ 22 tuần của người đủ điều kiện: as at a birth (Luật 41/2024 Điều 52 khoản 2)."""
    if claim.kind is not MaternityKind.LOSS or not law.has("loss_like_birth_weeks"):
        return False
    return (claim.weeks or 0) >= law.whole("loss_like_birth_weeks") and has_months(claim, law)


def has_months(claim: MaternityClaim, law: ParametersOn) -> bool:
    """Đủ số tháng đóng theo một trong các căn cứ của Điều 50."""
    return any(
        window_of(claim.event_on, claim.history, law, ground).is_enough for ground in grounds(claim, law)
    )


def grounds(claim: MaternityClaim, law: ParametersOn) -> list[Ground]:
    """Căn cứ mà người này được xét: everyone the ordinary one, bed rest and infertility where they apply."""
    found = [Ground.ORDINARY]
    until = claim.event_month
    ever = len({item.month for item in claim.history if item.is_compulsory and item.month <= until})
    bears = claim.kind in (MaternityKind.BIRTH, MaternityKind.SURROGATE, MaternityKind.LOSS)
    if claim.bed_rest and bears and ever >= law.whole("maternity_needed_months", "bed_rest_ever"):
        found.append(Ground.BED_REST)
    fertile = claim.kind in (MaternityKind.BIRTH, MaternityKind.LOSS)
    if claim.infertility and fertile and law.has("maternity_needed_months", Ground.INFERTILITY):
        found.append(Ground.INFERTILITY)
    return found


def leave_of(claim: MaternityClaim, law: ParametersOn) -> Leave:
    """Thời gian hưởng của yêu cầu này: what was asked for, at most what the law of its day gives."""
    if claim.kind is MaternityKind.LOSS and is_like_birth(claim, law):
        return _birth(claim, law, "Luật BHXH Điều 52 khoản 2")
    return _LEAVES[claim.kind](claim, law)


def _until(first: date, last: date, basis: str) -> Leave:
    months, days = months_and_days(first, last)
    return Leave(months=months, calendar_days=Decimal(days), last_on=last, most=Decimal(months), basis=basis)


def _birth(claim: MaternityClaim, law: ParametersOn, basis: str = "Luật BHXH Điều 53 khoản 1, 4") -> Leave:
    order = claim.child_order if claim.kind is MaternityKind.BIRTH else 1
    at_birth = law.at(claim.birth_on)
    most = birth_months(counted_children(claim, law, "leave"), order, law, at_birth=at_birth)
    last = last_day_of_leave(claim.starts_on, most)
    if claim.leave_to and claim.leave_to < last:
        return _until(claim.starts_on, claim.leave_to, basis)
    return Leave(months=most, last_on=last, most=Decimal(most), basis=basis)


def _surrogate(claim: MaternityClaim, law: ParametersOn) -> Leave:
    """Until the child is handed over, at least 60 days from the birth, at most the leave of a birth."""
    most = birth_months(counted_children(claim, law, "leave"), 1, law, at_birth=law)
    latest = last_day_of_leave(claim.starts_on, most)
    least = claim.birth_on + timedelta(days=law.whole("surrogate_least_days") - 1)
    handed = claim.received_on - timedelta(days=1) if claim.received_on else least
    return _until(claim.starts_on, min(max(handed, least), latest), "Luật BHXH Điều 54 khoản 3 điểm a")


def _commissioning(claim: MaternityClaim, law: ParametersOn) -> Leave:
    """From the hand-over until the child is six months, one month more for each child from the second."""
    months = law.whole("adoption_age_months")
    months += law.whole("maternity_leave_months", "each_more_child") * (claim.children - 1)
    last = add_months(claim.birth_on, months) - timedelta(days=1)
    return _until(claim.starts_on, min(last, claim.leave_to or last), "Luật BHXH Điều 55 khoản 1")


def _adoption(claim: MaternityClaim, law: ParametersOn) -> Leave:
    """From the hand-over until the child is six months; nothing for who stays at work (Điều 56 khoản 2)."""
    basis = "Luật BHXH Điều 56"
    if claim.stays_at_work:
        return Leave(basis=basis)
    last = add_months(claim.birth_on, law.whole("adoption_age_months")) - timedelta(days=1)
    return _until(claim.starts_on, min(last, claim.leave_to or last), basis)


def _carer(claim: MaternityClaim, law: ParametersOn) -> Leave:
    """What is left of the mother's leave, or until the child is six months (Điều 53 khoản 5–7).

    The mother's leave is taken to have begun at the birth unless ``leave_to`` says where it ends.
    """
    if claim.mother_was_eligible:
        most = birth_months(
            counted_children(claim, law, "leave"), claim.child_order, law, at_birth=law.at(claim.birth_on)
        )
        last = claim.leave_to or last_day_of_leave(claim.birth_on, most)
    else:
        last = add_months(claim.birth_on, law.whole("adoption_age_months")) - timedelta(days=1)
    first = (claim.mother_gone_on or claim.starts_on) + timedelta(days=1)
    return _until(first, last, "Luật BHXH Điều 53 khoản 5, 6, 7")


def _father(claim: MaternityClaim, law: ParametersOn) -> Leave:
    most = Decimal(
        father_days(
            children=claim.children,
            surgery=claim.surgery,
            weeks=claim.weeks,
            child_order=claim.child_order,
            law=law.at(claim.birth_on),
        )
    )
    days = min(claim.days or most, most)
    return Leave(working_days=days, most=most, basis="Luật BHXH Điều 53 khoản 2, 3")


def _prenatal(claim: MaternityClaim, law: ParametersOn) -> Leave:
    most = law.number("prenatal_days_per_visit", "remote_or_ill" if claim.remote_or_ill else "ordinary")
    days = min(claim.days or most, most)
    return Leave(working_days=days, most=most, basis="Luật BHXH Điều 51")


def _loss(claim: MaternityClaim, law: ParametersOn) -> Leave:
    most = Decimal(loss_days(claim.weeks or 0, law))
    return Leave(calendar_days=min(claim.days or most, most), most=most, basis="Luật BHXH Điều 52 khoản 1")


def _contraception(claim: MaternityClaim, law: ParametersOn) -> Leave:
    most = law.number("contraception_days", claim.kind)
    return Leave(calendar_days=min(claim.days or most, most), most=most, basis="Luật BHXH Điều 57")


def _none(claim: MaternityClaim, law: ParametersOn) -> Leave:
    return Leave()


_LEAVES = {
    MaternityKind.PRENATAL: _prenatal,
    MaternityKind.LOSS: _loss,
    MaternityKind.BIRTH: _birth,
    MaternityKind.FATHER: _father,
    MaternityKind.FATHER_ONE_TIME: _none,
    MaternityKind.CARER: _carer,
    MaternityKind.SURROGATE: _surrogate,
    MaternityKind.COMMISSIONING: _commissioning,
    MaternityKind.ADOPTION: _adoption,
    MaternityKind.IUD: _contraception,
    MaternityKind.STERILISATION: _contraception,
    MaternityKind.VOLUNTARY: _none,
}
