"""The reading tools: fetched when opened, and each shown only where it works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

URI = "/law/wages-and-arrears/"
VOICES = """(() => {
  const spoken = window.spoken = [];
  const queue = [];
  window.finish = () => { const one = queue.shift(); if (one && one.onend) one.onend(); };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-US' }, { lang: '%s' }],
    speak: (one) => { spoken.push(one.text); queue.push(one); },
    cancel: () => { queue.length = 0; },
    addEventListener: () => {},
  }});
})()"""
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('blocked', 'SecurityError'); } })"""
SHIFT = """() => new Promise(done => { let sum = 0;
      const add = list => list.getEntries().forEach(entry => { sum += entry.value; });
      new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(sum), 200); })"""
SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    yield context
    context.close()


def _opened(context: BrowserContext, address: str, uri: str = URI) -> Page:
    page = context.new_page()
    page.goto(address + uri)
    page.get_by_text(re.compile("阅读工具|Reading tools")).click()
    expect(page.locator("[data-does=larger]")).to_be_visible()
    return page


def test_the_tools_are_fetched_when_they_are_opened_and_once(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address + URI, wait_until="networkidle")
    assert [url for url in fetched if "tools" in url or "/qr/" in url] == []
    assert len(fetched) <= 3
    for _ in range(3):
        page.get_by_text("阅读工具").click()
    expect(page.locator("[data-does=larger]")).to_be_visible()
    assert len([url for url in fetched if url.endswith("tools.js")]) == 1


def test_showing_the_tools_moves_nothing(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + URI, wait_until="networkidle")
    assert page.evaluate(SHIFT) == 0


def test_a_lost_connection_is_said(context: BrowserContext, address: str) -> None:
    context.route("**/tools.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(address + URI)
    page.get_by_text("阅读工具").click()
    expect(page.locator("#tools [role=status]")).to_contain_text("阅读工具没有取到")


def test_larger_text_grows_in_steps_and_is_remembered(
    context: BrowserContext, address: str
) -> None:
    page = _opened(context, address)
    sizes = [page.evaluate(SIZE)]
    for _ in range(4):
        page.locator("[data-does=larger]").dispatch_event("click")
        sizes.append(page.evaluate(SIZE))
    assert sizes[0] < sizes[1] < sizes[2] < sizes[3] == sizes[4]
    assert page.locator("[data-does=larger]").get_attribute("aria-disabled") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    other = context.new_page()
    other.goto(f"{address}/cases/")
    assert other.evaluate(SIZE) == sizes[3]
    assert other.evaluate(SHIFT) == 0
    for _ in range(4):
        page.locator("[data-does=smaller]").dispatch_event("click")
    assert page.evaluate(SIZE) == sizes[0]


def test_without_storage_larger_text_works_for_the_page(
    context: BrowserContext, address: str
) -> None:
    errors: list[str] = []
    context.add_init_script(NO_STORAGE)
    page = _opened(context, address)
    page.on("pageerror", lambda error: errors.append(str(error)))
    before = page.evaluate(SIZE)
    page.locator("[data-does=larger]").click()
    assert page.evaluate(SIZE) > before
    assert errors == []


def test_where_there_is_no_voice_of_the_language_nothing_is_offered(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(VOICES % "de-DE")
    page = _opened(context, address)
    assert not page.locator("[data-does=speak]").is_visible()
    english = _opened(context, address, "/en/law/bargaining/")
    assert english.locator("[data-does=speak]").is_visible()


def test_a_page_is_read_question_by_question_until_it_is_stopped(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(VOICES % "zh-CN")
    page = _opened(context, address)
    page.locator("[data-does=speak]").click()
    assert page.evaluate("spoken") == ["工资与欠薪十问"]
    assert page.locator(".spoken").inner_text() == "工资与欠薪十问"
    assert page.evaluate("document.activeElement.dataset.does") == "stop"

    page.locator("[data-does=skip]").click()
    assert page.evaluate("spoken.at(-1)") == "老板拖着工资不给，怎么办？"
    page.evaluate("finish()")
    assert "也有人这样问" not in "".join(page.evaluate("spoken"))
    assert max(len(text) for text in page.evaluate("spoken")) <= 200

    page.locator("[data-does=stop]").click()
    said = page.evaluate("spoken.length")
    page.evaluate("finish()")
    assert page.evaluate("spoken.length") == said
    assert page.locator(".spoken").count() == 0
    assert page.evaluate("document.activeElement.dataset.does") == "speak"


def test_the_whole_page_is_read_to_its_end_and_then_it_is_quiet(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(VOICES % "zh-CN")
    page = _opened(context, address)
    page.locator("[data-does=speak]").click()
    page.evaluate("for (let i = 0; i < 2000; i += 1) finish()")
    said = "".join(page.evaluate("spoken"))
    for heading in page.locator(".part > h2").all_text_contents():
        assert heading.strip() in said
    assert "阅读工具" not in said
    assert page.locator("[data-does=speak]").is_visible()
    assert not page.locator("[data-does=stop]").is_visible()


def test_a_reader_who_came_to_a_question_hears_that_one_first(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script(VOICES % "zh-CN")
    page = context.new_page()
    page.goto(address + URI)
    anchor = page.locator(".part > h2").nth(4)
    page.goto(f"{address}{URI}#{anchor.get_attribute('id')}")
    page.get_by_text("阅读工具").click()
    page.locator("[data-does=speak]").click()
    assert page.evaluate("spoken[0]") == page.locator(".part > h2").nth(4).text_content()


def test_the_address_is_copied_and_that_is_said(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = _opened(context, address)
    page.locator("[data-does=copy]").click()
    expect(page.locator("#tools [role=status]")).to_have_text("链接复制好了。")
    assert page.evaluate("navigator.clipboard.readText()") == address + URI


def test_where_the_clipboard_is_closed_the_address_is_shown_for_copying(
    context: BrowserContext, address: str
) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = _opened(context, address)
    page.locator("[data-does=copy]").click()
    assert page.locator("#tools input").input_value() == address + URI
    assert page.evaluate("getSelection().toString()") == address + URI


def test_sharing_is_offered_where_the_phone_can(context: BrowserContext, address: str) -> None:
    page = _opened(context, address)
    assert not page.locator("[data-does=share]").is_visible()
    context.add_init_script(
        "navigator.share = (given) => { window.given = given; return Promise.reject(); }"
    )
    page = _opened(context, address)
    page.locator("[data-does=share]").click()
    assert page.evaluate("given.title").startswith("工资与欠薪十问")
    assert page.evaluate("given.url") == address + URI


def test_a_folder_opened_from_a_disk_has_links_that_lead_to_pages(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page()
    page.goto((site / "law/wages-and-arrears/index.html").as_uri())
    links = page.locator("a[href]").evaluate_all(
        "all => all.map(a => a.href).filter(href => href.startsWith('file:'))"
    )
    assert len(links) > 50
    missing = [link for link in links if not Path(link.split("#")[0][7:]).is_file()]
    assert missing == []
    page.locator(".crumbs a").last.click()
    assert page.url.endswith("/law/index.html")
    assert page.locator("h1").inner_text() == "法律十问"
    page.close()


def test_on_a_server_addresses_stay_as_they_are(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + URI)
    assert page.locator('a[href*="index.html"]').count() == 0
