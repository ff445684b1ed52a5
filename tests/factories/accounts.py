"""Offices, employers and people for tests; every call makes others."""

from datetime import date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from accounts.enums import AgencyLevel, OrganisationKind, OrganisationRole, Sex
from accounts.models import Agency, Organisation, Person, Representative, User

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 23, 9, 30, tzinfo=HERE)
_number = count(1)


def office(code: str = "00102", province_code: str = "01") -> Agency:
    """BHXH cơ sở under a province under the centre."""
    centre, _ = Agency.objects.get_or_create(
        code="00000", defaults={"name": "BHXH Việt Nam", "level": AgencyLevel.CENTRAL, "path": "00000/"}
    )
    above, _ = Agency.objects.get_or_create(
        code=f"{province_code}000",
        defaults={
            "name": "BHXH thành phố Hà Nội",
            "level": AgencyLevel.PROVINCIAL,
            "parent": centre,
            "path": f"00000/{province_code}000/",
            "province_code": province_code,
        },
    )
    found, _ = Agency.objects.get_or_create(
        code=code,
        defaults={
            "name": "BHXH cơ sở Cầu Giấy",
            "level": AgencyLevel.LOCAL,
            "parent": above,
            "path": f"{above.path}{code}/",
            "province_code": province_code,
        },
    )
    return found


def employer(agency: Agency | None = None, **facts: Any) -> Organisation:
    """Đơn vị in region I since 2020."""
    number = next(_number)
    agency = agency or office()
    return Organisation.objects.create(
        **{
            "code": f"TA{number:04d}A",
            "tax_code": f"{100000000 + number:010d}",
            "name": f"Công ty thử {number}",
            "name_key": f"cong ty thu {number}",
            "kind": OrganisationKind.PRIVATE_ENTERPRISE,
            "region": "I",
            "agency": agency,
            "province_code": agency.province_code,
            "started_on": date(2020, 1, 1),
        }
        | facts
    )


def user(name: str = "Lê Minh Khôi", **facts: Any) -> User:
    return User.objects.create_user(f"user{next(_number)}@example.vn", full_name=name, **facts)


def filer(organisation: Organisation, role: str = OrganisationRole.FILER, name: str = "Lê Minh Khôi") -> User:
    """Somebody who may file for the employer."""
    one = user(name)
    Representative.objects.create(user=one, organisation=organisation, role=role, since=date(2020, 1, 1))
    return one


def citizen_number(number: int, born: date = date(1990, 3, 15), sex: str = Sex.MALE) -> str:
    """A well-formed number that agrees with birth year and sex; Hà Nội."""
    digit = (0 if born.year < 2000 else 2) + (1 if sex == Sex.FEMALE else 0)
    return f"001{digit}{born.year % 100:02d}{number:06d}"


def person(name: str = "Nguyễn Văn Tám", **facts: Any) -> Person:
    number = next(_number)
    born, sex = facts.get("born_on", date(1990, 3, 15)), facts.get("sex", Sex.MALE)
    return Person.objects.create(
        **{
            "full_name": name,
            "si_number": f"01{number:08d}",
            "citizen_number": citizen_number(number, born, sex),
            "born_on": born,
            "sex": sex,
        }
        | facts
    )
