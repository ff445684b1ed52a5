"""`python -m tests.worksheets [--write]`: twenty worksheets as a person reads them, in docs/worksheets.md.

Each is an address of a public calculator, taken through its form, its rule and its words. Where somebody
else computed the same case, their amount stands beside ours and a test compares them.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "worksheets.md"
TODAY = date(2026, 11, 28)
NBSP = "\u00a0"
HEAD = """# Hai mươi bảng tính

Each worksheet below is what a public calculator answers to the inputs in its address, in the portal's own
Vietnamese words. `python -m tests.worksheets --write` writes this page anew; a test holds it to the rules.
“Đối chiếu” is the amount that somebody else computed for the same case.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Một ví dụ: which calculator, what is typed, what others say (amount in đồng, and who)."""

    title: str
    slug: str
    query: str
    told_vnd: int = 0
    told_by: str = ""

    @property
    def address(self) -> str:
        return f"/tinh-thu/{self.slug}/?{self.query}"


EXAMPLES = (
    Example(
        "Sinh đôi, con đầu, tháng 8/2026",
        "thai-san",
        "kind=birth&birth_on=15/08/2026&children=2&history_0_first=09/2024&history_0_last=07/2026"
        "&history_0_wage=18.000.000",
        136_120_000,
        "bộ kiểm thử của một máy tính lương công khai (CT-MAT-03)",
    ),
    Example(
        "Sinh con thứ hai sau 01/07/2026",
        "thai-san",
        "kind=birth&birth_on=10/08/2026&child_order=2&history_0_first=09/2024&history_0_last=07/2026"
        "&history_0_wage=10.000.000",
        75_060_000,
        "dựng từ Điều 53 (C-MAT-02): 70.000.000 và 5.060.000",
    ),
    Example(
        "Sinh con khi mới đóng bốn tháng",
        "thai-san",
        "kind=birth&birth_on=10/09/2026&history_0_first=05/2026&history_0_last=08/2026&history_0_wage=8.000.000",
    ),
    Example(
        "Vợ sinh đôi, chồng nghỉ mười ngày, luật cũ",
        "thai-san",
        "kind=father&birth_on=20/05/2020&children=2&days=10&history_0_first=01/2019&history_0_last=05/2020"
        "&history_0_wage=6.000.000",
        2_500_000,
        "trang phổ biến pháp luật (PR-PAT-01)",
    ),
    Example(
        "Khám thai hai ngày, nơi khám ở xa",
        "thai-san",
        "kind=prenatal&birth_on=12/03/2026&remote=on&history_0_first=01/2025&history_0_last=03/2026"
        "&history_0_wage=9.600.000",
        800_000,
        "dựng từ Điều 51, 59 (C-MAT-04)",
    ),
    Example(
        "Trợ cấp thai sản tự nguyện, sinh đôi",
        "thai-san",
        "kind=voluntary&birth_on=10/03/2026&children=2&history_0_first=06/2025&history_0_last=02/2026"
        "&history_0_wage=3.000.000",
        4_000_000,
        "dựng từ Điều 95 (C-MAT-06)",
    ),
    Example(
        "Nghỉ ốm sáu ngày làm việc",
        "om-dau",
        "kind=own&first_on=03/08/2026&last_on=10/08/2026&wage=12.000.000&paid_months=60",
        2_250_000,
        "dựng từ Điều 45 (C-SICK-01)",
    ),
    Example(
        "Bệnh dài ngày, 60 ngày làm việc, đã đóng 16 năm",
        "om-dau",
        "kind=long_term&first_on=01/06/2026&last_on=21/08/2026&wage=12.000.000&paid_months=192",
        20_500_000,
        "dựng từ Điều 43, 45 (Ốm dài ngày theo luật mới)",
    ),
    Example(
        "Chăm con ốm, con hai tuổi, đã hết ngày trong năm",
        "om-dau",
        "kind=child&first_on=07/09/2026&last_on=11/09/2026&wage=9.000.000&paid_months=30&used=18&child_age=2",
    ),
    Example(
        "Thất nghiệp, lương cao hơn mức trần vùng I",
        "that-nghiep",
        "ended_on=10/07/2026&filed_on=20/07/2026&history_0_first=01/2023&history_0_last=06/2026"
        "&history_0_wage=50.000.000&region=I",
        26_550_000,
        "dựng từ Luật 74/2025 Điều 39 (Thất nghiệp vùng I 2026)",
    ),
    Example(
        "Thất nghiệp khi chưa đủ mười hai tháng",
        "that-nghiep",
        "ended_on=31/08/2026&filed_on=10/09/2026&history_0_first=01/2026&history_0_last=08/2026"
        "&history_0_wage=7.000.000&region=III",
    ),
    Example(
        "Lương hưu của nam đóng 17 năm",
        "luong-huu",
        "sex=M&birth=03/1964&pension_month=08/2025&spans_0_first=08/2008&spans_0_last=07/2025"
        "&spans_0_kind=private&spans_0_wage=8.000.000",
    ),
    Example(
        "Lương hưu của nữ, vừa lương Nhà nước vừa lương doanh nghiệp",
        "luong-huu",
        "sex=F&birth=05/1969&pension_month=06/2026&spans_0_first=01/1993&spans_0_last=12/2008"
        "&spans_0_kind=state&spans_0_wage=3,66&spans_1_first=01/2009&spans_1_last=05/2026"
        "&spans_1_kind=private&spans_1_wage=9.000.000",
    ),
    Example(
        "Chưa đủ tuổi nghỉ hưu: sớm nhất từ khi nào",
        "luong-huu",
        "sex=M&birth=02/1968&pension_month=01/2027&spans_0_first=01/2015&spans_0_last=12/2026"
        "&spans_0_kind=private&spans_0_wage=7.500.000",
    ),
    Example(
        "BHXH một lần, so với giữ lại",
        "bhxh-mot-lan",
        "ground=left_a_year&decided_on=01/09/2026&spans_0_first=01/2010&spans_0_last=06/2025"
        "&spans_0_kind=private&spans_0_wage=6.000.000&sex=F&birth=04/1985",
    ),
    Example(
        "BHXH một lần khi đóng chưa đủ một năm",
        "bhxh-mot-lan",
        "ground=emigrates&decided_on=01/03/2026&spans_0_first=05/2025&spans_0_last=12/2025"
        "&spans_0_kind=private&spans_0_wage=5.000.000",
        8_800_000,
        "dựng từ Điều 70 khoản 3 điểm c (Một lần, dưới một năm)",
    ),
    Example(
        "BHXH tự nguyện một tháng, hộ nghèo",
        "bhxh-tu-nguyen",
        "income=1.500.000&months=1&group=poor&paid_on=01/09/2026",
        165_000,
        "hướng dẫn mẫu D05-TS, Quyết định 366/QĐ-BHXH (VOL-SUP-2025-50)",
    ),
    Example(
        "BHYT của hộ năm người, cả năm",
        "bhyt-ho-gia-dinh",
        "members=5&months=12&paid_on=01/09/2026",
        1_366_200 + 956_340 + 819_720 + 683_100 + 546_480,
        "mức đăng công khai (HI-HH-2026)",
    ),
    Example(
        "Mức đóng tháng 10/2025, lương 20 triệu",
        "muc-dong",
        "wage=20.000.000&month=10/2025&category=employee&region=I",
        6_400_000,
        "dựng từ Luật 41/2024 Điều 31–34 (EMP-2025-20M)",
    ),
    Example(
        "Tuổi nghỉ hưu của nữ sinh tháng 12/1971",
        "tuoi-nghi-huu",
        "sex=F&birth=12/1971&kind=normal&day=28/11/2026",
    ),
)


def page() -> str:
    """The whole page, in Vietnamese."""
    from django.utils import translation

    with translation.override("vi"):
        sections = ["\n".join(section(number, each)) for number, each in enumerate(EXAMPLES, start=1)]
    return "\n".join([HEAD, *sections])


def section(number: int, example: Example) -> Iterator[str]:
    """One worksheet: its address, what was typed, and every part of the answer."""
    from vssportal.home.calculators.shown import typed

    form, parts = answered(example)
    yield f"## {number}. {example.title}\n"
    yield f"`{example.address}`\n"
    for label, lines in typed(form):
        yield f"- {label}: {'; '.join(lines)}".replace(NBSP, " ")
    yield ""
    for part in parts:
        yield from (line.replace(NBSP, " ") for line in part_lines(part))
    if example.told_vnd:
        amount = f"{example.told_vnd:,}".replace(",", ".")
        yield f"Đối chiếu: {amount} ₫ – {example.told_by}.\n"


def part_lines(part: Any) -> Iterator[str]:
    """A part as text: amounts with their words, findings, lines with formula and article, figures."""
    from vssportal.kernel.words import vnd_in_words
    from vssportal.templatetags.vss import vnd

    yield f"### {part.title}\n"
    for amount in part.amounts:
        each = "/tháng" if amount.monthly else ""
        yield f"**{amount.label}: {vnd(amount.amount_vnd)}{each}** ({vnd_in_words(amount.amount_vnd)})\n"
    for found in part.findings:
        yield f"- {found.word}: {found.text}" + (f" *{found.basis}*" if found.basis else "")
    for label, text in part.facts:
        yield f"- {label}: {text}"
    yield ""
    for number, line in enumerate(part.lines, start=1):
        yield f"{number}. {line.label}: {'; '.join(line.sums)}" + (f" *{line.basis}*" if line.basis else "")
    yield ""
    if part.figures:
        yield "Số liệu đã dùng:\n"
    for used in part.figures:
        doubt = f" Còn chưa chắc: {used.doubt}" if used.doubt else ""
        yield f"- {used.label}: {'; '.join(used.values)} (từ {used.since:%d/%m/%Y}, {used.source}){doubt}"
    yield ""


def answered(example: Example) -> tuple[Any, list[Any]]:
    """The form with the example's inputs, and the parts of its answer."""
    from django.http import QueryDict

    from vssportal.home.calculators.registry import by_slug
    from vssportal.home.calculators.shown import shown_part

    tool = by_slug(example.slug)
    form = tool.form(QueryDict(example.query), today=TODAY, path=tool.path)
    if not form.is_valid():
        raise ValueError(f"{example.title}: {form.errors.as_json()}")
    return form, [shown_part(part) for part in tool.compute(form.cleaned_data, TODAY).parts]


def main(arguments: list[str]) -> int:
    """Print the page, or write it; 0 when the page of the clone is the one the rules give."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    text = page()
    if "--write" in arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    sys.stdout.write(text)
    return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
