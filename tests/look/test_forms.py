"""Forms: order of parts, words of errors, fields that accept what people type."""

import re
from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.look.gallery import BirthForm, EverythingForm
from vssportal.kernel.errors import DomainError
from vssportal.kernel.periods import Month
from vssportal.web.forms import BirthDate, DateField3, MoneyField, MonthField, UploadField, VssForm

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 300
BANNED = re.compile(
    r"không hợp lệ|vui lòng|rất tiếc|trường này|kí tự|invalid|please|sorry|this field|!", re.I
)


def printed(form: forms.BaseForm) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def refusals(field: forms.Field, value: object) -> list[str]:
    class One(VssForm):
        it = field

    form = One({"it": value} if not isinstance(value, dict) else value)
    form.is_valid()
    return list(form.errors.get("it", []))


# --- How a form is printed ---------------------------------------------------------------------------


def test_a_label_comes_before_hint_error_and_control() -> None:
    page = printed(EverythingForm({}))
    field = page[page.index('id="div_id_full_name"') :]

    places = [field.index(part) for part in ("<label", "_helptext", "_error", "<input")]
    assert places == sorted(places)


def test_the_browser_checks_nothing_by_itself() -> None:
    page = printed(EverythingForm())

    assert "novalidate" in page
    assert " required" not in page
    assert "*" not in page


def test_optional_fields_say_so_and_obligatory_ones_do_not() -> None:
    page = printed(EverythingForm())

    assert page.count("(không bắt buộc)") == sum(not f.required for f in EverythingForm().fields.values())


def test_hint_and_error_belong_to_the_control() -> None:
    page = printed(EverythingForm({"number": "123"}))
    control = re.search(r"<input[^>]*name=\"number\"[^>]*>", page)

    assert control
    assert 'aria-describedby="id_number_helptext id_number_error"' in control[0]
    assert 'aria-invalid="true"' in control[0]
    assert 'id="id_number_error"' in page
    assert 'id="id_number_helptext"' in page


def test_the_error_of_a_choice_stands_under_its_legend() -> None:
    page = printed(EverythingForm({}))
    group = page[page.index('id="div_id_way"') :]

    places = [group.index(part) for part in ("<legend", 'id="id_way_error"', 'type="radio"')]
    assert places == sorted(places)
    assert 'aria-describedby="id_way_error"' in group[: group.index(">")]


def test_a_choice_shows_its_hint() -> None:
    assert "Có giá trị như bản giấy" in printed(EverythingForm())


def test_only_the_wrong_box_of_a_date_is_marked() -> None:
    page = printed(BirthForm({"born_on_day": "05", "born_on_month": "15", "born_on_year": "2026"}))
    marked = re.findall(r"name=\"(born_on_\w+)\"[^>]*aria-invalid", page)

    assert marked == ["born_on_month"]


def test_what_was_typed_stays() -> None:
    page = printed(EverythingForm({"full_name": "Trần Văn Đức", "wage_vnd": "mười triệu", "born_day": "31"}))

    for typed in ("Trần Văn Đức", "mười triệu", "31"):
        assert f'value="{typed}"' in page


def test_the_error_summary_leads_to_each_control() -> None:
    form = BirthForm({"born_on_day": "05", "born_on_month": "15", "born_on_year": "2026"})
    page = printed(form)
    summary = Template("{% load vss %}{% error_summary form %}").render(Context({"form": form}))

    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_born_on_1", "id_paper"]
    assert all(f'id="{target}"' in page for target in targets)
    assert "Có 2 chỗ cần sửa" in summary


def test_the_summary_repeats_the_words_at_the_field() -> None:
    form = EverythingForm({})
    page = printed(form)
    summary = Template("{% load vss %}{% error_summary form %}").render(Context({"form": form}))

    texts = [text for errors in form.errors.values() for text in errors]
    assert texts
    assert all(text in page and text in summary for text in texts)


def test_a_form_without_errors_has_no_summary() -> None:
    rendered = Template("{% load vss %}{% error_summary form %}").render(Context({"form": BirthForm()}))

    assert rendered.strip() == ""


def test_a_question_may_be_the_heading() -> None:
    class Question(VssForm):
        heading_field = "why"
        why = forms.CharField(label="Vì sao bạn nghỉ việc?")

    assert "<h1>Vì sao bạn nghỉ việc?</h1>" in printed(Question())


def test_a_get_form_carries_no_token() -> None:
    class Search(VssForm):
        form_method = "get"
        q = forms.CharField(label="Từ khóa", required=False)

    assert "csrfmiddlewaretoken" not in printed(Search())
    assert 'method="get"' in printed(Search())


# --- Words of errors -----------------------------------------------------------------------------------

