"""States and choices of contributions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DeclarationState(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Đã nộp, đang đối chiếu")
    ACCEPTED = "accepted", pgettext_lazy("declaration", "Đã tiếp nhận")
    RETURNED = "returned", _("Trả lại để sửa")


class FilingState(models.TextChoices):
    STORED = "stored", _("Đã lưu, chờ đọc")
    READING = "reading", _("Đang đọc và kiểm tra")
    CHECKED = "checked", _("Đã kiểm tra")
    FAILED = "failed", _("Không đọc được")
    SET_ASIDE = "set_aside", _("Để riêng, không dùng")


class FilingKind(models.TextChoices):
    """Cách kê khai; ``unread`` until the reader has seen what the file is."""

    UNREAD = "unread", _("Chưa đọc")
    D02_LT = "d02_lt", _("Mẫu D02-LT")
    D02_TS_XML = "d02_ts_xml", _("XML D02-TS")
    PAYROLL = "payroll", _("Bảng lương")
    GRID = "grid", _("Sửa trên lưới")


class Coverage(models.TextChoices):
    """Phạm vi của tệp: everybody who works there, or only who changed (as D02-TS files do)."""

    WHOLE = "whole", _("Toàn bộ lao động")
    CHANGES = "changes", _("Chỉ người có thay đổi")


class LineOrigin(models.TextChoices):
    FILE = "file", _("Trong tệp")
    REGISTRY = "registry", _("Từ danh sách đang tham gia")


class LineStatus(models.TextChoices):
    OK = "ok", _("Đạt")
    FAULT = "fault", _("Có lỗi")
    MISSING = "missing", _("Không có trong tệp, cần giải thích")
    DROPPED = "dropped", _("Đã bỏ")


class Change(models.TextChoices):
    """Thay đổi so với kỳ trước; values as in ``rules.difference.Change``."""

    NEW = "new", _("Tăng mới")
    BACK = "back", _("Đi làm lại")
    CHANGED = "changed", _("Điều chỉnh")
    UNCHANGED = "unchanged", _("Giữ nguyên")
    PAUSED = "paused", _("Tạm nghỉ")
    LEFT = "left", _("Giảm hẳn")


class Situation(models.TextChoices):
    """Tình trạng trong tháng; values as in ``rules.difference.Situation``."""

    WORKING = "working", _("Đang làm việc")
    UNPAID_LEAVE = "unpaid_leave", _("Nghỉ không lương")
    SICK = "sick", _("Nghỉ ốm từ 14 ngày")
    MATERNITY = "maternity", _("Nghỉ thai sản")
    GONE = "gone", _("Đã nghỉ việc")


class Explanation(models.TextChoices):
    """Vì sao một người không có trong tệp; ``mistake`` keeps the person as before."""

    LEFT = "left", _("Nghỉ việc")
    UNPAID_LEAVE = "unpaid_leave", _("Nghỉ không lương")
    SICK = "sick", _("Nghỉ ốm")
    MATERNITY = "maternity", _("Nghỉ thai sản")
    MISTAKE = "mistake", _("Sót trong tệp, vẫn làm việc")


class FindingLevel(models.TextChoices):
    """An error stops, a warning is confirmed by a person, a notice is only told."""

    ERROR = "error", _("Lỗi")
    WARNING = "warning", _("Cảnh báo")
    NOTICE = "notice", _("Lưu ý")


class FindingOrigin(models.TextChoices):
    """Who found it: the reader of the cell, a rule, or the registry when the declaration was decided."""

    CELL = "cell", _("Ô trong tệp")
    RULE = "rule", _("Quy tắc")
    REGISTRY = "registry", _("Đối chiếu khi tiếp nhận")


class ContractKind(models.TextChoices):
    INDEFINITE = "indefinite", _("Không xác định thời hạn")
    FIXED_TERM = "fixed_term", _("Xác định thời hạn")
    OTHER = "other", _("Khác")


class StandingKind(models.TextChoices):
    """Chế độ đang hưởng, đang tham gia ngoài đơn vị, that decides whether an increase may be accepted."""

    PENSION = "pension", _("Đang hưởng lương hưu")
    UNEMPLOYMENT = "unemployment", _("Đang hưởng trợ cấp thất nghiệp")
    VOLUNTARY = "voluntary", _("Đang đóng BHXH tự nguyện")
    HEALTH_ONLY = "health_only", _("Đang đóng BHYT diện khác")


class Account(models.TextChoices):
    """Tài khoản sổ cái: a posting moves an amount from one to another."""

    RECEIVABLE = "receivable", _("Phải thu của đơn vị")
    FUND = "fund", _("Thu vào quỹ")
    CASH = "cash", _("Tiền đã thu")
