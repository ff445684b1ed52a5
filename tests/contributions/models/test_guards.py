"""What cannot exist or change, whoever asks: the database's own guards of contributions."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from contributions.models import (
    ContributionSpan,
    Declaration,
    DeclarationEvent,
    Employment,
    Filing,
    LedgerPosting,
    MonthDue,
    Receipt,
)
from contributions.services import deciding, declarations
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db
AT = make.AT


@pytest.fixture
def booked() -> make.Firm:
    firm = make.firm(workers=2)
    filing = make.filed(firm, *(make.payroll_row(worker, wage=13_000_000) for worker in firm.workers))
    declaration = Declaration.objects.get(pk=filing.declaration_id)
    declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key="k", at=AT
    )
    deciding.decide_declaration(declaration_id=declaration.pk, at=AT)
    return firm


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (MonthDue, {"base_vnd": 1}),
        (LedgerPosting, {"amount_vnd": 1}),
        (Receipt, {"total_vnd": 1}),
        (DeclarationEvent, {"note": "x"}),
    ],
)
@pytest.mark.parametrize("act", ["update", "delete", "sql"])
def test_the_past_is_append_only(booked: make.Firm, model: Any, change: dict[str, Any], act: str) -> None:
    rows = model.objects.all()
    assert rows.exists()
    acts = {
        "update": lambda: rows.update(**change),
        "delete": rows.delete,
        "sql": lambda: delete_raw(model),
    }

    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        acts[act]()


def delete_raw(model: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")


@pytest.mark.parametrize("model", [Declaration, Employment, ContributionSpan])
def test_registry_rows_are_never_deleted(booked: make.Firm, model: Any) -> None:
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        delete_raw(model)


def test_an_employment_keeps_what_it_was(booked: make.Firm) -> None:
    worker = Employment.objects.get(person=booked.workers[0])

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wage_vnd FROM contributions_employmentevent WHERE pgh_obj_id = %s", [worker.pk]
        )
        assert cursor.fetchall() == [(make.WAGE,)]


def test_impossible_states_are_refused() -> None:
    firm = make.firm(workers=1)
    declaration = make.opened(firm)
    attempts = [
        lambda: Declaration.objects.filter(pk=declaration.pk).update(state="flying"),
        lambda: Declaration.objects.filter(pk=declaration.pk).update(state="submitted"),
        lambda: Declaration.objects.filter(pk=declaration.pk).update(month="2026-11-02"),
        lambda: Filing.objects.create(
            declaration=declaration, organisation=firm.organisation, state="failed", created_by=firm.filer,
            created_at=AT,
        ),
        lambda: Employment.objects.filter(person=firm.workers[0]).update(until_month="2020-01-01"),
        lambda: make.hire(firm.organisation, firm.workers[0]),
        lambda: ContributionSpan.objects.update(end_month="2020-01-01"),
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_a_posting_moves_something_from_one_account_to_another(booked: make.Firm) -> None:
    posting = LedgerPosting.objects.first()
    assert posting is not None
    facts = {
        field.attname: getattr(posting, field.attname)
        for field in LedgerPosting._meta.concrete_fields
        if field.name != "id"
    }
    for change in ({"amount_vnd": 0}, {"amount_vnd": -5}, {"credit": posting.debit}, {}):
        cause = facts["cause"] if not change else "another"
        with pytest.raises(IntegrityError), transaction.atomic():
            LedgerPosting.objects.create(**{**facts, "cause": cause, **change})
