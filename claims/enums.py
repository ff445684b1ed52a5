"""States and choices of claims."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierState(models.TextChoices):
    """Trạng thái hồ sơ (what an officer sees; citizens see ``PublicStep``)."""

    RECEIVED = "received", _("Đã tiếp nhận")
    IN_REVIEW = "in_review", _("Đang thẩm định")
    AWAITING_SUPPLEMENT = "awaiting_supplement", _("Chờ bổ sung")
    PROPOSED = "proposed", _("Chờ duyệt")
    RETURNED_TO_OFFICER = "returned_to_officer", _("Người duyệt trả lại")
    APPROVED = "approved", _("Đã duyệt")
    PAID = "paid", _("Đã chi trả")
    REJECTED = "rejected", _("Không được chấp nhận")
    WITHDRAWN = "withdrawn", _("Đã rút")


class PublicStep(models.IntegerChoices):
    """Bốn bước a citizen sees."""

    RECEIVED = 1, _("Tiếp nhận")
    CHECKING = 2, _("Kiểm tra giấy tờ")
    APPROVING = 3, _("Duyệt")
    RESULT = 4, _("Có kết quả")


class Turn(models.TextChoices):
    """Đến lượt ai."""

    CITIZEN = "citizen", _("Việc của bạn")
    AGENCY = "agency", _("Việc của cơ quan BHXH")
    NOBODY = "nobody", _("Đã xong")


class Light(models.TextChoices):
    """Đèn hạn trả, by working days left."""

    OVERDUE = "overdue", _("Quá hạn")
    DUE = "due", _("Đến hạn")
    SOON = "soon", _("Còn 2–3 ngày")
    EARLY = "early", _("Còn trên 3 ngày")
    PAUSED = "paused", _("Dừng, chờ bổ sung")
    CLOSED = "closed", _("Đã kết thúc")


class Tab(models.TextChoices):
    """Hàng việc."""

    MINE = "mine", _("Của tôi")
    UNASSIGNED = "unassigned", _("Chưa phân công")
    TO_APPROVE = "to_approve", _("Chờ tôi duyệt")
    AWAITING = "awaiting", _("Chờ bổ sung")
    OVERDUE = "overdue", _("Quá hạn")
    ALL = "all", _("Tất cả")


class Outcome(models.TextChoices):
    """Đề xuất và kết quả."""

    GRANT = "grant", _("Đồng ý hưởng")
    REFUSE = "refuse", _("Không đồng ý")


class Channel(models.TextChoices):
    """Kênh nộp."""

    PORTAL = "portal", _("Tự nộp")
    EMPLOYER = "employer", _("Đơn vị nộp")
    COUNTER = "counter", _("Một cửa")


class PaperKind(models.TextChoices):
    """Loại giấy tờ (Luật 41/2024/QH15 Điều 61)."""

    BIRTH_NOTICE = "birth_notice", _("Giấy chứng sinh")
    BIRTH_CERTIFICATE = "birth_certificate", _("Giấy khai sinh")
    DISCHARGE = "discharge", _("Giấy ra viện")
    MEDICAL_SUMMARY = "medical_summary", _("Tóm tắt hồ sơ bệnh án")
    SICK_LEAVE = "sick_leave", _("Giấy chứng nhận nghỉ việc hưởng BHXH")
    SURGERY_PROOF = "surgery_proof", _("Giấy tờ thể hiện sinh con phải phẫu thuật hoặc sinh dưới 32 tuần")
    ADOPTION = "adoption", _("Giấy chứng nhận nuôi con nuôi")
    HAND_OVER = "hand_over", _("Biên bản giao nhận con")
    SURROGACY = "surrogacy", _("Bản thỏa thuận mang thai hộ")
    DEATH_CERTIFICATE = "death_certificate", _("Giấy chứng tử")
    REST_CERTIFICATE = "rest_certificate", _("Giấy chứng nhận nghỉ dưỡng thai")
    INFERTILITY_PROOF = "infertility_proof", _("Giấy xác nhận điều trị vô sinh")
    ACCOUNT_PROOF = "account_proof", _("Xác nhận tài khoản ngân hàng")
    LATE_REASON = "late_reason", _("Văn bản giải trình nộp chậm")
    OTHER = "other", _("Giấy tờ khác")


class TaskState(models.TextChoices):
    """Trạng thái một mục của hồ sơ nháp."""

    DONE = "done", _("Đã xong")
    DOING = "doing", _("Đang làm")
    NEW = "new", _("Chưa bắt đầu")
    BLOCKED = "blocked", _("Chưa làm được")
    ERROR = "error", _("Có lỗi cần sửa")


class Agreement(models.TextChoices):
    """Kết quả đối chiếu một dòng."""

    AGREES = "agrees", _("Khớp")
    DIFFERS = "differs", _("Lệch")
    UNKNOWN = "unknown", _("Chưa đối chiếu được")
