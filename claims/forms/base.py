"""Nền của một câu hỏi: filled from the draft or from what is held, says where a value comes from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, TemplateNameMixin
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from claims.catalogue import maternity
from claims.services.drafts import Prefill
from vssportal.kernel.errors import DomainError
from vssportal.web.forms import DateField3, VssForm
from vssportal.web.say import say

Text = str | Promise
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Asking:
    """What a question may know: the answers so far, whose they are, the day, and what is held already."""

    answers: Mapping[str, Any]
    person: Person
    day: date
    held: Prefill

    def value(self, name: str) -> Any:
        """The answer, else what is held."""
        return self.answers.get(name, self.held.answers.get(name))


@dataclass(frozen=True, slots=True)
class Card:
    """Thông tin đã có: rows to read, where they come from, how to correct them."""

    title: Text
    rows: Sequence[tuple[Text, Text]]
    source: Text
    fix: Text = ""
    fix_path: str = ""
    fix_label: Text = ""


class SaveButtons(TemplateNameMixin):
    """Lưu và tiếp tục, beside it Lưu và làm sau; both save."""

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        return render_to_string("claims/_save_buttons.html", {"label": form.save_label})


def digest(answers: Mapping[str, Any], names: Sequence[str]) -> str:
    """What a page was drawn from: the same as long as nobody answered these questions meanwhile."""
    plain = json.dumps({name: answers.get(name) for name in names}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


class QuestionForm(VssForm):
    """Một câu hỏi of a draft. Fields are named like the answers they give.

    ``title`` is the heading of a page with several fields; with ``heading_field`` the label is the heading.
    ``why`` says in one line why it is asked.
    """

    title: ClassVar[Text] = ""
    why: ClassVar[Text] = ""
    asks: ClassVar[tuple[str, ...]] = ()
    yes_no: ClassVar[frozenset[str]] = frozenset()
    submit_label = ""
    save_label: ClassVar[Text] = _("Lưu và tiếp tục")
    live_url: str = ""

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, asking: Asking, **kwargs: Any) -> None:
        self.asking = asking
        super().__init__(data, initial=self._initial(asking), **kwargs)
        self.order_fields([*self.asks, "was"])
        for bound in self.fields.values():
            if isinstance(bound, DateField3):
                bound.latest = bound.latest or self.latest(asking)
        self.prepare(asking)

    def prepare(self, asking: Asking) -> None:
        """Choices and limits that depend on the draft."""

    def latest(self, asking: Asking) -> date | None:
        """The last day that can be typed; none unless a form says so."""
        return None

    def _initial(self, asking: Asking) -> dict[str, Any]:
        values = {name: self._typed(name, asking.value(name)) for name in self.asks}
        return {**values, "was": digest(asking.answers, self.asks)}

    def _typed(self, name: str, value: Any) -> Any:
        if name in maternity.DATES and isinstance(value, str):
            return date.fromisoformat(value)
        if name in self.yes_no and isinstance(value, bool):
            return YES if value else NO
        return value

    def given(self) -> dict[str, Any]:
        """The answers this form gives, as services take them; blank takes an answer back."""
        return {
            name: self._plain(name, self.cleaned_data[name])
            for name in self.asks
            if name in self.cleaned_data
        }

    def _plain(self, name: str, value: Any) -> Any:
        if name in self.yes_no:
            return None if value in ("", None) else value == YES
        return value.isoformat() if isinstance(value, date) else value

    def cards(self) -> list[Card]:
        """What is held already, to read."""
        return []

    def source(self) -> str:
        """Where prefilled values come from, when nothing was answered yet."""
        for name in self.asks:
            if name not in self.asking.answers and name in self.asking.held.sources:
                return say(self.asking.held.sources[name])
        return ""

    def conflicts_with(self, answers: Mapping[str, Any]) -> bool:
        """Whether these questions were answered otherwise since the page was drawn."""
        now = digest(answers, self.asks)
        given = digest({**answers, **self.given()}, self.asks)
        return self.cleaned_data.get("was") not in ("", now) and given != now

    def draw_again_from(self, answers: Mapping[str, Any]) -> None:
        """Keep what was typed, forget that it is old: the next press overwrites what stands there now."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["was"] = digest(answers, self.asks)
        self.data = data

    def refuse_contradictions(self) -> bool:
        """Show what the answers contradict among themselves at its field; whether there was any."""
        merged = {**self.asking.answers, **maternity.clean(self.given())}
        found = [each for each in maternity.problems(merged, self.asking.day) if each.field in self.fields]
        for each in found:
            self.refuse(each)
        return bool(found)

    def refuse(self, error: DomainError) -> None:
        if error.field and self.has_error(error.field):
            return
        super().refuse(error)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout.append(SaveButtons())
        if self.live_url:
            helper.attrs = {"data-vss-live": self.live_url}
        return helper

    def build_layout(self) -> Layout:
        return Layout(*self.fields)
