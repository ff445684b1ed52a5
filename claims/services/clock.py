"""Hạn trả: the promised day of a dossier, with its pauses."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from claims.catalogue import procedure_of
from claims.rules.service_time import Procedure as Timed
from claims.rules.service_time import Term, promised_on, term_of
from vssportal.kernel.calendar import Pause
from vssportal.kernel.errors import DomainError, gettext_noop
from vssportal.legal.holidays import working_calendar
from vssportal.legal.parameters import parameters

if TYPE_CHECKING:
    from claims.models import Dossier

NO_TERM = gettext_noop("Thủ tục “{title}” chưa có thời hạn giải quyết trong số liệu.")
MATERNITY = "thai-san"


def timed_of(procedure: str, *, has_employer: bool) -> Timed:
    """Which service time applies: maternity filed by who has left work has its own (Luật 41/2024 Điều 62.3)."""
    spec = procedure_of(procedure)
    if procedure == MATERNITY and not has_employer:
        return Timed.MATERNITY_DIRECT
    if spec.timed is None:
        raise DomainError(NO_TERM, code="no_term", title=spec.title)
    return spec.timed


def term(procedure: str, day: date, *, has_employer: bool) -> Term:
    """Thời hạn in force on ``day``."""
    return term_of(timed_of(procedure, has_employer=has_employer), parameters().on(day))


def promise(
    procedure: str, received_on: date, *, has_employer: bool, pauses: Sequence[Pause] = ()
) -> date | None:
    """Ngày hẹn trả; None while a pause is open."""
    timed = timed_of(procedure, has_employer=has_employer)
    return promised_on(timed, received_on, parameters().on(received_on), working_calendar(), pauses)


def first_promise(procedure: str, received_on: date, *, has_employer: bool) -> date:
    """Ngày hẹn trả on the receipt: nothing pauses the clock yet."""
    return cast(date, promise(procedure, received_on, has_employer=has_employer))


def promise_again(dossier: "Dossier", received_on: date) -> date | None:
    """The promised day of a dossier from its pauses as they are now."""
    pauses = [request.pause for request in dossier.requests.all()]
    return promise(
        dossier.procedure, received_on, has_employer=dossier.organisation_id is not None, pauses=pauses
    )
