"""Kết quả kiểm tra đang có hiệu lực: the newest run, and which of it nobody has answered for."""

import json
from typing import Any

from claims.models import CheckOverride, CheckResult, Dossier
from vssportal.kernel.findings import Level

_OPEN_LEVELS = (Level.BLOCKER, Level.NEEDS_APPROVAL)


def current_checks(dossier: Dossier) -> list[CheckResult]:
    """The newest run in order. Each carries ``answered``: the override that holds for it, or None.

    An override given in an earlier run holds while the same check says the same about the same thing.
    """
    results = list(dossier.checks.filter(run=dossier.check_run))
    overrides = CheckOverride.objects.filter(check_result__dossier=dossier).select_related(
        "check_result", "actor"
    )
    held = {_mark(override.check_result): override for override in overrides}
    for result in results:
        result.answered = held.get(_mark(result))  # type: ignore[attr-defined]
    return results


def unresolved(dossier: Dossier) -> list[CheckResult]:
    """Checks that did not pass and that nobody answered for."""
    return [
        result
        for result in current_checks(dossier)
        if result.level in _OPEN_LEVELS and (result.answered is None or result.level == Level.BLOCKER)  # type: ignore[attr-defined]
    ]


def _mark(result: CheckResult) -> tuple[str, str, str]:
    params: dict[str, Any] = result.params
    return result.code, result.template, json.dumps(params, sort_keys=True)
