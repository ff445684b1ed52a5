"""Tên cột của Excel: A, B … AA, and back."""

from functools import cache


@cache
def letter_of(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def index_of(letter: str) -> int:
    """A → 0, AA → 26."""
    index = 0
    for char in letter:
        index = index * 26 + ord(char) - 64
    return index - 1
