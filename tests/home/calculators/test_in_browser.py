"""Every calculator with a result, in a real browser: accessible, no wider than the screen, with and without scripts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from vssportal.home.calculators.registry import CALCULATORS

ROOT = Path(__file__).parents[3]


def test_the_calculators_stand_in_a_browser(live_server: Any) -> None:
    paths = [f"{tool.path}?{tool.example}" for tool in CALCULATORS]
    paths += ["/tinh-thu/", "/tinh-thu/luong-huu/?birth=xx&spans_0_first=1"]

    ran = subprocess.run(
        [
            *(sys.executable, "-W", "ignore", "-m", "tests.home.calculators.browser"),
            *(live_server.url, "/tinh-thu/bhyt-ho-gia-dinh/", *paths),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout)
    faults = {
        (path, width): seen
        for path, page in found["pages"].items()
        for width, seen in page["widths"].items()
        if seen["axe"] or seen["overflow"] or seen["small"]
    }
    assert faults == {}
    assert [path for path, page in found["pages"].items() if page["trouble"]] == []
    assert found["pages"][paths[-1]]["focus"] == "error-summary"
    assert [text.replace("\u00a0", " ") for text in found["typed"].values()] == ["2.322.540 ₫", "3.142.260 ₫"]
