"""States and choices of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class BirthPrecision(models.TextChoices):
    """How much of the birth date is known; older people know the year only."""

    DAY = "day", _("Đủ ngày, tháng, năm")
    MONTH = "month", _("Chỉ biết tháng, năm")
    YEAR = "year", _("Chỉ biết năm sinh")


class AssuranceLevel(models.IntegerChoices):
    """Mức xác thực: 0 not verified, 1 matched with the register, 2 level-2 digital identity."""

    NONE = 0, _("Chưa xác thực")
    MATCHED = 1, _("Đã khớp CCCD")
    LEVEL_2 = 2, _("VNeID mức 2")


class AgencyLevel(models.TextChoices):
    CENTRAL = "central", _("Trung ương")
    PROVINCIAL = "provincial", _("BHXH tỉnh, thành phố")
    LOCAL = "local", _("BHXH cơ sở")


class Duty(models.TextChoices):
    """Nhiệm vụ of a posted officer."""

    OFFICER = "officer", _("Chuyên viên")
    APPROVER = "approver", _("Người duyệt")
    LEADER = "leader", _("Lãnh đạo")
    ADMINISTRATOR = "administrator", _("Quản trị")


class OrganisationKind(models.TextChoices):
    """Loại hình đơn vị (mẫu TK3-TS, mục 09)."""

    STATE_BODY = "state_body", _("Cơ quan nhà nước, Đảng, đoàn thể")
    PUBLIC_UNIT = "public_unit", _("Đơn vị sự nghiệp công lập")
    PRIVATE_UNIT = "private_unit", _("Đơn vị sự nghiệp ngoài công lập")
    STATE_ENTERPRISE = "state_enterprise", _("Doanh nghiệp nhà nước")
    FOREIGN_ENTERPRISE = "foreign_enterprise", _("Doanh nghiệp có vốn đầu tư nước ngoài")
    PRIVATE_ENTERPRISE = "private_enterprise", _("Doanh nghiệp ngoài nhà nước")
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    HOUSEHOLD_BUSINESS = "household_business", _("Hộ kinh doanh")
    OTHER = "other", _("Tổ chức khác")


class PayRhythm(models.TextChoices):
    """Phương thức đóng: 3 and 6 months only for piece-paid farming, fishery, salt (Luật 41/2024, điều 33.1)."""

    MONTHLY = "monthly", _("Hằng tháng")
    QUARTERLY = "quarterly", _("3 tháng một lần")
    HALF_YEARLY = "half_yearly", _("6 tháng một lần")


class OrganisationRole(models.TextChoices):
    """Quyền của người làm thay đơn vị."""

    ADMIN = "admin", _("Quản trị")
    FILER = "filer", _("Kê khai")
    VIEWER = "viewer", _("Chỉ xem")


class Relation(models.TextChoices):
    """Quan hệ với chủ hộ."""

    HEAD = "head", _("Chủ hộ")
    SPOUSE = "spouse", _("Vợ, chồng")
    CHILD = "child", _("Con")
    PARENT = "parent", _("Cha, mẹ")
    OTHER = "other", _("Khác")


class WorkState(models.TextChoices):
    """State of an outbox row."""

    WAITING = "waiting", _("Đang chờ")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không làm được")


class MailState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")


class LetterKind(models.TextChoices):
    """Văn bản điện tử the portal issues."""

    FILING_RECEIPT = "filing_receipt", _("Giấy tiếp nhận tờ khai")
    DOSSIER_RECEIPT = "dossier_receipt", _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
    DECISION = "decision", _("Quyết định hưởng")
    REFUSAL = "refusal", _("Thông báo không giải quyết")
    SUPPLEMENT = "supplement", _("Yêu cầu bổ sung hồ sơ")
    APOLOGY = "apology", _("Phiếu xin lỗi và hẹn lại ngày trả kết quả")


class Look(models.TextChoices):
    """What kind of look or act an audit entry records."""

    VIEW = "view", _("Xem")
    REVEAL = "reveal", _("Xem số đầy đủ")
    DOWNLOAD = "download", _("Tải tệp")
    EXPORT = "export", _("Xuất danh sách")
    SEARCH = "search", _("Tìm kiếm")
    ACT = "act", _("Thao tác")
    SIGN_IN = "sign_in", _("Đăng nhập")
