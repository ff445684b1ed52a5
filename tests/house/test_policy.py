"""Every table of ours has a retention class; every decision of the house is in its index."""

import re

import pytest
import yaml
from django.apps import apps

from tests.house.source import ROOT

POLICY = yaml.safe_load((ROOT / "docs/policy/retention.yaml").read_text(encoding="utf-8"))


def tables() -> set[str]:
    """Our own tables; histories written by trigger live and die with theirs."""
    models = [
        model
        for app in ("accounts", "contributions", "claims")
        for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.label for model in models if not hasattr(model, "pgh_created_at")}


def without_policy(found: set[str]) -> set[str]:
    return found - set(POLICY["tables"])


def test_every_table_has_a_retention_class_that_exists() -> None:
    assert without_policy(tables()) == set()
    assert set(POLICY["tables"]) - tables() == set()
    assert set(POLICY["tables"].values()) <= set(POLICY["classes"])


def test_a_table_without_a_class_is_found() -> None:
    assert without_policy({*tables(), "claims.Secret"}) == {"claims.Secret"}


@pytest.mark.parametrize("name", sorted(POLICY["classes"]))
def test_every_class_says_how_long_and_why(name: str) -> None:
    assert POLICY["classes"][name]["keep"]
    assert POLICY["classes"][name]["why"]


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs/adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    written = {path.name for path in folder.glob("[0-9]*.md")}

    assert written == set(re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", index))
