"""Đơn vị: sixty employers, one of 486 workers, one of ten thousand."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import OrganisationKind
from accounts.models import Agency, Organisation
from vssportal.demo.dice import Dice
from vssportal.demo.names import street
from vssportal.kernel.names import name_key
from vssportal.legal.places import places

GREEN = "Công ty CP Thiết bị điện Thăng Long Xanh"
BIG = "Công ty TNHH May mặc Sông Hồng Việt"
CHECK_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
TRADES = (
    ("Cơ khí", "Sản xuất cấu kiện kim loại"), ("Dệt may", "May trang phục"), ("Thực phẩm", "Chế biến thực phẩm"),
    ("Vận tải", "Vận tải hàng hóa bằng đường bộ"), ("Xây dựng", "Xây dựng nhà các loại"),
    ("Phần mềm", "Lập trình máy vi tính"), ("Dược phẩm", "Sản xuất thuốc"), ("Thủy sản", "Chế biến thủy sản"),
    ("Nội thất", "Sản xuất đồ gỗ"), ("Giáo dục", "Giáo dục mầm non"),
)  # fmt: skip
NAMES = (
    "Ánh Dương", "Bình Minh", "Cát Tường", "Đại Phát", "Hoàng Gia", "Hồng Hà", "Kim Ngân", "Lạc Việt", "Minh Khang",
    "Nam Việt", "Phú Quý", "Phương Đông", "Sao Mai", "Tân Tiến", "Thiên Ân", "Trường Sơn", "Vạn Xuân", "Việt Hưng",
)  # fmt: skip
KINDS = (
    (OrganisationKind.PRIVATE_ENTERPRISE, 70),
    (OrganisationKind.FOREIGN_ENTERPRISE, 12),
    (OrganisationKind.STATE_ENTERPRISE, 6),
    (OrganisationKind.COOPERATIVE, 6),
    (OrganisationKind.PRIVATE_UNIT, 6),
)
REGION = {"01": "I", "79": "I", "48": "II"}


@dataclass(frozen=True, slots=True)
class Size:
    """How many people an employer has."""

    organisation: Organisation
    workers: int


def make_employers(dice: Dice, offices: dict[str, Agency], *, count: int = 60) -> list[Size]:
    """Đơn vị with valid tax codes; the first two are the known ones."""
    local = [agency for agency in offices.values() if agency.level == "local"]
    made = [
        _green(offices["00101"]),
        _big(offices["00104"]),
        *(_small(dice, dice.choice(local), number) for number in range(3, count + 1)),
    ]
    Organisation.objects.bulk_create([size.organisation for size in made])
    return made


def tax_code(nine: str) -> str:
    """Mã số thuế whose tenth digit checks the nine before; another serial where none would."""
    while True:
        check = 10 - sum(int(d) * w for d, w in zip(nine, CHECK_WEIGHTS, strict=True)) % 11
        if check != 10:
            return f"{nine}{check}"
        nine = f"{int(nine) + 1:09d}"


def _organisation(agency: Agency, code: str, tax: str, name: str, **facts: object) -> Organisation:
    return Organisation(
        **{
            "code": code,
            "tax_code": tax,
            "name": name,
            "name_key": name_key(name),
            "kind": OrganisationKind.PRIVATE_ENTERPRISE,
            "region": REGION[agency.province_code],
            "agency": agency,
            "province_code": agency.province_code,
            "commune_code": places().communes_of(agency.province_code)[0].code,
            "email": f"{code.lower()}@minhhoa.example",
            "phone": "+84243000000",
            "is_demo": True,
            "started_on": date(2012, 1, 1),
        }
        | facts
    )


def _green(agency: Agency) -> Size:
    green = _organisation(
        agency,
        "TA0312A",
        tax_code("010987654"),
        GREEN,
        industry="Sản xuất thiết bị điện",
        street="Số 18, đường Xuân Thủy",
        head_name="Trịnh Hữu Phúc",
    )
    return Size(green, 486)


def _big(agency: Agency) -> Size:
    big = _organisation(
        agency,
        "TA0518B",
        tax_code("010234567"),
        BIG,
        industry="May trang phục",
        street="Khu công nghiệp Sài Đồng",
        head_name="Cao Thị Bích Vân",
        has_reduced_accident_rate=True,
    )
    return Size(big, 10_000)


def _small(dice: Dice, agency: Agency, number: int) -> Size:
    trade, industry = dice.choice(TRADES)
    name = f"Công ty {'CP' if dice.chance(40) else 'TNHH'} {trade} {dice.choice(NAMES)} {number}"
    organisation = _organisation(
        agency,
        f"T{'ABCDE'[number % 5]}{number:04d}{'ABCXYZ'[number % 6]}",
        tax_code(f"{agency.province_code}{30 + number:02d}{dice.digits(5)}"),
        name,
        kind=dice.weighted(KINDS),
        industry=industry,
        street=street(dice),
        started_on=date(dice.randint(2008, 2022), dice.randint(1, 12), 1),
    )
    return Size(organisation, dice.randint(18, 95))
