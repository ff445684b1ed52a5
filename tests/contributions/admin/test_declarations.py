"""Tờ khai trên bàn làm việc: read by the own agency once submitted, with lines, returns and receipt."""

from datetime import date

import pytest
from django.test import Client

from accounts.enums import Duty
from accounts.models import AuditEntry, Posting
from contributions.models import Declaration, FilingLine
from contributions.services import declarations
from tests.factories import accounts
from tests.factories import contributions as make

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/to-khai/"


def at_desk(name, agency, duty=Duty.OFFICER):
    user = accounts.user(name, is_staff=True)
    Posting.objects.create(user=user, agency=agency, duty=duty, since=date(2026, 1, 1))
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture(autouse=True)
def monday(time_machine):
    time_machine.move_to(make.AT, tick=True)


@pytest.fixture
def submitted(db):
    """A month of three workers, filed as they are on the book."""
    firm = make.firm()
    filing = make.filed(firm, *(make.payroll_row(worker) for worker in firm.workers))
    declaration = filing.declaration
    declaration.refresh_from_db()
    declarations.submit(
        actor=firm.filer, declaration=declaration, version=declaration.version, key="k", at=make.AT
    )
    declaration.refresh_from_db()
    return declaration


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_submitted_declaration_is_listed_and_found(submitted):
    browser = at_desk("Phạm Thu Hà", submitted.agency)
    number = submitted.receipts.get().number

    for query in ({}, {"q": submitted.organisation.code}, {"q": number}, {"state": submitted.state}):
        assert f"{LIST}{submitted.pk}/" in text_of(browser.get(LIST, query)), query
    assert f"{LIST}{submitted.pk}/" not in text_of(browser.get(LIST, {"state": "returned"}))


def test_its_page_shows_lines_money_and_journal(submitted):
    browser = at_desk("Phạm Thu Hà", submitted.agency)
    line = FilingLine.objects.filter(filing__declaration=submitted).first()

    text = text_of(browser.get(f"{LIST}{submitted.pk}/"))

    assert submitted.receipts.get().number in text
    assert line.full_name in text
    assert line.citizen_number not in text
    assert "Nộp tờ khai" in text
    assert AuditEntry.objects.filter(organisation=submitted.organisation, look="view").exists()


def test_a_draft_is_the_employers_own(db):
    draft = make.opened(make.firm())
    browser = at_desk("Phạm Thu Hà", draft.agency)

    assert f"{LIST}{draft.pk}/" not in text_of(browser.get(LIST))
    assert browser.get(f"{LIST}{draft.pk}/").status_code == 404


def test_another_office_finds_nothing(submitted):
    browser = at_desk("Đỗ Anh Tú", accounts.office("07901", "79"))

    assert f"{LIST}{submitted.pk}/" not in text_of(browser.get(LIST))
    assert browser.get(f"{LIST}{submitted.pk}/").status_code == 404


def test_nothing_is_typed_into_it(submitted):
    browser = at_desk("Phạm Thu Hà", submitted.agency)

    assert browser.post(f"{LIST}{submitted.pk}/", {"state": "accepted"}).status_code == 405
    assert Declaration.objects.get(pk=submitted.pk).state == submitted.state


def test_it_stands_on_the_employers_page(submitted):
    browser = at_desk("Phạm Thu Hà", submitted.agency)

    text = text_of(browser.get(f"/quan-tri/don-vi/{submitted.organisation_id}/"))

    assert f"{LIST}{submitted.pk}/" in text
