"""The page of results: an answer and a number on the first screen, whatever is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

ARREARS = "老板拖着工资不给"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def page_alone(browser: Browser) -> Iterator[Page]:
    """A page without a service worker, which would fetch past the routes of a test."""
    page = browser.new_page(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    yield page
    page.close()


@pytest.fixture
def ask(page: Page, address: str) -> Callable[..., Page]:
    """Open the page of results and wait until it has answered."""

    def ask(query: str) -> Page:
        page.goto(f"{address}/search/?{query}")
        _answered(page)
        return page

    return ask


def _answered(page: Page) -> None:
    expect(page.locator("#found")).to_contain_text(re.compile("条结果|没有"))
    expect(page.locator("#hits > .waiting:first-child")).to_have_count(0)


def _state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).fragment)


def _titles(page: Page) -> list[str]:
    return page.locator("#hits h2").all_inner_texts()


def test_the_first_screen_answers_plainly_and_says_whom_to_call(ask: Callable[..., Page]) -> None:
    page = ask(f"q={ARREARS}")
    first = page.locator("#hits li").first
    link = first.locator("a")
    assert urlsplit(link.evaluate("a => a.href")).path == "/law/wages-and-arrears/"
    assert urlsplit(link.evaluate("a => a.href")).fragment == "late-pay"
    assert first.locator(".section").inner_text() == "老板拖着工资不给，怎么办？"
    assert "12333" in first.locator(".answer").inner_text()
    for part in (first.locator(".answer"), page.locator(".call a").first):
        box = part.bounding_box()
        assert box
        assert box["y"] < PHONE["height"] - 44


def test_a_result_says_where_it_is_from_and_shows_its_words(ask: Callable[..., Page]) -> None:
    page = ask("q=快递发工资")
    case = page.locator("#hits li", has=page.locator("a[href*='cases/']")).first
    case.scroll_into_view_if_needed()
    expect(case.locator(".excerpt mark").first).to_be_visible()
    kind, place, year = case.locator(".about").inner_text().split(" · ")
    assert kind == "协商案例"
    assert place
    assert year.isdigit()
    excerpt = case.locator(".excerpt")
    assert 0 < len(excerpt.inner_text()) <= 100
    assert excerpt.locator("mark").count() > 0
    assert all(len(mark) >= 2 for mark in excerpt.locator("mark").all_inner_texts())


def test_neighbouring_pairs_are_marked_as_one(ask: Callable[..., Page]) -> None:
    marks = ask(f"q={ARREARS}").locator("#hits li").first.locator(".section mark")
    assert marks.all_inner_texts() == [ARREARS]


def test_results_are_a_list_in_the_main_part_and_more_come_when_asked(
    ask: Callable[..., Page],
) -> None:
    page = ask("q=工资")
    assert page.locator("main ol > li").count() == 10
    page.locator("#more").click()
    expect(page.locator("main ol > li")).to_have_count(20)
    page.wait_for_function(
        "document.activeElement.closest('li') === document.querySelectorAll('#hits li')[10]"
    )


def test_what_the_lexicon_adds_is_said(page: Page, address: str, site: Path) -> None:
    base = (site / "search/zh/base.js").read_text(encoding="utf-8")
    value = json.loads(base.strip().removeprefix('S("base",').removesuffix(")"))
    value["lexicon"] = 1
    words = {"stop": ["怎么办"], "expand": [["炒鱿鱼 炒鱼", ["解除劳动合同"]]]}
    _serve(page, "**/base.js", "base", value)
    _serve(page, "**/lexicon.js", "lexicon", words)
    page.goto(f"{address}/search/?q=被炒鱿鱼怎么办")
    _answered(page)
    assert page.locator("#also").inner_text() == "已同时查找：解除劳动合同"
    assert page.locator("#hits mark", has_text="劳动合同").count() > 0


def _serve(page: Page, pattern: str, key: str, value: object) -> None:
    script = f"S({json.dumps(key)},{json.dumps(value)})"
    page.route(pattern, lambda route: route.fulfill(body=script, content_type="text/javascript"))


def test_typing_changes_the_address_in_place_and_the_results(ask: Callable[..., Page]) -> None:
    page = ask(f"q={ARREARS}")
    entries = page.evaluate("history.length")
    page.locator("#q").fill("加班费怎么算")
    expect(page.locator("#hits h2").first).to_contain_text("加班")
    assert _state(page) == {"q": ["加班费怎么算"]}
    assert page.evaluate("history.length") == entries


def test_a_facet_narrows_counts_and_can_be_gone_back_from(ask: Callable[..., Page]) -> None:
    page = ask("q=工资")
    all_titles = _titles(page)
    page.locator("#narrow summary").click()
    option = page.locator("#collection option[value=case]")
    label, count = option.inner_text().rstrip(")").split(" (")
    assert label == "协商案例"
    page.locator("#collection").select_option("case")
    expect(page.locator("#found")).to_contain_text(f"{count} 条结果")
    assert _state(page) == {"q": ["工资"], "collection": ["case"]}
    kinds = page.locator("#hits .about").all_inner_texts()
    assert {kind.split(" · ")[0] for kind in kinds} == {"协商案例"}
    page.locator("#region").select_option(index=1)
    page.wait_for_url("**/search/#*region=*")
    page.go_back()
    expect(page.locator("#found")).to_contain_text(f"{count} 条结果")
    page.go_back()
    expect(page.locator("#hits h2").first).to_have_text(all_titles[0])
    assert _titles(page) == all_titles
    assert page.locator("#collection").input_value() == ""


def test_the_counts_of_a_facet_are_what_choosing_brings(ask: Callable[..., Page]) -> None:
    page = ask("q=工资&collection=case")
    options = page.locator("#region option").all()[1:]
    promised = {
        str(o.get_attribute("value")): int(o.inner_text().rstrip(")").split("(")[1])
        for o in options
    }
    assert promised
    for code, count in promised.items():
        page.locator("#region").select_option(code)
        expect(page.locator("#found")).to_contain_text(f"{count} 条结果")


def test_choosing_without_a_question_is_browsing(ask: Callable[..., Page]) -> None:
    page = ask("collection=case&region=320000")
    assert page.locator("#hits li").count() == 10
    assert page.locator("#narrow").get_attribute("open") is not None
    assert page.locator("#region").input_value() == "320000"
    abouts = page.locator("#hits .about").all_inner_texts()
    assert all("江苏" in about for about in abouts)


def test_a_facet_nobody_knows_finds_nothing_and_breaks_nothing(ask: Callable[..., Page]) -> None:
    page = ask("q=工资&region=x&collection=%3Cb%3E")
    assert page.locator("#hits li").count() == 0
    assert page.locator("#tell a").is_visible()


def test_without_question_and_choice_the_page_waits(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    page.wait_for_load_state("networkidle")
    assert "用自己的话问" in page.locator("#found").inner_text()
    assert page.locator("#hits li").count() == 0


def test_nothing_found_leads_on(ask: Callable[..., Page]) -> None:
    page = ask("q=zzzz")
    assert "没有找到" in page.locator("#found").inner_text()
    assert page.locator("main a[href='tel:12351']").is_visible()
    assert page.locator("main a[href='tel:12333']").is_visible()
    assert page.locator("main").get_by_role("link", name="协商案例").is_visible()
    page.locator("#tell a").click()
    assert page.url.endswith("/help/how-to-submit/")


def test_a_weak_result_says_so(ask: Callable[..., Page]) -> None:
    page = ask("q=周末去哪里爬山看日出拍照")
    assert page.locator("#hits li").count() > 0
    assert "只供参考" in page.locator("#found").inner_text()
    assert page.locator("#tell a").is_visible()


def test_a_strong_result_is_not_called_weak(ask: Callable[..., Page]) -> None:
    page = ask(f"q={ARREARS}")
    assert page.locator("#found").inner_text().endswith("条结果")
    assert page.locator("#note").is_hidden()


@pytest.mark.parametrize(
    "query", [f"q={ARREARS}", "q=16岁能进厂打工吗", "q=zzzz", "collection=case"]
)
def test_whatever_is_asked_there_is_a_way_on(ask: Callable[..., Page], query: str) -> None:
    page = ask(query)
    assert page.locator("#tell a").is_visible()
    assert page.locator(".call a[href^='tel:']").count() >= 3
    assert page.locator("main").get_by_role("link", name="协商案例").is_visible()


def test_a_character_that_only_sounds_right_is_asked_about(ask: Callable[..., Page]) -> None:
    page = ask("q=拖欠公资")
    page.locator("#mean button").click()
    expect(page.locator("#hits h2").first).to_contain_text("工资")
    assert page.locator("#q").input_value() == "拖欠工资"
    assert page.locator("#mean").is_hidden()


@pytest.mark.parametrize(
    "question", ["laobantuozhegongzibugei", "老闆拖著工資不給", "老板拖着公资不给", "拖着工资"]
)
def test_pinyin_traditional_characters_and_slips_find_the_same_page(
    ask: Callable[..., Page], question: str
) -> None:
    assert "工资与欠薪十问" in _titles(ask(f"q={question}"))[:5]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>工资",
    "\"'><svg onload=alert(1)>工资",
    "工资 (.*)+[a-z]{1,9}\\d$^|?*+",
    "((((((((((((((工资",
    "\ud800工资\udfff",
    "工资\x00\x1b\u202e\u2028\u2029",
    "%E0%A4%A 工资 %",
    "constructor hasOwnProperty __proto__",
    "🏗️👷🏽‍♂️工资",
    "-工资 +加班 ~1 *",
]


@pytest.mark.parametrize("question", HOSTILE, ids=ascii)
def test_hostile_questions_are_text(page: Page, address: str, question: str) -> None:
    page.goto(f"{address}/search/")
    page.wait_for_load_state("networkidle")
    page.evaluate(
        """written => {
          document.getElementById("q").value = JSON.parse(written);
          document.getElementById("q").dispatchEvent(new InputEvent("input"));
        }""",
        json.dumps(question),  # lone surrogates do not travel as they are
    )
    _answered(page)
    assert page.locator("main :is(script, img, svg)").count() == 0
    assert page.locator("#hits li").count() > 0 or "没有找到" in page.locator("#found").inner_text()
    kept = "written => document.getElementById('q').value === JSON.parse(written)"
    assert page.evaluate(kept, json.dumps(question))


def test_a_very_long_question_is_cut_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}/search/")
    page.locator("#q").fill("工资加班社保" * 1700)
    _answered(page)
    assert "只查了前面的 200 个字" in page.locator("#found").inner_text()
    assert page.locator("#hits li").count() > 0


@pytest.mark.parametrize("harm", ["missing", "truncated", "foreign"])
@pytest.mark.parametrize("part", ["t", "d", "f"])
def test_a_damaged_file_leaves_the_rest_standing(
    browser: Browser, address: str, part: str, harm: str
) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    harmed: set[str] = set()

    def spoil(route: Route) -> None:
        url = route.request.url
        if sum(url.encode()) % 2:  # every second one, roughly: the others stay
            route.continue_()
            return
        harmed.add(url)
        if harm == "missing":
            route.abort()
        else:
            body = 'S("9-6/t/0",{"工资":[[' if harm == "truncated" else "<!doctype html><p>404"
            route.fulfill(body=body, content_type="text/javascript")

    page.route(f"**/search/zh/*/{part}/*.js", spoil)
    page.goto(f"{address}/search/?q={ARREARS}")
    expect(page.locator("#found")).to_contain_text("没有取全")
    assert harmed
    assert page.locator("#hits li").count() > 0
    assert page.locator(".call a").first.is_visible()
    page.close()


def test_a_file_that_never_comes_is_not_waited_for_longer_than_ten_seconds(
    page: Page, address: str
) -> None:
    page.clock.install()
    page.route("**/search/zh/*/d/*.js", lambda _route: None)
    page.goto(f"{address}/search/?q=工资", wait_until="commit")
    page.wait_for_timeout(1000)
    assert page.locator("#hits li").count() == 0
    page.clock.fast_forward(10_000)
    expect(page.locator("#found")).to_contain_text("没有取全")


def test_what_narrows_results_is_fetched_when_it_is_looked_at(
    page_alone: Page, address: str
) -> None:
    page = page_alone
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/search/?q=工资")
    _answered(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "facets" in url] == []
    page.locator("#narrow summary").click()
    expect(page.locator("#collection option[value=case]")).to_contain_text("协商案例")
    assert len([url for url in fetched if "facets" in url]) == 1


def test_results_do_not_wait_for_what_only_narrows_them(page_alone: Page, address: str) -> None:
    page = page_alone
    page.route("**/facets.js", lambda _route: None)
    page.goto(f"{address}/search/?q=工资", wait_until="commit")
    page.locator("#narrow summary").click()
    expect(page.locator("#hits li")).to_have_count(10)
    page.locator("#q").fill("加班")
    expect(page.locator("#hits h2").first).to_contain_text("加班")


def test_what_narrows_results_and_does_not_come_is_told(page_alone: Page, address: str) -> None:
    page = page_alone
    page.route("**/facets.js", lambda route: route.abort())
    page.goto(f"{address}/search/?q=工资")
    _answered(page)
    page.locator("#narrow summary").click()
    expect(page.locator("#found")).to_contain_text("没有取全")
    assert page.locator("#hits li").count() == 10


def test_an_index_in_an_unknown_format_is_not_read(page: Page, address: str) -> None:
    _serve(page, "**/base.js", "base", {"format": 99})
    page.goto(f"{address}/search/?q=工资")
    expect(page.locator("#found")).to_contain_text("没有取全")


def test_after_it_is_loaded_it_answers_offline(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/search/?q={ARREARS}")
    page.wait_for_selector("#hits li")
    context.set_offline(True)
    page.locator("#q").fill("老板拖着工资")
    expect(page.locator("#hits li").first).to_contain_text("工资与欠薪十问")
    page.locator("#q").fill("")
    page.locator("#q").fill("女职工产假")
    expect(page.locator("#found")).to_contain_text("没有取全")
    context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator("#hits li").first).to_contain_text("女职工")
    context.close()


def test_it_works_from_a_folder_on_a_disk(page: Page, site: Path) -> None:
    page.goto((site / "law/bargaining/index.html").as_uri())
    page.locator("#q").fill(ARREARS)
    expect(page.get_by_role("option").first).to_contain_text("工资与欠薪十问")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hits li")
    assert "search/index.html#q=" in page.url
    page.locator("#narrow summary").click()
    page.locator("#collection").select_option("explainer")
    page.wait_for_url("**/search/index.html#*collection=explainer")
    page.locator("#hits a").first.click()
    page.wait_for_selector("article")
    assert unquote(page.url).endswith("law/wages-and-arrears/index.html#late-pay")


def test_a_page_overdue_for_checking_says_so(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2029-01-01T12:00:00Z")
    page.goto(f"{address}/search/?q={ARREARS}")
    page.wait_for_selector("#hits li")
    expect(page.locator("#hits .about").first).to_contain_text("已过核对日期")


def test_a_page_not_overdue_does_not(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-25T12:00:00Z")
    page.goto(f"{address}/search/?q={ARREARS}")
    page.wait_for_selector("#hits li")
    assert "已过核对日期" not in page.locator("#hits").inner_text()


def test_it_keeps_within_its_policy_and_its_host_and_sends_no_question(
    page: Page, address: str
) -> None:
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 — no builtins
    page.on("console", lambda message: messages.append(message.text))
    page.goto(f"{address}/search/#q={ARREARS}")
    page.wait_for_selector("#hits li")
    page.wait_for_load_state("networkidle")
    assert messages == []
    assert [found.url for found in requests if not found.url.startswith((address, "data:"))] == []
    sent = [unquote(found.url + str(found.all_headers())) for found in requests]
    assert [text for text in sent if "拖着" in text] == []


def test_loading_the_page_again_sends_no_question(ask: Callable[..., Page]) -> None:
    page = ask(f"q={ARREARS}&collection=explainer")
    assert _state(page) == {"q": [ARREARS], "collection": ["explainer"]}
    sent: list[str] = []
    page.on("request", lambda request: sent.append(unquote(request.url + str(request.headers))))
    page.reload()
    page.wait_for_selector("#hits li")
    assert sent
    assert [text for text in sent if "拖着" in text] == []
    assert page.locator("#q").input_value() == ARREARS


def test_a_link_within_the_page_leaves_the_results(ask: Callable[..., Page]) -> None:
    page = ask(f"q={ARREARS}")
    page.evaluate("location.hash = 'browse'")
    page.wait_for_timeout(300)
    assert page.locator("#q").input_value() == ARREARS
    assert page.locator("#hits li").count() == 10


def test_only_results_near_the_screen_are_fetched_in_full(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}/search/#q=工资")
    expect(page.locator("#hits li")).to_have_count(10)
    expect(page.locator("#hits .excerpt").first).not_to_be_empty()
    page.wait_for_load_state("networkidle")
    assert 0 < sum("/f/" in url for url in fetched) <= 5
    page.locator("#hits li").last.scroll_into_view_if_needed()
    expect(page.locator("#hits .excerpt").last).not_to_be_empty()


@pytest.mark.parametrize("part", [".call a", "#narrow summary", "#hits h2 a", "#more", "#tell a"])
def test_a_finger_can_hit_every_part(ask: Callable[..., Page], part: str) -> None:
    page = ask("q=周末去哪里爬山看日出拍照" if "tell" in part else "q=工资")
    for found in page.locator(part).all():
        box = found.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44


def test_large_text_fits_a_narrow_screen(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{address}/search/?q={ARREARS}&collection=explainer")
    page.wait_for_selector("#hits li")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_english_pages_have_results_in_english(page: Page, address: str) -> None:
    page.goto(f"{address}/en/search/?q=collective bargaining")
    page.wait_for_selector("#hits li")
    assert "results" in page.locator("#found").inner_text()
    links = page.locator("#hits a").evaluate_all(
        "links => links.map(a => new URL(a.href).pathname)"
    )
    assert all(link.startswith("/en/") for link in links)
