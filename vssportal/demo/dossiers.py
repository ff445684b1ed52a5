"""Hồ sơ minh họa: dossiers in every state, each made by the services people use."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.enums import AssuranceLevel
from accounts.models import BankAccount, Organisation, Person, User
from accounts.services.files import store_file
from claims.models import Document, DocumentPage, Dossier, Draft
from claims.selectors import current_checks
from claims.services import (
    checks,
    decisions,
    documents,
    dossiers,
    drafts,
    payouts,
    promises,
    readings,
    review,
)
from vssportal.demo.cast import DOMAIN
from vssportal.demo.dice import Dice
from vssportal.demo.papers import SIZE, BirthNotice, birth_notice

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PROCEDURE = "thai-san"
PLACES = (
    "Bệnh viện Phụ sản Hà Nội",
    "Bệnh viện Bạch Mai",
    "Bệnh viện Đa khoa Cầu Giấy",
    "Bệnh viện Thanh Nhàn",
)
# How many dossiers end in which state.
PLAN = (
    ("draft", 3), ("received", 2), ("in_review", 14), ("mismatch", 3), ("supplement", 4), ("answered", 2),
    ("proposed", 5), ("proposed_refusal", 1), ("returned", 2), ("approved", 4), ("paid", 10), ("refused", 3),
    ("withdrawn", 2), ("overdue", 2),
)  # fmt: skip
DAYS_AGO = {
    "draft": 2, "received": 0, "in_review": 2, "mismatch": 3, "supplement": 4, "answered": 6, "proposed": 4,
    "proposed_refusal": 5, "returned": 5, "approved": 9, "paid": 24, "refused": 15, "withdrawn": 8, "overdue": 16,
}  # fmt: skip


def attach(draft: Draft, picture: bytes, *, name: str, at: datetime) -> None:
    """The paper and its one page, without the guarded child that strangers' files go through: we drew it."""
    original, page = (
        store_file(actor=draft.user, content=picture, name=name, purpose=purpose, at=at, person=draft.person)
        for purpose in (documents.PURPOSE, documents.PAGE_PURPOSE)
    )
    document = Document.objects.create(draft=draft, kind="birth_notice", original=original, added_at=at)
    DocumentPage.objects.create(document=document, number=1, file=page, width=SIZE[0], height=SIZE[1])


@dataclass(frozen=True, slots=True)
class Mother:
    """Somebody who claims: her person, her employer."""

    person: Person
    organisation: Organisation


