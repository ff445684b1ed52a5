"""Bad input: each kind has its own sentence, quickly, and nobody dies."""

import resource
from pathlib import Path

import pytest

from contributions.intake import sandbox
from contributions.intake.faults import FileRefused
from contributions.intake.file_sentences import FILE_SENTENCES
from tests.contributions.intake import samples
from tests.contributions.intake.samples import d02_ts, worker_xml, worksheet

MAPPED = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def _put(content):
    def make(path: Path) -> Path:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return make


def _rows(count):
    for start in range(1, count + 1, 5000):
        yield "".join(
            f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>1</v></c><c r="C{row}"><v>1</v></c>'
            f'<c r="D{row}"><v>1</v></c></row>'
            for row in range(start, min(start + 5000, count + 1))
        ).encode()


def _long_sheet(path: Path) -> Path:
    head, tail = worksheet().split(b"</sheetData>")
    return samples.sheet_xml(path, [head, *_rows(200_000), b"</sheetData>" + tail])


def _blank_bomb(path: Path) -> Path:
    head, tail = worksheet().split(b"</sheetData>")
    return samples.sheet_xml(path, [head, *[b" " * (1 << 20)] * 200, b"</sheetData>" + tail])


def _huge(path: Path) -> Path:
    head, tail = worksheet().split(b"</sheetData>")
    return samples.sheet_xml(path, [head, *[b" " * (1 << 20)] * 310, b"</sheetData>" + tail])


