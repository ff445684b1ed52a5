"""Each component with the context its first line asks for: what must be on the page is there."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.look.gallery import JOB, NOW, ROWS, FilterForm, qr_svg, worksheet

CARD = {
    "number": "0116045872",
    "name": "Nguyễn Thị Phượng Hằng",
    "birth_text": "14/08/1994",
    "valid": True,
    "valid_from": date(2026, 1, 1),
    "valid_to": date(2026, 12, 31),
    "qr_svg": qr_svg("0116045872"),
}
FILES = [{"name": "giay.jpg", "size_text": "2,1 MB", "url": "/tep/1/", "delete_url": "/tep/1/xoa/"}]
SHOWN = {"label": "Giấy chứng sinh", "kind": "pdf", "url": "/tep/2/", "download_url": "/tep/2/?tai"}
STATS = [{"value": "6", "text": "lỗi", "tone": "red", "picture": "x-circle-fill", "url": "#loi"}]
STEPS = [
    {"label": "Tải tệp", "state": "done"},
    {"label": "Kiểm tra", "state": "now"},
    {"label": "Nộp", "state": ""},
]
GROUPS = [{"title": "Nộp", "tasks": [{"label": "Nộp hồ sơ", "hint": "", "url": "/x/", "state": "blocked"}]}]
MENU = [{"title": "Hàng việc", "entries": [{"label": "Quá hạn", "url": "#", "count": 2, "alarming": True}]}]
ORG = SimpleNamespace(
    name="Công ty Thăng Long", code="TA0312A", tax_code="0109876543", agency_name="BHXH Cầu Giấy"
)
CHIPS = [{"label": "Phụ trách: tôi", "name": "officer"}]
EVENTS = [{"when": "06/2020 – nay", "title": "", "text": "Đang đóng", "gap": True}]
YEARS = [{"label": "26", "full": False, "parts": [{"x": "0", "width": "83.3"}]}]
CRUMBS = [{"label": "Hồ sơ", "url": "/ho-so/"}, {"label": "Thai sản", "url": ""}]

CASES: list[tuple[str, dict[str, object], list[str]]] = [
    ("components/alert.html", {"kind": "warning", "title": "Sắp hết hạn", "link": "#", "link_text": "Xem"},
     ["alert-warning", "Sắp hết hạn", "btn-sm"]),
    ("components/back_link.html", {"url": "/truoc/", "text": "Quay lại"}, ['href="/truoc/"', "Quay lại"]),
    ("components/breadcrumbs.html", {"crumbs": CRUMBS}, ['href="/ho-so/"', 'aria-current="page">Thai sản']),
    ("components/button_form.html", {"url": "/nhan/", "text": "Nhận việc"}, ['method="post"', "Nhận việc"]),
    ("components/chips.html", {"chips": CHIPS}, ["?open=1", "Phụ trách: tôi", "bỏ lọc"]),
    ("components/confirmation.html", {"title": "Đã nhận hồ sơ", "code": "00042/2026/07906"},
     ["<h1>Đã nhận hồ sơ", "00042/2026/07906", "autofocus"]),
    ("components/documents.html", {"documents": [], "shown": SHOWN},
     ['<iframe src="/tep/2/"', 'title="Giấy chứng sinh"', "download"]),
    ("components/documents.html", {"documents": [], "shown": None}, ["không có giấy tờ"]),
    ("components/draft_tag.html", {"code": "N-0881"}, ["Chưa nộp", "N-0881"]),
    ("components/estimate.html", {"sheet": worksheet()},
     ["79.760.000\u00a0₫", "Bảy mươi chín triệu", "chưa phải quyết định"]),
    ("components/files.html", {"files": FILES}, ["Đã nhận 1 tệp", "2,1 MB", 'action="/tep/1/xoa/"']),
    ("components/filters.html", {"filter_form": FilterForm(), "label": "Lọc hồ sơ"},
     ['role="search"', 'name="q"', 'method="get"']),
    ("components/help_block.html", {"draft_code": "08812"}, ["tel:19009068", "08812"]),
    ("components/hi_card.html", {"card": CARD}, ["0116\u00a0045\u00a0872", "Còn hạn", "31/12/2026", 'role="img"']),
    ("components/hi_card.html", {"card": {**CARD, "valid": False}}, ["Hết hạn"]),
    ("components/job.html", {"job": {**JOB, "poll_url": "/tien-do/"}},
     ["Đang chạy", "3.200", 'data-vss-poll="/tien-do/"', 'width="32.00%"']),
    ("components/mini_steps.html", {"reached": 2, "text": "kiểm tra giấy tờ"}, ["Bước 2 trong 4:", 'class="on"']),
    ("components/org_bar.html", {"organisation": ORG, "can_switch_organisation": True},
     ["Công ty Thăng Long", "TA0312A", "Đổi đơn vị"]),
    ("components/pager.html", {"page_obj": Paginator(range(90), 10).page(2)},
     ['aria-current="page"', "page=3", "open=1"]),
    ("components/qr.html", {"svg": qr_svg("x"), "label": "Mã QR", "caption": "Quét"}, ['aria-label="Mã QR"', "Quét"]),
    ("components/refresh.html", {}, ['http-equiv="refresh" content="5"']),
    ("components/saved.html", {"at": NOW}, ["Đã lưu lúc 20:14 20/11/2026"]),
    ("components/sla_tag.html", {"light": "late", "text": "Quá hạn 2 ngày"}, ["tag-red", "<svg", "Quá hạn 2 ngày"]),
    ("components/staff_nav.html", {"staff_menu": MENU}, ["Hàng việc", "count-red"]),
    ("components/stats.html", {"stats": STATS, "label": "Tóm tắt"}, ["kpi-red", 'href="#loi"', "lỗi"]),
    ("components/steps.html", {"steps": STEPS, "label": "Các bước"}, ["(đã xong)", 'aria-current="step"']),
    ("components/summary_list.html", {"rows": ROWS}, ["Chưa khai", "Nguyễn Thị Phượng Hằng", "Sửa"]),
    ("components/tag.html", {"text": "Đã chi trả", "tone": "green", "picture": "check-lg"}, ["tag-green", "<svg"]),
    ("components/task_list.html", {"groups": GROUPS}, ["Chưa làm được", "<span>Nộp hồ sơ</span>"]),
    ("components/task_state.html", {"state": "doing"}, ["Đang làm"]),
    ("components/timeline.html", {"events": EVENTS}, ["06/2020", 'class="gap"']),
    ("components/timeout.html", {}, ["Bạn sẽ được đăng xuất lúc", "data-vss-session-end"]),
    ("components/worksheet.html", {"sheet": worksheet()}, ["2.530.000 × 2 = 5.060.000", "6 tháng"]),
    ("components/worksheet_table.html", {"sheet": worksheet(), "caption": "Cách tính"},
     ['role="region"', "79.760.000\u00a0₫", "Luật 41/2024/QH15"]),
    ("components/years.html", {"years": YEARS}, ['width="83.3%"', "26"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "context", "expected"), CASES, ids=[case[0].split("/")[1] for case in CASES]
)
def test_a_component_shows_what_it_was_given(
    name: str, context: dict[str, object], expected: list[str]
) -> None:
    request = RequestFactory().get("/danh-sach/?officer=me&open=1&page=2")

    page = render_to_string(name, context, request)

    assert [part for part in expected if part not in page] == []


def test_what_people_typed_is_never_markup() -> None:
    rows = [{"label": "Ghi chú", "value": "<script>alert(1)</script>", "url": ""}]

    assert "<script>" not in render_to_string("components/summary_list.html", {"rows": rows})


def test_an_empty_list_has_no_chips_and_no_pager() -> None:
    request = RequestFactory().get("/danh-sach/")

    assert render_to_string("components/chips.html", {"chips": []}, request).strip() == ""
    assert (
        render_to_string("components/pager.html", {"page_obj": Paginator([], 10).page(1)}, request).strip()
        == ""
    )


def test_a_receipt_is_printed_with_its_time() -> None:
    page = render_to_string("layouts/print.html", {"printed_at": NOW}, RequestFactory().get("/in/"))

    assert "In lúc 20:14 20/11/2026" in page
    assert "data-vss-print" in page


@pytest.mark.urls("tests.look.urls")
def test_an_employer_sees_whose_pages_these_are() -> None:
    page = render_to_string(
        "layouts/employer.html", {"organisation": ORG}, RequestFactory().get("/don-vi/TA0312A/")
    )

    assert "Công ty Thăng Long" in page
    assert 'href="/don-vi/TA0312A/ke-khai/"' in page


def test_the_desk_has_its_menu_beside_the_work_and_no_public_footer() -> None:
    page = render_to_string("layouts/staff.html", {"staff_menu": MENU}, RequestFactory().get("/quan-tri/"))

    assert '<body class="staff">' in page
    assert "staff-grid" in page
    assert "foot-cols" not in page


def test_a_role_switch_appears_only_with_a_choice() -> None:
    user = SimpleNamespace(is_authenticated=True, full_name="Trần Văn Đức")
    one = [{"label": "Cá nhân", "note": "", "url": "/ca-nhan/", "current": True}]
    two = [
        *one,
        {"label": "Công ty Thăng Long", "note": "TA0312A", "url": "/don-vi/TA0312A/", "current": False},
    ]

    alone = render_to_string("components/user.html", {"user": user, "roles": one})
    choosing = render_to_string("components/user.html", {"user": user, "roles": two})

    assert "<details" not in alone
    assert "Cá nhân" in alone
    assert 'href="/don-vi/TA0312A/"' in choosing
