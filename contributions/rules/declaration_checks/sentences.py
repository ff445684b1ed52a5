"""Câu chữ của các kiểm tra: for every code its level, article, what is wrong and what to do, vi and en."""

from dataclasses import dataclass

from contributions.intake.sentences import Sentence, say

_INCREASE = "Quyết định 366/QĐ-BHXH, Điều 5 khoản 1.3.2"
_FORM = "Quyết định 366/QĐ-BHXH, mẫu D02-LT"
_BASE = "Luật BHXH 41/2024/QH15, Điều 31 khoản 1 điểm đ"
_IDENTITY = "Công văn 1804/BHXH-QLT ngày 4/8/2025"


@dataclass(frozen=True, slots=True)
class Entry:
    """Một kiểm tra: level (error, warning, notice), basis, sentences by language."""

    level: str
    basis: str
    sentences: dict[str, Sentence]


def _entry(level: str, basis: str, vi: tuple[str, str], en: tuple[str, str]) -> Entry:
    return Entry(level, basis, say(vi, en))


CATALOGUE: dict[str, Entry] = {
    "name_missing": _entry(
        "error",
        _FORM,
        ("Dòng này chưa có họ và tên.", "Ghi họ và tên như trên căn cước."),
        ("This row has no full name.", "Enter the full name as on the ID card."),
    ),
    "number_missing": _entry(
        "error",
        _FORM,
        (
            "Dòng này chưa có mã số BHXH hoặc số định danh.",
            "Ghi một trong hai số, hoặc mã nhân viên bạn đã khai kỳ trước.",
        ),
        (
            "This row has neither an SI number nor a personal ID.",
            "Enter one of them, or the employee code you declared last month.",
        ),
    ),
    "number_unknown": _entry(
        "error",
        _IDENTITY,
        (
            "Mã số BHXH này chưa có trong cơ sở dữ liệu.",
            "Kiểm tra lại mã số, hoặc ghi số định danh 12 chữ số để được cấp mã.",
        ),
        (
            "This SI number is not in the registry.",
            "Check the number, or enter the 12-digit personal ID so that a number is issued.",
        ),
    ),
    "numbers_disagree": _entry(
        "error",
        _IDENTITY,
        ("Mã số BHXH và số định danh là của hai người khác nhau.", "Giữ lại số đúng, xóa số kia."),
        ("SI number and personal ID belong to two people.", "Keep the right number and clear the other."),
    ),
    "number_other": _entry(
        "error",
        _IDENTITY,
        (
            "Số này khác số cơ sở dữ liệu đã ghi cho người nhận ra bằng số kia.",
            "Xem căn cước rồi sửa. Nếu chắc là đúng, xóa số này khỏi dòng và báo cơ quan BHXH sửa dữ liệu.",
        ),
        (
            "This number differs from the one on record for the person the other number names.",
            "Look at the ID card and mend it. If it is right, clear it here and ask the agency to mend the record.",
        ),
    ),
    "citizen_birth": _entry(
        "error",
        _IDENTITY,
        (
            "Số định danh của người sinh năm {in_number}, dòng này khai năm {given}.",
            "Xem căn cước rồi sửa số định danh hoặc ngày sinh.",
        ),
        (
            "The personal ID is of somebody born in {in_number}, this row says {given}.",
            "Look at the ID card and mend the number or the date of birth.",
        ),
    ),
    "citizen_sex": _entry(
        "error",
        _IDENTITY,
        (
            "Giới tính khác giới tính trong số định danh.",
            "Xem căn cước rồi sửa số định danh hoặc giới tính.",
        ),
        (
            "The sex differs from the one in the personal ID.",
            "Look at the ID card and mend the number or the sex.",
        ),
    ),
    "new_person": _entry(
        "notice",
        _IDENTITY,
        (
            "Người này chưa có mã số BHXH.",
            "Không cần sửa. Hệ thống lập mã theo số định danh khi tiếp nhận.",
        ),
        (
            "This person has no SI number yet.",
            "Nothing to mend. One is made by the personal ID on acceptance.",
        ),
    ),
    "new_person_birth": _entry(
        "error",
        _IDENTITY,
        ("Người này tham gia lần đầu nhưng chưa có ngày sinh.", "Ghi ngày sinh như trên căn cước."),
        ("This person joins for the first time, without a date of birth.", "Enter it as on the ID card."),
    ),
    "name_marks": _entry(
        "warning",
        _IDENTITY,
        ("Họ tên khác dấu so với cơ sở dữ liệu.", "Dùng {suggestion}, hoặc xác nhận tên trong tệp đúng."),
        (
            "The name's accents differ from the registry.",
            "Use {suggestion}, or confirm that the file's name is right.",
        ),
    ),
    "name_other": _entry(
        "error",
        _IDENTITY,
        ("Số này là của người có họ tên khác.", "Xem lại số định danh, mã số BHXH hoặc họ tên."),
        ("This number belongs to somebody with another name.", "Check the numbers or the name."),
    ),
    "birth_other": _entry(
        "error",
        _IDENTITY,
        (
            "Ngày sinh khác cơ sở dữ liệu.",
            "Xem căn cước rồi sửa; nếu cơ sở dữ liệu sai, nộp tờ khai TK1-TS.",
        ),
        (
            "The date of birth differs from the registry.",
            "Look at the ID card and mend it; if the registry is wrong, file form TK1-TS.",
        ),
    ),
    "died": _entry(
        "error",
        _INCREASE,
        (
            "Cơ sở dữ liệu ghi người này đã mất.",
            "Báo giảm người này; nếu thông tin sai, liên hệ cơ quan BHXH.",
        ),
        (
            "The registry says this person has died.",
            "Declare the leave; if that is wrong, contact the SI office.",
        ),
    ),
    "duplicate_person": _entry(
        "error",
        _FORM,
        ("Một người có nhiều dòng trong cùng kỳ: dòng {rows}.", "So sánh các dòng rồi chọn dòng giữ lại."),
        ("One person has several rows this month: rows {rows}.", "Compare the rows and choose one to keep."),
    ),
    "elsewhere": _entry(
        "error",
        _INCREASE,
        (
            "Người này đang đóng BHXH bắt buộc ở đơn vị khác từ {since}.",
            "Nhờ người lao động báo đơn vị cũ kê khai giảm, hoặc bỏ dòng này.",
        ),
        (
            "This person is insured by another employer since {since}.",
            "Ask the worker to have the former employer declare the leave, or drop the row.",
        ),
    ),
    "on_pension": _entry(
        "error",
        _INCREASE,
        (
            "Người này đang hưởng lương hưu nên không đóng BHXH bắt buộc.",
            "Bỏ dòng này; nếu thông tin sai, liên hệ cơ quan BHXH.",
        ),
        (
            "This person draws a pension and is not insured as a worker.",
            "Drop the row; if that is wrong, contact the SI office.",
        ),
    ),
    "on_unemployment": _entry(
        "error",
        _INCREASE,
        (
            "Người này đang hưởng trợ cấp thất nghiệp.",
            "Nhờ người lao động báo có việc làm để ngừng trợ cấp, rồi kê khai lại.",
        ),
        (
            "This person draws unemployment benefit.",
            "Ask the worker to report the new job so that the benefit ends, then declare again.",
        ),
    ),
    "in_voluntary": _entry(
        "notice",
        _INCREASE,
        (
            "Người này đang đóng BHXH tự nguyện.",
            "Không cần sửa. Số đã đóng trước được hoàn trả cho người lao động.",
        ),
        ("This person pays voluntary insurance.", "Nothing to mend. What was paid ahead is refunded."),
    ),
    "health_only": _entry(
        "notice",
        _INCREASE,
        (
            "Người này đang có thẻ BHYT diện khác.",
            "Không cần sửa. Thẻ kia được thay bằng thẻ của người lao động.",
        ),
        (
            "This person has a health card of another group.",
            "Nothing to mend. It is replaced by the worker's card.",
        ),
    ),
    "wage_missing": _entry(
        "error",
        _FORM,
        ("Dòng này chưa có mức lương đóng.", "Ghi mức lương, hoặc ghi phương án nếu người này nghỉ."),
        (
            "This row has no contribution salary.",
            "Enter the salary, or a change type if the person is away.",
        ),
    ),
    "wage_below_floor": _entry(
        "error",
        _BASE,
        (
            "Thấp hơn mức đóng thấp nhất là {floor} ₫.",
            "Ghi lại mức lương; ai có lương thấp hơn mức này thì không thuộc diện đóng.",
        ),
        (
            "Below the lowest contribution base of {floor} ₫.",
            "Mend the salary; who is paid less is not insured compulsorily.",
        ),
    ),
    "wage_below_regional": _entry(
        "warning",
        "Nghị định 293/2025/NĐ-CP, Điều 3",
        (
            "Thấp hơn lương tối thiểu vùng {region} là {minimum} ₫.",
            "Kiểm tra lại hợp đồng. Xác nhận nếu người này làm việc không trọn thời gian.",
        ),
        (
            "Below the minimum wage of region {region}, {minimum} ₫.",
            "Check the contract. Confirm if the person works part time.",
        ),
    ),
    "wage_above_ceiling": _entry(
        "notice",
        _BASE,
        (
            "Cao hơn mức trần {ceiling} ₫.",
            "Không cần sửa. Hệ thống tính đóng BHXH, BHYT trên mức trần.",
        ),
        (
            "Above the ceiling of {ceiling} ₫.",
            "Nothing to mend. SI and HI are computed on the ceiling.",
        ),
    ),
    "wage_jump": _entry(
        "warning",
        "",
        ("Tăng {percent}% so với kỳ trước ({before} ₫).", "Xác nhận đúng hoặc sửa."),
        ("Up {percent}% on last month ({before} ₫).", "Confirm or mend it."),
    ),
    "wage_drop": _entry(
        "warning",
        "",
        ("Giảm {percent}% so với kỳ trước ({before} ₫).", "Xác nhận đúng hoặc sửa."),
        ("Down {percent}% on last month ({before} ₫).", "Confirm or mend it."),
    ),
    "from_month_later": _entry(
        "error",
        _FORM,
        ("Từ tháng ở sau kỳ {period}.", "Dùng {suggestion}, hoặc để người này sang kỳ sau."),
        ("The start month is after {period}.", "Use {suggestion}, or declare the person next month."),
    ),
    "to_month_first": _entry(
        "error",
        _FORM,
        ("Đến tháng ở trước từ tháng.", "Ghi lại hai tháng theo đúng thứ tự."),
        ("The end month is before the start month.", "Enter the two months in order."),
    ),
    "registered_late": _entry(
        "warning",
        "Luật BHXH 41/2024/QH15, Điều 28 khoản 1",
        (
            "Người này làm việc từ {from} nhưng kỳ này mới được kê khai.",
            "Xác nhận để đóng từ {period}, rồi kê khai bổ sung các tháng trước.",
        ),
        (
            "This person has worked since {from} and is declared only now.",
            "Confirm to insure from {period}, then file a supplement for the months before.",
        ),
    ),
    "contract_missing": _entry(
        "error",
        "Quyết định 366/QĐ-BHXH, mẫu D02-LT cột 10, 11, 12",
        (
            "Người tăng mới chưa có loại hợp đồng.",
            "Ghi dấu x vào đúng một trong ba cột loại hợp đồng.",
        ),
        ("A new worker has no kind of contract.", "Put an x in exactly one of the three contract columns."),
    ),
    "change_not_here": _entry(
        "error",
        _FORM,
        (
            "Phương án {change} không kê khai được trong danh sách hằng tháng.",
            "Xóa phương án; nộp việc này tại cơ quan BHXH.",
        ),
        (
            "Change type {change} cannot be declared in the monthly list.",
            "Clear the change type; file that matter at the SI office.",
        ),
    ),
    "change_needs_member": _entry(
        "error",
        _FORM,
        (
            "Người này không có trong danh sách của đơn vị nên không báo {change} được.",
            "Kiểm tra lại số định danh, hoặc dùng phương án TM nếu là người mới.",
        ),
        (
            "This person is not on your list, so {change} cannot be declared.",
            "Check the number, or use TM if the person is new.",
        ),
    ),
    "already_member": _entry(
        "notice",
        _FORM,
        (
            "Người này đã có trong danh sách từ {since}.",
            "Không cần sửa. Hệ thống không tính là tăng mới.",
        ),
        (
            "This person has been on the list since {since}.",
            "Nothing to mend. It does not count as an increase.",
        ),
    ),
    "back_from_leave": _entry(
        "warning",
        _FORM,
        (
            "Kỳ trước người này đang tạm nghỉ, kỳ này có lương.",
            "Xác nhận đi làm lại, hoặc ghi phương án KL, OF.",
        ),
        (
            "This person was on leave last month and has a salary now.",
            "Confirm the return to work, or enter change type KL or OF.",
        ),
    ),
    "back_from_maternity": _entry(
        "warning",
        _FORM,
        (
            "Kỳ trước người này đang nghỉ thai sản, kỳ này có lương.",
            "Xác nhận đi làm lại, hoặc ghi phương án TS.",
        ),
        (
            "This person was on maternity leave last month and has a salary now.",
            "Confirm the return to work, or enter change type TS.",
        ),
    ),
    "facility_text": _entry(
        "notice",
        "Quyết định 366/QĐ-BHXH, mẫu D02-LT cột 16",
        (
            "Nơi khám chữa bệnh “{given}” chưa phải là mã 5 chữ số.",
            "Ghi mã cơ sở khám chữa bệnh. Nếu để nguyên, hệ thống giữ nơi đã đăng ký.",
        ),
        (
            "Health facility “{given}” is not a 5-digit code.",
            "Enter the facility's code. If left, the one on file is kept.",
        ),
    ),
}


def entry_of(code: str) -> Entry:
    return CATALOGUE[code]
