"""Câu chữ của sai sót: the shape of a sentence, and what the cells of a row are called."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """One fault in one language: `what` is wrong, what `todo`."""

    what: str
    todo: str


def say(vi: tuple[str, str], en: tuple[str, str]) -> dict[str, Sentence]:
    return {"vi": Sentence(*vi), "en": Sentence(*en)}


CELL_LABELS: dict[str, dict[str, str]] = {
    "": {"vi": "Ô này", "en": "This cell"},
    "full_name": {"vi": "Họ và tên", "en": "Full name"},
    "si_number": {"vi": "Mã số BHXH", "en": "SI number"},
    "citizen_number": {"vi": "Số định danh", "en": "Personal ID"},
    "birth": {"vi": "Ngày sinh", "en": "Date of birth"},
    "sex": {"vi": "Giới tính", "en": "Sex"},
    "position": {"vi": "Chức danh", "en": "Job title"},
    "workplace": {"vi": "Nơi làm việc", "en": "Place of work"},
    "wage": {"vi": "Mức lương đóng", "en": "Contribution salary"},
    "reserved_coefficient": {"vi": "Hệ số chênh lệch bảo lưu", "en": "Reserved coefficient"},
    "position_allowance": {"vi": "Phụ cấp chức vụ", "en": "Position allowance"},
    "over_scale_percent": {"vi": "Thâm niên vượt khung", "en": "Over-scale seniority"},
    "seniority_percent": {"vi": "Thâm niên nghề", "en": "Job seniority"},
    "allowances": {"vi": "Phụ cấp lương và thu nhập bổ sung", "en": "Allowances and additional pay"},
    "contract_kind": {"vi": "Loại hợp đồng", "en": "Kind of contract"},
    "contract_on": {"vi": "Ngày hợp đồng có hiệu lực", "en": "Contract start date"},
    "from_month": {"vi": "Từ tháng", "en": "From month"},
    "to_month": {"vi": "Đến tháng", "en": "To month"},
    "facility_code": {"vi": "Nơi khám chữa bệnh ban đầu", "en": "First health facility"},
    "result_form": {"vi": "Hình thức nhận kết quả", "en": "Form of result"},
    "change_code": {"vi": "Phương án", "en": "Change type"},
    "note": {"vi": "Ghi chú", "en": "Note"},
    "employee_code": {"vi": "Mã nhân viên", "en": "Employee code"},
}
