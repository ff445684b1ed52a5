"""Lan, who claims, signed in; Tú, who must see nothing of it."""

import pytest

from tests.factories import claims as make


@pytest.fixture
def lan(client, settings):
    user = make.citizen()
    client.force_login(user)
    return user


@pytest.fixture
def tu(db):
    return make.citizen("Đỗ Anh Tú")


@pytest.fixture
def now(time_machine):
    """A Monday morning on which the deadlines of the samples lie ahead."""
    time_machine.move_to(make.AT, tick=True)
    return make.AT