class Claims:
    """Takes dossiers along their way; moments lie a few days back, in office hours."""

    def __init__(self, dice: Dice, *, today: date, officers: list[User], approver: User) -> None:
        self.dice, self.today, self.officers, self.approver = dice, today, officers, approver
        self.made: dict[str, int] = {}

    def at(self, days_ago: int, hour: int = 9) -> datetime:
        """A working moment so many days ago (Saturdays and Sundays step back to Friday)."""
        day = self.today - timedelta(days=days_ago)
        while day.weekday() > 4:
            day -= timedelta(days=1)
        return datetime.combine(day, time(hour, self.dice.randint(0, 59)), tzinfo=HERE)

    def make(self, mothers: list[Mother]) -> None:
        """All of ``PLAN``; every mother is asked once."""
        wanted = iter(mothers)
        for state, count in PLAN:
            for _ in range(count):
                self.one(state, next(wanted))
                self.made[state] = self.made.get(state, 0) + 1

    def one(self, state: str, mother: Mother) -> None:
        """One dossier that ends in ``state``."""
        sent_at = self.at(DAYS_AGO[state] + self.dice.randint(0, 1), hour=8)
        if state == "received":
            sent_at = datetime.combine(self.today, time(8, 5), tzinfo=HERE)
        draft = self.draft(mother, at=sent_at, shift=1 if state == "mismatch" else 0)
        if state == "draft":
            return
        done = dossiers.submit(actor=draft.user, draft_id=draft.pk, version=draft.version, key="", at=sent_at)
        if state == "received":
            return
        checks.check_dossier(dossier_id=done.dossier_id, run=1, at=sent_at + timedelta(minutes=1))
        getattr(self, f"_{state}", self._nothing_more)(Dossier.objects.get(pk=done.dossier_id), sent_at)

    def draft(self, mother: Mother, *, at: datetime, shift: int = 0) -> Draft:
        """A complete draft with its paper; ``shift`` days between what is declared and what the paper says."""
        born_on = at.date() - timedelta(days=self.dice.randint(12, 55))
        user = self._account(mother.person)
        draft = drafts.start(actor=user, procedure=PROCEDURE, at=at)
        answers = self._answers(mother, born_on + timedelta(days=shift))
        draft = drafts.save_answers(
            actor=user, draft_id=draft.pk, version=draft.version, answers=answers, at=at
        )
        notice = BirthNotice(
            mother.person.full_name, mother.person.citizen_number or "", born_on, self.dice.choice(PLACES)
        )
        attach(draft, birth_notice(notice), name="giay-chung-sinh.jpg", at=at)
        return draft

    def _account(self, person: Person) -> User:
        return User.objects.create_user(
            f"nguoi{person.pk}@{DOMAIN}",
            full_name=person.full_name,
            person=person,
            assurance_level=AssuranceLevel.LEVEL_2,
        )

    def _answers(self, mother: Mother, born_on: date) -> dict[str, Any]:
        account = BankAccount.objects.get(person=mother.person, is_current=True)
        return {
            "kind": "birth",
            "agency_code": mother.organisation.agency.code,
            "result_channel": "electronic",
            "is_identity_right": True,
            "phone": mother.person.phone,
            "birth_on": born_on.isoformat(),
            "children": 1,
            "child_order": self.dice.choice((1, 1, 2)),
            "leave_from": (born_on - timedelta(days=self.dice.randint(0, 20))).isoformat(),
            "bank_code": account.bank_code,
            "account_number": account.number,
            "account_holder": account.holder_name,
            "employment": "working",
            "organisation_code": mother.organisation.code,
            "is_declared_true": True,
            "has_consented": True,
        }

    def _officer(self, dossier: Dossier) -> User:
        return dossier.assigned_to or self.officers[0]

    def _nothing_more(self, dossier: Dossier, sent_at: datetime) -> None:
        """In review, overdue: it waits."""

    def _mismatch(self, dossier: Dossier, sent_at: datetime) -> None:
        """The officer reads another birth date on the paper than was declared."""
        declared = date.fromisoformat(dossier.answers["birth_on"])
        readings.record_reading(
            actor=self._officer(dossier),
            dossier_id=dossier.pk,
            document_id=dossier.documents.get().pk,
            field="birth_on",
            value=(declared - timedelta(days=1)).isoformat(),
            at=sent_at + timedelta(hours=3),
        )

    def _supplement(self, dossier: Dossier, sent_at: datetime) -> None:
        asked = review.Asked(
            what="Ảnh giấy chứng sinh rõ hơn",
            why="Ảnh đã gửi bị mờ ở dòng ngày sinh",
            example="Chụp thẳng, đủ bốn góc, không lóa",
            kind="birth_notice",
        )
        review.request_supplement(
            actor=self._officer(dossier),
            dossier_id=dossier.pk,
            asked=[asked],
            at=sent_at + timedelta(hours=26),
        )

    def _answered(self, dossier: Dossier, sent_at: datetime) -> None:
        self._supplement(dossier, sent_at)
        user = dossier.submitted_by
        notice = BirthNotice(
            dossier.person.full_name,
            dossier.person.citizen_number or "",
            dossier.event_on or self.today,
            PLACES[0],
        )
        at = sent_at + timedelta(hours=50)
        dossiers.add_supplement_document(
            actor=user, dossier_id=dossier.pk, kind="birth_notice", name="giay-chung-sinh-ro.jpg",
            content=birth_notice(notice), at=at,
        )  # fmt: skip
        dossiers.answer_supplement(actor=user, dossier_id=dossier.pk, at=at, note="Tôi đã chụp lại.")

    def _proposed(self, dossier: Dossier, sent_at: datetime) -> None:
        officer = self._officer(dossier)
        for check in current_checks(dossier):
            if check.level in ("blocker", "needs_approval"):
                review.override_check(
                    actor=officer, dossier_id=dossier.pk, check_id=check.pk, reason="Đã xem giấy tờ gốc.",
                    at=sent_at + timedelta(hours=4),
                )  # fmt: skip
        review.propose(
            actor=officer, dossier_id=dossier.pk, outcome="grant", at=sent_at + timedelta(hours=5),
            note="Đủ điều kiện, đề nghị duyệt.",
        )  # fmt: skip

    def _proposed_refusal(self, dossier: Dossier, sent_at: datetime) -> None:
        review.propose(
            actor=self._officer(dossier), dossier_id=dossier.pk, outcome="refuse", at=sent_at + timedelta(hours=5),
            reasons="Giấy chứng sinh không ghi đúng tên người đề nghị.",
        )  # fmt: skip

    def _returned(self, dossier: Dossier, sent_at: datetime) -> None:
        self._proposed(dossier, sent_at)
        review.return_to_officer(
            actor=self.approver,
            dossier_id=dossier.pk,
            note="Xem lại ngày nghỉ.",
            at=sent_at + timedelta(hours=28),
        )

    def _approved(self, dossier: Dossier, sent_at: datetime) -> None:
        self._proposed(dossier, sent_at)
        decisions.approve(actor=self.approver, dossier_id=dossier.pk, at=sent_at + timedelta(hours=29))

    def _paid(self, dossier: Dossier, sent_at: datetime) -> None:
        self._approved(dossier, sent_at)
        payouts.confirm_paid(
            dossier_id=dossier.pk, paid_on=sent_at.date() + timedelta(days=3), at=sent_at + timedelta(days=3)
        )

    def _refused(self, dossier: Dossier, sent_at: datetime) -> None:
        self._proposed_refusal(dossier, sent_at)
        decisions.refuse(actor=self.approver, dossier_id=dossier.pk, at=sent_at + timedelta(hours=30))

    def _withdrawn(self, dossier: Dossier, sent_at: datetime) -> None:
        dossiers.withdraw(
            actor=dossier.submitted_by, dossier_id=dossier.pk, at=sent_at + timedelta(hours=20),
            note="Tôi nộp lại qua đơn vị.",
        )  # fmt: skip

    def apologise(self) -> int:
        """Broken promises get their apology, as every night."""
        return promises.apologise(at=datetime.combine(self.today, time(2, 0), tzinfo=HERE))
