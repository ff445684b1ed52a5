"""Giấy tờ minh họa: a picture of a birth notice with invented words, marked as a sample."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent / "paper" / "fonts"
SIZE = (1000, 1300)
INK, FAINT = "#1c2430", "#b8b2a0"


@dataclass(frozen=True, slots=True)
class BirthNotice:
    """What stands on a birth notice."""

    mother: str
    citizen_number: str
    born_on: date
    place: str
    children: int = 1


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    names = sorted(
        path for path in FONTS.rglob("*.ttf") if ("Bold" in path.stem) == bold and "Italic" not in path.stem
    )
    return ImageFont.truetype(str(names[0]), size)


def birth_notice(notice: BirthNotice) -> bytes:
    """Giấy chứng sinh as a JPEG photograph of a page."""
    page = Image.new("RGB", SIZE, "#fffdf6")
    pen = ImageDraw.Draw(page)
    _centred(pen, 70, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 30, bold=True)
    _centred(pen, 112, "Độc lập – Tự do – Hạnh phúc", 26)
    pen.line((360, 155, 640, 155), fill=INK, width=2)
    _centred(pen, 210, "GIẤY CHỨNG SINH", 48, bold=True)
    _centred(pen, 275, "Bản minh họa, không có giá trị", 24)
    lines = (
        ("Họ tên mẹ:", notice.mother),
        ("Số định danh:", notice.citizen_number),
        ("Đã sinh con ngày:", f"{notice.born_on:%d/%m/%Y}"),
        ("Tại:", notice.place),
        ("Số con:", f"{notice.children:02d}"),
    )
    for place, (label, value) in enumerate(lines):
        y = 380 + place * 80
        pen.text((90, y), label, font=_font(28), fill=INK)
        pen.text((340, y), value, font=_font(28, bold=True), fill=INK)
        pen.line((340, y + 44, 900, y + 44), fill=FAINT, width=1)
    pen.text((560, 860), "Đại diện cơ sở y tế", font=_font(26), fill=INK)
    pen.ellipse((600, 920, 780, 1100), outline="#c4453a", width=6)
    out = BytesIO()
    page.save(out, "JPEG", quality=82)
    return out.getvalue()


def _centred(pen: ImageDraw.ImageDraw, y: int, text: str, size: int, *, bold: bool = False) -> None:
    font = _font(size, bold=bold)
    width = pen.textlength(text, font=font)
    pen.text(((SIZE[0] - width) / 2, y), text, font=font, fill=INK)
