"""Reads the text of a letter back from the PDF, page by page, through its ToUnicode maps."""

import io
import re

from pyhanko.pdf_utils.reader import PdfFileReader

# Tokens of a content stream: literal strings are scanned by hand, since brackets may nest in them.
_TOKENS = re.compile(
    rb"<(?P<hex>[0-9A-Fa-f\s]*)>(?!>)|(?P<open>\()|/(?P<name>[^\s/<>\[\]()]+)|(?P<word>[A-Za-z*'\"]+)"
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(pdf):
    """The text of every page, blanks squeezed."""
    kids = PdfFileReader(io.BytesIO(pdf)).root["/Pages"]["/Kids"]
    return [_page(kid.get_object()) for kid in kids]


def words(pdf):
    return " ".join(pages(pdf))


def _page(page):
    fonts = {
        name[1:].encode(): _to_unicode(font.get_object()["/ToUnicode"].data)
        for name, font in page["/Resources"]["/Font"].items()
    }
    found, font, names, strings = [], {}, [b""], []
    for kind, value in _tokens(page["/Contents"].data):
        if kind == "name":
            names.append(value)
        elif kind == "string":
            strings.append(value)
        else:
            if value == b"Tf":
                font = fonts.get(names[-1], {})
            elif value in (b"Tj", b"TJ"):
                codes = b"".join(strings)
                found += [font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)]
            elif value == b"ET":
                found.append(" ")
            strings.clear()
    return re.sub(r"\s+([.,;:)]|$)", r"\1", re.sub(r"\s+", " ", "".join(found))).strip()


def _tokens(stream):
    at = 0
    while token := _TOKENS.search(stream, at):
        at = token.end()
        if token["open"]:
            start, depth = at, 1
            while depth:
                if stream[at] == ord("\\"):
                    at += 2
                    continue
                depth += {ord("("): 1, ord(")"): -1}.get(stream[at], 0)
                at += 1
            yield "string", _literal(stream[start : at - 1])
        elif token["hex"] is not None:
            yield "string", bytes.fromhex(token["hex"].decode())
        else:
            yield ("name", token["name"]) if token["name"] else ("word", token["word"])


def _literal(text):
    def plain(match):
        sign = match[1]
        return bytes([int(sign, 8)]) if sign.isdigit() else _ESCAPES.get(sign, sign)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, text, flags=re.DOTALL)


def _to_unicode(cmap):
    mapping = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            mapping[bytes.fromhex(code.decode())] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            start = int(text, 16)
            for offset in range(int(last, 16) - int(first, 16) + 1):
                mapping[(int(first, 16) + offset).to_bytes(2, "big")] = chr(start + offset)
    return mapping
