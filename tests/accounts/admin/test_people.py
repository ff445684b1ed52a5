"""Người tham gia và đơn vị: found by search, masked, every look written down."""

import pytest

from accounts.models import AuditEntry
from accounts.services.revealing import reveal
from tests.factories import accounts as make
from tests.factories.accounts import AT
from vssportal.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
PEOPLE, FIRMS = "/quan-tri/nguoi-tham-gia/", "/quan-tri/don-vi/"


@pytest.fixture
def tam(office):
    return make.person("Nguyễn Văn Tám", province_code="01", phone="+84912345678")


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_nobody_is_listed_before_somebody_looks(ha, tam, at_desk):
    text = text_of(at_desk(ha).get(PEOPLE))

    assert tam.full_name not in text
    assert "Nhập điều cần tìm" in text


def test_a_name_without_marks_or_a_number_finds_the_person(ha, tam, at_desk):
    browser = at_desk(ha)

    for query in ("nguyen van tam", tam.si_number, tam.citizen_number):
        assert tam.full_name in text_of(browser.get(PEOPLE, {"q": query}))
    assert AuditEntry.objects.filter(actor=ha, look="search").count() == 3


def test_numbers_are_masked_and_the_look_is_logged(ha, tam, at_desk):
    text = text_of(at_desk(ha).get(f"{PEOPLE}{tam.pk}/"))

    assert tam.citizen_number not in text
    assert tam.si_number not in text
    assert "912345678" not in text
    assert AuditEntry.objects.filter(actor=ha, person=tam, look="view").count() == 1


def test_full_numbers_need_a_reason_that_is_kept(ha, tam, at_desk):
    browser = at_desk(ha)
    url = f"{PEOPLE}{tam.pk}/xem-so/"
    spaced = "\u00a0".join([tam.si_number[:4], tam.si_number[4:7], tam.si_number[7:]])

    assert spaced not in text_of(browser.get(url))
    assert spaced not in text_of(browser.post(url, {"reason": ""}))
    assert spaced not in text_of(browser.post(url, {"reason": "xem"}))
    assert not AuditEntry.objects.filter(look="reveal").exists()
    answer = browser.post(url, {"reason": "Đối chiếu căn cước bản chính"})
    assert spaced in text_of(answer)
    assert "no-store" in answer["Cache-Control"]
    line = AuditEntry.objects.get(look="reveal")
    assert (line.actor, line.person, line.purpose) == (ha, tam, "Đối chiếu căn cước bản chính")


def test_the_service_gives_no_numbers_without_a_reason(ha, tam):
    with pytest.raises(DomainError) as refusal:
        reveal(actor=ha, person=tam, reason="  ", at=AT)

    assert refusal.value.code == "reason_needed"


def test_people_of_another_province_are_not_there(tu, tam, at_desk):
    browser = at_desk(tu)

    assert browser.get(f"{PEOPLE}{tam.pk}/").status_code == 404
    assert browser.post(f"{PEOPLE}{tam.pk}/xem-so/", {"reason": "Đối chiếu căn cước"}).status_code == 404
    assert f"{PEOPLE}{tam.pk}/" not in text_of(browser.get(PEOPLE, {"q": tam.si_number}))
    assert not AuditEntry.objects.filter(person=tam).exists()


def test_administrators_do_not_look_people_up(administrator, tam, at_desk):
    assert at_desk(administrator).get(PEOPLE).status_code == 403
    assert at_desk(administrator).get(f"{PEOPLE}{tam.pk}/").status_code == 403


def test_employers_of_the_own_agency_are_listed(ha, tu, office, at_desk):
    firm = make.employer(office)

    assert firm.name in text_of(at_desk(ha).get(FIRMS))
    assert firm.name in text_of(at_desk(ha).get(FIRMS, {"q": firm.tax_code}))
    assert firm.tax_code in text_of(at_desk(ha).get(f"{FIRMS}{firm.pk}/"))
    assert firm.name not in text_of(at_desk(tu).get(FIRMS))
    assert at_desk(tu).get(f"{FIRMS}{firm.pk}/").status_code == 404


def test_nothing_is_typed_into_a_person(ha, tam, at_desk):
    browser = at_desk(ha)

    assert browser.post(f"{PEOPLE}{tam.pk}/", {"full_name": "X"}).status_code == 405
    for act in ("add", "delete", "history"):
        assert browser.get(f"{PEOPLE}{tam.pk}/{act}/").status_code == 404
    assert browser.get(f"{PEOPLE}add/").status_code == 404