KINDS = [
    forms.CharField(max_length=3, min_length=2),
    forms.IntegerField(min_value=1, max_value=9),
    forms.DecimalField(max_digits=3, decimal_places=1),
    forms.EmailField(),
    forms.URLField(assume_scheme="https"),
    forms.DateField(),
    forms.DateTimeField(),
    forms.TimeField(),
    forms.ChoiceField(choices=[("a", "A")]),
    forms.MultipleChoiceField(choices=[("a", "A")]),
    forms.TypedChoiceField(choices=[("a", "A")]),
    forms.BooleanField(),
    forms.UUIDField(),
    forms.RegexField(r"x+"),
    forms.SlugField(),
    forms.FileField(),
    forms.JSONField(),
    forms.DurationField(),
]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("field", KINDS, ids=lambda field: type(field).__name__)
@pytest.mark.parametrize(
    "value", ["", "b\0", "not one of them, and much too long for anything", "-5", "123.456"]
)
def test_no_stock_sentence_is_left(field: forms.Field, value: str, language: str) -> None:
    with translation.override(language):
        found = refusals(field, value)

    assert not [text for text in found if BANNED.search(text)]


def test_a_required_field_asks_for_its_label() -> None:
    assert refusals(forms.CharField(label="Họ và tên"), "") == ["Nhập họ và tên"]
    assert refusals(forms.ChoiceField(label="Phường, xã", choices=[("1", "A")]), "") == ["Chọn phường, xã"]


def test_an_abbreviation_keeps_its_capitals() -> None:
    assert refusals(forms.CharField(label="CCCD"), "") == ["Nhập CCCD"]


def test_the_authors_own_sentence_stays() -> None:
    field = forms.CharField(label="Mã", error_messages={"required": "Nhập mã in dưới mã QR"})

    assert refusals(field, "") == ["Nhập mã in dưới mã QR"]


def test_lengths_are_told_with_both_numbers() -> None:
    assert refusals(forms.CharField(label="Tên", max_length=3), "abcde") == [
        "Tên dài quá 3 ký tự, bạn nhập 5"
    ]


def test_errors_speak_english_on_english_pages() -> None:
    with translation.override("en"):
        assert refusals(forms.CharField(label="Full name"), "") == ["Enter full name"]


def test_a_refusal_of_a_service_stands_at_its_field() -> None:
    form = EverythingForm({})
    form.refuse(DomainError("Số dư không đủ {n} ₫", field="wage_vnd", n=5))
    form.refuse(DomainError("Hồ sơ đã có người xử lý"))

    assert "Số dư không đủ 5 ₫" in form.errors["wage_vnd"]
    assert form.non_field_errors() == ["Hồ sơ đã có người xử lý"]


# --- Dates ------------------------------------------------------------------------------------------------


def boxes(day: str, month: str, year: str) -> dict[str, str]:
    return {"it_day": day, "it_month": month, "it_year": year}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("", "", ""), "Nhập ngày sinh của con"),
        (("05", "", "2026"), "Ngày sinh của con thiếu tháng"),
        (("", "", "2026"), "Ngày sinh của con thiếu ngày và tháng"),
        (("31", "11", "1995"), "Ngày sinh của con phải là ngày có thật"),
        (("05", "15", "2026"), "Ngày sinh của con phải là ngày có thật"),
        (("05", "10", "26"), "Ngày sinh của con phải có năm gồm 4 chữ số"),
        (("năm", "10", "2026"), "Ngày sinh của con phải là ngày có thật"),
        (("05", "10", "02026"), "Ngày sinh của con phải có năm gồm 4 chữ số"),
        (("٥", "10", "2026"), "Ngày sinh của con phải là ngày có thật"),
    ],
)
def test_a_date_is_refused_with_its_reason(typed: tuple[str, str, str], sentence: str) -> None:
    assert refusals(DateField3(label="Ngày sinh của con"), boxes(*typed)) == [sentence]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_date_is_day_first_in_both_languages(language: str) -> None:
    class One(VssForm):
        it = DateField3(label="Ngày sinh")

    with translation.override(language):
        form = One(boxes("5", "10", "2026"))
        assert form.is_valid()

    assert form.cleaned_data["it"] == date(2026, 10, 5)


def test_a_whole_date_pasted_into_the_first_box_is_taken_apart() -> None:
    class One(VssForm):
        it = DateField3(label="Ngày sinh")

    assert One(boxes("05/10/2026", "", "")).is_valid()
    assert One({"it": "05/10/2026"}).is_valid()


def test_a_date_after_the_latest_day_is_refused() -> None:
    field = DateField3(label="Ngày sinh của con")
    field.latest = date(2026, 11, 28)

    assert refusals(field, boxes("29", "11", "2026")) == ["Ngày sinh của con không được sau 28/11/2026"]
    assert refusals(field, boxes("28", "11", "2026")) == []


