"""A pack as it is opened from a chat: a file, alone, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PACK = "pack/320000.html"
QUESTION = "老板拖着工资不给，怎么办？"


@pytest.fixture
def file(site: Path, tmp_path: Path) -> Path:
    """Far away from the site, under a name that a chat may give it."""
    path = tmp_path / "江苏 省(1).html"
    path.write_bytes((site / PACK).read_bytes())
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 720}, offline=True)
    page = context.new_page()
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    yield page
    assert messages == []
    assert [url for url in requests if not url.startswith(("data:", file.as_uri()))] == []
    context.close()


def test_without_script_everything_can_be_read_and_no_control_is_dead(
    browser: Browser, file: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())

    expect(page.locator("#find")).to_be_hidden()
    expect(page.locator('.hotlines a[href="tel:12351"]')).to_be_visible()
    place = page.locator("section", has=page.get_by_role("heading", name=QUESTION))
    expect(place.get_by_text("工资必须付，说没钱也不行。")).to_be_visible()
    law = place.get_by_text("《劳动合同法》第三十条第一款")
    expect(law).to_be_hidden()
    place.locator("summary").click()
    expect(law).to_be_visible()
    context.close()


def test_a_question_in_plain_words_finds_its_answer(page: Page) -> None:
    page.locator("#words").fill("网点欠我工资，我该找谁")
    first = page.locator("#results a").first
    expect(first).to_have_text(QUESTION)
    first.click()
    answer = page.get_by_text("工资必须付，说没钱也不行。")
    expect(answer).to_be_in_viewport()


def test_a_case_of_the_place_is_found_too(page: Page) -> None:
    page.locator("#words").fill("赣榆 服装")
    expect(page.locator("#results a").first).to_contain_text("赣榆")


@pytest.mark.parametrize(
    "question", ["黄鼠狼", "<img src=黄鼠狼 onerror=黄鼠狼>", "…", "constructor"]
)
def test_what_is_not_there_leads_to_the_numbers(page: Page, question: str) -> None:
    page.locator("#words").fill(question)
    expect(page.locator("#found")).to_contain_text("没有找到")
    expect(page.locator("#results li")).to_have_count(0)


def test_a_link_opens_what_it_leads_to(page: Page) -> None:
    place = page.locator("section", has=page.get_by_role("heading", name=QUESTION))
    place.locator("summary").click()
    place.get_by_role("link", name="单位欠薪、不缴社保，我走了能拿补偿吗").click()
    expect(page.locator('[id="law_contract-and-leaving.forced-resign"]')).to_be_in_viewport()


def test_it_fits_a_narrow_screen_with_large_text(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator("#words").fill("工资")
    expect(page.locator("#results a").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("day", "is_overdue"), [("2027-05-21", False), ("2027-05-22", True)])
def test_a_pack_warns_from_the_day_after_it_falls_due(
    browser: Browser, file: Path, day: str, is_overdue: bool
) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.goto(file.as_uri())
    assert page.locator("#overdue").is_visible() == is_overdue
    page.close()


def test_paper_shows_what_the_screen_keeps_closed(page: Page) -> None:
    closed = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(closed)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(closed) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before > 100


def test_answers_that_nobody_opened_stay_off_the_paper(page: Page) -> None:
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML(
          "beforeend", '<details class="box answer"><summary>答案</summary><p>甲</p></details>')"""
    )
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("details.answer p")).to_be_hidden()
    expect(page.locator("details:not(.answer) p").last).to_be_visible()
