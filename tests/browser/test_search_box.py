"""The search box of every page: nothing before it is touched, then a combobox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Request, expect

PAGE = "/law/bargaining/"
EXPANDED = '#q[aria-expanded="true"]'


@pytest.fixture
def requests() -> list[Request]:
    return []


@pytest.fixture
def messages() -> list[str]:
    return []


@pytest.fixture
def page(
    browser: Browser, address: str, requests: list[Request], messages: list[str]
) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740}, service_workers="block")
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 — no builtins
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(address + PAGE)
    page.wait_for_load_state("networkidle")
    yield page
    page.close()


def _ask(page: Page, question: str) -> None:
    page.locator("#q").fill(question)
    page.wait_for_selector(EXPANDED)


def test_nothing_of_the_search_is_fetched_before_the_box_is_touched(
    page: Page, requests: list[Request]
) -> None:
    assert [found.url for found in requests if "search" in found.url] == []
    page.locator("#q").focus()
    page.wait_for_selector("#q[role=combobox]")
    assert any("/assets/js/search.js" in found.url for found in requests)


def test_everything_comes_from_the_own_host_and_within_the_policy(
    page: Page, address: str, requests: list[Request], messages: list[str]
) -> None:
    _ask(page, "拖欠工资")
    page.wait_for_load_state("networkidle")
    assert [found.url for found in requests if not found.url.startswith((address, "data:"))] == []
    assert [text for text in messages if "Service Worker registration" not in text] == []


def test_typing_suggests_at_most_six_pages_with_their_sections(page: Page) -> None:
    page.locator("#q").press_sequentially("工资")
    options = page.get_by_role("option")
    expect(options).to_have_count(6)
    assert page.locator("#suggestions small:not(:empty)").count() > 0
    expect(page.locator("#suggestions mark", has_text="工资").first).to_be_visible()
    box = page.get_by_role("combobox")
    assert box.get_attribute("aria-controls") == "suggestions"
    assert page.get_by_role("listbox").get_attribute("id") == "suggestions"


def test_the_number_of_results_is_said(page: Page) -> None:
    _ask(page, "工资")
    expect(page.locator("form[role=search] [role=status]")).to_have_text(
        re.compile(r"^[1-9]\d* 条结果$")
    )


def test_text_that_comes_without_a_key_is_searched(page: Page) -> None:
    page.locator("#q").focus()
    page.keyboard.insert_text("加班费怎么算")
    expect(page.get_by_role("option").first).to_contain_text("加班")


def test_what_was_typed_before_the_script_came_is_searched(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search-box.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(address + PAGE)
    page.locator("#q").press_sequentially("加班费")
    expect(page.get_by_role("option").first).to_contain_text("加班")
    page.close()


def test_words_still_being_composed_are_not_searched(page: Page) -> None:
    page.locator("#q").focus()
    page.wait_for_selector("#q[role=combobox]")
    keyboard = page.context.new_cdp_session(page)
    for text in ("g", "gong", "gong'zi"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    page.wait_for_timeout(600)
    assert page.locator(EXPANDED).count() == 0
    keyboard.send("Input.insertText", {"text": "工资"})
    page.wait_for_selector(EXPANDED)
    assert page.locator("#q").input_value() == "工资"


def test_a_composition_that_ends_without_a_further_input_is_searched(page: Page) -> None:
    page.locator("#q").focus()
    page.wait_for_selector("#q[role=combobox]")
    page.evaluate(
        """() => {
          const box = document.getElementById("q");
          box.dispatchEvent(new CompositionEvent("compositionstart"));
          box.value = "工资";
          box.dispatchEvent(new InputEvent("input", { isComposing: true }));
          box.dispatchEvent(new CompositionEvent("compositionend", { data: "工资" }));
        }"""
    )
    page.wait_for_selector(EXPANDED)


def test_the_arrow_keys_go_round(page: Page) -> None:
    _ask(page, "工资")
    box, chosen = page.locator("#q"), page.locator("#suggestions [aria-selected=true]")
    assert chosen.count() == 0
    for key, number in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", 5),
        ("ArrowDown", 0),
        ("End", 5),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        assert box.get_attribute("aria-activedescendant") == f"suggestion-{number}"
        assert chosen.get_attribute("id") == f"suggestion-{number}"
    assert page.evaluate("document.activeElement.id") == "q"


def test_home_moves_the_cursor_while_nothing_is_chosen(page: Page) -> None:
    _ask(page, "工资")
    page.keyboard.press("Home")
    assert page.evaluate("document.getElementById('q').selectionStart") == 0
    assert page.locator("#q").get_attribute("aria-activedescendant") is None


def test_escape_closes_first_and_the_text_stays(page: Page) -> None:
    _ask(page, "工资")
    page.keyboard.press("Escape")
    assert page.locator("#q").get_attribute("aria-expanded") == "false"
    assert page.locator("#suggestions").is_hidden()
    assert page.locator("#q").input_value() == "工资"
    page.keyboard.press("ArrowDown")
    assert page.locator("#suggestions").is_visible()


def test_enter_opens_what_is_chosen_at_its_section(page: Page) -> None:
    _ask(page, "老板拖着工资不给")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/law/wages-and-arrears/#late-pay")


def test_a_tap_opens_a_suggestion(page: Page) -> None:
    _ask(page, "老板拖着工资不给")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/law/wages-and-arrears/#late-pay")


def test_enter_without_a_choice_leads_to_the_results(page: Page, requests: list[Request]) -> None:
    _ask(page, "拖欠工资")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hits li")
    assert "/search/#q=拖欠工资" in unquote(page.url)
    assert page.locator("#q").input_value() == "拖欠工资"
    # What is asked stays on the device: neither an address nor a header carries it.
    sent = [found.url + str(found.all_headers()) for found in requests]
    assert [text for text in sent if "拖欠" in unquote(text)] == []


def test_coming_back_from_a_result_does_not_send_the_question(
    page: Page, requests: list[Request]
) -> None:
    _ask(page, "拖欠工资")
    page.keyboard.press("Enter")
    page.locator("#hits a").first.click()
    page.wait_for_selector("article")
    page.go_back()
    page.wait_for_selector("#hits li")
    assert page.locator("#q").input_value() == "拖欠工资"
    sent = [found.url + str(found.all_headers()) for found in requests]
    assert [text for text in sent if "拖欠" in unquote(text)] == []


def test_leaving_the_box_closes_the_list(page: Page) -> None:
    _ask(page, "工资")
    page.keyboard.press("Tab")
    assert page.locator("#suggestions").is_hidden()


def test_nothing_found_is_said_and_shown(page: Page) -> None:
    page.locator("#q").fill("zzzz")
    status = page.locator("form[role=search] [role=status]")
    expect(status).to_have_text("没有找到")
    box = status.bounding_box()
    assert box
    assert box["height"] > 20
    assert page.locator("#q").get_attribute("aria-expanded") == "false"


def test_an_index_that_cannot_be_fetched_is_said(page: Page) -> None:
    page.route("**/search/zh/**", lambda route: route.abort())
    page.locator("#q").fill("工资")
    expect(page.locator("form[role=search] [role=status]")).to_contain_text("没有取全")


def test_without_script_the_box_leads_to_the_collections(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    page.locator("#q").fill("工资")
    page.locator("form[role=search] button").click()
    assert page.locator("noscript p").is_visible()
    assert page.locator("main").get_by_role("link", name="法律十问").is_visible()
    assert page.locator("main a[href='tel:12351']").is_visible()
    assert page.locator("#narrow").is_hidden()
    context.close()


def test_a_finger_can_hit_a_suggestion(page: Page) -> None:
    _ask(page, "工资")
    boxes = [option.bounding_box() for option in page.get_by_role("option").all()]
    assert all(box and box["height"] >= 44 for box in boxes)


def test_the_english_box_searches_the_english_pages(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/")
    page.locator("#q").fill("bargaining")
    page.wait_for_selector(EXPANDED)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/(law|cases)/\S+/#\S+"))
    page.close()
