"""Invented content for the gallery pages, in the shapes the components ask for."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace as Thing
from zoneinfo import ZoneInfo

import segno
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines

from vssportal.kernel.worksheet import Worksheet
from vssportal.web.forms import (
    BankAccountField,
    CitizenNumberField,
    DateField3,
    MoneyField,
    MonthField,
    PhoneField,
    UploadField,
    VssForm,
)

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 11, 20, 20, 14, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


class BirthForm(VssForm):
    """The question of the mock-up: a date and a file."""

    born_on = DateField3(label="Con sinh ngày nào?", help_text="Ví dụ 27 9 2026")
    paper = UploadField(
        label="Ảnh hoặc tệp giấy tờ",
        help_text="JPG, PNG, HEIC hoặc PDF, mỗi tệp dưới 10 MB. Chụp đủ 4 góc, đọc được chữ và con dấu",
    )
    nouns = {"born_on": "ngày sinh con", "paper": "ảnh hoặc tệp giấy chứng sinh"}
    back_link = "#"
    back_text = "Lưu và làm sau"


class EverythingForm(VssForm):
    """One field of every kind."""

    full_name = forms.CharField(label="Họ và tên", help_text="Như trên căn cước", max_length=60)
    number = CitizenNumberField(label="Số định danh", help_text="12 chữ số")
    born = DateField3(label="Ngày sinh", year_only=True, birthday=True)
    phone = PhoneField(label="Số điện thoại")
    email = forms.EmailField(label="Email", required=False)
    wage_vnd = MoneyField(label="Mức lương đóng", max_vnd=50_600_000)
    from_month = MonthField(label="Từ tháng", help_text="Ví dụ 07/2025")
    account = BankAccountField(label="Số tài khoản", required=False)
    ward = forms.ChoiceField(
        label="Phường, xã", choices=[("", "Chọn phường, xã"), ("1", "Nghĩa Đô"), ("2", "Cầu Giấy")]
    )
    way = forms.ChoiceField(
        label="Cách nhận kết quả",
        choices=[("e", "Bản điện tử"), ("p", "Bản giấy qua bưu điện")],
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label="Báo tin qua", choices=[("m", "Email"), ("s", "Tin nhắn")], widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="Tôi khai đúng sự thật và chịu trách nhiệm về nội dung đã khai.")
    hints = {"way": {"e": "Có giá trị như bản giấy", "p": "Nhận sau 3 đến 5 ngày"}}


class FilterForm(VssForm):
    q = forms.CharField(label="Mã, tên, số định danh", required=False)
    procedure = forms.ChoiceField(label="Thủ tục", choices=[("", "Tất cả (25)")], required=False)
    step = forms.ChoiceField(label="Bước", choices=[("", "Tất cả")], required=False)
    channel = forms.ChoiceField(label="Kênh nộp", choices=[("", "Tất cả")], required=False)
    form_method = "get"


def worksheet() -> Worksheet:
    sheet = Worksheet()
    mean = sheet.step(
        "mean",
        "Bình quân tiền lương đóng BHXH của 6 tháng trước khi nghỉ",
        12_450_000,
        basis="Luật 41/2024/QH15, Điều 59",
    )
    sheet.step("months", "Số tháng nghỉ", Decimal(6), unit="tháng")
    sheet.add("leave", "Trợ cấp 6 tháng nghỉ", int(mean) * 6, formula="12.450.000 × 100% × 6")
    sheet.add("once", "Trợ cấp một lần khi sinh con", 5_060_000, formula="2.530.000 × 2")
    return sheet


def user() -> Thing:
    return Thing(is_authenticated=True, full_name="Nguyễn Thị Phượng Hằng")


def qr_svg(text: str) -> str:
    return segno.make(text, error="m").svg_inline(omitsize=True, svgclass=None, lineclass=None)


def context(name: str, request: HttpRequest) -> dict[str, object]:
    shared = {
        "now": NOW,
        "sheet": worksheet(),
        "qr": qr_svg("https://example.vn/tra-cuu/K7M2-9QXD-4TPA"),
        "menu_counts": {"dossiers": 3, "inbox": 2},
    }
    if name.startswith(("ca-nhan", "cau-hoi", "viec", "don-vi", "nghiep-vu", "tham-dinh")):
        shared["user"] = user()
    return shared | EXTRA.get(name, lambda _request: {})(request)


def _question(request: HttpRequest) -> dict[str, object]:
    wrong = {"born_on_day": "05", "born_on_month": "15", "born_on_year": "2026"}
    form = BirthForm(request.POST or wrong, request.FILES or None)
    return {"form": form}


def _everything(request: HttpRequest) -> dict[str, object]:
    data = request.POST or (request.GET if request.GET else None)
    return {"form": EverythingForm(data)}


def _queue(_request: HttpRequest) -> dict[str, object]:
    rows = [
        (
            "late",
            "Giải quyết hưởng lương hưu",
            "Vũ Đình Thắng",
            "18/11/2026",
            "Quá hạn 2 ngày",
            "r",
            "11/13, xem 2 mục",
        ),
        ("late", "BHXH một lần", "Đỗ Thị Kim Oanh", "19/11/2026", "Quá hạn 1 ngày", "g", "9/9 đạt"),
        (
            "soon",
            "Hưởng chế độ thai sản",
            "Ngô Bảo Châu Anh",
            "23/11/2026",
            "Đến hạn thứ Hai",
            "a",
            "11/12, xem 1 mục",
        ),
        (
            "hold",
            "Thẻ BHYT trẻ dưới 6 tuổi",
            "Nguyễn Thị Phượng Hằng",
            "27/11/2026",
            "Dừng tính hạn",
            "r",
            "Ảnh mờ",
        ),
        ("ok", "BHYT hộ gia đình (4 người)", "Trịnh Văn Ước", "30/11/2026", "Còn 6 ngày", "g", "8/8 đạt"),
    ]
    keys = ("light", "title", "who", "due", "due_text", "check", "check_text")
    return {
        "staff_menu": [
            {
                "title": "Hàng việc",
                "entries": [
                    {"label": "Của tôi", "url": "#", "current": True, "count": 14, "alarming": False},
                    {"label": "Chưa phân công", "url": "#", "current": False, "count": 23, "alarming": False},
                    {"label": "Quá hạn", "url": "#", "current": False, "count": 2, "alarming": True},
                ],
            },
            {
                "title": "Theo dõi",
                "entries": [{"label": "Nhật ký hệ thống", "url": "#", "current": False, "count": 0}],
            },
        ],
        "staff_unit": "BHXH cơ sở Cầu Giấy",
        "staff_role": "Chuyên viên",
        "staff_search_url": "#",
        "filter_form": FilterForm(),
        "chips": [{"label": "Phụ trách: tôi", "name": "officer"}, {"label": "Chưa kết thúc", "name": "open"}],
        "rows": [dict(zip(keys, row, strict=True)) for row in rows],
        "page_obj": Paginator(range(400), 50).page(3),
    }


def _employer(_request: HttpRequest) -> dict[str, object]:
    return {
        "organisation": Thing(
            name="Công ty CP Thiết bị điện Thăng Long Xanh",
            code="TA0312A",
            tax_code="0109876543",
            agency_name="BHXH cơ sở Cầu Giấy",
        ),
        "can_switch_organisation": True,
        "roles": [
            {"label": "Cán bộ nhân sự", "note": "Công ty CP Thăng Long Xanh", "url": "#", "current": True},
            {"label": "Cá nhân", "note": "Nguyễn Thị Phượng Hằng", "url": "#", "current": False},
        ],
    }


def _dashboard(_request: HttpRequest) -> dict[str, object]:
    return {
        "card": {
            "number": "0116045872",
            "name": "Nguyễn Thị Phượng Hằng",
            "birth_text": "14/08/1994",
            "sex_text": "Nữ",
            "valid": True,
            "valid_from": date(2026, 1, 1),
            "facility": "BV Đa khoa Y học cổ truyền Hà Nội",
            "benefit_text": "80% (mã 4)",
            "five_years_from": date(2025, 6, 1),
            "qr_svg": qr_svg("0116045872"),
        },
        "years": [
            {"label": "16", "full": False, "parts": [{"x": "16.7", "width": "83.3"}]},
            *({"label": str(n), "full": True, "parts": [{"x": "0", "width": "100"}]} for n in range(17, 26)),
            {"label": "26", "full": False, "parts": [{"x": "0", "width": "83.3"}]},
        ],
        "events": [
            {
                "when": "06/2020 – nay",
                "title": "",
                "text": "Công ty CP Thiết bị điện Thăng Long Xanh",
                "gap": False,
            },
            {"when": "01/2020 – 05/2020", "title": "", "text": "Không đóng (5 tháng)", "gap": True},
        ],
    }


def _tasks(_request: HttpRequest) -> dict[str, object]:
    def task(label: str, hint: str, state: str) -> dict[str, str]:
        return {"label": label, "hint": hint, "url": "#", "state": state}

    return {
        "crumbs": [
            {"label": "Trang của tôi", "url": "#"},
            {"label": "Hồ sơ của tôi", "url": "#"},
            {"label": "Hưởng chế độ thai sản", "url": ""},
        ],
        "groups": [
            {
                "title": "Trước khi khai",
                "tasks": [
                    task("Kiểm tra điều kiện hưởng", "Bạn đã đóng 12 trong 12 tháng trước khi sinh", "done"),
                    task(
                        "Chọn nơi nộp và cách nhận kết quả", "BHXH cơ sở Cầu Giấy, nhận bản điện tử", "done"
                    ),
                ],
            },
            {
                "title": "Thông tin của bạn và bé",
                "tasks": [
                    task("Chọn tài khoản nhận tiền", "Tài khoản phải đứng tên bạn", "doing"),
                    task("Khai ngày sinh con", "Ngày sinh chưa đúng", "error"),
                ],
            },
            {
                "title": "Giấy tờ",
                "tasks": [task("Gửi giấy chứng sinh hoặc giấy khai sinh", "Chụp bằng điện thoại", "new")],
            },
            {
                "title": "Nộp",
                "tasks": [task("Kiểm tra lại và nộp hồ sơ", "Mở khi các mục trên đã xong", "blocked")],
            },
        ],
    }


JOB = {
    "state": "running",
    "done": 3200,
    "total": 10000,
    "sentence": "Đang kiểm tra từng dòng.",
    "poll_url": "",
}
ROWS = [
    {"label": "Họ và tên", "value": "Nguyễn Thị Phượng Hằng", "url": "#"},
    {"label": "Số tài khoản", "value": "", "url": "#"},
]

EXTRA = {
    "cau-hoi": _question,
    "bieu-mau": _everything,
    "nghiep-vu": _queue,
    "tham-dinh": _queue,
    "don-vi": _employer,
    "ca-nhan": _dashboard,
    "viec": _tasks,
    "thanh-phan": lambda request: _tasks(request) | _dashboard(request) | {"job": JOB, "row_list": ROWS},
}


@login_not_required
def show(request: HttpRequest, name: str) -> HttpResponse:
    template = engines["django"].from_string((PAGES / f"{name}.html").read_text("utf-8"))
    return HttpResponse(template.render(context(name, request), request))


@login_not_required
def nothing(_request: HttpRequest, **_parts: str) -> HttpResponse:
    return HttpResponse("")
