"""Walks the desk in a real browser and prints what it found as JSON; a process of its own (see tests/look/browser.py).

One officer proposes without scripts, another approves by keyboard alone; every page on the way is looked at by axe
at two widths.
"""

import json
import sys
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.look.browser import AXE, RULES

WIDTHS = (1280, 390)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCRIPT = "(rules) => axe.run(document, {runOnly: rules, preload: false})"


def signed_in(browser: Browser, base: str, session: str, **options: Any) -> BrowserContext:
    context = browser.new_context(**options)
    context.add_cookies([{"name": "vss_session", "value": session, "url": base}])
    return context


def look(context: BrowserContext, url: str) -> dict[str, Any]:
    """What went wrong on one page, and at each width what axe says and how far it overflows."""
    page, trouble = context.new_page(), []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.goto(url, wait_until="load")
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = {"trouble": trouble}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults = page.evaluate(SCRIPT, RULES)["violations"]
        found[str(width)] = [f"{f['id']}: {n['target']}" for f in faults for n in f["nodes"]]
        if page.evaluate(OVERFLOW) > 0:
            found[str(width)].append("wider than the screen")
    page.close()
    return found


def propose(page: Page, url: str) -> str:
    """Trình duyệt, with scripts off."""
    page.goto(url)
    page.get_by_label("Đồng ý hưởng").check()
    page.get_by_role("button", name="Trình duyệt").click()
    return page.locator(".messages").inner_text()


def approve(page: Page, url: str) -> str:
    """Duyệt và ký, with nothing but Tab and Enter."""
    page.goto(url)
    press_until(page, "Duyệt và ký")
    page.keyboard.press("Enter")
    page.wait_for_url("**/duyet/")
    press_until(page, "Duyệt và ký")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    return page.locator(".messages").inner_text()


def press_until(page: Page, words: str) -> None:
    """Tab along until a link or button with these words has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            return
    raise AssertionError(f"no way to {words!r} by keyboard")


def turn(page: Page, url: str) -> list[str]:
    """Mũi tên phải, mũi tên trái: where they lead."""
    page.goto(url, wait_until="load")
    return [press_and_see(page, "ArrowRight"), press_and_see(page, "ArrowLeft")]


def press_and_see(page: Page, key: str) -> str:
    """The address a key leads to; pressed again while the script is still on its way."""
    before = page.url
    for _ in range(50):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        if page.url != before:
            page.wait_for_load_state("load")
            break
    return page.url


def main(order: dict[str, Any]) -> dict[str, Any]:
    base, found = order["base"], {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        officer = signed_in(browser, base, order["officer"])
        found["pages"] = {path: look(officer, base + path) for path in order["paths"]}
        found["turned"] = turn(officer.new_page(), base + order["before"])
        plain = signed_in(browser, base, order["officer"], java_script_enabled=False)
        found["proposed"] = propose(plain.new_page(), base + order["dossier"])
        approver = signed_in(browser, base, order["approver"])
        found["pages"] |= {f"{path}?": look(approver, base + path) for path in order["approver_paths"]}
        found["approved"] = approve(approver.new_page(), base + order["dossier"])
        browser.close()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
