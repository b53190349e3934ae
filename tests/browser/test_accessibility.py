"""Pages for everybody: axe finds nothing, and fingers, keyboards and large text get on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kb.content.library import Library
from kb.site.build import site_pages
from tests.browser.axe import COLOURS, violations
from tests.browser.test_reading import PAGES

SCRIPTS = Path(__file__).parent
TARGETS = (SCRIPTS / "targets.js").read_text(encoding="utf-8")
WALK = (SCRIPTS / "walk.js").read_text(encoding="utf-8")
LONG, STRETCHES, STEPS = ["/pack/320000.html"], 12, 5
"""What has more than a thousand stops of the Tab key: it is pressed in stretches of a few steps."""
PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 800}
OPEN = """() => document.querySelectorAll('*').forEach(each => {
  if (each.tagName === 'DETAILS') each.open = true;
  if (getComputedStyle(each).contentVisibility === 'auto') each.style.contentVisibility = 'visible';
})"""
MOTION = """() => [...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  const seconds = `${style.animationDuration},${style.transitionDuration}`.split(',');
  return style.scrollBehavior === 'smooth' || seconds.some(text => parseFloat(text) > 0.01);
}).map(element => element.outerHTML.slice(0, 100))"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)
    yield page
    page.close()


def _open_everything(page: Page) -> None:
    """The menu, the table of contents, whatever else is folded, and what is far from the screen."""
    page.evaluate(OPEN)


