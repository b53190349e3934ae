"""The review clock runs on the reader's day, so that an old copy turns too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize(("day", "is_overdue"), [("2027-05-21", False), ("2027-05-22", True)])
def test_a_page_warns_from_the_day_after_it_falls_due(
    browser: Browser, address: str, day: str, is_overdue: bool
) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.goto(f"{address}/law/wages-and-arrears/")
    assert page.locator("#overdue").is_visible() == is_overdue
    page.close()


def test_the_calendar_page_marks_what_is_overdue(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2029-01-01T12:00:00Z")
    page.goto(f"{address}/freshness/")
    rows = page.locator("tbody tr").count()
    assert page.locator("time.overdue").count() == rows > 0
    page.close()
