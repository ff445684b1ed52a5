"""Thế giới minh họa: fifteen thousand invented people, sixty employers, ten years, dossiers in every state."""

import hashlib
import time as clock
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db import transaction

from accounts.models import BankAccount, Organisation, Person, Representative, User
from claims.models import Dossier
from contributions.models import ContributionSpan, Employment
from vssportal.demo import cast, months
from vssportal.demo.careers import Careers
from vssportal.demo.dice import Dice
from vssportal.demo.dossiers import HERE, Claims, Mother
from vssportal.demo.employers import Size, make_employers
from vssportal.demo.offices import make_offices
from vssportal.demo.people import People, Somebody, write_accounts, write_households, write_people
from vssportal.kernel.names import name_key
from vssportal.kernel.periods import Month

PEOPLE = 15_000
Say = Callable[[str], object]


class World:
    """Builds the world part by part; says how long each took."""

    def __init__(self, *, seed: int, today: date, say: Say) -> None:
        self.dice = Dice(seed)
        self.today, self.say = today, say
        self.at = datetime.combine(today, time(7, 0), tzinfo=HERE)
        self.last = Month.of(today) - 1

    @contextmanager
    def timed(self, what: str):  # type: ignore[no-untyped-def]
        began = clock.perf_counter()
        yield
        self.say(f"{clock.perf_counter() - began:6.2f} s  {what}")

    def make(
        self, *, people: int = PEOPLE, employers: int = 60, big: int = 10_000, months_declared: int = 1
    ) -> None:
        """Everything; smaller numbers are for tests."""
        self.months_declared = months_declared
        with self.timed("offices, employers, sign-ins"), transaction.atomic():
            self.offices = make_offices()
            self.sizes = make_employers(self.dice.part("employers"), self.offices, count=employers)
            self.users = cast.make_users(self.offices)
            self.green, self.big = self.sizes[0].organisation, self.sizes[1].organisation
            self.sizes[1] = Size(self.big, big)
            cast.represent(self.users, self.green, self.big)
            self.filer = self._filer()
        with self.timed("people, households, accounts"), transaction.atomic():
            self._people(people)
        with self.timed("ten years of work"), transaction.atomic():
            self._careers()
        with self.timed("months declared and booked"):
            self._months()
        with self.timed("dossiers in every state"):
            self._dossiers()

    def _filer(self) -> User:
        """Somebody who files for the employers nobody named."""
        user = User.objects.create_user(f"nhansu@{cast.DOMAIN}", full_name="Bùi Quang Huy")
        Representative.objects.bulk_create(
            Representative(user=user, organisation=size.organisation, role="admin", since=cast.SINCE)
            for size in self.sizes[2:]
        )
        return user

    def _people(self, count: int) -> None:
        dice = self.dice.part("people")
        made = People(dice)
        self.hang = made.somebody(
            born=date(1994, 8, 14), sex="female", name="Nguyễn Thị Phượng Hằng", province_code="01",
            phone="+84912345678", email=cast.BY_KEY["hang"].email,
        )  # fmt: skip
        self.lan = made.somebody(
            born=date(1992, 3, 8),
            sex="female",
            name="Trần Thị Hồng Lan",
            province_code="01",
            phone="+84987654321",
        )
        self.workers: list[tuple[Somebody, Size]] = []
        for size in self.sizes:
            home = size.organisation.province_code
            self.workers += [(made.somebody(province_code=home), size) for _ in range(size.workers)]
        while len(made.made) < count:
            made.somebody(born=dice.between(date(1938, 1, 1), self.today - timedelta(days=30)))
        write_people(made.made, at=self.at)
        write_accounts(dice, [one for one in made.made if one is not self.hang], at=self.at)
        write_households(dice, made.made, since=date(2020, 1, 1))
        self._hang_account()
        cast.tie(self.users["hang"], self.hang)

    def _hang_account(self) -> None:
        BankAccount.objects.create(
            person_id=self.hang.pk, bank_code="VCB", number="0011004412345",
            holder_name=name_key(self.hang.full_name).upper(), confirmed_at=self.at,
        )  # fmt: skip

    def _careers(self) -> None:
        employers = [size.organisation for size in self.sizes]
        covered = self.last - self.months_declared
        careers = Careers(self.dice.part("careers"), employers, until=covered, at=self.at)
        careers.work(
            self.hang, self.green, since=Month(2020, 6), wage_vnd=12_450_000, position="Nhân viên kế toán"
        )
        careers.work(self.lan, self.green, since=Month(2022, 2), wage_vnd=9_800_000, position="Kỹ thuật viên")
        for one, size in self.workers:
            careers.work(one, size.organisation)
        spans, employments = careers.write()
        self.say(f"          {spans} spans, {employments} employments")
        months.open_books(employers, covered)

    def _months(self) -> None:
        for size in self.sizes:
            filer = self.users["khoi"] if size.organisation in (self.green, self.big) else self.filer
            for back in range(self.months_declared - 1, -1, -1):
                declaration = months.declare(size.organisation, filer, self.last - back)
                if back:
                    months.pay(declaration, on=(self.last - back + 1).day(20))

    def _dossiers(self) -> None:
        dice = self.dice.part("dossiers")
        officers = list(User.objects.filter(postings__agency=self.offices["00101"], postings__duty="officer"))
        claims = Claims(dice, today=self.today, officers=officers, approver=self.users["viet"])
        claims.make(self._mothers(dice))
        sorry = claims.apologise()
        self.say(f"          {sum(claims.made.values())} dossiers, {sorry} apologies")

    def _mothers(self, dice: Dice) -> list[Mother]:
        """Women of an age to give birth who worked long enough at employers of Cầu Giấy."""
        long_ago = (self.last - 14).first
        running = Employment.objects.running().filter(
            organisation__agency=self.offices["00101"],
            since_month__lte=long_ago,
            person__sex="female",
            person__born_on__range=(date(1988, 1, 1), date(2002, 12, 31)),
            person__bank_accounts__is_current=True,
        )
        running = running.exclude(person_id__in=[self.hang.pk, self.lan.pk]).exclude(person__phone="")
        found = list(running.select_related("person", "organisation__agency").order_by("person_id"))
        dice.shuffle(found)
        return [Mother(one.person, one.organisation) for one in found]


def is_made() -> bool:
    """Whether there is a demo world in the database."""
    return Person.objects.filter(is_demo=True).exists()


def fingerprint() -> str:
    """SHA-256 of what must be the same for the same seed and day: facts, not the random keys and codes."""
    digest = hashlib.sha256()
    people = Person.objects.order_by("citizen_number").values_list("citizen_number", "full_name", "born_on")
    spans = ContributionSpan.objects.order_by("person__citizen_number", "start_month", "organisation__code")
    dossiers = Dossier.objects.order_by("person__citizen_number").values_list(
        "person__citizen_number", "state"
    )
    for rows in (
        people,
        Organisation.objects.order_by("code").values_list("code", "name", "tax_code"),
        spans.values_list("person__citizen_number", "start_month", "end_month", "base_vnd"),
        dossiers,
    ):
        digest.update(repr(list(rows)).encode())
    return digest.hexdigest()
