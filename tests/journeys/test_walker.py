"""The walker itself: a page with a fault does not get past it."""

import pytest
from playwright.sync_api import Route

from tests.journeys.conftest import NewWalker

WHOLE = """<!doctype html><html lang="vi"><head><title>Trang</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Trang</h1>{}</main></body></html>"""
POLICY = {"Content-Security-Policy": "default-src 'self'", "Content-Type": "text/html; charset=utf-8"}


def served(someone: NewWalker, content: str, *, status: int = 200, policy: bool = True) -> None:
    """Somebody opens a page that has this in it."""
    walker = someone()
    headers = POLICY if policy else {"Content-Type": POLICY["Content-Type"]}

    def answer(route: Route) -> None:
        route.fulfill(status=status, body=WHOLE.format(content), headers=headers)

    walker.context.route("**/trang-thu/", answer)
    walker.open("/trang-thu/")


def test_a_page_without_fault_is_passed(someone: NewWalker) -> None:
    served(someone, "<p>Nội dung</p>")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<script>document.title = 'x'</script>", "Content Security Policy"),
        ("<p style='color:red'>x</p>", "Content Security Policy"),
        ("<img src='/static/khong-co.png' alt=''>", "404"),
        ("<input name='a'>", "label"),
        ("<h3>Bậc nhảy</h3>", "heading-order"),
    ],
)
def test_a_fault_stops_the_walker(someone: NewWalker, content: str, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        served(someone, content)


def test_an_answer_that_is_an_error_stops_the_walker(someone: NewWalker) -> None:
    with pytest.raises(AssertionError, match="500 GET"):
        served(someone, "", status=500)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<script>missing()</script>", "missing is not defined"),
        ("<script>console.error('hỏng')</script>", "hỏng"),
        ("<pre>" + "rong" * 200 + "</pre>", "scrolls sideways at 320"),
    ],
)
def test_a_fault_of_a_script_or_of_the_width_stops_it_too(
    someone: NewWalker, content: str, said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        served(someone, content, policy=False)
