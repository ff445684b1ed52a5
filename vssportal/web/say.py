"""Sentences of pure code in the reader's language: translate the template, then fill its places."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from vssportal.kernel.errors import DomainError
from vssportal.kernel.findings import Finding


def say(template: str, params: Mapping[str, Any] | None = None) -> str:
    """The sentence in the active language."""
    if not template:
        return ""
    text = gettext(template)
    return text.format(**params) if params else text


def refusal(error: DomainError) -> str:
    """What a refusal says."""
    return say(error.template, error.params)


# Places that hold words of ours, marked where they are written; all others hold facts of people and stay.
SPOKEN = frozenset({"field", "ground", "paper", "reason"})


def finding(found: Finding) -> str:
    """What a finding says; words of ours among its parameters are said in the reader's language too."""
    params = {
        name: gettext(value) if name in SPOKEN and isinstance(value, str) and value else value
        for name, value in found.params.items()
    }
    return say(found.template, params)
