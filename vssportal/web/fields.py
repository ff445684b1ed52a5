"""Ô nhập theo thói quen Việt Nam: dates in three boxes, money with dots, months as 07/2025, identifiers."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Literal, NamedTuple

import filetype
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vssportal.kernel.errors import DomainError
from vssportal.kernel.identifiers import (
    Identifier,
    parse_bank_account,
    parse_employer_code,
    parse_personal_id,
    parse_phone,
    parse_si_number,
    parse_tax_code,
)
from vssportal.kernel.periods import Month
from vssportal.web.say import refusal
from vssportal.web.sentences import in_running_text

PARTS = ("day", "month", "year")
_PART_NAMES = {"day": _("Ngày"), "month": _("Tháng"), "year": _("Năm")}
_PART_NOUNS = {"day": _("ngày"), "month": _("tháng"), "year": _("năm")}
_WHOLE_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_MONEY_NOISE = re.compile(r"[\s\u00a0\u202f]|₫|đồng|đ$|vnđ|vnd", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_MONTH = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
MEGABYTE = 1024 * 1024


class BirthDate(NamedTuple):
    """Ngày sinh known to its day, month or year; the unknown part stands as the first."""

    on: date
    precision: Literal["day", "month", "year"]


class _OwnTemplate:
    """Widgets whose template lies in the project's folder, whichever form renderer is set."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        return render_to_string(template_name, context)


# --- Dates ------------------------------------------------------------------------------------------


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _wrong_parts(typed: tuple[str, str, str], *, year_only: bool) -> list[str]:
    """Which boxes to correct: the empty ones, the impossible ones, or all three."""
    day, month, year = typed
    if year_only and year and not day:
        empty = []
    else:
        empty = [part for part, text in zip(PARTS, typed, strict=True) if not text]
    if empty:
        return empty
    wrong = []
    if day and not 1 <= (_whole(day) or 0) <= 31:
        wrong.append("day")
    if month and not 1 <= (_whole(month) or 0) <= 12:
        wrong.append("month")
    if len(year) != 4 or (_whole(year) or 0) < 1900:
        wrong.append("year")
    return wrong


class DateInput3(_OwnTemplate, forms.MultiWidget):
    """Three text boxes Ngày, Tháng, Năm in a group; a whole date pasted into the first fills all."""

    template_name = "vss/widgets/date3.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, year_only: bool = False) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)
        self.year_only = year_only
        self.autocomplete = ("off", "off", "off")

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, BirthDate):
            on = value.on
            known = {"day": 3, "month": 2, "year": 1}[value.precision]
            return [str(on.day) if known > 2 else "", str(on.month) if known > 1 else "", str(on.year)]
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        typed = [str(data.get(f"{name}_{part}") or "").strip() for part in PARTS]
        whole = _WHOLE_DATE.fullmatch(typed[0] or str(data.get(name) or "").strip())
        return list(whole.groups()) if whole and not any(typed[1:]) else typed

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        # A BirthDate is a tuple too: it must be taken apart before Django mistakes it for three boxes.
        typed = value if isinstance(value, list) else self.decompress(value)
        context = super().get_context(name, typed, attrs)
        invalid = (attrs or {}).get("aria-invalid")
        wrong = (_wrong_parts(tuple(typed), year_only=self.year_only) or list(PARTS)) if invalid else []
        for number, (part, sub) in enumerate(zip(PARTS, context["widget"]["subwidgets"], strict=True)):
            sub["part"], sub["part_label"] = part, _PART_NAMES[part]
            own = sub["attrs"]
            own.pop("aria-invalid", None)
            own |= {
                "class": "form-control",
                "inputmode": "numeric",
                "autocomplete": self.autocomplete[number],
            }
            if part in wrong:
                own |= {
                    "class": "form-control is-invalid",
                    "aria-invalid": "true",
                    "aria-describedby": f"{(attrs or {}).get('id', '')}_error",
                }
        context["widget"]["year_only"] = self.year_only
        return context

    def focus_suffix(self, field: forms.BoundField) -> str:
        wrong = _wrong_parts(tuple(field.data), year_only=self.year_only) if field.form.is_bound else []
        return f"_{PARTS.index(wrong[0]) if wrong else 0}"


