"""Opens pages in a real browser and prints what it found as JSON.

A process of its own: Playwright leaves an event loop running in the thread that used it, and the rest of a
test worker would trip over it.
"""

import json
import sys
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390, 320)
AXE_WIDTHS = (1280, 390)
SMALL_TARGETS = """
[...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select')].filter((part) => {
  const box = part.getBoundingClientRect();
  const inText = part.tagName === 'A' && getComputedStyle(part).display === 'inline';
  return box.width > 1 && !inText && !part.matches('.sr') && part.checkVisibility() && box.height < 24;
}).map((part) => part.outerHTML.slice(0, 80))
"""


def look(page: Page, url: str) -> dict[str, object]:
    """Open one page: what has the focus, what went wrong, and at each width axe's findings and overflow."""
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    # The console also tells what the content security policy stopped.
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.goto(url, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    focus = page.evaluate("document.activeElement.className")
    page.evaluate(AXE.read_text("utf-8"))
    return {
        "focus": focus,
        "widths": {str(width): at_width(page, width) for width in WIDTHS},
        "trouble": trouble,
    }


def at_width(page: Page, width: int) -> dict[str, object]:
    page.set_viewport_size({"width": width, "height": 900})
    script = "(rules) => axe.run(document, {runOnly: rules, preload: false})"
    faults = page.evaluate(script, RULES)["violations"] if width in AXE_WIDTHS else []
    return {
        "axe": [f"{fault['id']}: {node['target']}" for fault in faults for node in fault["nodes"]],
        "overflow": page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        ),
        "small": page.evaluate(SMALL_TARGETS),
    }


def look_at_all(browser: Browser, base: str, paths: list[str]) -> dict[str, dict[str, object]]:
    answers = {}
    context = browser.new_context()
    for path in paths:
        page = context.new_page()
        answers[path] = look(page, base + path)
        page.close()
    context.close()
    return answers


def without_scripts(browser: Browser, url: str) -> dict[str, object]:
    """The same page with scripts off: is the error summary still in focus, do its links move to the field?"""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    focused = page.locator(".error-summary:focus").count()
    page.locator(".error-summary a").first.click()
    arrived = page.locator("#id_born_on_1:focus, #id_born_on_1:target").count()
    context.close()
    return {"focused": focused, "arrived": arrived}


def main(base: str, paths: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        answers = {
            "pages": look_at_all(browser, base, paths),
            "without_scripts": without_scripts(browser, base + "/mau/cau-hoi/"),
        }
        browser.close()
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
