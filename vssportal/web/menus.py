"""Menus as data. An entry is shown only when its address is served: no menu leads to a missing page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import Resolver404, get_urlconf, resolve
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Entry:
    """Mục menu: ``path`` is the Vietnamese address, ``{code}`` in it is filled from the layout."""

    label: str | Promise
    path: str
    icon: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A menu entry as a template prints it."""

    label: str
    url: str
    icon: str
    count: str
    current: bool


MENUS: dict[str, tuple[Entry, ...]] = {
    "public": (
        Entry(_("Trang chủ"), "/"),
        Entry(_("Dịch vụ công"), "/thu-tuc/"),
        Entry(_("Tra cứu hồ sơ"), "/tra-cuu/ho-so/"),
        Entry(_("Tra cứu trực tuyến"), "/tra-cuu/"),
        Entry(_("Tính thử"), "/tinh-thu/"),
        Entry(_("Kiểm tra văn bản"), "/kiem-tra-van-ban/"),
        Entry(_("Trợ giúp"), "/tro-giup/"),
    ),
    "citizen": (
        Entry(_("Trang của tôi"), "/ca-nhan/"),
        Entry(_("Nộp hồ sơ"), "/thu-tuc/"),
        Entry(_("Tra cứu hồ sơ"), "/tra-cuu/ho-so/"),
        Entry(_("Tra cứu trực tuyến"), "/tra-cuu/"),
        Entry(_("Phản ánh, kiến nghị"), "/phan-anh/"),
        Entry(_("Trợ giúp"), "/tro-giup/"),
    ),
    "citizen-side": (
        Entry(_("Tổng quan"), "/ca-nhan/", "house-door"),
        Entry(_("Quá trình tham gia"), "/ca-nhan/qua-trinh/", "clock-history"),
        Entry(_("Thẻ bảo hiểm y tế"), "/ca-nhan/the-bhyt/", "credit-card-2-front"),
        Entry(_("Thông tin hưởng"), "/ca-nhan/quyen-loi/", "cash-coin"),
        Entry(_("Hồ sơ của tôi"), "/ca-nhan/ho-so/", "folder2-open", "dossiers"),
        Entry(_("Hộp thư"), "/ca-nhan/hop-thu/", "envelope", "inbox"),
        Entry(_("Sổ khám chữa bệnh"), "/ca-nhan/so-kham/", "journal-medical"),
        Entry(_("Người thân"), "/ca-nhan/nguoi-than/", "people"),
        Entry(_("Thông tin cá nhân"), "/tai-khoan/", "person-gear"),
    ),
    "employer": (
        Entry(_("Tổng quan"), "/don-vi/{code}/"),
        Entry(_("Quản lý lao động"), "/don-vi/{code}/lao-dong/"),
        Entry(_("Kê khai hồ sơ"), "/don-vi/{code}/ke-khai/"),
        Entry(_("Lịch sử kê khai"), "/don-vi/{code}/lich-su/"),
        Entry(_("Công nợ"), "/don-vi/{code}/cong-no/"),
        Entry(_("Thanh toán trực tuyến"), "/don-vi/{code}/thanh-toan/"),
        Entry(_("Thông báo C12"), "/don-vi/{code}/c12/"),
        Entry(_("Xác nhận hồ sơ"), "/don-vi/{code}/xac-nhan/"),
        Entry(_("Thành viên"), "/don-vi/{code}/thanh-vien/"),
    ),
    "footer-contact": (
        Entry(_("Liên hệ"), "/lien-he/"),
        Entry(_("Tìm cơ quan BHXH gần bạn"), "/tra-cuu/co-quan-bhxh/"),
        Entry(_("Gửi phản ánh, kiến nghị"), "/phan-anh/"),
    ),
    "footer-help": (
        Entry(_("Hướng dẫn sử dụng"), "/tro-giup/"),
        Entry(_("Kiểm tra văn bản điện tử"), "/kiem-tra-van-ban/"),
        Entry(_("Tra cứu hồ sơ"), "/tra-cuu/ho-so/"),
    ),
    "footer-about": (
        Entry(_("Bảo vệ dữ liệu cá nhân"), "/bao-ve-du-lieu/"),
        Entry(_("Khả năng tiếp cận"), "/kha-nang-tiep-can/"),
        Entry(_("Cookie"), "/cookies/"),
        Entry(_("Điều khoản sử dụng"), "/dieu-khoan/"),
    ),
}


def page_url(path: str, language: str = "") -> str:
    """The address of a page in a language (the active one unless said): ``/thu-tuc/`` or ``/en/thu-tuc/``."""
    chosen = language or get_language() or settings.LANGUAGE_CODE
    return path if chosen == settings.LANGUAGE_CODE else f"/{chosen}{path}"


def same_page_url(full_path: str, language: str) -> str:
    """The address of the page at ``full_path`` in another language, its query kept."""
    for code, _name in settings.LANGUAGES:
        if full_path == f"/{code}" or full_path.startswith((f"/{code}/", f"/{code}?")):
            full_path = full_path.removeprefix(f"/{code}") or "/"
            break
    return page_url(full_path, language)


def page_exists(path: str) -> bool:
    """Whether the address is served in the active language."""
    return _served(get_urlconf() or settings.ROOT_URLCONF, page_url(path))


@lru_cache(maxsize=1024)
def _served(urlconf: str, url: str) -> bool:
    try:
        resolve(url, urlconf)
    except Resolver404:
        return False
    return True


def shown(name: str, here: str, counts: dict[str, int], **places: str) -> Iterator[Shown]:
    """The entries of a menu that exist, the one that holds the page ``here`` marked as current."""
    entries = [(entry, entry.path.format(**places)) for entry in MENUS[name]]
    entries = [(entry, path) for entry, path in entries if page_exists(path)]
    urls = [page_url(path) for _entry, path in entries]
    home = page_url("/")
    holding = [url for url in urls if here == url or (url != home and here.startswith(url))]
    current = max(holding, key=len, default="")
    for (entry, _path), url in zip(entries, urls, strict=True):
        count = counts.get(entry.count, 0)
        yield Shown(str(entry.label), url, entry.icon, str(count) if count else "", url == current)
