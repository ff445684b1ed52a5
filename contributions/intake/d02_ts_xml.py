"""Tờ khai D02-TS cũ (QĐ 595) bằng XML, as filing software still exports it: NoiDung/LaoDong rows.

The document is refused before parsing when it is not UTF-8 (or UTF-16 with its mark) or declares a
DOCTYPE, and the parser keeps its own limits: no entities, no network, depth 256, values of 10 MB.
"""

import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lxml import etree

from contributions.intake.assemble import Assembler
from contributions.intake.cells import Raw
from contributions.intake.faults import FileFault, FileRefused
from contributions.intake.limits import READING, Limits
from contributions.intake.rows import DeclaredRow, RawTable
from contributions.intake.wire import BATCH_ROWS

OnRows = Callable[[list[DeclaredRow], int, int], None]

ELEMENTS = {
    "full_name": "HoTen",
    "si_number": "MasoBHXH",
    "citizen_number": "CMND",
    "birth": "NgaySinh",
    "sex": "GioiTinh",
    "position": "ChucVu",
    "workplace": "NoiLamViec",
    "wage": "TienLuong",
    "position_allowance": "PhuCapCV",
    "over_scale_percent": "PhuCapTNVK",
    "seniority_percent": "PhuCapTNNghe",
    "from_month": "TuThang",
    "to_month": "DenThang",
    "change_code": "PA",
    "note": "Ghichu",
    "employee_code": "ID",
}
"""Cell → element of LaoDong (names of the portal's form, from files it accepted)."""

_CONTRACTS = (
    ("Hdld_tungay", "không xác định thời hạn"),
    ("Hdld_xdth_tungay", "xác định thời hạn"),
    ("Hdld_khac_tungay", "khác"),
)
_ROOT = "D02-TS"
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]{1,40})""")
_LIMIT_WORDS = ("huge", "depth", "too long", "buffer", "memory", "growing", "max")


def read(
    path: str | os.PathLike[str], *, limits: Limits = READING, on_rows: OnRows | None = None
) -> RawTable:
    """The workers of a D02-TS document; every way to be unreadable has its `FileRefused`."""
    with open(path, "rb") as file:
        document = _utf8(file.read(limits.file_bytes + 1))
    if b"<!DOCTYPE" in document or b"<!ENTITY" in document:
        raise FileRefused("xml_doctype")
    try:
        _check_root(document)
        return _read_workers(document, limits, on_rows)
    except etree.XMLSyntaxError as error:
        raise _refusal(error) from None


def _utf8(content: bytes) -> bytes:
    """The document as UTF-8; other encodings are refused by name."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16").encode()
        except UnicodeError:
            raise FileRefused("xml_encoding", encoding="UTF-16") from None
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _ENCODING.match(content)
    if declared is not None and declared[1].upper() not in (b"UTF-8", b"US-ASCII"):
        raise FileRefused("xml_encoding", encoding=declared[1].decode())
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefused("xml_letters", line=line) from None
    return content


def _events(document: bytes, *events: str, **options: Any) -> Iterator[tuple[str, Any]]:
    return iter(
        etree.iterparse(
            io.BytesIO(document),
            events=events,
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            **options,
        )
    )


def _check_root(document: bytes) -> None:
    _, root = next(_events(document, "start"))
    name = etree.QName(root).localname
    if name != _ROOT:
        raise FileRefused("xml_root", found=name[:40])


def _read_workers(document: bytes, limits: Limits, on_rows: OnRows | None) -> RawTable:
    assembler = Assembler(ELEMENTS | {"contract_on": "Hdld_tungay", "contract_kind": "Hdld_tungay"})
    total = document.count(b"<LaoDong>") + document.count(b"<LaoDong ")
    if total > limits.rows:
        raise FileRefused("too_many_rows", limit=f"{limits.rows:,}".replace(",", "."))
    everything: list[DeclaredRow] = []
    done, notices = 0, []
    for kind, content in _blocks(document):
        if kind == "signed":
            notices = [FileFault("signature_ignored")]
        else:
            numbers = range(done + 1, done + 1 + len(content))
            done += len(content)
            rows = assembler.rows(numbers, _columns(content))
            everything.extend(rows) if on_rows is None else on_rows(rows, done, max(total, done))
    if not done:
        raise FileRefused("no_rows")
    return RawTable(
        source="d02_ts_xml",
        sheet=_ROOT,
        columns=dict(ELEMENTS),
        titles=dict(ELEMENTS),
        header_row=0,
        header={},
        marker=None,
        rows=everything,
        notices=tuple(notices),
    )


def _blocks(document: bytes) -> Iterator[tuple[str, Any]]:
    """("rows", list of element dicts) and ("signed", None)."""
    batch: list[dict[str, str]] = []
    for _, element in _events(document, "end", tag=("{*}LaoDong", "{*}Signature")):
        name = etree.QName(element).localname
        if name == "Signature":
            yield "signed", None
        else:
            batch.append(_children(element))
            if len(batch) == BATCH_ROWS:
                yield "rows", batch
                batch = []
        _forget(element)
    if batch:
        yield "rows", batch


def _children(element: Any) -> dict[str, str]:
    return {child.tag.rpartition("}")[2]: child.text or "" for child in element}


def _forget(element: Any) -> None:
    """Free what was read: without this a million rows stay in memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _columns(workers: Sequence[dict[str, str]]) -> dict[str, Sequence[Raw]]:
    columns: dict[str, Sequence[Raw]] = {
        cell: [worker.get(name, "") for worker in workers] for cell, name in ELEMENTS.items()
    }
    columns["allowances"] = [_allowances(worker) for worker in workers]
    contracts = [_contract(worker) for worker in workers]
    columns["contract_kind"] = [kind for kind, _ in contracts]
    columns["contract_on"] = [since for _, since in contracts]
    return columns


def _allowances(worker: dict[str, str]) -> str:
    """PhuCapLuong and PhuCapBosung are one column in the form of 2026 (its guide: 10 + 5 triệu → 15)."""
    wage, extra = worker.get("PhuCapLuong", "").strip(), worker.get("PhuCapBosung", "").strip()
    if wage.isdigit() and extra.isdigit():
        return str(int(wage[:20]) + int(extra[:20]))
    return wage or extra


def _contract(worker: dict[str, str]) -> tuple[str, str]:
    for element, kind in _CONTRACTS:
        if since := worker.get(element, "").strip():
            return kind, since
    return "", ""


def _refusal(error: etree.XMLSyntaxError) -> FileRefused:
    words = str(error.msg or "").lower()
    if any(word in words for word in _LIMIT_WORDS):
        return FileRefused("xml_limits")
    return FileRefused("xml_broken", line=error.lineno or 1)