class DateField3(forms.Field):
    """Ngày trong ba ô. ``earliest`` and ``latest`` are set by the form, which is told what day it is.

    With ``year_only`` people may leave the day, or day and month, empty, and the value is a BirthDate.
    """

    widget = DateInput3

    def __init__(self, *, year_only: bool = False, birthday: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateInput3(year_only=year_only))
        super().__init__(**kwargs)
        self.year_only = year_only
        self.earliest: date | None = None
        self.latest: date | None = None
        if birthday:
            self.widget.autocomplete = ("bday-day", "bday-month", "bday-year")

    @property
    def _names(self) -> dict[str, str]:
        noun = getattr(self, "noun", None) or in_running_text(str(self.label or _("ngày")))
        return {"noun": noun, "Noun": noun[:1].upper() + noun[1:]}

    def to_python(self, value: Any) -> date | BirthDate | None:
        typed = tuple(value or ("", "", ""))
        if not any(typed):
            return None
        wrong = _wrong_parts(typed, year_only=self.year_only)
        self._refuse_missing(wrong, typed)
        day, month, year = (_whole(text) for text in typed)
        if wrong:
            raise self._unreal("year" if wrong == ["year"] else "")
        try:
            on = date(year or 0, month or 1, day or 1)
        except ValueError:
            raise self._unreal() from None
        self._refuse_far(on)
        if not self.year_only:
            return on
        return BirthDate(on, "day" if day else "month" if month else "year")

    def _refuse_missing(self, wrong: list[str], typed: tuple[str, ...]) -> None:
        missing = [str(_PART_NOUNS[part]) for part in wrong if not typed[PARTS.index(part)]]
        if missing:
            parts = f" {gettext('và')} ".join(missing)
            text = gettext("{Noun} thiếu {parts}").format(**self._names, parts=parts)
            raise forms.ValidationError(text, code="incomplete")

    def _unreal(self, part: str = "") -> forms.ValidationError:
        text = gettext("{Noun} phải có năm gồm 4 chữ số") if part else gettext("{Noun} phải là ngày có thật")
        return forms.ValidationError(text.format(**self._names), code="unreal")

    def _refuse_far(self, on: date) -> None:
        if self.latest and on > self.latest:
            text = gettext("{Noun} không được sau {limit}")
            raise self._far(text, self.latest)
        if self.earliest and on < self.earliest:
            text = gettext("{Noun} không được trước {limit}")
            raise self._far(text, self.earliest)

    def _far(self, text: str, limit: date) -> forms.ValidationError:
        return forms.ValidationError(text.format(**self._names, limit=f"{limit:%d/%m/%Y}"), code="far")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return [str(_whole(text) or text) for text in data or ("", "", "")] != self.widget.decompress(initial)


# --- Money and months -----------------------------------------------------------------------------------


class MoneyInput(_OwnTemplate, forms.TextInput):
    template_name = "vss/widgets/money.html"

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int):
            return f"{value:,}".replace(",", ".")
        return super().format_value(value)


class MoneyField(forms.Field):
    """Số tiền bằng đồng: 79760000, 79.760.000 and 79,760,000 are the same int; no decimals, no words."""

    widget = MoneyInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Nhập số tiền bằng chữ số, ví dụ 5310000"),
    }

    def __init__(self, *, min_vnd: int = 0, max_vnd: int | None = None, **kwargs: Any) -> None:
        self.min_vnd, self.max_vnd = min_vnd, max_vnd
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = _MONEY_NOISE.sub("", str(value))
        plain = text if not _GROUPED.fullmatch(text) else text.replace(".", "").replace(",", "")
        amount = _whole(plain)
        if amount is None or len(plain) > 15:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return amount

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        noun = getattr(self, "noun", str(self.label or ""))
        names = {"Noun": noun[:1].upper() + noun[1:]}
        if value < self.min_vnd:
            text = gettext("{Noun} phải từ {limit} ₫ trở lên")
            raise forms.ValidationError(text.format(**names, limit=_dotted(self.min_vnd)), code="min_value")
        if self.max_vnd is not None and value > self.max_vnd:
            text = gettext("{Noun} phải từ {limit} ₫ trở xuống")
            raise forms.ValidationError(text.format(**names, limit=_dotted(self.max_vnd)), code="max_value")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True


def _dotted(amount_vnd: int) -> str:
    return f"{amount_vnd:,}".replace(",", ".")


