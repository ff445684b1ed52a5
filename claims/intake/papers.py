"""Nhận giấy tờ: which files are taken, told by their bytes, and the sentence for those that are not."""

import filetype

from vssportal.kernel.errors import DomainError, gettext_noop

MEGABYTE = 1 << 20
MOST_BYTES = 10 * MEGABYTE
PDF, JPEG, PNG, HEIC = "application/pdf", "image/jpeg", "image/png", "image/heic"
PICTURES = frozenset({JPEG, PNG})
TAKEN = PICTURES | {PDF, HEIC}

EMPTY = gettext_noop("Tệp “{name}” trống")
TOO_BIG = gettext_noop("Ảnh “{name}” nặng {megabytes} MB. Chọn ảnh nhỏ hơn {most} MB")
WRONG_TYPE = gettext_noop("Tệp phải là JPG, PNG, HEIC hoặc PDF")
HAS_PASSWORD = gettext_noop("Tệp “{name}” có mật khẩu. Bỏ mật khẩu rồi gửi lại")
UNREADABLE = gettext_noop("Không đọc được ảnh “{name}”. Chụp lại rồi gửi")


def media_type_of(content: bytes, name: str) -> str:
    """Loại tệp, from the bytes alone; DomainError with field ``file`` for what is not taken."""
    if not content:
        raise DomainError(EMPTY, field="file", code="empty", name=name)
    if len(content) > MOST_BYTES:
        megabytes, most = -(-len(content) // MEGABYTE), MOST_BYTES // MEGABYTE
        raise DomainError(TOO_BIG, field="file", code="too_big", name=name, megabytes=megabytes, most=most)
    media_type = filetype.guess_mime(content[:4096])
    if media_type not in TAKEN:
        raise DomainError(WRONG_TYPE, field="file", code="wrong_type")
    if media_type == PDF and b"/Encrypt" in content:
        raise DomainError(HAS_PASSWORD, field="file", code="password", name=name)
    return str(media_type)