def test_the_list_has_a_page_of_every_template(library: Library) -> None:
    of = {f"/{page.uri}": page.template for page in site_pages(library)}
    assert {of[path] for path in PAGES if path in of} == set(of.values())


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_folded_or_open(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    assert violations(phone) == []
    _open_everything(phone)
    assert violations(phone) == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_wide_screen(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(address + path)
    _open_everything(page)
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_enough_contrast_in_the_dark(browser: Browser, address: str, path: str) -> None:
    """Of what axe looks at, colours alone differ."""
    page = browser.new_page(viewport=PHONE, color_scheme="dark")
    page.goto(address + path)
    _open_everything(page)
    assert violations(page, COLOURS) == []
    page.close()


@pytest.mark.parametrize("home", ["/", "/en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_searching(
    browser: Browser, address: str, home: str, scheme: str
) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + home)
    box = page.locator("form[role=search] input[type=search]").first
    assert box.count() == page.locator("form[role=search]").count()
    if box.count():
        box.click()
        box.press_sequentially("工资" if home == "/" else "wages")
        expect(page.get_by_role("option").first).to_be_visible()
        assert violations(page) == []
        box.press("Enter")
        page.wait_for_url(re.compile(r"/search/.*q="))
        expect(page.locator("main mark").first).to_be_visible()
        _open_everything(page)
        assert violations(page) == []
    page.close()


def test_axe_is_recent_and_sees_what_is_wrong(phone: Page) -> None:
    phone.set_content("<html lang=zh><title>t</title><main><h1>h</h1><img src='data:,'></main>")
    found = violations(phone)
    assert [line.split(":")[0] for line in found] == ["image-alt"]
    version = phone.evaluate("axe.version")
    assert tuple(map(int, version.split("."))) >= (4, 10)


@pytest.mark.parametrize("path", PAGES)
def test_what_is_touched_is_large_enough_for_a_finger(phone: Page, address: str, path: str) -> None:
    """44 px for what stands alone; in a sentence the line height decides, but not below 24."""
    phone.goto(address + path)
    _open_everything(phone)
    small = phone.evaluate(TARGETS)
    assert not small, "\n".join(small)


NARROW = "<p style='width:100px"


@pytest.mark.parametrize(
    ("html", "is_large"),
    [
        ("<a href=x style='display:block;padding:14px'>单独的链接</a>", True),
        ("<a href=x style='display:block'>单独的链接</a>", False),
        ("<ul><li><a href=x>单独的链接</a></ul>", False),
        ("<div style='width:100px'><a href=x>单独的链接断成两行</a></div>", True),
        (f"{NARROW};font-size:13px;line-height:20px'><a href=x>单独的链接断成两行</a>", False),
        (f"{NARROW};line-height:60px'><a href=x>单独的链接断成两行</a>", False),
        ("<p>1. <a href=x>编了号的链接</a>", False),
        (f"{NARROW}'>句子里<a href=x style='padding:4px 0'>断成两行的链接</a>不算。", True),
        (f"{NARROW}'>句子里<a href=x style='font-size:10px'>断成两行的小链接</a>太小。", False),
        ("<p>句子里的<a href=x style='line-height:26px;padding:4px 0'>一个链接</a>不算。", True),
        ("<p>句子里的<a href=x style='font-size:10px'>小链接</a>太小。", False),
        ("<p>句子里的<button>按钮</button>不是链接。", False),
        ("<label style='padding:14px;display:block'><input type=checkbox> 甲</label>", True),
        ("<input type=checkbox>", False),
        ("<a href=x style='position:relative'>短<b style='position:absolute;inset:-20px'></b></a>",
         True),
    ],
)  # fmt: skip
def test_the_measure_of_targets_itself(phone: Page, html: str, is_large: bool) -> None:
    phone.set_content(f"<!doctype html><body style='font:17px/1.75 sans-serif;margin:60px'>{html}")
    assert (phone.evaluate(TARGETS) == []) == is_large


PLANT = """words => {
  const block = document.querySelector("article").appendChild(document.createElement("p"));
  const link = block.appendChild(document.createElement("a"));
  block.style.cssText = "font-size:14px;line-height:20px";  // the policy forbids the attribute
  link.style.cssText = "padding:0";
  link.href = "#main";
  link.textContent = words;
}"""


@pytest.mark.parametrize("words", ["单独的链接", "单独的链接，长得要断成两行才放得下它所有的字"])
def test_a_link_of_20_px_that_is_planted_in_a_page_is_found(
    phone: Page, address: str, words: str
) -> None:
    phone.goto(f"{address}/law/bargaining/")
    phone.evaluate(PLANT, words)
    _open_everything(phone)
    (small,) = phone.evaluate(TARGETS)
    assert small.startswith("44 px: ")
    assert words in small


@pytest.mark.parametrize("path", PAGES)
def test_large_text_on_a_narrow_screen_needs_no_sideways_scroll(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address + path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _open_everything(page)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 32
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("path", [path for path in PAGES if path not in LONG])
def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(
    phone: Page, address: str, path: str
) -> None:
    phone.goto(address + path)
    _open_everything(phone)
    expected = phone.evaluate(WALK)
    numbers, faults = _press_tab(phone, 2 * expected + 10)
    assert phone.evaluate("walk()") is None, "the focus leaves the page"
    assert numbers == list(range(expected))
    assert faults == []


@pytest.mark.parametrize("path", LONG)
def test_the_tab_key_goes_on_from_anywhere_in_a_long_file(
    phone: Page, address: str, path: str
) -> None:
    """Every stop is looked at; that the key leads from one to the next is tried in places."""
    phone.goto(address + path)
    _open_everything(phone)
    expected = phone.evaluate(WALK)
    assert expected > STRETCHES * STEPS
    assert phone.evaluate("misplaced()") == []
    assert _press_tab(phone, STEPS) == ([*range(STEPS)], [])
    assert phone.evaluate(f"[...Array({expected}).keys()].flatMap(n => walkTo(n).faults)") == []
    for start in range(0, expected, expected // STRETCHES):
        phone.evaluate(f"walkTo({start})")
        numbers, _ = _press_tab(phone, STEPS)
        assert numbers == [*range(start + 1, expected)][: len(numbers)]
        assert numbers
    phone.evaluate(f"walkTo({expected - STEPS})")
    assert _press_tab(phone, 2 * STEPS) == ([*range(expected - STEPS + 1, expected)], [])
    assert phone.evaluate("walk()") is None


def _press_tab(page: Page, most: int) -> tuple[list[int], list[str]]:
    """The stops that the focus reaches before it leaves the page, and what is wrong with them.

    Without those of the browser's own, such as a box that scrolls.
    """
    numbers, faults = [], []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("walk()")
        if stop is None:
            break
        numbers.append(stop["number"])
        faults += stop["faults"]
    return [number for number in numbers if number >= 0], faults


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/404.html"])
def test_the_skip_link_leads_past_the_menu(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.getAttribute('href')") == "#main"
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.querySelector('#main').contains(document.activeElement)")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_readers_who_asked_for_stillness(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(address + path)
    assert page.evaluate(MOTION) == []
    page.close()
