"""Pages open at once where every other host takes the call and never answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.test_reading import PAGES

MILLISECONDS = 10_000


@pytest.fixture(scope="module")
def silence() -> Iterator[int]:
    """A port that accepts connections and says nothing, as a blocked host may."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as server:
        yield server.getsockname()[1]


@pytest.fixture(scope="module")
def page(browser: Browser, silence: int) -> Iterator[Page]:
    rules = f"--host-resolver-rules=MAP * 127.0.0.1:{silence}, EXCLUDE 127.0.0.1"
    running = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
    yield running.new_page()
    running.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_complete_although_no_other_host_answers(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path, wait_until="load", timeout=MILLISECONDS)
    assert page.locator("h1").is_visible()


def test_the_silence_is_one(page: Page) -> None:
    with pytest.raises(Error, match="Timeout"):
        page.goto("http://host.invalid/", timeout=1_000)
