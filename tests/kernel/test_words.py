"""Amounts in words on official papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vssportal.kernel.words import in_words, vnd_in_words

VALUES = {
    word: value
    for value, word in enumerate("không một hai ba bốn năm sáu bảy tám chín".split())  # noqa: SIM905
} | {"mốt": 1, "tư": 4, "lăm": 5}


@pytest.mark.parametrize(
    ("amount_vnd", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (1_001, "Một nghìn không trăm linh một đồng"),
        (24_000, "Hai mươi tư nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (79_760_000, "Bảy mươi chín triệu bảy trăm sáu mươi nghìn đồng"),
        (1_284_048_000, "Một tỷ hai trăm tám mươi tư triệu không trăm bốn mươi tám nghìn đồng"),
        (4_012_650_000, "Bốn tỷ không trăm mười hai triệu sáu trăm năm mươi nghìn đồng"),
        (2_500_000_000_000, "Hai nghìn năm trăm tỷ đồng"),
        (10**18, "Một tỷ tỷ đồng"),
        (-5, "Âm năm đồng"),
    ],
)
def test_amounts_are_spelled_as_on_official_papers(amount_vnd, words):
    assert vnd_in_words(amount_vnd) == words


def test_the_southern_word_can_be_asked_for():
    assert in_words(105, odd="lẻ") == "một trăm lẻ năm"


@pytest.mark.parametrize("amount", [1.5, True, "5"])
def test_only_whole_numbers_are_spelled(amount):
    with pytest.raises(TypeError):
        in_words(amount)


@given(st.integers(0, 10**15))
def test_words_can_be_read_back(number):
    assert read(in_words(number)) == number


def read(text):
    """The number spoken, by a reader that knows nothing of the speller (below a billion billions)."""
    billions, total, group, digit = 0, 0, 0, 0
    for word in text.split():
        if word in VALUES:
            digit = VALUES[word]
            group += digit
        elif word in ("trăm", "mươi"):
            group += digit * {"trăm": 99, "mươi": 9}[word]
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu"):
            total, group = total + group * {"nghìn": 10**3, "triệu": 10**6}[word], 0
        elif word == "tỷ":
            billions, total, group = total + group, 0, 0
    return billions * 10**9 + total + group