def test_a_birth_year_may_stand_alone_when_allowed() -> None:
    class One(VssForm):
        it = DateField3(label="Ngày sinh", year_only=True)

    known = {}
    for typed in (("", "", "1950"), ("", "3", "1950"), ("7", "3", "1950")):
        form = One(boxes(*typed))
        assert form.is_valid()
        known[typed] = form.cleaned_data["it"]

    assert list(known.values()) == [
        BirthDate(date(1950, 1, 1), "year"),
        BirthDate(date(1950, 3, 1), "month"),
        BirthDate(date(1950, 3, 7), "day"),
    ]


@pytest.mark.parametrize(
    "born", [BirthDate(date(1950, 1, 1), "year"), BirthDate(date(1950, 3, 1), "month"), date(1950, 3, 7)]
)
def test_a_stored_date_comes_back_into_its_boxes(born: date | BirthDate) -> None:
    class One(VssForm):
        it = DateField3(label="Ngày sinh", year_only=True)

    page = printed(One(initial={"it": born}))
    values = re.findall(r'name="it_(\w+)" value="(\d+)"', page)
    again = One({f"it_{part}": value for part, value in values})

    assert again.is_valid()
    assert again.cleaned_data["it"].on == (born.on if isinstance(born, BirthDate) else born)


# --- Money and months ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["79760000", "79.760.000", "79,760,000", "79 760 000", "79.760.000 ₫", "79760000đ"]
)
def test_money_is_read_as_people_write_it(typed: str) -> None:
    assert MoneyField().clean(typed) == 79_760_000


@pytest.mark.parametrize("typed", ["mười triệu", "1.09E+11", "12,5", "-5", "1.23", "79.760,000", "1" * 16])
def test_money_that_is_no_whole_number_is_refused(typed: str) -> None:
    assert refusals(MoneyField(label="Mức lương"), typed) == ["Nhập số tiền bằng chữ số, ví dụ 5310000"]


def test_money_outside_its_limits_names_the_limit() -> None:
    field = MoneyField(label="Mức lương", min_vnd=5_310_000, max_vnd=50_600_000)

    assert refusals(field, "4900000") == ["Mức lương phải từ 5.310.000 ₫ trở lên"]
    assert refusals(field, "68000000") == ["Mức lương phải từ 50.600.000 ₫ trở xuống"]


@given(st.integers(min_value=0, max_value=10**14))
def test_money_shown_is_read_back(amount: int) -> None:
    field = MoneyField()

    assert field.clean(field.widget.format_value(amount)) == amount
    assert not field.has_changed(amount, field.widget.format_value(amount))


def test_no_money_is_no_zero() -> None:
    assert MoneyField(required=False).clean("") is None
    assert MoneyField().clean("0") == 0


@pytest.mark.parametrize(
    "typed", ["07/2025", "7/2025", "7-2025", "7.2025", "7 2025", "2025-07", " 07 / 2025 "]
)
def test_a_month_is_read_as_people_write_it(typed: str) -> None:
    assert MonthField().clean(typed) == Month(2025, 7)


@pytest.mark.parametrize("typed", ["13/2025", "2025", "07/25", "tháng bảy"])
def test_a_month_that_is_none_is_refused(typed: str) -> None:
    assert refusals(MonthField(label="Từ tháng"), typed) == ["Nhập tháng theo dạng 07/2025"]


# --- Numbers and files -------------------------------------------------------------------------------------


def test_numbers_of_people_are_stored_plain() -> None:
    form = EverythingForm({"number": "001 194 012 345", "phone": "0912.345.678"})
    form.is_valid()

    assert form.cleaned_data["number"] == "001194012345"
    assert form.cleaned_data["phone"] == "+84912345678"


def test_a_short_number_says_how_many_digits_were_typed() -> None:
    form = EverythingForm({"number": "1194012345678"})
    form.is_valid()

    assert "12 chữ số" in form.errors["number"][0]


def test_a_stored_phone_is_shown_as_people_dial_it() -> None:
    assert 'value="0912345678"' in printed(EverythingForm(initial={"phone": "+84912345678"}))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jpg", b"", "Tệp “a.jpg” trống"),
        ("a.jpg", b"MZ" + b"\0" * 300, "Tệp phải là JPG, PNG, HEIC hoặc PDF"),
        ("a.png", PNG + b"\0" * (1024 * 1024), "Ảnh “a.png” nặng 2 MB. Chọn ảnh nhỏ hơn 1 MB"),
    ],
)
def test_a_file_is_refused_with_its_reason(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        UploadField(max_megabytes=1).clean(SimpleUploadedFile(name, content))

    assert refused.value.messages == [sentence]


def test_a_file_is_known_by_its_bytes_and_left_unread() -> None:
    stored = UploadField().clean(SimpleUploadedFile("a.bin", PNG))

    assert stored.read() == PNG
