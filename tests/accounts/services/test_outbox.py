"""Work that waits: written with the act, done once, found again, ended in sight of a person."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.enums import WorkState
from accounts.models import OutboxWork
from accounts.services import outbox
from vssportal import dispatch
from vssportal.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TRIED = dispatch.Work("tests.tried", "interactive", attempts=3, patience=timedelta(seconds=10))


@pytest.fixture
def done(monkeypatch) -> list[dict]:
    """A kind of work that notes what it was asked to do."""
    calls: list[dict] = []
    monkeypatch.setitem(dispatch.BY_NAME, TRIED.name, TRIED)
    monkeypatch.setitem(outbox._HANDLERS, TRIED.name, lambda **args: calls.append(args))
    return calls


@pytest.fixture
def nudges(monkeypatch) -> list[int]:
    sent: list[int] = []
    monkeypatch.setattr(outbox, "nudge", lambda pk, queue: sent.append(pk) or True)
    return sent


@pytest.mark.parametrize("once_key", [None, "a"])
def test_work_is_told_to_the_queue_only_after_commit(
    done, nudges, django_capture_on_commit_callbacks, once_key
):
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        outbox.enqueue(TRIED, at=NOW, once_key=once_key, dossier_id=7)
    before = list(nudges)
    for callback in callbacks:
        callback()

    assert before == []
    assert nudges == [OutboxWork.objects.get().pk]


def test_work_of_an_act_that_rolls_back_does_not_exist(done, nudges):
    def act() -> None:
        with transaction.atomic():
            outbox.enqueue(TRIED, at=NOW, dossier_id=7)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()

    assert not OutboxWork.objects.exists()


def test_the_same_key_is_written_once(done, nudges):
    outbox.enqueue(TRIED, at=NOW, once_key="a", dossier_id=7)
    outbox.enqueue(TRIED, at=NOW, once_key="a", dossier_id=7)

    assert OutboxWork.objects.count() == 1


def test_a_row_is_worked_once_however_often_it_is_delivered(done, nudges):
    outbox.enqueue(TRIED, at=NOW, dossier_id=7)
    pk = OutboxWork.objects.get().pk

    answers = [outbox.run(pk, at=NOW) for _ in range(3)]

    assert answers == ["done", "gone", "gone"]
    assert done == [{"dossier_id": 7, "at": NOW}]


def test_a_bug_is_tried_again_later_and_ends_in_sight(done, nudges, monkeypatch):
    told: list[dict] = []
    monkeypatch.setitem(outbox._HANDLERS, TRIED.name, lambda **args: 1 / 0)
    monkeypatch.setitem(outbox._ENDINGS, TRIED.name, lambda **args: told.append(args))
    outbox.enqueue(TRIED, at=NOW, dossier_id=7)
    pk = OutboxWork.objects.get().pk

    first = outbox.run(pk, at=NOW)
    too_early = outbox.run(pk, at=NOW + timedelta(seconds=9))
    later = [outbox.run(pk, at=NOW + timedelta(seconds=s)) for s in (10, 60, 600)]

    assert (first, too_early, later) == ("again", "early", ["again", "failed", "gone"])
    row = OutboxWork.objects.get()
    assert row.state == WorkState.FAILED
    assert "ZeroDivisionError" in row.last_error
    assert len(told) == 1


def test_a_refusal_is_not_tried_again(done, nudges, monkeypatch):
    def refuse(**args):
        raise DomainError("Hồ sơ đã rút.", code="withdrawn")

    monkeypatch.setitem(outbox._HANDLERS, TRIED.name, refuse)
    outbox.enqueue(TRIED, at=NOW, dossier_id=7)

    assert outbox.run(OutboxWork.objects.get().pk, at=NOW) == "failed"


def test_a_row_whose_worker_died_each_time_comes_to_an_end(done, nudges):
    outbox.enqueue(TRIED, at=NOW, dossier_id=7)
    OutboxWork.objects.update(attempts=TRIED.attempts)

    assert outbox.run(OutboxWork.objects.get().pk, at=NOW) == "failed"
    assert done == []


def test_the_sweeper_finds_what_the_queue_forgot_and_waits_before_telling_again(done, nudges, settings):
    settings.OUTBOX_NUDGE_AGAIN_SECONDS = 30
    outbox.enqueue(TRIED, at=NOW, dossier_id=7)

    found = [outbox.sweep(at=NOW + timedelta(seconds=s)) for s in (10, 31, 40, 62)]

    assert found == [0, 1, 0, 1]


def test_an_unreachable_queue_loses_nothing(done, monkeypatch, django_capture_on_commit_callbacks):
    from kombu.exceptions import OperationalError

    def unreachable(*args, **kwargs):
        raise OperationalError("no broker")

    monkeypatch.setattr(outbox.current_app, "send_task", unreachable)
    with django_capture_on_commit_callbacks(execute=True):
        outbox.enqueue(TRIED, at=NOW, dossier_id=7)

    assert OutboxWork.objects.get().state == WorkState.WAITING


def test_every_work_has_somebody_who_does_it_and_a_queue_that_exists():
    from vssportal.celery import QUEUES, app

    app.loader.import_default_modules()

    assert {work.name for work in dispatch.ALL} == outbox.handled()
    assert {work.queue for work in dispatch.ALL} <= set(QUEUES)


def test_the_lock_is_given_back(done, nudges):
    outbox.enqueue(TRIED, at=NOW, dossier_id=7)
    outbox.run(OutboxWork.objects.get().pk, at=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone()[0] == 0
