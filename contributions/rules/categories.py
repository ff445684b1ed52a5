"""Đối tượng tham gia BHXH bắt buộc (Luật BHXH 41/2024/QH15, Điều 2), and why a month is not worked."""

from enum import StrEnum


class Category(StrEnum):
    """Loại người tham gia: which of the rates a person pays; the letters are those of Điều 2 khoản 1.

    Letter b is cut in two because only viên chức pay unemployment insurance, letter k because only part-time
    staff of the commune have health insurance from their office. A worker of letter c under a labour contract
    is an EMPLOYEE.
    """

    EMPLOYEE = "employee"  # a: labour contract of one month or more
    OFFICIAL = "official"  # b: cán bộ, công chức
    PUBLIC_EMPLOYEE = "public_employee"  # b: viên chức
    DEFENCE_WORKER = "defence_worker"  # c: công nhân, viên chức quốc phòng, công nhân công an, cơ yếu
    OFFICER = "officer"  # d: sĩ quan, quân nhân chuyên nghiệp
    CONSCRIPT = "conscript"  # đ: hạ sĩ quan, binh sĩ, học viên hưởng sinh hoạt phí
    STANDING_MILITIA = "standing_militia"  # e: dân quân thường trực
    OVERSEAS_WORKER = "overseas_worker"  # g: đi làm việc ở nước ngoài theo hợp đồng
    DIPLOMATIC_SPOUSE = "diplomatic_spouse"  # h: vợ, chồng đi cùng nhiệm kỳ
    SALARIED_MANAGER = "salaried_manager"  # i: người quản lý có hưởng lương
    COMMUNE_PART_TIMER = "commune_part_timer"  # k: không chuyên trách cấp xã
    HAMLET_PART_TIMER = "hamlet_part_timer"  # k: không chuyên trách ở thôn, tổ dân phố
    PART_TIME_EMPLOYEE = "part_time_employee"  # l: làm việc không trọn thời gian
    HOUSEHOLD_OWNER = "household_owner"  # m: chủ hộ kinh doanh
    UNSALARIED_MANAGER = "unsalaried_manager"  # n: người quản lý không hưởng lương
    FOREIGN_EMPLOYEE = "foreign_employee"  # khoản 2: lao động nước ngoài, 12 months or more
    ACCIDENT_ONLY = "accident_only"  # học nghề, tập nghề; a second contract: accident fund alone

    @property
    def is_state_scale(self) -> bool:
        """Hưởng lương do Nhà nước quy định."""
        return self in STATE_SCALE

    @property
    def chooses_base(self) -> bool:
        """Tự chọn căn cứ đóng (Điều 31 khoản 1 điểm d)."""
        return self in CHOOSES_BASE


STATE_SCALE = frozenset(
    {Category.OFFICIAL, Category.PUBLIC_EMPLOYEE, Category.DEFENCE_WORKER, Category.OFFICER}
    | {Category.CONSCRIPT, Category.STANDING_MILITIA}
)
CHOOSES_BASE = frozenset(
    {Category.OVERSEAS_WORKER, Category.DIPLOMATIC_SPOUSE}
    | {Category.HOUSEHOLD_OWNER, Category.UNSALARIED_MANAGER}
)
# Điều 33 khoản 5 names a, b, c, d, i and foreigners; k by Nghị định 158/2025 Điều 9; l is read like a.
COUNTED_BY_WORKING_DAYS = frozenset(
    set(Category) - CHOOSES_BASE - {Category.CONSCRIPT, Category.STANDING_MILITIA}
)


class Absence(StrEnum):
    """Lý do không hưởng lương trong tháng."""

    NONE = "none"
    UNPAID = "unpaid"  # nghỉ không lương, tạm hoãn hợp đồng
    SICK = "sick"  # nghỉ hưởng chế độ ốm đau
    MATERNITY = "maternity"  # nghỉ hưởng chế độ thai sản
    SUSPENDED = "suspended"  # bị tạm giam, tạm đình chỉ công việc
    JOBLESS_ABROAD = "jobless_abroad"  # mất việc tạm thời ở nước ngoài


class Conditions(StrEnum):
    """Điều kiện làm việc, which raised the old wage floor."""

    NORMAL = "normal"
    HAZARDOUS = "hazardous"
    VERY_HAZARDOUS = "very_hazardous"
