"""Tên người: family name, middle names, given name, as often as they are met; nobody real is meant."""

from vssportal.demo.dice import Dice

FAMILIES = (
    ("Nguyễn", 38), ("Trần", 12), ("Lê", 10), ("Phạm", 7), ("Hoàng", 5), ("Huỳnh", 4), ("Phan", 4), ("Vũ", 4),
    ("Võ", 3), ("Đặng", 3), ("Bùi", 3), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 2), ("Lý", 1), ("Đinh", 1),
    ("Mai", 1), ("Trịnh", 1), ("Đoàn", 1), ("Cao", 1), ("Lương", 1), ("Hà", 1), ("Tạ", 1), ("Quách", 1),
)  # fmt: skip
MIDDLES = {
    "male": (
        ("Văn", 30), ("Đức", 9), ("Hữu", 7), ("Quang", 7), ("Minh", 8), ("Thành", 6), ("Công", 4), ("Xuân", 4),
        ("Ngọc", 4), ("Anh", 3), ("Đình", 5), ("Tiến", 4), ("Hoàng", 4), ("Trọng", 3), ("Bảo", 2),
    ),
    "female": (
        ("Thị", 34), ("Thị Thu", 6), ("Thị Kim", 5), ("Ngọc", 7), ("Thị Mỹ", 4), ("Thị Hồng", 5), ("Phương", 5),
        ("Thanh", 5), ("Thị Ngọc", 5), ("Bảo", 2), ("Thùy", 3), ("Khánh", 3), ("Thị Bích", 3), ("Hoài", 2),
    ),
}  # fmt: skip
GIVEN = {
    "male": (
        "An", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Đức", "Giang", "Hải", "Hậu", "Hiếu", "Hòa", "Hoàng", "Hùng",
        "Huy", "Khang", "Khoa", "Khôi", "Kiên", "Lâm", "Long", "Lộc", "Mạnh", "Nam", "Nghĩa", "Phong", "Phúc",
        "Quân", "Quốc", "Sơn", "Tài", "Tâm", "Tân", "Thắng", "Thịnh", "Tiến", "Toàn", "Trung", "Tuấn", "Tùng",
        "Việt", "Vinh", "Vũ",
    ),
    "female": (
        "An", "Ánh", "Châu", "Chi", "Diễm", "Dung", "Duyên", "Hà", "Hân", "Hạnh", "Hằng", "Hiền", "Hoa", "Hương",
        "Huyền", "Lan", "Liên", "Linh", "Loan", "Ly", "Mai", "My", "Nga", "Ngân", "Ngọc", "Nhung", "Oanh", "Phượng",
        "Quyên", "Quỳnh", "Tâm", "Thảo", "Thơ", "Thu", "Thủy", "Thúy", "Tiên", "Trang", "Trinh", "Tuyết", "Uyên",
        "Vân", "Vy", "Xuân", "Yến",
    ),
}  # fmt: skip
STREETS = (
    "Trần Phú", "Lê Lợi", "Nguyễn Trãi", "Hai Bà Trưng", "Quang Trung", "Lý Thường Kiệt", "Hùng Vương",
    "Phan Đình Phùng",
    "Xuân Thủy", "Lê Duẩn", "Điện Biên Phủ", "Cách Mạng Tháng Tám", "Nguyễn Huệ", "Võ Văn Kiệt", "Phạm Văn Đồng",
)  # fmt: skip


def full_name(dice: Dice, sex: str, family: str = "") -> str:
    """Họ và tên of an invented person."""
    middle = dice.weighted(MIDDLES[sex])
    given = dice.choice(GIVEN[sex])
    return f"{family or dice.weighted(FAMILIES)} {middle} {given}"


def street(dice: Dice) -> str:
    """Số nhà, đường."""
    return f"Số {dice.randint(1, 300)}, đường {dice.choice(STREETS)}"
