"""Điều kiện hưởng lương hưu: the ways to a pension and which of them a person has (Luật 41/2024 Điều 64,
65, 98).
"""

from dataclasses import dataclass
from enum import StrEnum

from claims.rules.basics import Sex
from claims.rules.pension.ages import AgeKind, lower_by
from vssportal.kernel.errors import gettext_noop
from vssportal.kernel.findings import Finding, Level
from vssportal.legal.parameters import ParametersOn

HAS = gettext_noop(
    "Đủ điều kiện theo {path}: {years} năm {months} tháng đóng, {age_years} tuổi {age_months} tháng."
)
LACKS = gettext_noop(
    "Chưa đủ điều kiện lương hưu: {years} năm {months} tháng đóng, {age_years} tuổi {age_months} tháng."
)
TOP_UP = gettext_noop("Còn thiếu {missing} tháng: có thể đóng một lần để hưởng lương hưu.")


class Path(StrEnum):
    """Trường hợp hưởng lương hưu."""

    NORMAL = "normal"  # Điều 64 khoản 1 điểm a
    HEAVY = "heavy"  # điểm b: 15 năm nặng nhọc, độc hại hoặc vùng đặc biệt khó khăn
    COAL = "coal"  # điểm c: 15 năm khai thác than trong hầm lò
    HIV = "hiv"  # điểm d: nhiễm HIV do tai nạn rủi ro nghề nghiệp
    LOSS_61 = "loss_61"  # Điều 65 khoản 1 điểm a
    LOSS_81 = "loss_81"  # Điều 65 khoản 1 điểm b
    LOSS_VERY_HEAVY = "loss_very_heavy"  # Điều 65 khoản 1 điểm c
    COMMUNE_WOMAN = "commune_woman"  # Luật 58/2014 Điều 54 khoản 3
    VOLUNTARY = "voluntary"  # Điều 98, Điều 111
    OLD_VOLUNTARY = "old_voluntary"  # Điều 141 khoản 9


