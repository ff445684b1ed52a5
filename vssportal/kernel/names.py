"""Họ tên: keep as typed, compare by key, sort the Vietnamese way.

The database has no Vietnamese collation, so sort keys are made here: ASCII text that puts names in
Vietnamese order when sorted byte by byte (COLLATE "C").
"""

import re
import string
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

# Tone marks in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_TONE_MARKS: Final = {order: mark for mark, order in _TONES.items()}

# Letters in alphabet order; in sort keys each stands as one of A–Z, a–g, which rise in byte order.
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = dict(zip(_ALPHABET, string.ascii_uppercase + string.ascii_lowercase, strict=False))

_VOWELS: Final = frozenset("aăâeêioôơuưy")
_SPACES: Final = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")
_NOT_LETTERS: Final = re.compile(r"[^0-9a-z]+")


class Likeness(StrEnum):
    """How far two written names agree, best first."""

    SAME = "same"  # letter for letter, apart from capitals and blanks
    SPELLING = "spelling"  # differ only in where the tone mark stands or i for y: Thuỷ, Thủy; Lý, Lí
    MARKS = "marks"  # same letters, marks lost or different: Nguyen Van An, Nguyễn Văn An
    ORDER = "order"  # same words in another order: An Nguyễn Văn
    DIFFERENT = "different"


def normal(name: str) -> str:
    """Họ tên as typed, in NFC with single blanks; capitals are left alone."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip()


def tone_normal(text: str) -> str:
    """One spelling for the two places of a tone mark: hòa → hoà, thủy → thuỷ. NFC in and out.

    For comparing, never for showing: both spellings are right.
    """
    return " ".join(_tone_on_last_vowel(word) for word in normal(text).split(" "))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Search key: lower case, no marks, đ → d, only letters, digits and single blanks."""
    decomposed = unicodedata.normalize("NFD", normal(name).lower().replace("đ", "d"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_LETTERS.sub(" ", bare).strip()


def name_sort(name: str) -> str:
    """Sort key by the whole name, for registers: họ first."""
    return _sort_key(normal(name).split(" "))


def given_sort(name: str) -> str:
    """Sort key by given name, then the whole name: how lists of people are sorted in Vietnam."""
    words = normal(name).split(" ")
    return _sort_key([words[-1], *words[:-1]])


def given_name(name: str) -> str:
    """Tên: the last word of a full name."""
    return normal(name).rsplit(" ", 1)[-1]


def same_name(left: str, right: str) -> Likeness:
    """How far two names agree; a tone mark placed the other way is never a difference to people."""
    one, other = normal(left).casefold(), normal(right).casefold()
    if one == other:
        return Likeness.SAME
    if _spelling(one) == _spelling(other):
        return Likeness.SPELLING
    one, other = name_key(_spelling(one)), name_key(_spelling(other))
    if one == other:
        return Likeness.MARKS
    return Likeness.ORDER if sorted(one.split()) == sorted(other.split()) else Likeness.DIFFERENT


def _spelling(name: str) -> str:
    """Toned spelling with final i and y as one letter (Lý, Lí; Mỹ, Mĩ), but not after a vowel (Mai, May)."""
    return " ".join(_final_i(word) for word in tone_normal(name).split(" "))


def _final_i(word: str) -> str:
    letters = _toned_letters(word)
    before = "".join(bare for bare, _ in letters[:-1])
    if before and letters[-1][0] == "y" and (before[-1] not in _VOWELS or before == "qu"):
        letters[-1] = ("i", letters[-1][1])
    return _compose(letters)


def _tone_on_last_vowel(word: str) -> str:
    """Move the tone in oa, oe, uy at the end of a word to the second vowel; elsewhere both styles agree."""
    letters = _toned_letters(word)
    if len(letters) < 2:
        return word
    (first, tone), (second, second_tone) = letters[-2], letters[-1]
    pair = (first + second).lower()
    if tone and not second_tone and pair in ("oa", "oe", "uy"):
        letters[-2:] = [(first, 0), (second, tone)]
        return _compose(letters)
    return word


def _toned_letters(word: str) -> list[tuple[str, int]]:
    """Letters with their hats but without tone, each with the number of its tone (0: none)."""
    letters: list[tuple[str, int]] = []
    for char in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[part] for part in parts if part in _TONES), 0)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        letters.append((bare, tone))
    return letters


def _compose(letters: list[tuple[str, int]]) -> str:
    return "".join(unicodedata.normalize("NFC", bare + _TONE_MARKS.get(tone, "")) for bare, tone in letters)


def _sort_key(words: list[str]) -> str:
    """Words by letters, then by tone; a word that begins another comes first (blank sorts below all)."""
    return " ".join(_word_key(word) for word in words)


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    letters = _toned_letters(_tone_on_last_vowel(word.lower()))
    ranks = "".join(_RANK.get(bare) or _foreign(bare) for bare, _ in letters)
    tones = "".join(str(tone) for _, tone in letters).rstrip("0")
    # "!" sorts above the blank between words and below every letter: An Bình before Anh, An before Án.
    return f"{ranks}!{tones}" if tones else ranks


def _foreign(char: str) -> str:
    """Foreign letters sort by their base letter, digits before letters; the rest is dropped."""
    if char.isascii():
        return char if char.isdigit() else ""
    base = unicodedata.normalize("NFD", char)[0]
    return _RANK.get(base, "")
