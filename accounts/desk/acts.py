"""Nút bấm: an act of the desk is a form, a service and a sentence; the page around it is always the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from vssportal.kernel.errors import DomainError
from vssportal.web.forms import VssForm

Text = str | Promise
Run = Callable[[User, Any, Mapping[str, Any], datetime], Any]
Options = Callable[[HttpRequest, Any], dict[str, Any]]


SAVE = _("Lưu")


class NothingToFill(VssForm):
    """Biểu mẫu không có ô nào: only the button."""


def no_options(request: HttpRequest, subject: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAct:
    """Một nút.

    ``run(actor, subject, data, at)`` calls the service. ``needs`` is the power without which the page does not
    exist; whether the act is possible now is for the service to say. ``options`` gives the form its choices.
    """

    title: Text
    run: Run
    done: Text
    form: type[VssForm] = NothingToFill
    needs: str = ""
    lead: Text = ""
    button: Text = SAVE
    button_class: str = "btn-primary"
    options: Options = no_options


def status_of(refusal: DomainError) -> int:
    """The answer's status: forbidden, in conflict with what happened meanwhile, or a form to mend."""
    return refusal.status if refusal.status in {HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT} else HTTPStatus.OK
