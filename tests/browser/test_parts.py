"""A long page is laid out part by part, and a reader notices nothing but the speed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

URI, LAST = "/law/wages-and-arrears/", "arbitration"
PARTS = "[...document.querySelectorAll('.part')]"
TOP = "id => document.getElementById(id).getBoundingClientRect().top"
STILL = """() => new Promise(done => {
  let before = -1;
  const look = () => {
    if (before === scrollY) { done(); return; }
    before = scrollY;
    setTimeout(look, 100);
  };
  look();
})"""
SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { shifts += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(address + URI, wait_until="networkidle")
    yield page
    page.close()


def _skipped(page: Page) -> int:
    """How many parts are not laid out at this moment."""
    is_skipped = "!part.checkVisibility({ contentVisibilityAuto: true })"
    inside = "part => part.querySelector('p')"
    found: int = page.evaluate(f"{PARTS}.map({inside}).filter(part => part && {is_skipped}).length")
    return found


def test_what_is_far_from_the_screen_is_not_laid_out_at_first(page: Page) -> None:
    assert page.evaluate(f"{PARTS}.length") >= 10
    assert _skipped(page) >= 5


def test_a_link_into_the_page_leads_to_its_heading(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}{URI}#{LAST}")
    page.evaluate(STILL)
    assert -2 <= page.evaluate(TOP, LAST) <= 2
    page.evaluate("scrollTo(0, 0)")
    page.locator(f".toc a[href='#{LAST}']").click()
    page.evaluate(STILL)
    assert -2 <= page.evaluate(TOP, LAST) <= 2


def test_words_far_down_are_found_by_the_browser(page: Page) -> None:
    words = page.evaluate(f"{PARTS}.pop().querySelector('p, li').textContent.trim().slice(0, 8)")
    assert page.evaluate("words => find(words)", words)
    page.evaluate(STILL)
    box = page.evaluate(
        "() => { const r = getSelection().getRangeAt(0).getBoundingClientRect();"
        " return [r.top, r.bottom, innerHeight]; }"
    )
    assert 0 <= box[0] < box[1] <= box[2]


def test_everything_that_is_selected_is_copied(page: Page) -> None:
    page.keyboard.press("Control+a")
    page.wait_for_timeout(100)
    copied = "".join(page.evaluate("getSelection().toString()").split())
    for words in page.evaluate(f"{PARTS}.map(part => part.querySelector('p, li').textContent)"):
        assert "".join(words.split()) in copied


def test_nothing_jumps_while_a_reader_scrolls_down_and_up(page: Page) -> None:
    for direction in (1, -1):
        for _ in range(30):
            page.mouse.wheel(0, direction * 600)
            page.wait_for_timeout(30)
    assert page.evaluate("shifts") == 0
