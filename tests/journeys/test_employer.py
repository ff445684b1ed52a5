"""Đơn vị kê khai một kỳ: from sign-in to the accepted declaration and its receipt."""

from pathlib import Path

import pytest

from contributions.models import Declaration
from tests.journeys import world
from tests.journeys.conftest import NewWalker
from tests.journeys.walker import Walker


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_employer_files_its_month(someone: NewWalker, tmp_path: Path, scripts: bool) -> None:
    employer = world.ask(world.employer)
    file = tmp_path / "bang-luong.xlsx"
    file.write_bytes(employer.payroll)
    khoi = someone(scripts=scripts)

    khoi.sign_in(employer.user.email)
    khoi.press("Kê khai kỳ này")
    khoi.press("Tải bảng lương")
    upload(khoi, file)
    mend_the_wage(khoi)
    khoi.press("Tiếp tục: xem thay đổi")
    explain(khoi, employer.missing)
    khoi.press("Tiếp tục: xem số tiền")
    khoi.press("Tiếp tục: nộp")
    khoi.fill({"declared": "on"})
    khoi.send()

    khoi.sees("Đã nhận tờ khai")
    receipt = khoi.waits_for('main a[href*="/tep/"]')
    assert download(khoi, str(receipt.get_attribute("href"))).startswith(b"%PDF-")
    khoi.press("Xem kỳ kê khai")
    khoi.waits_for(".alert-success")
    khoi.sees("Tờ khai đã được tiếp nhận")
    assert world.ask(states, employer.code) == ["accepted"]


def upload(khoi: Walker, file: Path) -> None:
    """The report comes by itself: by script, or by a page that loads itself again."""
    khoi.page.locator("main input[type=file]").set_input_files(str(file))
    khoi.send()
    khoi.arrives(r"/kiem-tra/")


def mend_the_wage(khoi: Walker) -> None:
    fix = khoi.page.locator("form.inline-form").first
    fix.locator("input[name=text]").fill("12000000")
    khoi.goes_to(fix.locator("button"))
    assert khoi.page.locator("#loi").count() == 0


def explain(khoi: Walker, name: str) -> None:
    khoi.sees(name)
    row = khoi.page.locator("form.explain").first
    row.locator("select").select_option("left")
    row.locator("input[name=on]").fill(f"{world.today():%d/%m/%Y}")
    khoi.goes_to(row.locator("button"))


def download(walker: Walker, address: str) -> bytes:
    answer = walker.context.request.get(walker.base + address if address.startswith("/") else address)
    assert answer.ok
    return answer.body()


def states(code: str) -> list[str]:
    return [one.state for one in Declaration.objects.filter(organisation__code=code)]