class MonthField(forms.Field):
    """Tháng theo dạng 07/2025; the value is a kernel Month."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": _("Nhập tháng theo dạng 07/2025"),
        "invalid": _("Nhập tháng theo dạng 07/2025"),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "class": "w-6"}

    def prepare_value(self, value: Any) -> Any:
        return value.pretty if isinstance(value, Month) else value

    def to_python(self, value: Any) -> Month | None:
        if value in self.empty_values or isinstance(value, Month):
            return value or None
        text = str(value).strip()
        if found := _MONTH.fullmatch(text):
            text = f"{found[1]}/{found[2]}"
        try:
            return Month.parse(text)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


# --- Numbers of people and organisations ----------------------------------------------------------------


class IdentifierField(forms.CharField):
    """A number checked by the kernel's parser, whose sentence says what is wrong; the value is plain text."""

    parse: ClassVar[Callable[[str], Identifier]]
    attrs: ClassVar[dict[str, str]] = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"class": "w-12"} | self.attrs

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return text
        try:
            return type(self).parse(text).value
        except DomainError as error:
            raise forms.ValidationError(refusal(error), code=error.code) from error


class CitizenNumberField(IdentifierField):
    """Số định danh cá nhân, 12 digits."""

    parse = staticmethod(parse_personal_id)


class SiNumberField(IdentifierField):
    """Mã số BHXH, 10 digits."""

    parse = staticmethod(parse_si_number)


class TaxCodeField(IdentifierField):
    """Mã số thuế, 10 or 13 digits."""

    parse = staticmethod(parse_tax_code)


class EmployerCodeField(IdentifierField):
    """Mã đơn vị tham gia BHXH."""

    parse = staticmethod(parse_employer_code)
    attrs: ClassVar[dict[str, str]] = {"autocomplete": "off", "spellcheck": "false"}


class BankAccountField(IdentifierField):
    """Số tài khoản ngân hàng."""

    parse = staticmethod(parse_bank_account)
    attrs: ClassVar[dict[str, str]] = {"autocomplete": "off", "spellcheck": "false"}


class PhoneField(IdentifierField):
    """Số điện thoại; the value is E.164 (+84…), shown as 0912 345 678."""

    parse = staticmethod(parse_phone)
    attrs: ClassVar[dict[str, str]] = {"inputmode": "tel", "autocomplete": "tel"}

    def prepare_value(self, value: Any) -> Any:
        return f"0{value[3:]}" if isinstance(value, str) and value.startswith("+84") else value


# --- Files ------------------------------------------------------------------------------------------------


class UploadField(forms.FileField):
    """Ảnh hoặc tệp giấy tờ: known by its first bytes, not by its name; each refusal has its own sentence."""

    KINDS: ClassVar[dict[str, str]] = {
        "image/jpeg": "JPG",
        "image/png": "PNG",
        "image/heic": "HEIC",
        "application/pdf": "PDF",
    }

    def __init__(self, *, max_megabytes: int = 10, **kwargs: Any) -> None:
        self.max_megabytes = max_megabytes
        kwargs.setdefault("help_text", _("JPG, PNG, HEIC hoặc PDF, mỗi tệp dưới 10 MB"))
        kwargs.setdefault(
            "widget", forms.FileInput(attrs={"accept": "image/*,.pdf", "data-vss-upload": _("chưa gửi")})
        )
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> UploadedFile | None:
        if isinstance(data, UploadedFile) and data.size == 0:
            text = gettext("Tệp “{name}” trống").format(name=data.name)
            raise forms.ValidationError(text, code="empty")
        stored = super().to_python(data)
        if stored is None:
            return None
        if stored.size > self.max_megabytes * MEGABYTE:
            text = gettext("Ảnh “{name}” nặng {n} MB. Chọn ảnh nhỏ hơn {most} MB").format(
                name=stored.name, n=-(-stored.size // MEGABYTE), most=self.max_megabytes
            )
            raise forms.ValidationError(text, code="too_big")
        head = stored.read(262)
        stored.seek(0)
        found = filetype.guess(head)
        if found is None or found.mime not in self.KINDS:
            raise forms.ValidationError(gettext("Tệp phải là JPG, PNG, HEIC hoặc PDF"), code="kind")
        return stored
