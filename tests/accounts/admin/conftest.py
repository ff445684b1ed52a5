"""Who sits at a desk in these tests."""

from datetime import date

import pytest
from django.test import Client

from accounts.enums import Duty
from accounts.models import Agency, Posting
from tests.factories import accounts as make


@pytest.fixture(autouse=True)
def monday(time_machine):
    time_machine.move_to(make.AT, tick=True)
    return make.AT


@pytest.fixture
def at_desk():
    """A browser in which somebody is signed in."""

    def sign_in(user):
        browser = Client()
        browser.force_login(user)
        return browser

    return sign_in


def posted(name, agency, duty=Duty.OFFICER):
    user = make.user(name, is_staff=True)
    Posting.objects.create(user=user, agency=agency, duty=duty, since=date(2026, 1, 1))
    return user


@pytest.fixture
def office(db):
    return make.office()


@pytest.fixture
def ha(office):
    return posted("Phạm Thu Hà", office)


@pytest.fixture
def tu(db):
    return posted("Đỗ Anh Tú", make.office("07901", "79"))


@pytest.fixture
def administrator(office):
    return posted("Hồ Bảo Ngọc", Agency.objects.get(code="00000"), Duty.ADMINISTRATOR)
