"""Sai sót của cả tệp: every code in Vietnamese and English, what is wrong and what to do."""

from contributions.intake.sentences import Sentence, say

FILE_SENTENCES: dict[str, dict[str, Sentence]] = {
    "empty_file": say(
        ("Tệp trống.", "Mở tệp, kiểm tra có dữ liệu, lưu rồi tải lên lại."),
        ("The file is empty.", "Open it, check that it holds data, save it and upload again."),
    ),
    "too_large": say(
        ("Tệp nặng {size} MB, giới hạn là {limit} MB.", "Xóa ảnh và trang thừa, hoặc tách thành nhiều tệp."),
        (
            "The file is {size} MB, the limit is {limit} MB.",
            "Remove pictures and spare sheets, or split the file.",
        ),
    ),
    "not_spreadsheet": say(
        ("Tệp không phải bảng tính hoặc XML kê khai.", "Chọn tệp .xlsx, .xls, .csv hoặc .xml."),
        (
            "The file is neither a spreadsheet nor a declaration XML.",
            "Choose an .xlsx, .xls, .csv or .xml file.",
        ),
    ),
    "web_page": say(
        (
            "Tệp là trang web được đổi tên, không phải bảng tính.",
            "Mở bằng Excel, chọn Lưu thành, kiểu .xlsx, rồi tải lên lại.",
        ),
        (
            "The file is a renamed web page, not a spreadsheet.",
            "Open it in Excel, save it as .xlsx and upload again.",
        ),
    ),
    "password": say(
        ("Tệp có mật khẩu.", "Bỏ mật khẩu rồi gửi lại."),
        ("The file is password protected.", "Remove the password and send it again."),
    ),
    "macros": say(
        ("Tệp có macro nên không được nhận.", "Chọn Lưu thành, kiểu .xlsx (không macro), rồi tải lên lại."),
        ("The file contains macros and was not accepted.", "Save it as .xlsx (no macros) and upload again."),
    ),
    "damaged": say(
        ("Tệp bị hỏng nên không mở được.", "Mở tệp bằng Excel, lưu lại rồi tải lên."),
        ("The file is damaged and cannot be opened.", "Open it in Excel, save it again and upload."),
    ),
    "unpacks_too_large": say(
        (
            "Tệp nén bung ra tới {size} MB, giới hạn là {limit} MB.",
            "Chép phần dữ liệu sang tệp mới từ mẫu rồi tải lên.",
        ),
        (
            "The file unpacks to {size} MB, the limit is {limit} MB.",
            "Copy the data into a new file from the template and upload it.",
        ),
    ),
    "zip_bomb": say(
        (
            "Tệp nén bất thường: bung ra lớn hơn {ratio} lần.",
            "Chép phần dữ liệu sang tệp mới từ mẫu rồi tải lên.",
        ),
        (
            "The file is packed in an unusual way: it unpacks to over {ratio} times its size.",
            "Copy the data into a new file from the template and upload it.",
        ),
    ),
    "unsafe_archive": say(
        (
            "Cấu trúc bên trong tệp không giống tệp Excel.",
            "Mở bằng Excel, lưu thành tệp .xlsx mới rồi tải lên.",
        ),
        (
            "The inside of the file does not look like an Excel file.",
            "Open it in Excel, save it as a new .xlsx and upload it.",
        ),
    ),
    "too_many_rows": say(
        ("Tệp có hơn {limit} dòng.", "Tách thành nhiều tệp, mỗi tệp không quá {limit} dòng."),
        ("The file has more than {limit} rows.", "Split it; each file may have {limit} rows at most."),
    ),
    "too_many_columns": say(
        ("Trang “{sheet}” có {count} cột, giới hạn là {limit}.", "Xóa cột thừa rồi tải lên lại."),
        (
            "Sheet “{sheet}” has {count} columns, the limit is {limit}.",
            "Delete spare columns and upload again.",
        ),
    ),
    "too_many_sheets": say(
        ("Tệp có {count} trang, giới hạn là {limit}.", "Giữ lại trang danh sách lao động rồi tải lên lại."),
        (
            "The file has {count} sheets, the limit is {limit}.",
            "Keep the sheet with the list of employees and upload again.",
        ),
    ),
    "no_rows": say(
        ("Tệp không có dòng lao động nào.", "Điền danh sách bên dưới dòng tiêu đề rồi tải lên lại."),
        ("The file has no employee rows.", "Fill in the list below the header and upload again."),
    ),
    "formulas_blank": say(
        (
            "Các ô của danh sách là công thức chưa có kết quả nên hệ thống thấy tệp trống.",
            "Mở tệp bằng Excel, bấm lưu, rồi tải lên lại.",
        ),
        (
            "The cells of the list are formulas without stored results, so we read nothing.",
            "Open the file in Excel, save it and upload again.",
        ),
    ),
    "wrong_template": say(
        ("Tệp không theo mẫu D02-LT.", "Tải mẫu của tháng này rồi chép dữ liệu sang."),
        (
            "The file does not follow form D02-LT.",
            "Download this month's template and copy the data into it.",
        ),
    ),
    "template_period": say(
        (
            "Tệp không đúng mẫu tháng này: mẫu của tháng {found}, kỳ đang kê khai là {expected}.",
            "Tải mẫu mới rồi chép dữ liệu sang.",
        ),
        (
            "The file is not this month's template: it is for {found}, you are filing {expected}.",
            "Download the new template and copy the data into it.",
        ),
    ),
    "template_unit": say(
        (
            "Mẫu này của đơn vị {found}, bạn đang kê khai cho đơn vị {expected}.",
            "Chọn đúng đơn vị hoặc tải mẫu của đơn vị này.",
        ),
        (
            "This template belongs to employer {found}, you are filing for {expected}.",
            "Choose the right employer or download its template.",
        ),
    ),
    "template_version": say(
        ("Tệp dùng mẫu cũ (phiên bản {found}).", "Tải mẫu mới rồi chép dữ liệu sang."),
        (
            "The file uses an old template (version {found}).",
            "Download the new one and copy the data into it.",
        ),
    ),
    "marker_missing": say(
        (
            "Tệp theo mẫu D02-LT nhưng không phải mẫu tải từ cổng.",
            "Kiểm tra đúng đơn vị và đúng kỳ trước khi nộp.",
        ),
        (
            "The file follows form D02-LT but was not downloaded here.",
            "Check employer and month before you submit.",
        ),
    ),
    "header_not_found": say(
        (
            "Không tìm thấy dòng tiêu đề của danh sách lao động.",
            "Đặt tên cột ở một dòng, có cột họ tên, ngay trên dòng dữ liệu đầu tiên.",
        ),
        (
            "We found no header row of an employee list.",
            "Put the column names in one row, with a name column, right above the data.",
        ),
    ),
    "columns_missing": say(
        ("Tệp thiếu cột {columns}.", "Thêm lại cột đó đúng như mẫu rồi tải lên lại."),
        ("The file lacks the columns {columns}.", "Put them back as in the template and upload again."),
    ),
    "mapping_needed": say(
        (
            "Tệp không theo mẫu của cổng.",
            "Chỉ cho hệ thống cột nào là họ tên, mã số, mức lương; bạn chỉ làm một lần.",
        ),
        (
            "The file does not follow our template.",
            "Show us which columns hold name, number and wage; you do this once.",
        ),
    ),
    "mapping_changed": say(
        (
            "Tệp không có cột {columns} như lần ghép trước.",
            "Ghép lại cột hoặc dùng tệp có tiêu đề như cũ.",
        ),
        (
            "The file lacks the columns {columns} you mapped before.",
            "Map the columns again or use a file with the old header.",
        ),
    ),
    "text_encoding": say(
        (
            "Chưa nhận ra bảng mã của tệp nên chữ có dấu có thể bị sai.",
            "Lưu lại kiểu CSV UTF-8 hoặc .xlsx rồi tải lên.",
        ),
        (
            "We could not tell the encoding of the file, so accented letters may be wrong.",
            "Save it as CSV UTF-8 or .xlsx and upload it.",
        ),
    ),
    "xml_doctype": say(
        (
            "Tệp XML có khai báo DOCTYPE hoặc thực thể nên không được nhận.",
            "Xuất lại tệp từ phần mềm kê khai.",
        ),
        (
            "The XML file declares a DOCTYPE or entities and was not accepted.",
            "Export it again from your software.",
        ),
    ),
    "xml_encoding": say(
        ("Tệp XML dùng bảng mã {encoding}.", "Xuất lại tệp với bảng mã UTF-8."),
        ("The XML file uses the encoding {encoding}.", "Export it again in UTF-8."),
    ),
    "xml_letters": say(
        ("Chữ trong tệp XML bị sai bảng mã UTF-8 ở dòng {line}.", "Xuất lại tệp từ phần mềm kê khai."),
        ("The XML file has broken UTF-8 letters at line {line}.", "Export it again from your software."),
    ),
    "xml_broken": say(
        ("Tệp XML bị lỗi ở dòng {line}.", "Xuất lại tệp từ phần mềm kê khai, không sửa bằng tay."),
        (
            "The XML file is broken at line {line}.",
            "Export it again from your software, do not edit it by hand.",
        ),
    ),
    "xml_limits": say(
        (
            "Tệp XML quá sâu hoặc có giá trị quá dài so với tờ khai.",
            "Xuất lại tệp từ phần mềm kê khai.",
        ),
        (
            "The XML file is too deep or holds values too long for a form.",
            "Export it again from your software.",
        ),
    ),
    "xml_root": say(
        (
            "Tệp XML là “{found}”, không phải tờ khai D02-TS.",
            "Chọn tệp D02-TS trong bộ hồ sơ xuất từ phần mềm kê khai.",
        ),
        (
            "The XML file is “{found}”, not form D02-TS.",
            "Choose the D02-TS file of the dossier exported by your software.",
        ),
    ),
    "reading_too_slow": say(
        (
            "Đọc tệp quá {seconds} giây nên hệ thống đã dừng.",
            "Chép phần dữ liệu sang mẫu tải từ cổng hoặc tách thành nhiều tệp.",
        ),
        (
            "Reading the file took more than {seconds} seconds, so we stopped.",
            "Copy the data into our template or split the file.",
        ),
    ),
    "reading_too_big": say(
        (
            "Đọc tệp cần hơn {limit} MB bộ nhớ nên hệ thống đã dừng.",
            "Chép phần dữ liệu sang mẫu tải từ cổng, bỏ các dòng và cột trống.",
        ),
        (
            "Reading the file needs more than {limit} MB of memory, so we stopped.",
            "Copy the data into our template and leave out blank rows and columns.",
        ),
    ),
    "reading_failed": say(
        (
            "Hệ thống chưa đọc được tệp này. Tệp vẫn được giữ.",
            "Mở tệp bằng Excel, lưu thành .xlsx mới rồi tải lên; hoặc dùng mẫu tải từ cổng.",
        ),
        (
            "We could not read this file. It is kept.",
            "Open it in Excel, save it as a new .xlsx and upload it; or use our template.",
        ),
    ),
    "marking_xlsx_only": say(
        (
            "Hệ thống chỉ đánh dấu được tệp .xlsx.",
            "Sửa ngay trên trang, hoặc lưu thành .xlsx rồi tải lên lại.",
        ),
        ("Only .xlsx files can be marked.", "Mend the rows on the page, or save as .xlsx and upload again."),
    ),
    "other_sheets": say(
        ("Tệp có {count} trang; hệ thống đọc trang “{sheet}”.", "Kiểm tra đây là trang bạn muốn nộp."),
        ("The file has {count} sheets; we read “{sheet}”.", "Check that this is the sheet you want to file."),
    ),
    "hidden_sheet_read": say(
        ("Trang “{sheet}” đang bị ẩn trong tệp.", "Kiểm tra đây là trang bạn muốn nộp."),
        ("Sheet “{sheet}” is hidden in the file.", "Check that this is the sheet you want to file."),
    ),
    "formulas_read": say(
        (
            "Tệp có {count} ô công thức; hệ thống đọc kết quả Excel đã lưu.",
            "Kiểm tra các số đã đọc.",
        ),
        (
            "The file has {count} formula cells; we read the results Excel stored.",
            "Check the figures we read.",
        ),
    ),
    "signature_ignored": say(
        (
            "Tệp có chữ ký số cũ; cổng không dùng chữ ký này.",
            "Ký lại khi nộp trên cổng.",
        ),
        (
            "The file carries an older digital signature, which is not used here.",
            "Sign again when you submit.",
        ),
    ),
    "extension_differs": say(
        ("Tệp có đuôi {found} nhưng bên trong là {actual}.", "Đổi đuôi tệp cho đúng để lần sau không nhầm."),
        ("The file is named {found} but is {actual} inside.", "Rename it to avoid a mix-up next time."),
    ),
}
