"""The cast of the claims tests."""

import pytest

from tests.factories import claims as make


@pytest.fixture
def cast(db):
    return make.cast()
