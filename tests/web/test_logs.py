import json
import logging
from typing import Any

import pytest
from django.test import RequestFactory

from vssportal.web.logs import RENDERER, SHARED_PROCESSORS, forget_personal_data


def line(event: dict[str, Any]) -> dict[str, Any]:
    """What a log line looks like after all processors."""
    logger = logging.getLogger("portal")
    said: Any = event
    for processor in [*SHARED_PROCESSORS, *RENDERER]:
        said = processor(logger, "info", said)
    return json.loads(said)


def test_a_query_string_is_cut_off() -> None:
    said = line({"event": "request_started", "request": "GET /tra-cuu/ho-so/?ma=001194012345"})

    assert said["request"] == "GET /tra-cuu/ho-so/"


@pytest.mark.parametrize("key", ["ip", "user_agent"])
def test_what_describes_the_person_is_dropped(key: str) -> None:
    assert key not in line({"event": "request_started", key: "203.0.113.9"})


def test_a_request_object_is_not_printed() -> None:
    request = RequestFactory().get("/", {"cccd": "001194012345"})

    assert "request" not in forget_personal_data(None, "info", {"event": "x", "request": request})


def test_a_traceback_shows_no_local_variables() -> None:
    citizen_number = "001194" + "012345"
    try:
        int(f"not a number {len(citizen_number)}")
    except ValueError:
        said = line({"event": "failed", "exc_info": True})

    assert "ValueError" in said["exception"]
    assert citizen_number not in json.dumps(said)


def test_vietnamese_stays_readable() -> None:
    processors = [*SHARED_PROCESSORS, *RENDERER]
    said: Any = {"event": "đã nộp"}
    for processor in processors:
        said = processor(logging.getLogger("portal"), "info", said)

    assert "đã nộp" in said
