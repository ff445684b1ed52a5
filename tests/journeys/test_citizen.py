"""Một hồ sơ thai sản: the citizen claims, one officer proposes, another approves, everybody sees what came of it."""

import pytest

from claims.models import Dossier
from tests.journeys import citizen, world
from tests.journeys.conftest import NewWalker
from tests.journeys.test_employer import download
from tests.journeys.typist import Typist
from tests.journeys.walker import Walker
from tests.journeys.world import Claimant


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_citizen_claims_and_two_officers_decide(someone: NewWalker, scripts: bool) -> None:
    claimant = world.ask(world.claimant)
    lan, ha, quan, passer_by = (someone(scripts=scripts) for _ in range(4))

    lan.sign_in(claimant.user.email)
    citizen.starts(lan, claimant)
    citizen.answers_everything(lan, claimant)
    code = citizen.submits(lan)
    has_receipt(lan)
    proposes(ha, claimant)
    approves(quan, claimant)

    sees_the_decision(lan)
    confirms(passer_by, lan)
    follows(passer_by, code, claimant)
    assert world.ask(states, claimant) == ["approved"]


def test_a_citizen_claims_in_english(someone: NewWalker) -> None:
    claimant = world.ask(world.claimant)
    ann = someone(language="en")

    ann.sign_in(claimant.user.email)
    citizen.starts(ann, claimant)
    citizen.answers_everything(ann, claimant)
    code = citizen.submits(ann)
    has_receipt(ann)
    follows(ann, code, claimant, step=None)

    assert "/en/" in ann.page.url
    assert ann.page.locator("html").get_attribute("lang") == "en"
    assert world.ask(states, claimant) in (["received"], ["in_review"])


def test_a_citizen_claims_by_keyboard_alone(someone: NewWalker) -> None:
    claimant = world.ask(world.claimant)
    lan = someone(Typist)

    lan.sign_in(claimant.user.email)
    citizen.starts(lan, claimant)
    citizen.answers_everything(lan, claimant)
    citizen.submits(lan)

    assert world.ask(states, claimant) in (["received"], ["in_review"])


def has_receipt(lan: Walker) -> None:
    letter = lan.waits_for('main a[href*="/tep/"]')
    assert download(lan, str(letter.get_attribute("href"))).startswith(b"%PDF-")
    lan.press("Theo dõi hồ sơ")


def proposes(ha: Walker, claimant: Claimant) -> None:
    """From the queue to the workbench: grant what the worksheet says."""
    ha.sign_in(claimant.officer.email)
    row = ha.waits_for("table.queue tbody a")
    ha.goes_to(row)
    ha.fill({"outcome": "grant", "note": "Đủ điều kiện"})
    ha.press("Trình duyệt")
    ha.sees("Bạn là người đề xuất nên không duyệt được hồ sơ này")


def approves(quan: Walker, claimant: Claimant) -> None:
    quan.sign_in(claimant.approver.email)
    row = quan.waits_for("table.queue tbody a")
    quan.goes_to(row)
    quan.press("Duyệt và ký")
    quan.press("Duyệt và ký")
    assert world.ask(states, claimant) == ["approved"]


def sees_the_decision(lan: Walker) -> None:
    lan.page.reload()
    lan.look()
    lan.press("Xem kết quả")
    lan.sees("Hồ sơ được chấp nhận")
    letter = lan.waits_for('main a[href*="/tep/"]')
    assert download(lan, str(letter.get_attribute("href"))).startswith(b"%PDF-")


def confirms(passer_by: Walker, lan: Walker) -> None:
    """Whoever holds the letter opens what its QR holds."""
    address = lan.page.locator('main a[href*="/kiem-tra-van-ban/"]').first.get_attribute("href")
    passer_by.open(str(address))
    passer_by.sees("Văn bản có thật")


def follows(passer_by: Walker, code: str, claimant: Claimant, step: int | None = 4) -> None:
    """By code and four digits, without an account."""
    passer_by.open("/tra-cuu/ho-so/")
    passer_by.fill({"code": code, "phone_tail": claimant.answers["phone"][-4:]})
    passer_by.send()
    steps = passer_by.page.locator("ol.steps li")
    assert steps.count() == 4
    if step:
        assert steps.nth(step - 1).get_attribute("class") in {"now", "done"}
        passer_by.sees("Có kết quả")


def states(claimant: Claimant) -> list[str]:
    return [one.state for one in Dossier.objects.filter(person=claimant.user.person_id)]
