"""Names of people: spelling, searching, sorting, comparing."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vssportal.kernel.names import (
    Likeness,
    given_name,
    given_sort,
    name_key,
    name_sort,
    normal,
    same_name,
    tone_normal,
)

ORDER = (
    "An Anh Ảnh Ánh Ăn Ân Ấn Ba Bình Dũng Duy Đạt Đức Em Giang "
    "Hà Hả Hạ Mai Ngọc Nguyễn Oanh Ôn Ơn Thu Thư Xuân Ý Yên"
)
VIETNAMESE = st.text(alphabet="aăâàảãáạbcdđeêghiklmnoôơpqrstuưvxyỳỷỹýỵ ĐÀẢ", min_size=1, max_size=20)


def test_a_name_is_kept_as_typed_but_for_blanks_and_composition():
    typed = unicodedata.normalize("NFD", "  Nguyễn\u00a0 Thị   Thủy ")

    assert normal(typed) == "Nguyễn Thị Thủy"
    assert normal("NGUYỄN văn an") == "NGUYỄN văn an"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Đặng Thuỳ Trâm", "dang thuy tram"),
        ("ĐỖ  THỊ HÒA", "do thi hoa"),
        ("Nguyễn Thị Ánh-Tuyết", "nguyen thi anh tuyet"),
        ("H'Hen Niê", "h hen nie"),
    ],
)
def test_the_search_key_has_no_marks(name, key):
    assert name_key(name) == key
    assert name_key(unicodedata.normalize("NFD", name)) == key


def test_given_names_sort_in_vietnamese_order():
    names = ORDER.split()
    mixed = random.Random(7).sample(names, len(names))

    assert sorted(mixed, key=name_sort) == sorted(names, key=name_sort)
    assert sorted(mixed, key=lambda name: name_sort(name).encode()) == names


def test_the_order_the_blueprint_names():
    names = ["Đức", "Ba", "Ấn", "Duy", "An", "Đạt", "Ánh", "Ân", "Dũng", "Ảnh"]

    assert sorted(names, key=name_sort) == ["An", "Ảnh", "Ánh", "Ân", "Ấn", "Ba", "Dũng", "Duy", "Đạt", "Đức"]


def test_tones_decide_only_between_equal_letters():
    assert sorted(["má", "mạ", "ma", "mã", "mả", "mà", "mai"], key=name_sort) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mai",
    ]


def test_lists_of_people_sort_by_given_name_then_family_name():
    people = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Ánh", "Lê An", "Lê Ngọc An"]

    assert sorted(people, key=given_sort) == [
        "Lê An",
        "Lê Ngọc An",
        "Trần Văn An",
        "Nguyễn Ánh",
        "Lê Thị Bình",
    ]
    assert sorted(people, key=name_sort) == [
        "Lê An",
        "Lê Ngọc An",
        "Lê Thị Bình",
        "Nguyễn Ánh",
        "Trần Văn An",
    ]


def test_both_spellings_of_a_tone_sort_together():
    assert name_sort("Thủy") == name_sort("Thuỷ")
    assert name_sort("HÒA") == name_sort("hoà")


@given(VIETNAMESE)
def test_sort_keys_are_plain_ascii(name):
    assert name_sort(name).isascii()
    assert given_sort(name).isascii()


@given(VIETNAMESE)
def test_composed_and_decomposed_names_are_one(name):
    decomposed = unicodedata.normalize("NFD", name)

    assert (name_key(name), name_sort(name), tone_normal(name)) == (
        name_key(decomposed),
        name_sort(decomposed),
        tone_normal(decomposed),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("Khỏe", "Khoẻ"),
        ("thủy", "thuỷ"),
        ("Túy", "Tuý"),
        ("HÒA", "HOÀ"),
        ("Qúy", "Quý"),
        ("quý", "quý"),
        ("Hoàng", "Hoàng"),
        ("Hòang", "Hòang"),
        ("của", "của"),
        ("mía", "mía"),
    ],
)
def test_the_tone_mark_has_one_place(old, new):
    assert tone_normal(old) == new
    assert tone_normal(new) == new


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Nguyễn Văn An", "NGUYỄN  VĂN AN", Likeness.SAME),
        ("Lê Thị Thủy", "Lê Thị Thuỷ", Likeness.SPELLING),
        ("Lý Quý", "Lí Quí", Likeness.SPELLING),
        ("Nguyễn Văn An", "Nguyen Van An", Likeness.MARKS),
        ("Trần Thị Mỹ", "Tran Thi Mi", Likeness.MARKS),
        ("An Nguyễn Văn", "Nguyen Van An", Likeness.ORDER),
        ("Trần Mai", "Trần May", Likeness.DIFFERENT),
        ("Trần Mai", "Trần Mai Lan", Likeness.DIFFERENT),
    ],
)
def test_names_are_compared_by_grades(left, right, likeness):
    assert same_name(left, right) is likeness
    assert same_name(right, left) is likeness


def test_the_given_name_is_the_last_word():
    assert given_name(" Nguyễn Thị  Ánh ") == "Ánh"
