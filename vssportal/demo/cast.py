"""Các vai: the named people of the demo world, their sign-ins, and where each begins."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import AssuranceLevel, Duty, OrganisationRole
from accounts.models import Agency, Organisation, Person, Posting, Representative, User
from vssportal.demo.people import Somebody

DOMAIN = "minhhoa.example"
SINCE = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Role:
    """One sign-in: key, name, what it is for, where it begins."""

    key: str
    name: str
    what: str
    start: str

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


ROLES = (
    Role("hang", "Nguyễn Thị Phượng Hằng", "Người dân, vừa sinh con", "/ca-nhan/"),
    Role("lan", "Trần Thị Hồng Lan", "Người dân, chưa đối chiếu căn cước", "/xac-thuc/"),
    Role("khoi", "Lê Minh Khôi", "Nhân sự hai đơn vị", "/don-vi/"),
    Role("anh", "Trần Thị Ánh", "Nhân sự Thăng Long Xanh", "/don-vi/"),
    Role("xem", "Võ Thị Kim Ngân", "Chỉ xem ở Thăng Long Xanh", "/don-vi/"),
    Role("ha", "Phạm Thu Hà", "Chuyên viên BHXH cơ sở Cầu Giấy", "/quan-tri/"),
    Role("viet", "Trần Quốc Việt", "Người duyệt BHXH cơ sở Cầu Giấy", "/quan-tri/"),
    Role("tu", "Đỗ Anh Tú", "Chuyên viên cơ quan khác (Bình Thạnh)", "/quan-tri/"),
    Role("thanh", "Lý Công Thành", "Lãnh đạo BHXH thành phố Hà Nội", "/quan-tri/"),
    Role("quantri", "Hồ Bảo Ngọc", "Quản trị hệ thống", "/quan-tri/"),
)
BY_KEY = {role.key: role for role in ROLES}


def user_of(key: str) -> User:
    """The account of a role."""
    return User.objects.get(email=BY_KEY[key].email)


def make_users(offices: dict[str, Agency]) -> dict[str, User]:
    """Accounts of everybody named."""
    staff = {"ha", "viet", "tu", "thanh", "quantri"}
    made = {
        role.key: User.objects.create_user(role.email, full_name=role.name, is_staff=role.key in staff)
        for role in ROLES
    }
    _post(made["ha"], offices["00101"], Duty.OFFICER)
    _post(made["viet"], offices["00101"], Duty.APPROVER)
    _post(made["tu"], offices["07901"], Duty.OFFICER)
    _post(made["thanh"], offices["00100"], Duty.LEADER)
    _post(made["quantri"], offices["00000"], Duty.ADMINISTRATOR)
    for number, name in enumerate(("Đinh Văn Toàn", "Mai Thị Quỳnh"), start=1):
        extra = User.objects.create_user(f"canbo{number}@{DOMAIN}", full_name=name, is_staff=True)
        _post(extra, offices["00101"], Duty.OFFICER)
    return made


def _post(user: User, agency: Agency, duty: str) -> None:
    Posting.objects.create(user=user, agency=agency, duty=duty, since=SINCE)


def represent(users: dict[str, User], green: Organisation, big: Organisation) -> None:
    """Who may act for which employer."""
    roles = (
        ("khoi", green, OrganisationRole.ADMIN),
        ("khoi", big, OrganisationRole.ADMIN),
        ("anh", green, OrganisationRole.FILER),
        ("xem", green, OrganisationRole.VIEWER),
    )
    Representative.objects.bulk_create(
        Representative(user=users[key], organisation=organisation, role=role, since=SINCE)
        for key, organisation, role in roles
    )


def tie(user: User, one: Somebody) -> None:
    """The account belongs to this person, at the second level."""
    User.objects.filter(pk=user.pk).update(person_id=one.pk, assurance_level=AssuranceLevel.LEVEL_2)
    user.person = Person.objects.get(pk=one.pk)
