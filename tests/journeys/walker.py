"""Somebody at a browser: opens, reads, fills in, presses; whatever goes wrong on the way fails the journey."""

import contextlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import axe_playwright_python
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Locator,
    Page,
    Response,
    TimeoutError,
    expect,
)
from playwright.sync_api import Error as PageError

from tests.journeys import world

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW, NARROWEST = 1280, 390, 320
WAIT_MS = 90_000
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


class Walker:
    """One person with a browser of their own, in one language, with scripts or without."""

    def __init__(self, browser: Browser, base: str, *, scripts: bool = True, language: str = "vi") -> None:
        self.base, self.language, self.has_scripts = base, language, scripts
        self.context: BrowserContext = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": WIDE, "height": 900},
            locale="en-GB" if language == "en" else "vi-VN",
        )
        self.context.set_default_timeout(WAIT_MS)
        self.page: Page = self.context.new_page()
        self.trouble: list[str] = []
        self.looked: list[str] = []
        self.page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        # The console also tells what the content security policy stopped.
        self.page.on("console", self._hear)
        self.page.on("response", self._answered)

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(f"console at {self.page.url}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.trouble.append(f"{response.status} {response.request.method} {response.url}")

    def close(self) -> None:
        self.context.close()

    # --- words ------------------------------------------------------------------------------------------

    def says(self, text: str) -> str:
        """A sentence of the portal in this person's language."""
        with translation.override(self.language):
            return gettext(text)

    # --- ways -------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        prefix = "/en" if self.language == "en" else ""
        self.page.goto(f"{self.base}{prefix}{path}")
        self.look()

    def press(self, text: str, *, within: str = "main") -> None:
        """A button or a link by its words, then the page it leads to."""
        words = re.compile(rf"^\s*{re.escape(self.says(text))}")
        found = self.page.locator(within).locator("a, button").filter(has_text=words).first
        self.goes_to(found)

    def send(self) -> None:
        """The main button of the form on the page."""
        self.goes_to(self.page.locator("main form button.btn-primary[type=submit]").first)

    def goes_to(self, button: Locator) -> None:
        """Presses what is there and looks at the page it leads to."""
        with self.page.expect_navigation(wait_until="load", timeout=WAIT_MS):
            button.click()
        self.look()

    def arrives(self, part: str) -> None:
        """Waits until the page has moved on by itself."""
        self.page.wait_for_url(re.compile(part), timeout=WAIT_MS)
        self.page.wait_for_load_state("load")
        self.look()

    def sees(self, text: str) -> None:
        """The words stand in the page, in this person's language."""
        expect(self.page.locator("main")).to_contain_text(self.says(text), timeout=WAIT_MS)

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def waits_for(self, selector: str) -> Locator:
        """Until something is there: pages that wait load themselves anew, the others are loaded again."""
        found = self.page.locator(selector).first
        for _ in range(60):
            with contextlib.suppress(TimeoutError):
                found.wait_for(state="attached", timeout=1500)
                self.look()
                return found
            # The page may be loading itself at this very moment.
            with contextlib.suppress(PageError):
                self.page.reload()
        raise AssertionError(f"{selector} never came to {self.page.url}")

    # --- forms ------------------------------------------------------------------------------------------

    def fill(self, values: Mapping[str, Any]) -> None:
        """Fills in what the page asks for, by the names of its fields."""
        for name, value in values.items():
            if isinstance(value, date):
                self._fill_day(name, value)
                continue
            for field in self.page.locator(f'main [name="{name}"]').all()[:1]:
                self._fill(field, name, str(value))

    def _fill_day(self, name: str, day: date) -> None:
        for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
            for field in self.page.locator(f'main [name="{name}_{part}"]').all():
                field.fill(str(number))

    def _fill(self, field: Locator, name: str, value: str) -> None:
        kind = field.evaluate("part => part.type")
        if kind == "radio":
            self.page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            field.select_option(value)
        elif kind == "checkbox":
            field.check()
        elif kind != "hidden":
            field.fill(value)

    def chooses(self, field: Locator, file: FilePayload) -> None:
        """A file for a file field."""
        field.set_input_files(file)

    # --- signing in -------------------------------------------------------------------------------------

    def sign_in(self, email: str) -> None:
        """With the code from the mail."""
        before = world.ask(world.last_mail)
        self.open("/dang-nhap/")
        self.fill({"email": email})
        self.send()
        self.fill({"code": self.code(email, before)})
        self.send()

    def code(self, email: str, before: int) -> str:
        for _ in range(100):
            if found := world.ask(world.code_for, email, before):
                return str(found)
            self.page.wait_for_timeout(200)
        raise AssertionError(f"no code came to {email}")

    # --- what every page must stand -----------------------------------------------------------------------

    def look(self) -> None:
        """No violation at two widths, no sideways scrolling at three, nothing said by console or policy."""
        shape = f"{KEY.sub('…', self.page.url.removeprefix(self.base))} {self.heading()}"
        if self.has_scripts and shape not in self.looked:
            self.looked.append(shape)
            self._measure(shape)
        assert self.trouble == [], "\n".join(self.trouble)

    def _measure(self, shape: str) -> None:
        self.page.evaluate("document.fonts.ready.then(() => true)")
        self.page.evaluate(AXE)
        for width in (NARROWEST, NARROW, WIDE):
            self.page.set_viewport_size({"width": width, "height": 900})
            assert self.page.evaluate(OVERFLOW) <= 0, f"{shape} scrolls sideways at {width}"
            if width != NARROWEST:
                found = self._violations()
                assert found == [], f"{shape} at {width}: {found}"

    def _violations(self) -> list[str]:
        script = "(rules) => axe.run(document, {runOnly: rules, preload: false})"
        found = self.page.evaluate(script, RULES)["violations"]
        return [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]
