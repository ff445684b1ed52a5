"""Whatever stands in the address, a calculator answers: a result or sentences, never a fault."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.home.calculators.queries import queries, sensible
from vssportal.home.calculators.inputs import CalculatorForm
from vssportal.home.calculators.registry import CALCULATORS, Calculator
from vssportal.home.calculators.shown import link_of, shown_part, typed
from vssportal.home.calculators.views import answer_of

TODAY = date(2026, 11, 28)
BY_GET = [tool for tool in CALCULATORS if tool.form.form_method == "get"]
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answered(tool: Calculator, query: str) -> CalculatorForm:
    """Everything the view does with an address, but the template."""
    form = tool.form(QueryDict(query), today=TODAY, path=tool.path)
    str(form.errors)
    if form.is_valid() and (answer := answer_of(tool, form)) and form.is_valid():
        for part in answer.parts:
            shown_part(part)
        typed(form)
        link_of(tool.path, form)
    return form


@pytest.mark.parametrize("tool", CALCULATORS, ids=lambda tool: tool.slug)
@given(data=st.data())
@SLOW
def test_any_address_is_answered(tool: Calculator, data: st.DataObject) -> None:
    answered(tool, data.draw(queries(tool)))


@pytest.mark.parametrize("tool", BY_GET, ids=lambda tool: tool.slug)
@given(data=st.data())
@SLOW
def test_fitting_inputs_never_ask_for_a_figure_before_its_first_day(
    tool: Calculator, data: st.DataObject
) -> None:
    form = answered(tool, data.draw(sensible(tool)))

    codes = [error.code for errors in form.errors.as_data().values() for error in errors]
    assert "no_figure" not in codes


@pytest.mark.parametrize("tool", BY_GET, ids=lambda tool: tool.slug)
@given(data=st.data())
@SLOW
def test_the_link_carries_every_input(tool: Calculator, data: st.DataObject) -> None:
    form = answered(tool, data.draw(sensible(tool)))
    if not form.is_valid():
        return
    again = tool.form(QueryDict(link_of(tool.path, form).partition("?")[2]), today=TODAY, path=tool.path)

    assert again.is_valid()
    assert again.cleaned_data == form.cleaned_data


@pytest.mark.parametrize("tool", CALCULATORS, ids=lambda tool: tool.slug)
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_page_of_any_address_stands(client: Client, tool: Calculator, data: st.DataObject) -> None:
    query = data.draw(queries(tool))
    is_post = tool.form.form_method == "post"

    answer = (
        client.post(tool.path, QueryDict(query).dict()) if is_post else client.get(f"{tool.path}?{query}")
    )

    assert answer.status_code == 200
