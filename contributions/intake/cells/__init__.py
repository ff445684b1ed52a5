"""Đọc một ô: each parser takes what a file (or a person mending a cell) gave and says value and problem.

`text_of(raw)` is the cell as its owner sees it; `name`, `words`, `si_number`, `citizen_number`, `birth`,
`day`, `month`, `money`, `wage`, `number`, `percent`, `sex`, `contract_kind`, `result_form`, `change_code`,
`facility_code` each return (value, Problem or None). A blank cell is a blank value without a problem.
"""

from contributions.intake.cells.choices import change_code, contract_kind, facility_code, result_form, sex
from contributions.intake.cells.dates import birth, day, month
from contributions.intake.cells.identifiers import citizen_number, si_number
from contributions.intake.cells.money import money, number, percent, wage
from contributions.intake.cells.text import Problem, Raw, code_text, name, text_of, words

__all__ = [
    "Problem",
    "Raw",
    "birth",
    "change_code",
    "citizen_number",
    "code_text",
    "contract_kind",
    "day",
    "facility_code",
    "money",
    "month",
    "name",
    "number",
    "percent",
    "result_form",
    "sex",
    "si_number",
    "text_of",
    "wage",
    "words",
]
