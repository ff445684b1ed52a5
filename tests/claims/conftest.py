"""The cast of the claims tests."""

import pytest

from tests.factories import claims as make


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture(autouse=True)
def spans_until_there(monkeypatch):
    from types import SimpleNamespace

    from contributions import selectors
    from contributions.models import ContributionSpan
    from vssportal.kernel.periods import Month

    if hasattr(selectors, "wage_months"):
        return

    def wage_months(person, until_month):
        found = []
        for span in ContributionSpan.objects.in_force().filter(person=person):
            month = Month.of(span.start_month)
            while month.first < span.end_month and month <= until_month:
                found.append(
                    SimpleNamespace(
                        month=month,
                        wage_vnd=span.base_vnd,
                        is_compulsory=True,
                        organisation_id=span.organisation_id,
                    )
                )
                month = month + 1
        return found

    monkeypatch.setattr(selectors, "wage_months", wage_months, raising=False)