def _locked_zip(path: Path) -> Path:
    content = bytearray(samples.sheet_xml(path, worksheet(MAPPED)).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    path.write_bytes(content)
    return path


def _many_sheets(path: Path) -> Path:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        for number in range(70):
            book.add_worksheet(f"T{number}").write(0, 0, 1)
    return path


FILES = {
    "a.xlsx: nothing": (_put(b""), "empty_file"),
    "a.csv: only blanks": (_put(b"\xef\xbb\xbf \r\n \r\n"), "empty_file"),
    "a.pdf": (_put(b"%PDF-1.7\n1 0 obj"), "not_spreadsheet"),
    "a.xlsx: pdf renamed": (_put(b"%PDF-1.7\n1 0 obj"), "not_spreadsheet"),
    "a.docx": (
        _put(samples.zip_bytes({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"})),
        "not_spreadsheet",
    ),
    "a.png": (_put(b"\x89PNG\r\n\x1a\n" + bytes(100)), "not_spreadsheet"),
    "a.json": (_put("[" * 200_000), "not_spreadsheet"),
    "a.xls: web page renamed": (_put("<html><table><tr><td>1</td></tr></table>"), "web_page"),
    "a.xlsx: cut off": (_put(b"PK\x03\x04" + bytes(200)), "damaged"),
    "a.xls: shell without content": (_put(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)), "damaged"),
    "a.xlsx: encrypted by Excel": (
        lambda path: samples.ole(path, {"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 5000}),
        "password",
    ),
    "a.xls: encrypted": (lambda path: samples.xls(path, [["a"]], password=True), "password"),
    "a.xlsx: zip encrypted": (_locked_zip, "password"),
    "a.xlsm: macros": (
        lambda path: samples.sheet_xml(path, worksheet(MAPPED), {"xl/vbaProject.bin": "x"}),
        "macros",
    ),
    "a.xls: macros": (lambda path: samples.ole(path, {"Workbook": b"x", "_VBA_PROJECT": b"y"}), "macros"),
    "a.xlsx: a part unpacks 1000 times": (_blank_bomb, "zip_bomb"),
    "a.xlsx: unpacks over the limit": (_huge, "unpacks_too_large"),
    "a.xlsx: members outside": (
        lambda path: samples.sheet_xml(path, worksheet(MAPPED), {"../../evil": "x"}),
        "unsafe_archive",
    ),
    "a.xlsx: thousands of members": (
        lambda path: samples.sheet_xml(path, worksheet(MAPPED), {f"f{n}": "" for n in range(3000)}),
        "unsafe_archive",
    ),
    "a.xlsx: entities": (
        lambda path: samples.sheet_xml(
            path, worksheet(MAPPED, before='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
        ),
        "xml_doctype",
    ),
    "a.xlsx: 200,000 rows": (_long_sheet, "too_many_rows"),
    "a.xlsx: far too wide": (
        lambda path: samples.sheet_xml(
            path, worksheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')
        ),
        "too_many_columns",
    ),
    "a.xlsx: corners of the largest sheet": (
        lambda path: samples.sheet_xml(
            path,
            worksheet(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ),
        ),
        {"too_many_columns", "reading_too_big"},
    ),
    "a.xlsx: 70 sheets": (_many_sheets, "too_many_sheets"),
    "a.xlsx: another list": (lambda path: samples.sheet_xml(path, worksheet(MAPPED)), "mapping_needed"),
    "a.csv: bytes of no encoding": (_put(b"H\xe4\xf6\xfc;\x81\x8d\x8f\n" * 5), "text_encoding"),
    "a.csv: NUL": (_put(b"abc;d\x00ef\n" + b"x;y\n" * 50), {"text_encoding", "not_spreadsheet"}),
    "a.csv: 200,000 lines": (_put("a;b;c\n" * 200_000), "too_many_rows"),
    "x.xml: entity expansion": (
        _put(d02_ts(prolog=XML_HEAD + '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>')),
        "xml_doctype",
    ),
    "x.xml: external entity": (
        _put(
            d02_ts(
                worker_xml(1, HoTen="&x;"), prolog='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            )
        ),
        "xml_doctype",
    ),
    "x.xml: external DTD": (
        _put(d02_ts(prolog='<!DOCTYPE D02-TS SYSTEM "file:///etc/passwd">')),
        "xml_doctype",
    ),
    "x.xml: DOCTYPE hidden in UTF-16": (
        _put('<!DOCTYPE r [<!ENTITY x "y">]><D02-TS>&x;</D02-TS>'.encode("utf-16")),
        "xml_doctype",
    ),
    "x.xml: undeclared entity": (_put(d02_ts(worker_xml(1, HoTen="&nhanvien;"))), "xml_broken"),
    "x.xml: another form": (_put(XML_HEAD + "<TK1-TS><NoiDung/></TK1-TS>"), "xml_root"),
    "x.xml: web page": (_put("<!doctype html><html><script>alert(1)</script></html>"), "web_page"),
    "x.xml: broken letters": (
        _put(d02_ts(worker_xml(1)).encode().replace("Ễ".encode(), b"\xe1\x28", 1)),
        "xml_letters",
    ),
    "x.xml: other encoding": (
        _put(d02_ts(prolog='<?xml version="1.0" encoding="windows-1258"?>').encode("ascii")),
        "xml_encoding",
    ),
    "x.xml: UTF-7": (_put(b'<?xml version="1.0" encoding="UTF-7"?>+ADw-D02-TS/+AD4-'), "xml_encoding"),
    "x.xml: says UTF-16, is not": (_put('<?xml version="1.0" encoding="UTF-16"?><D02-TS/>'), "xml_encoding"),
    "x.xml: cut off": (_put(d02_ts(worker_xml(1), worker_xml(2))[:-90]), "xml_broken"),
    "x.xml: two roots": (_put(d02_ts(worker_xml(1)) + "<D02-TS/>"), "xml_broken"),
    "x.xml: control letter": (_put(d02_ts(worker_xml(1, Ghichu="a&#1;b"))), "xml_broken"),
    "x.xml: NUL": (_put(d02_ts(worker_xml(1, Ghichu="a\x00b"))), "xml_broken"),
    "x.xml: deep": (_put(d02_ts("<a>" * 100_000 + "</a>" * 100_000)), "xml_limits"),
    "x.xml: a value of 15 MB": (_put(d02_ts(worker_xml(1, Ghichu="9" * 15_000_000))), "xml_limits"),
    "x.xml: an attribute of 15 MB": (_put(d02_ts(f'<LaoDong a="{"9" * 15_000_000}"/>')), "xml_limits"),
    "x.xml: nobody": (_put(d02_ts()), "no_rows"),
    "x.xml: 150,000 people": (
        _put(d02_ts("<LaoDong><HoTen>An</HoTen></LaoDong>" * 150_000)),
        "too_many_rows",
    ),
    "x.xml: only a text": (_put("xin chào"), "xml_broken"),
}


def _child_seconds() -> float:
    """Processor time of children: what a bad file costs, however busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("label", FILES)
def test_a_bad_file_gets_its_own_sentence(tmp_path, label):
    make, code = FILES[label]
    name = label.partition(":")[0]
    path = make(tmp_path / name)
    begun = _child_seconds()

    with pytest.raises(FileRefused) as caught:
        sandbox.read(path, name=name)

    assert caught.value.fault.code in ({code} if isinstance(code, str) else code)
    assert caught.value.message == f"{caught.value.fault.sentence()} {caught.value.fault.remedy()}"
    assert caught.value.fault.sentence("en")
    assert _child_seconds() - begun < 3


def test_a_namespace_a_row_is_read_like_any_other(tmp_path):
    path = tmp_path / "x.xml"
    extra = "".join(f'<a{number} xmlns="u{number}"/>' for number in range(50_000))
    path.write_text(d02_ts(worker_xml(1), extra), encoding="utf-8")

    table = sandbox.read(path)

    assert len(table.rows) == 1


def test_files_met_in_the_wild_are_read_or_refused_in_words(tmp_path):
    own = [samples.template(tmp_path / "own.xlsx")]
    shared = Path(__file__).parents[4] / "shared" / "artefacts"
    met = [
        path
        for folder in ("ers-ebh", "vnpt-template", "qd366-forms/Mau*tham gia")
        for path in shared.glob(f"{folder}/*.x*")
    ]
    outcomes = {}

    for path in own + met:
        try:
            outcomes[path.name] = sandbox.read(path, name=path.name).source
        except FileRefused as refusal:
            outcomes[path.name] = refusal.fault.code

    assert outcomes["own.xlsx"] == "d02_lt"
    assert set(outcomes.values()) <= {"d02_lt", "d02_ts_xml"} | set(FILE_SENTENCES)
    assert not set(outcomes.values()) & {"reading_failed", "reading_too_big", "reading_too_slow"}
