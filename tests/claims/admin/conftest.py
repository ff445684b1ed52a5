"""Officers at their desks on the Monday of the samples."""

import pytest
from django.test import Client

from accounts.enums import Duty
from claims.services import review
from tests.factories import claims as make


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


@pytest.fixture
def leader(cast):
    return make.officer("Lý Công Thành", make.province(), duty=Duty.LEADER)


@pytest.fixture
def administrator(cast):
    return make.officer("Hồ Bảo Ngọc", make.centre(), duty=Duty.ADMINISTRATOR)


@pytest.fixture
def dossier(cast):
    """In review, with Hà."""
    found = make.in_review()
    review.take(actor=cast.ha, dossier_id=found.pk, at=make.AT)
    found.refresh_from_db()
    return found


@pytest.fixture
def proposed(cast, dossier):
    """Proposed by Hà, to be decided by Quân."""
    return review.propose(actor=cast.ha, dossier_id=dossier.pk, outcome="grant", at=make.AT)


def page(dossier, *more):
    """An address of the dossier on the desk."""
    return "/".join(["/quan-tri/ho-so", str(dossier.pk), *map(str, more), ""])


def read(answer):
    """The bytes of a file that was answered, to the end."""
    return b"".join(answer.streaming_content)
