"""Stations of every kind in a browser: invented ones, for of the real ones little is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import COLOURS, violations
from tests.browser.conftest import serving
from tests.browser.test_accessibility import OPEN, PHONE, TARGETS

PAGES = [
    "/stations/",
    "/stations/places/",
    "/stations/places/440000/",
    "/en/stations/places/440000/",
    "/stations/at/example-all/",
    "/stations/at/example-no-noon/",
    "/stations/at/example-season/",
    "/stations/at/example-plain/",
    "/stations/compare/",
]


@pytest.fixture(scope="module")
def here(station_site: Path) -> Iterator[str]:
    with serving(station_site) as local:
        yield local


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)
    yield page
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_fingers_hit_what_they_aim_at(
    phone: Page, here: str, path: str
) -> None:
    phone.goto(here + path)
    phone.evaluate(OPEN)
    assert violations(phone) == []
    assert phone.evaluate(TARGETS) == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_enough_contrast_in_the_dark(browser: Browser, here: str, path: str) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme="dark")
    page.goto(here + path)
    assert violations(page, COLOURS) == []
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_with_large_text_on_the_narrowest_screen(
    browser: Browser, here: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(here + path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_a_page_that_was_fresh_when_it_was_built_turns_stale_on_the_readers_day(
    browser: Browser, here: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    notice = page.locator("#overdue")
    page.clock.set_fixed_time(datetime(2026, 12, 1, tzinfo=UTC))
    page.goto(f"{here}/stations/at/example-all/")
    expect(notice).to_be_hidden()
    page.clock.set_fixed_time(datetime(2027, 6, 1, tzinfo=UTC))
    page.reload()
    expect(notice).to_be_visible()
    after = "getComputedStyle(document.querySelector('.fresh'), '::after').content"
    assert "待核实" in page.evaluate(after)
    context.close()


def test_a_station_can_be_read_without_script(browser: Browser, here: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{here}/stations/places/440000/")
    page.get_by_role("link", name="例子驿站·缺雨衣（虚构）").click()
    hours = "周一至周五 8:00–18:00；周六、周日 不开；法定节假日 不开"
    expect(page.get_by_text(hours)).to_be_visible()
    expect(page.get_by_text("还缺：一次性雨衣。")).to_be_visible()
    page.get_by_role("link", name="一次性雨衣", exact=True).click()
    expect(page.locator("#raincoats")).to_be_in_viewport()
    context.close()
