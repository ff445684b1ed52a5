"""Ngày trong ba ô: Ngày, Tháng, Năm."""

import re
from datetime import date
from typing import Any, Literal, NamedTuple

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vssportal.web.fields.widgets import OwnTemplate, whole_number
from vssportal.web.sentences import in_running_text

PARTS = ("day", "month", "year")
_PART_NAMES = {"day": _("Ngày"), "month": _("Tháng"), "year": _("Năm")}
_PART_NOUNS = {"day": _("ngày"), "month": _("tháng"), "year": _("năm")}
_WHOLE_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")


class BirthDate(NamedTuple):
    """Ngày sinh known to its day, month or year; the unknown part stands as the first."""

    on: date
    precision: Literal["day", "month", "year"]


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
    if day and not 1 <= (whole_number(day) or 0) <= 31:
        wrong.append("day")
    if month and not 1 <= (whole_number(month) or 0) <= 12:
        wrong.append("month")
    if len(year) != 4 or (whole_number(year) or 0) < 1900:
        wrong.append("year")
    return wrong


class DateInput3(OwnTemplate, forms.MultiWidget):
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
        day, month, year = (whole_number(text) for text in typed)
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
            and_ = gettext("và")
            parts = f" {and_} ".join(missing)
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
        widget: Any = self.widget
        return [str(whole_number(text) or text) for text in data or ("", "", "")] != widget.decompress(
            initial
        )
