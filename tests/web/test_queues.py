"""How work is handed over: by id, as JSON, kept until it is done."""

import pytest

from vssportal.celery import BEAT_SCHEDULE, QUEUES, TASK_ROUTES, app


def test_the_queue_of_those_who_wait_is_served_first() -> None:
    assert QUEUES[0] == "interactive"
    assert QUEUES[-1] == "nightly"
    assert app.conf.broker_transport_options["queue_order_strategy"] == "priority"
    assert [queue.name for queue in app.conf.task_queues] == list(QUEUES)


def test_a_message_stays_until_its_work_is_done() -> None:
    assert app.conf.task_acks_late is True
    assert app.conf.task_reject_on_worker_lost is True
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.broker_transport_options["visibility_timeout"] > app.conf.task_time_limit


def test_messages_are_json_and_results_are_not_kept() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_ignore_result is True
    assert app.conf.result_backend is None


@pytest.mark.parametrize("task", [*TASK_ROUTES, *(entry["task"] for entry in BEAT_SCHEDULE.values())])
def test_every_task_waits_in_a_queue_that_exists(task: str) -> None:
    assert TASK_ROUTES[task]["queue"] in QUEUES
