"""Somebody without a mouse: Tab, Enter, Space and the arrows, nothing else."""

import contextlib
from datetime import date
from typing import Any

from playwright.sync_api import ElementHandle, FilePayload, Locator, TimeoutError

from tests.journeys.walker import Walker

MOST_TABS = 150
MOST_ARROWS = 80
IS_THERE = "part => document.activeElement === part"
# Whoever tabs must see where they are.
IS_SEEN = """part => {
  const style = getComputedStyle(part);
  const box = part.getBoundingClientRect();
  const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return marked && box.bottom > 0 && box.top < innerHeight;
}"""


class Typist(Walker):
    """A walker whose every step is a key."""

    def goes_to(self, button: Locator) -> None:
        self._reach(button)
        with self.page.expect_navigation(wait_until="load"):
            self.page.keyboard.press("Enter")
        self.look()

    def chooses(self, field: Locator, file: FilePayload) -> None:
        self._reach(field)
        # A busy browser may swallow a press; whoever sees no window presses again.
        for key in ("Enter", "Space", "Enter", "Space"):
            with contextlib.suppress(TimeoutError), self.page.expect_file_chooser(timeout=5000) as chooser:
                self.page.keyboard.press(key)
                chooser.value.set_files(file)
                return
        raise AssertionError(f"no window for files opens by key at {self.page.url}")

    def _reach(self, target: Locator) -> None:
        """Tab until it has the focus; then it must show that it has."""
        part = target.element_handle()
        for _ in range(MOST_TABS):
            if self.page.evaluate(IS_THERE, part):
                return self._see(target, part)
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{target} is out of reach of the keyboard at {self.page.url}")

    def _see(self, target: Locator, part: ElementHandle) -> None:
        # The page may still be rolling there.
        for _ in range(20):
            if self.page.evaluate(IS_SEEN, part):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"no visible focus on {target} at {self.page.url}")

    def _fill_day(self, name: str, day: date) -> None:
        for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
            for field in self.page.locator(f'main [name="{name}_{part}"]').all():
                self._type(field, str(number))

    def _type(self, field: Locator, text: str) -> None:
        self._reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _fill(self, field: Locator, name: str, value: str) -> None:
        kind = field.evaluate("part => part.type")
        if kind == "radio":
            self._turn_to(name, value)
        elif kind == "select-one":
            self._reach(field)
            self._arrow_until(lambda: field.input_value() == value)
        elif kind == "checkbox":
            self._reach(field)
            self.page.keyboard.press("Space")
        elif kind != "hidden":
            self._type(field, value)

    def _turn_to(self, name: str, value: str) -> None:
        """One stop for the whole group, the arrows inside it."""
        chosen = self.page.locator(f'main [name="{name}"]:checked')
        self._reach(chosen if chosen.count() else self.page.locator(f'main [name="{name}"]').first)
        self.page.keyboard.press("Space")
        self._arrow_until(lambda: chosen.input_value() == value)

    def _arrow_until(self, is_right: Any) -> None:
        for _ in range(MOST_ARROWS):
            if is_right():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads there at {self.page.url}")
