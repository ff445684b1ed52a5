from accounts.models.agencies import Agency, Posting
from accounts.models.inbox import MailMessage, Notice
from accounts.models.letters import IssuedLetter
from accounts.models.organisations import Organisation, Representative
from accounts.models.people import BankAccount, Household, HouseholdMember, Person
from accounts.models.records import (
    AuditEntry,
    IdempotencyKey,
    OutboxWork,
    StateEvent,
    StoredFile,
)
from accounts.models.users import User

__all__ = [
    "Agency",
    "AuditEntry",
    "BankAccount",
    "Household",
    "HouseholdMember",
    "IdempotencyKey",
    "IssuedLetter",
    "MailMessage",
    "Notice",
    "Organisation",
    "OutboxWork",
    "Person",
    "Posting",
    "Representative",
    "StateEvent",
    "StoredFile",
    "User",
]
