"""Sai sót ở một ô: every code in Vietnamese and English, what is wrong and what to do."""

from contributions.intake.sentences import Sentence, say

CELL_SENTENCES: dict[str, dict[str, Sentence]] = {
    "error_value": say(
        ("{label} có lỗi công thức {text}.", "Sửa công thức hoặc gõ thẳng giá trị vào ô."),
        ("{label} holds the formula error {text}.", "Mend the formula or type the value."),
    ),
    "formula_blank": say(
        (
            "{label} là công thức chưa có kết quả nên hệ thống thấy ô trống.",
            "Mở tệp bằng Excel, bấm lưu, rồi tải lên lại; hoặc gõ thẳng giá trị.",
        ),
        (
            "{label} is a formula without a stored result, so we read a blank cell.",
            "Open the file in Excel, save it and upload again; or type the value.",
        ),
    ),
    "invisible_characters": say(
        ("{label} có ký tự ẩn, hệ thống đã bỏ.", "Kiểm tra giá trị đã đọc: {suggestion}."),
        ("{label} had invisible characters, which we removed.", "Check the value we read: {suggestion}."),
    ),
    "text_cut": say(
        ("{label} dài hơn {detail} ký tự, hệ thống chỉ giữ phần đầu.", "Rút gọn nội dung của ô."),
        ("{label} is longer than {detail} characters; we kept the beginning.", "Shorten the cell."),
    ),
    "old_font": say(
        (
            "{label} dùng bảng mã cũ (TCVN3 hoặc VNI) nên chữ có dấu bị sai.",
            "Chuyển tệp sang bảng mã Unicode rồi tải lên lại.",
        ),
        (
            "{label} uses an old encoding (TCVN3 or VNI), so accented letters are wrong.",
            "Convert the file to Unicode and upload it again.",
        ),
    ),
    "number_damaged": say(
        (
            "{label} đã bị Excel rút thành {text}, các chữ số sau bị mất.",
            "Định dạng cột là Văn bản (Text) rồi gõ lại đủ số.",
        ),
        (
            "Excel turned {label} into {text}; the last digits are lost.",
            "Format the column as Text and type the full number.",
        ),
    ),
    "zeros_eaten": say(
        (
            "{label} có {detail} chữ số. Excel thường bỏ số 0 ở đầu.",
            "Dùng {suggestion} nếu đúng; định dạng cột là Văn bản (Text) cho lần sau.",
        ),
        (
            "{label} has {detail} digits. Excel often drops leading zeros.",
            "Use {suggestion} if it is right; format the column as Text next time.",
        ),
    ),
    "si_number_length": say(
        ("Mã số BHXH phải có 10 chữ số, tệp có {detail}.", "Ghi đủ 10 chữ số như trên thẻ hoặc sổ."),
        (
            "SI number must have 10 digits, the file has {detail}.",
            "Enter all 10 digits as on the card or book.",
        ),
    ),
    "citizen_number_length": say(
        ("Số định danh phải có 12 chữ số, tệp có {detail}.", "Ghi đủ 12 chữ số như trên căn cước."),
        ("Personal ID must have 12 digits, the file has {detail}.", "Enter all 12 digits as on the ID card."),
    ),
    "number_letters": say(
        ("{label} chỉ gồm chữ số, tệp có “{text}”.", "Bỏ chữ cái và dấu, chỉ giữ chữ số."),
        ("{label} has digits only, the file has “{text}”.", "Remove letters and signs, keep the digits."),
    ),
    "passport_number": say(
        ("{label} ghi số hộ chiếu “{text}”; hệ thống tìm người này bằng mã số BHXH.", "Ghi mã số BHXH."),
        (
            "{label} holds the passport number “{text}”; we find the person by SI number.",
            "Enter the SI number.",
        ),
    ),
    "date_impossible": say(
        ("{label} không có thật, tháng đó chỉ có {detail} ngày.", "Ghi lại ngày theo giấy tờ."),
        ("{label} is not a real date, that month has {detail} days.", "Enter the date as on the paper."),
    ),
    "date_month_impossible": say(
        ("{label} không có thật, không có tháng {detail}.", "Ghi theo thứ tự ngày/tháng/năm."),
        ("{label} is not a real date, there is no month {detail}.", "Use the order day/month/year."),
    ),
    "year_two_digits": say(
        ("{label} chỉ có 2 chữ số của năm.", "Ghi đủ 4 chữ số của năm, ví dụ 15/03/1990."),
        ("{label} has a two-digit year.", "Enter all 4 digits of the year, for example 15/03/1990."),
    ),
    "year_out_of_range": say(
        ("{label} có năm {detail}, ngoài khoảng 1900–2100.", "Kiểm tra lại năm."),
        ("{label} has the year {detail}, outside 1900–2100.", "Check the year."),
    ),
    "date_incomplete": say(
        ("{label} thiếu ngày.", "Ghi đủ ngày/tháng/năm."),
        ("{label} must include a day.", "Enter day/month/year."),
    ),
    "date_unreadable": say(
        ("Chưa đọc được {label} “{text}”.", "Ghi theo dạng ngày/tháng/năm, ví dụ 15/03/1990."),
        ("We could not read {label} “{text}”.", "Write it as day/month/year, for example 15/03/1990."),
    ),
    "month_order": say(
        ("Tháng phải ghi theo dạng tháng/năm, tệp có “{text}”.", "Dùng {suggestion} nếu đúng."),
        ("Enter the month as month/year, the file has “{text}”.", "Use {suggestion} if it is right."),
    ),
    "month_has_day": say(
        ("{label} có ghi cả ngày “{text}”, hệ thống chỉ lấy tháng.", "Kiểm tra tháng: {suggestion}."),
        ("{label} includes a day “{text}”; we use the month only.", "Check the month: {suggestion}."),
    ),
    "month_unreadable": say(
        ("Chưa đọc được {label} “{text}”.", "Nhập tháng theo dạng 11/2026."),
        ("We could not read {label} “{text}”.", "Enter the month as 11/2026."),
    ),
    "money_words": say(
        ("{label} ghi bằng chữ “{text}”.", "Nhập số tiền bằng chữ số: {suggestion}."),
        ("{label} is written in words “{text}”.", "Enter the amount in digits: {suggestion}."),
    ),
    "money_fraction": say(
        ("{label} “{text}” có phần lẻ của đồng.", "Làm tròn đến đồng: {suggestion}."),
        ("{label} “{text}” has a fraction of a đồng.", "Round it to whole đồng: {suggestion}."),
    ),
    "money_ambiguous": say(
        (
            "{label} “{text}” có thể hiểu nhiều cách.",
            "Nhập số tiền bằng chữ số, không dấu, ví dụ 5310000.",
        ),
        (
            "{label} “{text}” can be read in more than one way.",
            "Enter the amount in digits without separators, for example 5310000.",
        ),
    ),
    "money_negative": say(
        ("{label} là số âm “{text}”.", "Nhập số tiền lớn hơn hoặc bằng 0."),
        ("{label} is negative “{text}”.", "Enter an amount of 0 or more."),
    ),
    "money_too_large": say(
        ("{label} “{text}” quá lớn so với một tháng lương.", "Kiểm tra số chữ số 0."),
        ("{label} “{text}” is too large for a monthly wage.", "Check the number of zeros."),
    ),
    "money_unreadable": say(
        ("Chưa đọc được {label} “{text}”.", "Nhập số tiền bằng chữ số, ví dụ 5310000."),
        ("We could not read {label} “{text}”.", "Enter the amount in digits, for example 5310000."),
    ),
    "decimal_unreadable": say(
        ("Chưa đọc được {label} “{text}”.", "Nhập hệ số hoặc tỷ lệ bằng chữ số, ví dụ 2,34."),
        ("We could not read {label} “{text}”.", "Enter the coefficient or rate in digits, for example 2.34."),
    ),
    "sex_unknown": say(
        ("Chưa hiểu giới tính “{text}”.", "Ghi Nam hoặc Nữ."),
        ("We do not know the sex “{text}”.", "Enter Nam (male) or Nữ (female)."),
    ),
    "contract_unknown": say(
        ("Chưa hiểu loại hợp đồng “{text}”.", "Ghi dấu x vào một trong ba cột loại hợp đồng."),
        ("We do not know the kind of contract “{text}”.", "Put an x in one of the three contract columns."),
    ),
    "contract_many": say(
        ("Có hơn một loại hợp đồng được đánh dấu.", "Chỉ giữ một dấu x trong ba cột loại hợp đồng."),
        ("More than one kind of contract is marked.", "Keep one x in the three contract columns."),
    ),
    "result_form_unknown": say(
        ("Chưa hiểu hình thức nhận kết quả “{text}”.", "Ghi bản điện tử hoặc bản giấy."),
        (
            "We do not know the form of result “{text}”.",
            "Enter bản điện tử (electronic) or bản giấy (paper).",
        ),
    ),
    "change_unknown": say(
        ("Không có phương án “{text}”.", "Chọn một phương án trong danh sách, ví dụ TM – Tăng mới."),
        (
            "There is no change type “{text}”.",
            "Choose a change type from the list, for example TM (new participant).",
        ),
    ),
    "change_guess": say(
        ("Không có phương án “{text}”.", "Dùng {suggestion} nếu đúng."),
        ("There is no change type “{text}”.", "Use {suggestion} if it is right."),
    ),
}