BASES = {
    Path.NORMAL: "Luật BHXH Điều 64 khoản 1 điểm a",
    Path.HEAVY: "Luật BHXH Điều 64 khoản 1 điểm b",
    Path.COAL: "Luật BHXH Điều 64 khoản 1 điểm c",
    Path.HIV: "Luật BHXH Điều 64 khoản 1 điểm d",
    Path.LOSS_61: "Luật BHXH Điều 65 khoản 1 điểm a",
    Path.LOSS_81: "Luật BHXH Điều 65 khoản 1 điểm b",
    Path.LOSS_VERY_HEAVY: "Luật BHXH Điều 65 khoản 1 điểm c",
    Path.COMMUNE_WOMAN: "Luật 58/2014 Điều 54 khoản 3",
    Path.VOLUNTARY: "Luật BHXH Điều 98",
    Path.OLD_VOLUNTARY: "Luật 41/2024 Điều 141 khoản 9",
}
LOSS_PATHS = (Path.LOSS_61, Path.LOSS_81, Path.LOSS_VERY_HEAVY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Career:
    """Những gì quyết định điều kiện, months throughout.

    ``age_months`` at the end of the month before the pension, ``ages`` the ages needed by kind in the same
    year. ``heavy_months`` adds heavy work and hard areas (area allowance of 0,7 before 2021) together.
    """

    sex: Sex
    age_months: int
    ages: dict[AgeKind, int]
    compulsory_months: int
    voluntary_months: int = 0
    heavy_months: int = 0
    very_heavy_months: int = 0
    coal_months: int = 0
    loss_percent: int = 0
    hiv_by_work: bool = False
    commune_woman: bool = False
    armed_forces: bool = False
    voluntary_before_2021: bool = False


def needed_months(path: Path, law: ParametersOn) -> int:
    """Số tháng đóng cần có of this path under the law in force."""
    if path is Path.OLD_VOLUNTARY:
        return law.whole("pension_old_voluntary_age", "years") * 12
    key = "loss" if path in LOSS_PATHS else "commune_woman" if path is Path.COMMUNE_WOMAN else "ordinary"
    return law.whole("pension_needed_years", key) * 12


def counted_months(path: Path, career: Career) -> int:
    """Thời gian được tính for this path: compulsory, voluntary, or both together."""
    if path is Path.OLD_VOLUNTARY:
        return career.voluntary_months
    if path is Path.VOLUNTARY:
        return career.compulsory_months + career.voluntary_months
    return career.compulsory_months


def paths_open(career: Career, law: ParametersOn) -> list[Path]:
    """Các trường hợp thỏa cả tuổi, nghề và mức suy giảm, before the months are looked at."""
    hard = law.whole("pension_needed_years", "hard") * 12
    early, severe = law.whole("loss_of_capacity", "early"), law.whole("loss_of_capacity", "severe")
    lower = lower_by(AgeKind.HEAVY, law) if career.armed_forces else 0
    age, ages = career.age_months + lower, career.ages
    facts = {
        Path.NORMAL: age >= ages[AgeKind.NORMAL],
        Path.HEAVY: age >= ages[AgeKind.HEAVY] and career.heavy_months >= hard,
        Path.COAL: age >= ages[AgeKind.COAL] and career.coal_months >= hard,
        Path.HIV: career.hiv_by_work,
        Path.COMMUNE_WOMAN: career.commune_woman and _is_2014(law) and age >= ages[AgeKind.NORMAL],
        Path.OLD_VOLUNTARY: career.voluntary_before_2021
        and age >= law.whole("pension_old_voluntary_age", career.sex),
        Path.VOLUNTARY: age >= ages[AgeKind.NORMAL] and career.voluntary_months > 0,
        Path.LOSS_61: age >= ages[AgeKind.LOSS_61] and career.loss_percent >= early,
        Path.LOSS_81: age >= ages[AgeKind.LOSS_81] and career.loss_percent >= severe,
        Path.LOSS_VERY_HEAVY: career.very_heavy_months >= hard and career.loss_percent >= early,
    }
    return [path for path, is_open in facts.items() if is_open]


def _is_2014(law: ParametersOn) -> bool:
    return law.text("social_insurance_law") == "58/2014"


def path_of(career: Career, law: ParametersOn) -> Path | None:
    """Trường hợp có lợi nhất mà người này đủ: those without reduction come first."""
    for path in paths_open(career, law):
        if counted_months(path, career) >= needed_months(path, law):
            return path
    return None


def missing_months(career: Career, law: ParametersOn) -> int:
    """Số tháng còn thiếu that may be paid at once; 0 when none or too many are missing.

    At most six (Luật 41/2024 Điều 33 khoản 7; TT 12/2025 Điều 12 khoản 2): for the ages of Điều 64 up to 15
    years, for loss of capacity up to 20.
    """
    most = law.whole("pension_top_up_months")
    compulsory = [
        path for path in paths_open(career, law) if path not in (Path.VOLUNTARY, Path.OLD_VOLUNTARY)
    ]
    gaps = [needed_months(path, law) - counted_months(path, career) for path in compulsory]
    return min((gap for gap in gaps if 0 < gap <= most), default=0)


def findings(career: Career, law: ParametersOn) -> list[Finding]:
    """Kết quả kiểm tra: the path with its article, or what is missing."""
    path = path_of(career, law)
    age_years, age_months = divmod(career.age_months, 12)
    total = career.compulsory_months + career.voluntary_months
    years, months = divmod(counted_months(path, career) if path else total, 12)
    params = {
        "path": BASES[path] if path else "",
        "years": years,
        "months": months,
        "age_years": age_years,
        "age_months": age_months,
    }
    if path:
        return [Finding(Level.PASSED, "pension.path", HAS, BASES[path], params)]
    found = [Finding(Level.BLOCKER, "pension.path", LACKS, "Luật BHXH Điều 64, 65, 98", params)]
    missing = missing_months(career, law)
    if missing:
        basis = "Luật BHXH Điều 33 khoản 7"
        found.append(Finding(Level.NOTICE, "pension.top_up", TOP_UP, basis, {"missing": missing}))
    return found
