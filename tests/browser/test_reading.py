"""Pages in a browser: narrow screens, no script, no other host, the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

PAGES = [
    "/",
    "/en/",
    "/law/bargaining/",
    "/en/law/bargaining/",
    "/cases/",
    "/cases/jiangsu/ganyu-employer-first/",
    "/cases/compare/",
    "/charts/",
    "/data/",
    "/help/open-data/",
    "/help/hotlines/",
    "/en/help/hotlines/",
    "/offline/",
    "/pack/320000.html",
    "/programmes/qingdao-1124/",
    "/columns/jiangdu-new-forms/",
    "/news/gaochun-village-union/",
    "/stations/",
    "/stations/places/",
    "/stations/places/450000/",
    "/en/stations/places/450000/",
    "/stations/at/beihai-traffic-police/",
    "/stations/compare/",
    "/stations/guangdong-station-guideline/",
    "/stations/find/",
    "/courses/",
    "/courses/offer-to-contract/",
    "/courses/station-keeper/",
    "/forms/",
    "/forms/offer-letter/",
    "/regions/",
    "/regions/320707/",
    "/laws/",
    "/laws/labor-contract-law/",
    "/freshness/",
    "/systems/",
    "/contributing/checks/link-broken/",
    "/search/",
    "/en/search/",
    "/404.html",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_only_from_its_own_host_and_within_its_policy(
    browser: Browser, address: str, path: str
) -> None:
    page = browser.new_page()
    requests: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    response = page.goto(address + path)
    assert response is not None
    assert response.ok
    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert messages == []
    page.close()


def test_an_article_reads_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/law/wages-and-arrears/")
    assert page.get_by_role("link", name="老板拖着工资不给，怎么办？").is_visible()
    page.get_by_text("菜单").click()
    assert page.get_by_role("link", name="协商案例").is_visible()
    assert not page.get_by_text("阅读工具").is_visible()
    context.close()


def test_the_first_tab_stop_skips_to_the_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/law/bargaining/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_paper_differ_in_both_schemes(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/law/bargaining/")
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    light = [sum(map(int, c.strip("rgb()").split(","))) for c in colours]
    assert (light[0] < light[1]) == (scheme == "light")
    page.close()
