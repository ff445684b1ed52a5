"""Bên trong tệp .xlsx: what the zip holds is judged, and counted, before a reader unpacks it."""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO

from contributions.intake.faults import FileRefused
from contributions.intake.limits import MEGABYTE, Limits

_CHUNK = 1 << 20
_SMALL_PART = 8 * MEGABYTE
_MAX_NOTED = 20_000
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>|<t[^>]*>([^<]+)</t>")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*?>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*?>")


@dataclass(slots=True)
class SheetScan:
    """What calamine does not tell about a sheet: formulas, and cells that only look blank."""

    rows: int = 0
    values: int = 0
    formulas: int = 0
    noted: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    """(row number, column letter) → (fault code, text) of formulas without result and error values."""

    def has_more_rows_than(self, limit: int) -> bool:
        """Far too long, as seen without reading cells; rows that are only formatted do not count."""
        return self.rows > 3 * limit or (self.rows > limit and self.values > 3 * self.rows)


def check(path: str, limits: Limits) -> None:
    """Refuse what is no plain workbook: bombs, passwords, macros, other documents, odd members."""
    with _opened(path) as archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        if len(members) > limits.parts:
            raise FileRefused("unsafe_archive")
        if any(member.flag_bits & 1 for member in members):
            raise FileRefused("password")
        if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
            raise FileRefused("unsafe_archive")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise FileRefused("macros")
        if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
            raise FileRefused("not_spreadsheet")
        _check_sizes(members, limits)


def scan_sheets(path: str, limits: Limits) -> dict[str, SheetScan]:
    """Sheet name → what its XML says; also the place where real unpacked sizes and DOCTYPEs are caught."""
    try:
        with _opened(path) as archive:
            parts = _sheet_parts(archive)
            if len(parts) > limits.sheets:
                raise FileRefused("too_many_sheets", count=len(parts), limit=limits.sheets)
            _refuse_doctype(archive)
            left = limits.unpacked_bytes
            scans = {}
            for name, part in parts.items():
                with archive.open(part) as stream:
                    scans[name], used = _scan(stream, left, limits)
                left -= used
            return scans
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, UnicodeDecodeError):
        raise FileRefused("damaged") from None


def _opened(path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise FileRefused("damaged") from None


def _check_sizes(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    total = sum(member.file_size for member in members)
    if total > limits.unpacked_bytes:
        raise FileRefused(
            "unpacks_too_large", size=total // MEGABYTE, limit=limits.unpacked_bytes // MEGABYTE
        )
    for member in members:
        if member.file_size > max(_SMALL_PART, limits.unpack_ratio * member.compress_size):
            raise FileRefused("zip_bomb", ratio=limits.unpack_ratio)


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → part, in the order of the workbook."""
    workbook = _text(archive, "xl/workbook.xml")
    try:
        relations = _text(archive, "xl/_rels/workbook.xml.rels")
    except KeyError:
        return {}
    targets = {}
    for tag in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(tag))
        targets[attributes.get("Id", "")] = attributes.get("Target", "")
    known = set(archive.namelist())
    parts = {}
    for tag in _SHEET.findall(workbook):
        attributes = dict(_ATTRIBUTE.findall(tag))
        target = next(
            (targets.get(value, "") for key, value in attributes.items() if key.endswith(":id")), ""
        )
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in known and "chartsheet" not in part:
            parts[_unescape(attributes.get("name", ""))] = part
    return parts


def _unescape(text: str) -> str:
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return text


def _text(archive: zipfile.ZipFile, part: str) -> str:
    with archive.open(part) as stream:
        return stream.read(2 * MEGABYTE).decode("utf-8-sig")


def _refuse_doctype(archive: zipfile.ZipFile) -> None:
    """No part of a workbook has a DOCTYPE; where one stands, somebody wants entities expanded."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as stream:
                if b"<!DOCTYPE" in stream.read(1024):
                    raise FileRefused("xml_doctype")


def _scan(stream: IO[bytes], left: int, limits: Limits) -> tuple[SheetScan, int]:
    """Count rows and formulas in one pass of pieces cut at row ends."""
    scan, used, rest = SheetScan(), 0, b""
    while chunk := stream.read(_CHUNK):
        used += len(chunk)
        if used > left:
            raise FileRefused(
                "unpacks_too_large", size=used // MEGABYTE, limit=limits.unpacked_bytes // MEGABYTE
            )
        rest += chunk
        cut = rest.rfind(b"</row>")
        # A piece of 4 MB without a row end is no sheet of ours; look at it whole rather than keep it.
        cut = len(rest) if cut < 0 and len(rest) > 4 * _CHUNK else max(cut, 0)
        _scan_piece(rest[:cut], scan)
        rest = rest[cut:]
    _scan_piece(rest, scan)
    return scan, used


def _scan_piece(piece: bytes, scan: SheetScan) -> None:
    scan.rows += piece.count(b"</row>")
    scan.values += piece.count(b"</v>") + piece.count(b"</is>")
    formulas = piece.count(b"<f>") + piece.count(b"<f ") + piece.count(b"<f/>")
    scan.formulas += formulas
    if (formulas or b't="e"' in piece) and len(scan.noted) < _MAX_NOTED:
        _note_cells(piece, scan)


def _note_cells(piece: bytes, scan: SheetScan) -> None:
    for attributes, content in _CELL.findall(piece):
        is_error = b't="e"' in attributes
        if not is_error and b"<f" not in content:
            continue
        found, place = _VALUE.search(content), _REFERENCE.search(attributes)
        if place is None or (found is not None and not is_error):
            continue
        text = found[1].decode("utf-8", "replace") if found is not None and found[1] else ""
        key = int(place[2]), place[1].decode()
        scan.noted[key] = ("error_value", text) if text else ("formula_blank", "")
        if len(scan.noted) >= _MAX_NOTED:
            return
