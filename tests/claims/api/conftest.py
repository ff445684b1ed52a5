"""Lan, who claims, calls the API; Tú, who must see nothing of it."""

from typing import Any

import pytest
from django.core.cache import cache

from accounts.models import User
from tests.factories import claims as make
from tests.web.api_client import Caller


@pytest.fixture(autouse=True)
def now(time_machine: Any, db: None) -> Any:
    """A Monday morning on which the deadlines of the samples lie ahead; nobody has called yet."""
    time_machine.move_to(make.AT, tick=True)
    cache.clear()
    return make.AT


@pytest.fixture
def lan() -> User:
    return make.citizen()


@pytest.fixture
def caller(lan: User) -> Caller:
    return Caller(lan)


@pytest.fixture
def tu() -> Caller:
    return Caller(make.citizen("Đỗ Anh Tú"))


@pytest.fixture
def anybody() -> Caller:
    return Caller()
