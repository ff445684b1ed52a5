"""Nhận dạng tệp: what a file is by its bytes, whatever its name says."""

import os
from pathlib import PurePath

from contributions.intake.faults import FileFault, FileRefused

XLSX, XLS, CSV, XML = "xlsx", "xls", "csv", "xml"

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WEB_STARTS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div")
_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
_SUFFIXES = {XLSX: {".xlsx"}, XLS: {".xls"}, CSV: _TEXT_SUFFIXES, XML: {".xml"}}
_HEAD_BYTES = 4096


def kind_of(path: str | os.PathLike[str], name: str = "") -> str:
    """xlsx, xls, csv or xml; everything else is refused with its reason.

    A zip is called xlsx here; `archive.check` looks inside. An OLE file is an old .xls, or the shell
    Excel puts around a workbook with a password.
    """
    with open(path, "rb") as file:
        head = file.read(_HEAD_BYTES)
        if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            raise FileRefused("empty_file")
        if head.startswith(_OLE):
            return _ole_kind(head + file.read())
    if head.startswith(_ZIP):
        return XLSX
    return _text_kind(head, PurePath(name or os.fspath(path)).suffix.lower())


def extension_notice(name: str, kind: str) -> list[FileFault]:
    """A word to the sender when the name says another kind than the bytes."""
    suffix = PurePath(name).suffix.lower()
    if not suffix or suffix in _SUFFIXES[kind]:
        return []
    return [FileFault("extension_differs", {"found": suffix, "actual": kind.upper()})]


def _ole_kind(content: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise FileRefused("password")
    if holds("_VBA_PROJECT"):
        raise FileRefused("macros")
    if holds("Workbook") or holds("Book"):
        return XLS
    raise FileRefused("damaged" if len(content.strip(b"\x00")) < _HEAD_BYTES else "not_spreadsheet")


def _text_kind(head: bytes, suffix: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_WEB_STARTS):
        raise FileRefused("web_page")
    if head.startswith(_UTF16_MARKS):
        is_xml = head[2:].replace(b"\x00", b"").lstrip().startswith(b"<")
        return XML if is_xml else _csv(suffix)
    if start.startswith(b"<") or suffix == ".xml":
        return XML
    if suffix in _TEXT_SUFFIXES and head.count(b"\x00") * 4 > len(head):
        # UTF-16 without its mark: every other byte of Latin letters is NUL.
        return CSV
    if b"\x00" in head or start.startswith((b"%pdf", b"{\\rtf")):
        raise FileRefused("not_spreadsheet")
    return _csv(suffix)


def _csv(suffix: str) -> str:
    if suffix in _TEXT_SUFFIXES:
        return CSV
    raise FileRefused("not_spreadsheet")
