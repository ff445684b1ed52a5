"""Cơ quan BHXH: the centre, the 34 provinces, local offices in three of them."""

from accounts.enums import AgencyLevel
from accounts.models import Agency
from vssportal.legal.places import places

LOCAL = {
    "01": ("Cầu Giấy", "Ba Đình", "Đống Đa", "Long Biên"),
    "79": ("Bình Thạnh", "Thủ Đức", "Tân Bình"),
    "48": ("Hải Châu", "Sơn Trà"),
}


def make_offices() -> dict[str, Agency]:
    """Every agency by its code: 00000 the centre, 0PP00 a province, 0PPNN a local office."""
    centre = Agency(code="00000", name="BHXH Việt Nam", level=AgencyLevel.CENTRAL, path="00000/")
    centre.address = "Số 7 Tràng Thi, phường Cửa Nam, Hà Nội"
    centre.save(force_insert=True)
    provincial = [
        Agency(
            code=f"0{code}00",
            name=f"BHXH {province.kind} {province.name}",
            level=AgencyLevel.PROVINCIAL,
            parent=centre,
            path=f"00000/0{code}00/",
            province_code=code,
        )
        for code, province in sorted(places().provinces.items())
    ]
    Agency.objects.bulk_create(provincial)
    above = {agency.province_code: agency for agency in provincial}
    local = [
        Agency(
            code=f"0{code}{number:02d}",
            name=f"BHXH cơ sở {name}",
            level=AgencyLevel.LOCAL,
            parent=above[code],
            path=f"{above[code].path}0{code}{number:02d}/",
            province_code=code,
            phone="1900 9068",
        )
        for code, names in LOCAL.items()
        for number, name in enumerate(names, start=1)
    ]
    Agency.objects.bulk_create(local)
    return {agency.code: agency for agency in [centre, *provincial, *local]}
