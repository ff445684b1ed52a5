"""Thông tin tài khoản: contact, language, the account money goes to."""

from datetime import datetime

import pghistory
from django.db import transaction

from accounts.enums import Look
from accounts.models import BankAccount, Person, User
from accounts.services.records import audit
from vssportal.kernel.errors import DomainError, gettext_noop
from vssportal.kernel.identifiers import parse_bank_account, parse_phone
from vssportal.kernel.names import Likeness, same_name

NOT_OWN = gettext_noop("Tên chủ tài khoản không trùng tên bạn. Dùng tài khoản đứng tên mình.")
# Banks print names in capitals and often without marks: that much may differ.
SAME_ENOUGH = frozenset({Likeness.SAME, Likeness.SPELLING, Likeness.MARKS})


@transaction.atomic
def change_contact(*, actor: User, person: Person, phone: str, street: str, at: datetime) -> Person:
    """Sửa thông tin liên lạc; the phone is stored as +84…; history of the row is kept with the actor."""
    number = parse_phone(phone).value if phone.strip() else ""
    with pghistory.context(actor=actor.pk, reason="change_contact"):
        Person.objects.filter(pk=person.pk).update(phone=number, street=street.strip())
    person.refresh_from_db()
    audit(actor=actor, look=Look.ACT, subject=person, at=at, purpose="change_contact")
    return person


@transaction.atomic
def set_bank_account(
    *, actor: User, person: Person, bank_code: str, number: str, holder_name: str, at: datetime
) -> BankAccount:
    """Đặt tài khoản nhận tiền; it must be in the person's own name. The one before stays in the history."""
    if same_name(holder_name, person.full_name) not in SAME_ENOUGH:
        raise DomainError(NOT_OWN, code="not_own_account", field="holder_name")
    parsed = parse_bank_account(number).value
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    with pghistory.context(actor=actor.pk, reason="set_bank_account"):
        BankAccount.objects.filter(person=person, is_current=True).update(is_current=False)
        account = BankAccount.objects.create(
            person=person,
            bank_code=bank_code,
            number=parsed,
            holder_name=holder_name.strip(),
            confirmed_at=at,
        )
    audit(actor=actor, look=Look.ACT, subject=person, at=at, purpose="set_bank_account")
    return account


def set_language(*, actor: User, language: str) -> None:
    """Chọn ngôn ngữ of mails and letters."""
    User.objects.filter(pk=actor.pk).update(language=language)
