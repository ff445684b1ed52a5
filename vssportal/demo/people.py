"""Người: fifteen thousand invented people with numbers that agree with their birth and sex; households, accounts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from vssportal.demo.dice import Dice
from vssportal.demo.names import full_name, street
from vssportal.kernel.names import given_sort, name_key, name_sort
from vssportal.legal.places import places

# Người theo tỉnh khai sinh: three-digit codes of the old provinces, as citizen numbers carry them.
BIRTH_PLACES = (
    ("001", 30),
    ("079", 22),
    ("048", 10),
    ("036", 8),
    ("034", 8),
    ("038", 8),
    ("040", 7),
    ("031", 7),
)
HOMES = (("01", 55), ("79", 30), ("48", 15))
BANKS = ("VCB", "BIDV", "CTG", "AGR", "TCB", "MBB")
CENTURY = 2000


@dataclass(slots=True)
class Somebody:
    """One invented person on the way into the tables."""

    full_name: str
    sex: str
    born_on: date
    citizen_number: str
    si_number: str
    province_code: str
    commune_code: str = ""
    street: str = ""
    phone: str = ""
    email: str = ""
    pk: int = 0
    facts: dict[str, Any] = field(default_factory=dict)


class People:
    """Makes people; serial numbers rise, so no two people share one."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.made: list[Somebody] = []

    def somebody(self, *, born: date | None = None, sex: str = "", name: str = "", **facts: Any) -> Somebody:
        """A person of working age unless told; a given name keeps its own spelling."""
        dice, serial = self.dice, len(self.made) + 1
        sex = sex or dice.choice(("male", "female"))
        born = born or dice.between(date(1966, 1, 1), date(2004, 12, 31))
        home = facts.get("province_code") or dice.weighted(HOMES)
        commune = dice.choice(places().communes_of(home))
        one = Somebody(
            full_name=name or full_name(dice, sex),
            sex=sex,
            born_on=born,
            citizen_number=citizen_number(dice, born, sex, serial),
            si_number=f"{home}{min(born.year + 22, 2025) % 100:02d}{serial:06d}",
            province_code=home,
            commune_code=commune.code,
            street=street(dice),
            phone=f"+849{dice.digits(8)}" if dice.chance(85) else "",
        )
        for fact, value in facts.items():
            setattr(one, fact, value)
        self.made.append(one)
        return one


def citizen_number(dice: Dice, born: date, sex: str, serial: int) -> str:
    """Số định danh: place, century and sex, year, six digits (Nghị định 137/2015)."""
    digit = (0 if born.year < CENTURY else 2) + (sex == "female")
    return f"{dice.weighted(BIRTH_PLACES)}{digit}{born.year % 100:02d}{serial:06d}"


def copy_rows(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> int:
    """COPY rows into a table; how many."""
    count = 0
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def reserve(table: str, count: int) -> Iterator[int]:
    """The next ``count`` keys of a table's sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return iter([row[0] for row in cursor.fetchall()])


def write_people(made: list[Somebody], *, at: datetime) -> None:
    """All people in one COPY; their keys are known afterwards."""
    for one, pk in zip(made, reserve("accounts_person", len(made)), strict=True):
        one.pk = pk
    columns = (
        "id", "si_number", "citizen_number", "full_name", "name_key", "name_sort", "given_sort", "born_on",
        "birth_precision", "sex", "nationality", "ethnicity", "phone", "email", "street", "commune_code",
        "province_code", "died_on", "is_demo", "created_at",
    )  # fmt: skip
    copy_rows("accounts_person", columns, (_row(one, at) for one in made))


def _row(one: Somebody, at: datetime) -> tuple[Any, ...]:
    return (
        one.pk, one.si_number, one.citizen_number, one.full_name, name_key(one.full_name), name_sort(one.full_name),
        given_sort(one.full_name), one.born_on, one.facts.get("precision", "day"), one.sex, "VN", "Kinh", one.phone,
        one.email, one.street, one.commune_code, one.province_code, one.facts.get("died_on"), True, at,
    )  # fmt: skip


def write_accounts(dice: Dice, made: list[Somebody], *, at: datetime) -> None:
    """A bank account in their own name for most who have a phone."""
    columns = ("person_id", "bank_code", "number", "holder_name", "is_current", "confirmed_at")
    rows = (
        (one.pk, dice.choice(BANKS), f"00{dice.digits(11)}", name_key(one.full_name).upper(), True, at)
        for one in made
        if one.phone and dice.chance(90)
    )
    copy_rows("accounts_bankaccount", columns, rows)


def write_households(dice: Dice, made: list[Somebody], *, since: date) -> None:
    """Hộ gia đình: neighbours in the list live together, two to five a household."""
    groups, place = [], 0
    while place < len(made):
        size = dice.randint(2, 5)
        groups.append(made[place : place + size])
        place += size
    keys = list(reserve("accounts_household", len(groups)))
    columns = ("id", "code", "street", "commune_code", "province_code")
    copy_rows(
        "accounts_household",
        columns,
        (
            (
                key,
                f"{group[0].province_code}{key:08d}",
                group[0].street,
                group[0].commune_code,
                group[0].province_code,
            )
            for key, group in zip(keys, groups, strict=True)
        ),
    )
    members = (
        (
            key,
            one.pk,
            "head" if number == 0 else dice.choice(("spouse", "child", "parent", "other")),
            since,
            None,
        )
        for key, group in zip(keys, groups, strict=True)
        for number, one in enumerate(group)
    )
    copy_rows(
        "accounts_householdmember", ("household_id", "person_id", "relation", "since", "until"), members
    )
