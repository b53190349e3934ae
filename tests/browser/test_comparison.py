"""The comparison: a plain table without script, sortable with it, cards on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

URI = "/cases/compare/"


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address + URI)
    return page


def _column(page: Page, number: int) -> list[str]:
    return page.locator(f"tbody tr > :nth-child({number})").all_inner_texts()


def test_without_script_the_table_stands_and_has_no_dead_buttons(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + URI)
    assert page.locator("tbody tr").count() > 1
    assert page.locator("main button").count() == 0
    context.close()


def test_a_column_sorts_up_and_then_down_and_says_so(page: Page) -> None:
    years = _column(page, 7)
    button = page.get_by_role("button", name="年份")
    button.click()
    known = [year for year in _column(page, 7) if year != "不详"]
    assert known == sorted(known)
    assert page.locator("th[aria-sort=ascending]").all_inner_texts() == ["年份"]
    button.click()
    known_down = [year for year in _column(page, 7) if year != "不详"]
    assert known_down == sorted(known, reverse=True)
    assert page.locator("th[aria-sort=descending]").count() == 1
    assert sorted(_column(page, 7)) == sorted(years)
    page.close()


def test_what_is_not_known_comes_last_both_ways(page: Page) -> None:
    for _ in range(2):
        page.get_by_role("button", name="年份").click()
        assert _column(page, 7)[-1] == "不详"
        assert _column(page, 7)[0] != "不详"
    page.close()


def test_another_column_takes_the_mark_over(page: Page) -> None:
    page.get_by_role("button", name="年份").click()
    page.get_by_role("button", name="层级").click()
    assert page.locator("th[aria-sort]").all_inner_texts() == ["层级"]
    page.close()


def test_sorting_needs_no_mouse(page: Page) -> None:
    before = _column(page, 1)
    page.get_by_role("button", name="案例").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("th[aria-sort=descending]").all_inner_texts() == ["案例"]
    assert sorted(_column(page, 1)) == sorted(before)
    assert page.evaluate("document.activeElement.textContent") == "案例"
    page.close()


def test_on_a_phone_every_case_is_a_card_with_labels(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(address + URI)
    cells = page.locator("tbody tr").first.locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert all(box and box["width"] > 280 for box in boxes)
    label = "getComputedStyle(document.querySelector('tbody td'), '::before').content"
    assert page.evaluate(label) == '"地区"'
    assert page.get_by_role("button", name="年份").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_charts_fit_and_can_be_read(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}/charts/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for svg in page.locator("svg[role=img]").all():
        picture = svg.bounding_box()
        assert picture
        for text in svg.locator("text").all():
            box = text.bounding_box()
            assert box
            assert box["height"] >= 12
            assert box["x"] + box["width"] <= picture["x"] + picture["width"] + 8
    colours = page.evaluate(
        "[...document.querySelectorAll('.chart .label')].map(t => getComputedStyle(t).fill)"
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper not in colours
    page.close()


def test_a_figure_in_the_text_leads_to_its_row(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/cases/jiangsu/ganyu-employer-first/")
    page.locator("a.figure").first.click()
    row = page.locator("tr:target")
    assert row.count() == 1
    assert "原文未说明" in row.inner_text()
    page.close()
