"""A live portal and a browser for the journeys of this process."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import live, world
from tests.journeys.walker import Walker

NewWalker = Callable[..., Walker]


@pytest.fixture(scope="session")
def books(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database for the programs of the portal and for us: committed to, never rolled back, for no other test.

    The marks of pytest-django would open a transaction in the thread of the test, where a browser's loop runs.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        yield
        world.close_books()
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def portal(books: None) -> Iterator[str]:
    with live.portal() as address:
        yield address


@pytest.fixture(scope="session")
def browser(portal: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def someone(browser: Browser, portal: str) -> Iterator[NewWalker]:
    """Makes walkers; each ends with the test, without trouble."""
    made: list[Walker] = []

    def make(kind: type[Walker] = Walker, **how: Any) -> Walker:
        made.append(kind(browser, portal, **how))
        return made[-1]

    yield make
    for walker in made:
        walker.close()
