"""What a woman does from the first page to the receipt, whatever her language and whatever her browser can do."""

import re
from io import BytesIO

from PIL import Image

from tests.journeys.walker import Walker
from tests.journeys.world import Claimant

MOST_PAGES = 40


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (800, 600), "white").save(out, "JPEG")
    return out.getvalue()


def starts(lan: Walker, claimant: Claimant) -> None:
    """From the procedure's page through the quick check to the list of tasks."""
    lan.open("/thu-tuc/thai-san/")
    lan.press("Bắt đầu")
    lan.fill({"kind": "birth", "birth_on": claimant.answers["birth_on"]})
    lan.send()
    lan.sees("Theo dữ liệu đang có, bạn đủ điều kiện")
    lan.press("Bắt đầu làm hồ sơ")


def answers_everything(lan: Walker, claimant: Claimant) -> None:
    """One task after the other, one question after the other, until the last page before submitting."""
    for _ in range(MOST_PAGES):
        where = lan.page.url
        if where.endswith("/kiem-tra/"):
            return
        if re.search(r"/nhap/[0-9a-f-]+/$", where):
            lan.press("Làm mục tiếp theo")
        elif "/giay-to/" in where:
            sends_a_paper(lan)
        else:
            lan.fill(claimant.answers)
            lan.send()
    raise AssertionError(f"the questions never end: {lan.page.url}")


def sends_a_paper(lan: Walker) -> None:
    file = lan.page.locator("main input[type=file]")
    if not file.count():
        lan.goes_to(lan.page.locator("main a.task").first)
        return
    lan.fill({"kind": "birth_notice"})
    lan.chooses(file.first, {"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    lan.send()


def submits(lan: Walker) -> str:
    """Her two declarations and the press; her tracking code."""
    lan.fill({"is_declared_true": "on", "has_consented": "on"})
    lan.send()
    lan.sees("Đã nhận hồ sơ")
    return lan.page.locator("section[aria-labelledby=tra-cuu] strong").inner_text()
