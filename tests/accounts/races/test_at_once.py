"""The same thing at the same instant; each race has its control without the guard."""

import threading
import time

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import IdempotencyKey, OutboxWork, User
from accounts.services import outbox
from accounts.services.once import once
from tests.racing import at_once
from vssportal import dispatch

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now()
SLOW = dispatch.Work("tests.slow", "interactive")


@pytest.fixture
def user() -> User:
    return User.objects.create_user("minh@minhhoa.example", full_name="Trần Văn Minh")


@pytest.fixture
def slow(monkeypatch) -> list[float]:
    """Work that takes a moment and notes when it began."""
    began: list[float] = []

    def work(**args):
        began.append(time.monotonic())
        time.sleep(0.3)

    monkeypatch.setitem(dispatch.BY_NAME, SLOW.name, SLOW)
    monkeypatch.setitem(outbox._HANDLERS, SLOW.name, work)
    monkeypatch.setattr(outbox, "nudge", lambda pk, queue: True)
    return began


def test_two_workers_with_one_row_do_it_once(slow):
    outbox.enqueue(SLOW, at=NOW)
    pk = OutboxWork.objects.get().pk

    answers = at_once([lambda: outbox.run(pk, at=NOW)] * 2)

    assert sorted(answers) == ["busy", "done"]
    assert len(slow) == 1


def test_control_without_the_lock_both_do_it(slow, monkeypatch):
    from contextlib import nullcontext

    monkeypatch.setattr(outbox, "_lock", lambda pk: nullcontext(True))
    outbox.enqueue(SLOW, at=NOW)
    pk = OutboxWork.objects.get().pk

    at_once([lambda: outbox.run(pk, at=NOW)] * 2)

    assert len(slow) == 2


def test_the_same_key_twice_at_once_is_done_once(user):
    done: list[int] = []
    pause = threading.Event()

    def act() -> dict:
        done.append(1)
        pause.wait(0.3)
        return {"number": len(done)}

    answers = at_once([lambda: once(actor=user, act="submit", key="k", content={"a": 1}, at=NOW, do=act)] * 4)

    assert len(done) == 1
    assert {answer[0]["number"] for answer in answers} == {1}
    assert sorted(answer[1] for answer in answers) == [False, False, False, True]


def test_control_without_a_key_everybody_does_it(user):
    done: list[int] = []

    at_once(
        [lambda: once(actor=user, act="submit", key="", content={}, at=NOW, do=lambda: done.append(1) or {})]
        * 4
    )

    assert len(done) == 4


def test_an_act_that_fails_leaves_no_key(user):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        once(actor=user, act="submit", key="k", content={}, at=NOW, do=lambda: {"x": 1 // 0})

    assert not IdempotencyKey.objects.exists()
