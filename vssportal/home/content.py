"""Nội dung trang chủ as data: life events, lookups, calculators, notices, figures with their day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vssportal.web.menus import page_exists, page_url


@dataclass(frozen=True, slots=True)
class Link:
    """Đường dẫn: when ``path`` is not served yet, ``instead`` is; with neither the link is left out."""

    title: str | Promise
    path: str
    text: str | Promise = ""
    icon: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    title: str
    url: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Con số của ngành: as published, never counted from this portal's invented people."""

    number: str | Promise
    words: str | Promise


POPULAR = (
    Link(_("Hưởng chế độ thai sản"), "/thu-tuc/thai-san/"),
    Link(_("Nghỉ ốm, con ốm"), "/thu-tuc/om-dau/"),
    Link(_("Dưỡng sức sau sinh"), "/thu-tuc/duong-suc/"),
    Link(_("Hưởng BHXH một lần"), "/thu-tuc/bhxh-mot-lan/"),
)

LIFE_EVENTS = (
    Link(
        _("Sinh con, nhận con nuôi"),
        "/viec/sinh-con/",
        _("Nghỉ và trợ cấp thai sản, BHYT cho bé"),
        "balloon-heart",
    ),
    Link(
        _("Ốm đau, con ốm"),
        "/viec/om-dau/",
        _("Tiền nghỉ ốm, dưỡng sức sau ốm"),
        "bandaid",
        "/thu-tuc/?q=ốm+đau",
    ),
    Link(
        _("Mất việc, đổi việc"),
        "/viec/mat-viec/",
        _("Trợ cấp thất nghiệp, xác nhận thời gian đóng"),
        "briefcase",
        "/thu-tuc/?q=thất+nghiệp",
    ),
    Link(
        _("Nghỉ hưu"),
        "/viec/nghi-huu/",
        _("Điều kiện và hồ sơ hưởng lương hưu"),
        "umbrella",
        "/thu-tuc/?q=lương+hưu",
    ),
    Link(
        _("Thẻ bảo hiểm y tế"),
        "/viec/the-bhyt/",
        _("Cấp, cấp lại, sửa thông tin trên thẻ"),
        "credit-card-2-front",
        "/thu-tuc/?q=thẻ+BHYT",
    ),
    Link(
        _("Tai nạn lao động"),
        "/viec/tai-nan-lao-dong/",
        _("Trợ cấp tai nạn, bệnh nghề nghiệp"),
        "cone-striped",
        "/thu-tuc/?q=tai+nạn",
    ),
    Link(
        _("Tự đóng bảo hiểm"),
        "/viec/tu-dong-bao-hiem/",
        _("BHXH tự nguyện, BHYT hộ gia đình"),
        "piggy-bank",
        "/thu-tuc/?q=tự+nguyện",
    ),
    Link(
        _("Người thân qua đời"),
        "/viec/nguoi-than-qua-doi/",
        _("Mai táng phí, trợ cấp tuất"),
        "flower1",
        "/thu-tuc/?q=tuất",
    ),
)

LOOKUPS = (
    Link(_("Hồ sơ của tôi đến đâu rồi?"), "/tra-cuu/ho-so/"),
    Link(_("Văn bản này có thật không?"), "/kiem-tra-van-ban/"),
    Link(_("Thẻ BHYT còn hạn không?"), "/tra-cuu/the-bhyt/"),
    Link(_("Tìm mã số BHXH"), "/tra-cuu/ma-so-bhxh/"),
    Link(_("Nơi khám chữa bệnh BHYT"), "/tra-cuu/co-so-kcb/"),
    Link(_("Cơ quan BHXH, điểm thu"), "/tra-cuu/co-quan-bhxh/"),
    Link(_("Danh mục thủ tục"), "/thu-tuc/"),
)

CALCULATORS = (
    Link(_("Tiền thai sản"), "/tinh-thu/thai-san/"),
    Link(_("Lương hưu hằng tháng"), "/tinh-thu/luong-huu/"),
    Link(_("Trợ cấp thất nghiệp"), "/tinh-thu/that-nghiep/"),
    Link(_("Mức đóng BHXH tự nguyện"), "/tinh-thu/bhxh-tu-nguyen/"),
    Link(_("Mức đóng hằng tháng, cả bảng lương"), "/tinh-thu/muc-dong/"),
    Link(_("Tất cả phép tính"), "/tinh-thu/"),
    Link(_("Số liệu pháp luật đang áp dụng"), "/tinh-thu/so-lieu/"),
)

NOTICES = (
    Link(_("Nhận ra tin nhắn, cuộc gọi giả mạo cơ quan BHXH"), "/tro-giup/#gia-mao"),
    Link(_("Đăng nhập không cần mật khẩu: cách nhận mã"), "/tro-giup/#dang-nhap"),
    Link(_("Đơn vị gửi tệp lao động: chuẩn bị trước khi tải lên"), "/tro-giup/#don-vi"),
)

# End of 2024, estimate, as Vietnam Social Security gave it in its report on the year.
FIGURES = (
    Fact(_("20,03 triệu"), _("người tham gia BHXH, bằng 42,71% lực lượng lao động")),
    Fact(_("95,43 triệu"), _("người tham gia BHYT, bằng 94,2% dân số")),
    Fact(_("16,03 triệu"), _("người tham gia BHTN, bằng 34,18% lực lượng lao động")),
    Fact("621.000", _("đơn vị giao dịch điện tử với cơ quan BHXH")),
)


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    purpose: str | Promise
    kept: str | Promise


def cookies() -> tuple[Cookie, ...]:
    """Every cookie the portal sets, under the names the settings give them."""
    return (
        Cookie(settings.SESSION_COOKIE_NAME, _("Nhớ rằng bạn đã đăng nhập"), _("30 phút từ lần bấm cuối")),
        Cookie(settings.CSRF_COOKIE_NAME, _("Chặn trang khác gửi biểu mẫu thay bạn"), _("1 năm")),
        Cookie(settings.LANGUAGE_COOKIE_NAME, _("Nhớ ngôn ngữ bạn chọn"), _("Đến khi đóng trình duyệt")),
    )


def existing(links: Iterable[Link]) -> list[Shown]:
    """The links that lead somewhere today, in the reader's language."""
    return list(_resolved(links))


def _resolved(links: Iterable[Link]) -> Iterator[Shown]:
    for link in links:
        target = next((path for path in (link.path, link.instead) if path and _is_served(path)), "")
        if target:
            yield Shown(str(link.title), page_url(target), str(link.text), link.icon)


def _is_served(path: str) -> bool:
    return page_exists(path.partition("?")[0].partition("#")[0])
