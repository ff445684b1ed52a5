"""Provinces and communes: the committed lists and the checks every new list must pass."""

import unicodedata
from dataclasses import replace

import pytest

from vssportal.kernel.identifiers.places import PROVINCES_63
from vssportal.legal.places import Commune, Province, commune_faults, places, province_faults

PROVINCE = Province("48", "thành phố", "Đà Nẵng")
COMMUNE = Commune("20275", "48", "phường", "An Hải")


def test_there_are_34_provinces_and_3321_communes():
    listed = places()

    assert len(listed.provinces) == 34
    assert len(listed.communes) == 3321
    assert sum(len(listed.communes_of(code)) for code in listed.provinces) == 3321
    assert all(listed.communes_of(code) for code in listed.provinces)


def test_the_committed_lists_have_no_faults():
    listed = places()

    assert commune_faults(list(listed.communes.values()), listed.provinces.values()) == []
    assert province_faults(list(listed.provinces.values()), list(listed.old_provinces.values())) == []
    assert listed.source
    assert listed.as_of.year == 2026


def test_all_63_old_provinces_lead_somewhere():
    listed = places()

    assert set(listed.old_provinces) == PROVINCES_63
    assert {old.now for old in listed.old_provinces.values()} == set(listed.provinces)


@pytest.mark.parametrize(
    ("old_code", "name"),
    [
        ("001", "Hà Nội"),
        ("77", "Hồ Chí Minh"),
        ("074", "Hồ Chí Minh"),
        ("49", "Đà Nẵng"),
        ("035", "Ninh Bình"),
    ],
)
def test_an_old_code_leads_to_the_province_of_today(old_code, name):
    assert places().province_now(old_code).name == name


def test_a_code_that_never_was_leads_nowhere():
    assert places().province_now("099") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thành phố Hồ Chí Minh", "79"),
        ("TP.HCM", "79"),
        ("tinh binh duong", "79"),
        ("Thừa Thiên Huế", "46"),
        ("Khánh Hòa", "56"),
        ("Khánh Hoà", "56"),
        ("Đắk Nông", "68"),
        ("Đồng Nai", "75"),
    ],
)
def test_a_province_is_found_by_any_name_it_had(text, code):
    assert places().find_province(text).code == code


def test_an_unknown_name_finds_nothing():
    assert places().find_province("Atlantis") is None


def test_communes_come_in_vietnamese_order():
    names = [commune.name for commune in places().communes_of("48")]

    assert names[:3] == ["An Hải", "An Khê", "An Thắng"]
    assert names.index("Cẩm Lệ") < names.index("Điện Bàn") < names.index("Hải Châu")


def test_dong_nai_is_a_city_since_2026():
    assert places().province("75").full_name == "Thành phố Đồng Nai"
    assert places().commune("20275").full_name == "Phường An Hải"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([COMMUNE, COMMUNE], "double_code"),
        ([COMMUNE, replace(COMMUNE, code="20276")], "double_name"),
        ([replace(COMMUNE, province_code="99")], "stray"),
        ([replace(COMMUNE, code="2027")], "shape"),
        ([replace(COMMUNE, kind="Phường")], "shape"),
        ([replace(COMMUNE, name="An  Hải")], "blanks"),
        ([replace(COMMUNE, name="")], "blanks"),
        ([replace(COMMUNE, name=unicodedata.normalize("NFD", "An Hải"))], "nfd"),
    ],
)
def test_bad_rows_are_reported(rows, kind):
    assert kind in {fault.kind for fault in commune_faults(rows, [PROVINCE])}


def test_good_rows_are_not_reported():
    assert commune_faults([COMMUNE, replace(COMMUNE, code="20276", kind="xã")], [PROVINCE]) == []
