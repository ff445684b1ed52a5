"""Opens the calculators in a real browser and prints what it found as JSON; a process of its own."""

import json
import sys

from playwright.sync_api import Browser, expect, sync_playwright

from tests.look.browser import look_at_all

SHOWN = "[data-vss-estimate] .amount"


def typed(browser: Browser, url: str) -> dict[str, str]:
    """The household's amount after a keystroke with scripts, and after the button without them."""
    page = browser.new_page()
    # The script that listens comes after the page itself.
    page.goto(f"{url}?members=1&paid_on=01/09/2026", wait_until="networkidle")
    page.fill("#id_members", "2")
    expect(page.locator(SHOWN).first).to_contain_text("2.322.540")
    live = page.locator(SHOWN).first.inner_text()
    page.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}?members=1&paid_on=01/09/2026")
    page.fill("#id_members", "3")
    page.click("form button[type=submit].btn-primary")
    plain = page.locator(SHOWN).first.inner_text()
    context.close()
    return {"live": live, "plain": plain}


def main(base: str, household: str, paths: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        answers = {"pages": look_at_all(browser, base, paths), "typed": typed(browser, base + household)}
        browser.close()
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
