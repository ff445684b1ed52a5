"""One filled-in sample of every letter, with invented people and figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

from vssportal.kernel.worksheet import Worksheet
from vssportal.paper.forms import (
    Apology,
    Check,
    Complaint,
    Decision,
    DossierReceipt,
    FilingReceipt,
    Fund,
    Head,
    Item,
    Paper,
    Reason,
    Refusal,
    Sign,
    Supplement,
)

AT = datetime(2026, 11, 27, 7, 35, tzinfo=UTC)

HEAD = Head(
    agency="Bảo hiểm xã hội cơ sở Ba Đình",
    parent="Bảo hiểm xã hội thành phố Hà Nội",
    number="1024/QĐ-BHXH",
    place="Hà Nội",
    date=date(2026, 11, 27),
    note="Dữ liệu minh họa, không phải văn bản của cơ quan nhà nước.",
)
SIGN = Sign(
    title="Giám đốc",
    name="Nguyễn Thị Thuỳ Dương",
    sealed_by="Bảo hiểm xã hội cơ sở Ba Đình",
    sealed_at=AT,
)
OFFICER = Sign(
    title="Người tiếp nhận hồ sơ", name="Trần Quốc Ấn", sealed_by="Cổng dịch vụ BHXH", sealed_at=AT
)
CHECK = Check(code="7K3M-Q9ZP-1XA4", url="https://bhxh.example.vn/tra-cuu/7K3MQ9ZP1XA4")
COMPLAINT = Complaint(
    to="Giám đốc Bảo hiểm xã hội cơ sở Ba Đình",
    days=90,
    basis="Luật Khiếu nại 02/2011/QH13, Điều 7 và Điều 9",
)


def maternity_sheet():
    sheet = Worksheet()
    sheet.step(
        "average",
        "Mức bình quân tiền lương đóng BHXH của 6 tháng trước khi nghỉ",
        12_500_000,
        formula="(12.000.000 × 3 + 13.000.000 × 3) ÷ 6",
        basis="Luật BHXH 41/2024/QH15, Điều 59 khoản 1",
    )
    sheet.step("months", "Thời gian nghỉ sinh con", Decimal(6), unit="months", basis="Điều 53 khoản 1")
    sheet.add(
        "leave",
        "Trợ cấp thai sản khi sinh con",
        75_000_000,
        formula="12.500.000 × 100% × 6 tháng",
        basis="Điều 59 khoản 1 điểm a",
    )
    sheet.add(
        "birth",
        "Trợ cấp một lần khi sinh con",
        4_760_000,
        formula="2 × mức tham chiếu 2.380.000",
        basis="Điều 58",
    )
    return sheet


FILING_RECEIPT = FilingReceipt(
    head=Head(
        "Bảo hiểm xã hội cơ sở Ba Đình", "00042/2026/00101", "Hà Nội", date(2026, 11, 27), note=HEAD.note
    ),
    sign=OFFICER,
    check=Check(CHECK.code, CHECK.url, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    recipients=("Đơn vị nộp hồ sơ", "Lưu: hồ sơ điện tử"),
    form_name="Danh sách người tham gia BHXH, BHYT, BHTN (Mẫu D02-LT)",
    employer_name="Công ty TNHH Thương mại và Dịch vụ Ánh Dương",
    employer_code="0100233488DNG47",
    number="00042/2026/00101",
    period="Tháng 11/2026",
    file_name="D02-LT_2026-11.xlsx",
    rows=128,
    received_at=AT,
    promised_on=date(2026, 12, 4),
    submitted_by="Lê Minh Đức",
    funds=(
        Fund("Quỹ ốm đau và thai sản", 38_400_000),
        Fund("Quỹ hưu trí và tử tuất", 281_600_000),
        Fund("Quỹ bảo hiểm tai nạn lao động, bệnh nghề nghiệp", 6_400_000),
        Fund("Quỹ bảo hiểm thất nghiệp", 25_600_000),
        Fund("Quỹ bảo hiểm y tế", 57_600_005),
    ),
    next_step="Theo dõi tình trạng bằng mã tra cứu dưới đây.",
)

DOSSIER_RECEIPT = DossierReceipt(
    head=Head(
        "Bảo hiểm xã hội cơ sở Ba Đình", "00317/2026/00101", "Hà Nội", date(2026, 11, 27), note=HEAD.note
    ),
    sign=OFFICER,
    check=CHECK,
    applicant_name="Phạm Thị Ngọc Ánh",
    applicant_id="001194•••345",
    applicant_phone="0912•••678",
    procedure_name="Giải quyết hưởng chế độ thai sản",
    procedure_code="1.013801 (cổng DVC quốc gia), 630b (cổng BHXH)",
    number="00317/2026/00101",
    papers=(
        Paper("Giấy chứng sinh", "Bản chụp"),
        Paper("Giấy khai sinh của con", "Lấy từ cơ sở dữ liệu hộ tịch"),
        Paper("Danh sách đề nghị giải quyết hưởng chế độ (Mẫu 01B-HSB)"),
    ),
    received_at=AT,
    promised_on=date(2026, 12, 8),
    term="7 ngày làm việc",
    result_channel="Cổng dịch vụ BHXH, mục Hồ sơ của tôi",
    contact="Tổng đài 1900 9068",
)

DECISION = Decision(
    head=HEAD,
    sign=SIGN,
    check=CHECK,
    recipients=("Bà Phạm Thị Ngọc Ánh", "Công ty TNHH Ánh Dương", "Lưu: VT, CĐBHXH"),
    subject="Về việc hưởng chế độ thai sản",
    bases=(
        "Căn cứ Luật Bảo hiểm xã hội số 41/2024/QH15 ngày 29 tháng 6 năm 2024",
        "Căn cứ hồ sơ số 00317/2026/00101 nhận ngày 27/11/2026",
    ),
    proposal="Theo đề nghị của Tổ trưởng Tổ Chế độ bảo hiểm xã hội",
    grants="Cho hưởng chế độ thai sản khi sinh con đối với:",
    person_name="Phạm Thị Ngọc Ánh",
    person_birth="15/03/1994",
    person_id="001194012345",
    si_number="0116045872",
    employer_name="Công ty TNHH Thương mại và Dịch vụ Ánh Dương",
    period="05/10/2026 – 31/03/2027",
    sheet=maternity_sheet(),
    payment="Chuyển một lần vào tài khoản ••• 5678 tại Ngân hàng TMCP Ngoại thương Việt Nam trước ngày 04/12/2026.",
    effect=(
        "Quyết định này có hiệu lực từ ngày ký. Tổ trưởng Tổ Chế độ bảo hiểm xã hội, Tổ trưởng Tổ Kế toán và "
        "người có tên tại Điều 1 chịu trách nhiệm thi hành."
    ),
    complaint=COMPLAINT,
)

REFUSAL = Refusal(
    head=Head(HEAD.agency, "87/TB-BHXH", HEAD.place, HEAD.date, parent=HEAD.parent, note=HEAD.note),
    sign=SIGN,
    check=CHECK,
    recipients=("Như trên", "Lưu: VT, CĐBHXH"),
    person_name="Phạm Thị Ngọc Ánh",
    procedure_name="Giải quyết hưởng chế độ thai sản",
    number="00317/2026/00101",
    received_on=date(2026, 11, 27),
    reasons=(
        Reason(
            "Ông/bà mới đóng BHXH 4 tháng trong 12 tháng trước khi sinh con, cần từ đủ 6 tháng.",
            "Luật BHXH 41/2024/QH15, Điều 50 khoản 2",
        ),
        Reason("Giấy chứng sinh ghi ngày sinh khác với dữ liệu hộ tịch."),
    ),
    options=(
        "Nếu có thời gian đóng chưa được ghi nhận, đề nghị đơn vị cũ kê khai bổ sung rồi nộp lại hồ sơ.",
        "Đề nghị cơ sở y tế cấp lại giấy chứng sinh nếu ngày sinh ghi sai.",
    ),
    complaint=COMPLAINT,
)

SUPPLEMENT = Supplement(
    head=Head(HEAD.agency, "112/PYC-BHXH", HEAD.place, HEAD.date, parent=HEAD.parent, note=HEAD.note),
    sign=OFFICER,
    check=CHECK,
    recipients=("Như trên", "Lưu: hồ sơ điện tử"),
    person_name="Phạm Thị Ngọc Ánh",
    procedure_name="Giải quyết hưởng chế độ thai sản",
    number="00317/2026/00101",
    received_on=date(2026, 11, 27),
    items=(
        Item(
            "Trang 2 của giấy ra viện", "Ảnh đã nộp bị mờ, không đọc được ngày vào viện. Chụp lại đủ bốn góc."
        ),
        Item(
            "Số tài khoản nhận tiền", "Tên chủ tài khoản khác tên người hưởng. Khai tài khoản đứng tên mình."
        ),
    ),
    due_on=date(2026, 12, 7),
    how="mở hồ sơ trên cổng, chọn Bổ sung giấy tờ; hoặc nộp tại bộ phận một cửa.",
    contact="Tổng đài 1900 9068",
    if_not="Quá hạn mà chưa nhận được, hồ sơ được trả lại kèm lý do.",
)

APOLOGY = Apology(
    head=Head(HEAD.agency, "15/PXL-BHXH", HEAD.place, date(2026, 12, 9), parent=HEAD.parent, note=HEAD.note),
    sign=SIGN,
    check=CHECK,
    recipients=("Như trên", "Lưu: hồ sơ điện tử"),
    person_name="Phạm Thị Ngọc Ánh",
    procedure_name="Giải quyết hưởng chế độ thai sản",
    number="00317/2026/00101",
    received_on=date(2026, 11, 27),
    promised_on=date(2026, 12, 8),
    new_promised_on=date(2026, 12, 11),
    reason="đơn vị sử dụng lao động xác nhận mức lương muộn hai ngày.",
    responsible="Tổ Chế độ bảo hiểm xã hội",
    contact="Tổng đài 1900 9068",
    result_channel="Cổng dịch vụ BHXH, mục Hồ sơ của tôi",
)

SAMPLES = (FILING_RECEIPT, DOSSIER_RECEIPT, DECISION, REFUSAL, SUPPLEMENT, APOLOGY)
