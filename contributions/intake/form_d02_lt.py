"""Mẫu D02-LT (QĐ 366, từ 1/5/2026): its columns by their printed numbers, and the words of its headers."""

PRINTED = {
    "B": "full_name",
    "1": "si_number",
    "2": "birth",
    "3": "position",
    "4": "wage",
    "5": "reserved_coefficient",
    "6": "position_allowance",
    "7": "over_scale_percent",
    "8": "seniority_percent",
    "9": "allowances",
    "10": "indefinite",
    "11": "fixed_term",
    "12": "other",
    "13": "contract_on",
    "14": "from_month",
    "15": "to_month",
    "16": "facility_code",
    "17": "result_form",
    "18": "change_code",
    "19": "note",
}
"""Printed column number → cell; 10–12 are the three places for the x of the contract."""

CONTRACT_MARKS = ("indefinite", "fixed_term", "other")

EXTRAS = {
    "so dinh danh ca nhan": "citizen_number",
    "so dinh danh": "citizen_number",
    "cccd": "citizen_number",
    "gioi tinh": "sex",
    "ma nhan vien": "employee_code",
}
"""Columns our template adds after the form's own, known by their titles."""

HEADER_BLOCK = {
    1: "unit_code",
    2: "unit_name",
    3: "address",
    4: "email",
    5: "phone",
    6: "representative",
    7: "representative_id",
    8: "unit_kind",
    9: "industry",
    10: "payment_method",
    11: "participants",
    12: "agency",
}
"""Block A of the form: printed number → key in `RawTable.header`."""

REQUIRED = ("full_name", "si_number", "wage", "change_code")
"""Without these a sheet is not the form, however many numbers stand in its header."""

TEMPLATE_VERSION = 1
MARKER_SHEET = "_vss"
MARKER_WORD = "VSS-D02-LT"
GUIDE_SHEET = "Hướng dẫn"
LIST_SHEET = "D02-LT"
CHANGE_SHEET = "Danh mục"
