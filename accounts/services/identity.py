"""Xác thực danh tính: tie an account to the one person of the register whom it claims to be."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.enums import AssuranceLevel, Look
from accounts.models import Person, User
from accounts.rules.matching import Claimed, Registered, disagreements
from accounts.services.records import audit
from vssportal.kernel.errors import DomainError, gettext_noop

MISMATCH = gettext_noop(
    "Thông tin chưa khớp. Xem lại số định danh, họ tên và ngày sinh đúng như trên căn cước."
)
TAKEN = gettext_noop("Người này đã có tài khoản. Đăng nhập bằng e-mail của tài khoản đó.")
HAS_ONE = gettext_noop("Tài khoản của bạn đã khớp với một người tham gia.")


@transaction.atomic
def match_identity(*, actor: User, claimed: Claimed, at: datetime) -> Person:
    """Đối chiếu với cơ sở dữ liệu; on agreement of number, name and birth the account gets its person.

    A refusal never tells which value the register holds, nor whether the number exists.
    """
    if actor.person_id is not None:
        raise DomainError(HAS_ONE, code="has_person")
    person = Person.objects.filter(citizen_number=claimed.citizen_number).first()
    if person is None or disagreements(claimed, _registered(person)):
        raise DomainError(MISMATCH, code="mismatch")
    try:
        with transaction.atomic():
            User.objects.filter(pk=actor.pk).update(person=person, assurance_level=AssuranceLevel.MATCHED)
    except IntegrityError:
        raise DomainError(TAKEN, code="taken") from None
    actor.person, actor.assurance_level = person, AssuranceLevel.MATCHED
    audit(actor=actor, look=Look.ACT, subject=person, at=at, purpose="match_identity")
    return person


def _registered(person: Person) -> Registered:
    return Registered(
        full_name=person.full_name,
        citizen_number=person.citizen_number or "",
        born_on=person.born_on,
        birth_precision=person.birth_precision,
    )
