from datetime import date

import pytest
from django import forms
from django.utils import formats, translation


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/10/2026", "05-10-2026", "05.10.2026", "2026-10-05"])
def test_a_date_is_read_day_first_in_both_languages(language: str, typed: str) -> None:
    with translation.override(language):
        read = forms.DateField().clean(typed)

    assert read == date(2026, 10, 5)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_american_date_is_refused(language: str) -> None:
    with translation.override(language), pytest.raises(forms.ValidationError):
        forms.DateField().clean("11/21/2026")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_and_numbers_look_the_same_in_both_languages(language: str) -> None:
    with translation.override(language):
        shown = formats.date_format(date(2026, 11, 5), "SHORT_DATE_FORMAT")
        amount = formats.number_format(79760000, use_l10n=True, force_grouping=True)

    assert (shown, amount) == ("05/11/2026", "79.760.000")
