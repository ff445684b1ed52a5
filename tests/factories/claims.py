"""People, offices and dossiers for tests of claims; every call makes others."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from accounts.enums import AgencyLevel, AssuranceLevel, Duty, OrganisationKind, Sex
from accounts.models import Agency, Organisation, Person, Posting, User
from accounts.services.files import store_file
from claims.models import Document, Dossier, Draft
from claims.services import checks, dossiers, drafts
from contributions.models import ContributionSpan
from vssportal.kernel.periods import Month

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 23, 9, 30, tzinfo=HERE)
TODAY = AT.date()
PROCEDURE = "thai-san"
_number = count(1)


def picture(
    size: tuple[int, int] = (640, 480), kind: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    """A photograph of nothing."""
    out = BytesIO()
    Image.new(mode, size, "white").save(out, kind, **options)
    return out.getvalue()


def centre() -> Agency:
    found, _ = Agency.objects.get_or_create(
        code="00000",
        defaults={"name": "BHXH Việt Nam", "level": AgencyLevel.CENTRAL, "path": "00000/"},
    )
    return found


def province(code: str = "01", name: str = "BHXH thành phố Hà Nội") -> Agency:
    found, _ = Agency.objects.get_or_create(
        code=f"{code}000",
        defaults={
            "name": name,
            "level": AgencyLevel.PROVINCIAL,
            "parent": centre(),
            "path": f"00000/{code}000/",
            "province_code": code,
        },
    )
    return found


def office(code: str = "00101", name: str = "BHXH cơ sở Ba Đình", province_code: str = "01") -> Agency:
    above = province(province_code)
    found, _ = Agency.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "level": AgencyLevel.LOCAL,
            "parent": above,
            "path": f"{above.path}{code}/",
            "province_code": province_code,
        },
    )
    return found


def officer(name: str, agency: Agency | None = None, duty: str = Duty.OFFICER, **fields: Any) -> User:
    user = User.objects.create_user(
        f"can-bo-{next(_number)}@demo.vn", full_name=name, is_staff=True, **fields
    )
    Posting.objects.create(user=user, agency=agency or office(), duty=duty, since=date(2025, 1, 1))
    return user


def person(name: str = "Ngô Bảo Châu Anh", **fields: Any) -> Person:
    number = next(_number)
    given = {
        "full_name": name,
        # Another series than the employers' workers have.
        "si_number": f"02{number:08d}",
        "citizen_number": f"001199{number:06d}",
        "born_on": date(1999, 4, 12),
        "sex": Sex.FEMALE,
        "phone": "0912345678",
        "province_code": "01",
    }
    return Person.objects.create(**{**given, **fields})


def citizen(name: str = "Ngô Bảo Châu Anh", **fields: Any) -> User:
    return User.objects.create_user(
        f"nguoi-dan-{next(_number)}@demo.vn",
        full_name=name,
        person=person(name, **fields),
        assurance_level=AssuranceLevel.LEVEL_2,
    )


def employer(agency: Agency | None = None) -> Organisation:
    number = next(_number)
    agency = agency or office()
    return Organisation.objects.create(
        code=f"DV{number:05d}",
        tax_code=f"{number:010d}",
        name=f"Công ty CP Thăng Long Xanh {number}",
        name_key="cong ty cp thang long xanh",
        kind=OrganisationKind.PRIVATE_ENTERPRISE,
        region="I",
        agency=agency,
        province_code=agency.province_code,
        started_on=date(2015, 1, 1),
    )


def insure(
    who: Person,
    where: Organisation,
    first: str = "2025-10",
    last: str = "2026-09",
    wage_vnd: int = 10_000_000,
) -> ContributionSpan:
    """Contributed months, both ends included."""
    return ContributionSpan.objects.create(
        person=who,
        organisation=where,
        start_month=Month.parse(first).first,
        end_month=(Month.parse(last) + 1).first,
        category="employee",
        wage_vnd=wage_vnd,
        base_vnd=wage_vnd,
        funds="PSAHU",
        province_code=where.province_code,
        recorded_at=AT,
    )


def answers(organisation: Organisation, **changes: Any) -> dict[str, Any]:
    """A complete claim for a birth."""
    given: dict[str, Any] = {
        "kind": "birth",
        "agency_code": organisation.agency.code,
        "result_channel": "electronic",
        "is_identity_right": True,
        "phone": "0912345678",
        "birth_on": "2026-10-03",
        "children": 1,
        "child_order": 1,
        "leave_from": "2026-10-01",
        "bank_code": "VCB",
        "account_number": "0011002345678",
        "account_holder": "NGO BAO CHAU ANH",
        "employment": "working",
        "organisation_code": organisation.code,
        "is_declared_true": True,
        "has_consented": True,
    }
    return {**given, **changes}


def draft(user: User | None = None, *, at: datetime = AT, with_paper: bool = True, **changes: Any) -> Draft:
    """A draft ready to be submitted, of somebody insured for twelve months."""
    user = user or citizen()
    where = employer()
    insure(user.person, where)
    made = drafts.start(actor=user, procedure=PROCEDURE, at=at)
    made = drafts.save_answers(
        actor=user, draft_id=made.pk, version=made.version, answers=answers(where, **changes), at=at
    )
    if with_paper:
        paper(made, at=at)
    return made


def paper(made: Draft, kind: str = "birth_notice", *, at: datetime = AT) -> Document:
    """A paper in the draft, without decoding a picture (quick)."""
    stored = store_file(
        actor=made.user,
        content=b"%PDF-1.7 giay",
        name="giay.pdf",
        purpose="claim_paper",
        at=at,
        person=made.person,
    )
    return Document.objects.create(draft=made, kind=kind, original=stored, added_at=at)


def submitted(user: User | None = None, *, at: datetime = AT, **changes: Any) -> Dossier:
    """A dossier as it stands right after the citizen pressed the button."""
    made = draft(user, at=at, **changes)
    done = dossiers.submit(actor=made.user, draft_id=made.pk, version=made.version, key="", at=at)
    return Dossier.objects.get(pk=done.dossier_id)


def in_review(user: User | None = None, *, at: datetime = AT, **changes: Any) -> Dossier:
    """A dossier that was checked and handed to an officer."""
    dossier = submitted(user, at=at, **changes)
    checks.check_dossier(dossier_id=dossier.pk, run=1, at=at + timedelta(minutes=1))
    return Dossier.objects.get(pk=dossier.pk)


@dataclass(frozen=True, slots=True)
class Cast:
    """Hà and Linh officers, Quân approver of Ba Đình; Tú officer of another province, who must see nothing."""

    ha: User
    linh: User
    quan: User
    tu: User


def cast() -> Cast:
    return Cast(
        ha=officer("Phạm Thu Hà"),
        linh=officer("Đỗ Mai Linh"),
        quan=officer("Trần Quốc Việt Quân", duty=Duty.APPROVER),
        tu=officer("Lê Anh Tú", office("07901", "BHXH cơ sở Sài Gòn", "79"), duty=Duty.APPROVER),
    )
