"""The words of faults: complete in two languages, in the portal's tone."""

import re
import string

import pytest

from contributions.intake import faults, form_d02_lt
from contributions.intake.cell_sentences import CELL_SENTENCES
from contributions.intake.cells.choices import CHANGES
from contributions.intake.faults import CellFault, FileFault, FileRefused
from contributions.intake.file_sentences import FILE_SENTENCES
from contributions.intake.rows import CELLS, DeclaredRow
from contributions.intake.sentences import CELL_LABELS
from vssportal.kernel.errors import DomainError

ALL = {**CELL_SENTENCES, **FILE_SENTENCES}
FORBIDDEN = re.compile(r"vui lòng|không hợp lệ|rất tiếc|!|invalid|please|sorry|forbidden", re.IGNORECASE)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", ALL)
def test_a_sentence_is_whole_in_both_languages(code):
    vi, en = ALL[code]["vi"], ALL[code]["en"]

    for sentence in (*vi, *en):
        assert sentence.endswith(".")
        assert not FORBIDDEN.search(sentence)
    assert _places(vi.what + vi.todo) - {"label"} >= _places(en.what + en.todo) - {"label"}


@pytest.mark.parametrize("code", CELL_SENTENCES)
def test_a_cell_fault_says_itself(code):
    fault = CellFault(code, "G", "1.09E+11", "001099012345", "citizen_number", "10")

    for lang in ("vi", "en"):
        assert "{" not in fault.sentence(lang) + fault.remedy(lang)


def test_the_sentence_of_eaten_zeros_names_the_cell_and_the_way_out():
    fault = CellFault("zeros_eaten", "G", "1093012345", "001093012345", "citizen_number", "10")

    assert fault.sentence() == "Số định danh có 10 chữ số. Excel thường bỏ số 0 ở đầu."
    assert fault.remedy().startswith("Dùng 001093012345 nếu đúng")


def test_every_cell_has_a_label_and_every_warning_a_sentence():
    assert set(CELLS) | {""} == set(CELL_LABELS)
    assert set(ALL) >= faults.WARNINGS


def test_a_refused_file_is_a_domain_error_with_field_and_code():
    refusal = FileRefused("too_large", size=21, limit=20)

    assert isinstance(refusal, DomainError)
    assert (refusal.field, refusal.code) == ("file", "too_large")
    assert refusal.fault == FileFault("too_large", {"size": 21, "limit": 20})
    assert str(refusal).startswith("Tệp nặng 21 MB")


def test_the_cells_of_the_form_are_cells_of_a_row():
    known = set(CELLS) | set(form_d02_lt.CONTRACT_MARKS)

    assert set(form_d02_lt.PRINTED.values()) | set(form_d02_lt.EXTRAS.values()) <= known
    assert set(DeclaredRow._fields) >= {"texts", "faults", "number"}


def test_there_are_the_26_change_codes_of_the_portal():
    assert len(CHANGES) == 26
