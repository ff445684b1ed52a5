"""docs/worksheets.md is what the rules give today, and agrees with what others computed."""

import pytest

from tests import worksheets
from tests.worksheets import EXAMPLES, PAGE, Example
from vssportal.home.calculators.registry import CALCULATORS

TOLD = [example for example in EXAMPLES if example.told_vnd]


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == worksheets.page(), "run python -m tests.worksheets --write"


def test_twenty_examples_show_every_calculator_that_has_an_address() -> None:
    assert len(EXAMPLES) == 20
    assert {each.slug for each in EXAMPLES} == {
        tool.slug for tool in CALCULATORS if tool.form.form_method == "get"
    }


@pytest.mark.parametrize("example", TOLD, ids=lambda each: each.title)
def test_the_amount_is_what_somebody_else_computed(example: Example) -> None:
    _form, parts = worksheets.answered(example)

    assert example.told_vnd in [amount.amount_vnd for amount in parts[0].amounts]
