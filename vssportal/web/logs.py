"""How log lines are made: JSON, with ids, without query strings, addresses or local variables."""

from collections.abc import MutableMapping
from typing import Any, TypeAlias

import structlog

Event: TypeAlias = MutableMapping[str, Any]

# A query string may carry a name, a number or a tracking code; the browser's name helps nobody here.
UNWANTED = ("user_agent", "ip")


def forget_personal_data(
    _logger: object, _name: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Cuts query strings off and drops what describes the person behind a request."""
    request = event.get("request")
    if isinstance(request, str):
        event["request"] = request.partition("?")[0]
    elif request is not None:
        # Django's own loggers pass the request object; printing it shows address and query.
        del event["request"]
    for key in UNWANTED:
        event.pop(key, None)
    return event


SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    forget_personal_data,
]
RENDERER: list[Any] = [
    # Tracebacks as plain text: structured ones print local variables, and those hold people's data.
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(ensure_ascii=False),
]
