"""Sentences of pure code in the reader's language."""

from types import SimpleNamespace

from django.utils import translation

from vssportal.kernel.findings import Finding, Level
from vssportal.templatetags.notices import letter_facts
from vssportal.web.say import finding


def test_words_of_ours_in_a_finding_are_translated_and_facts_of_people_are_not() -> None:
    template = "Mục “{field}” trên giấy tờ ({read}) khác tờ khai ({declared})."
    params = {"field": "Số con", "read": "Số con", "declared": "2"}

    with translation.override("en"):
        said = finding(Finding(Level.NEEDS_APPROVAL, "x", template, "", params))

    assert "Number of children" in said
    assert "(Số con)" in said


def test_a_letter_shows_labels_and_times_for_people() -> None:
    shown = {"subject": "001194•••345", "received_at": "2026-11-23T02:30:00+00:00", "period": ""}

    with translation.override("vi"):
        facts = letter_facts(SimpleNamespace(shown=shown))

    assert facts == [("Về", "001194•••345"), ("Nhận lúc", "09:30 23/11/2026")]
