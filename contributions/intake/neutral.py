"""Chặn công thức lạ: text written into a sheet never starts a formula when the sheet is opened.

ASVS 5.0 1.2.10: = + - @ and tab, line feed or carriage return (and their full-width twins) at the start
of a cell are answered with an apostrophe in front.
"""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def neutral(text: str) -> str:
    """The text, made harmless for Excel, LibreOffice and CSV."""
    return f"'{text}" if text.startswith(_STARTS) else text
