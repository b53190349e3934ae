"""What can still be read after one visit, when the server is gone."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from bench.phone.server import Server
from bench.phone.visit import fresh_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_WORKER = "sw.js"
_READY = "navigator.serviceWorker.ready.then(() => true)"
_TIME_TO_STORE = 3_000


def replay(
    browser: Browser, folder: Path, pages: Mapping[str, str], visited: str
) -> dict[str, bool] | None:
    """Visit one page, take the server away, open all: which show their own heading.

    `None` where the site has no service worker.
    """
    if not (folder / _WORKER).is_file():
        return None
    server = Server(folder)
    with fresh_page(browser, service_workers="allow") as page:
        here = f"http://127.0.0.1:{server.port}/"
        page.goto(here + pages[visited], wait_until="load")
        try:
            page.wait_for_function(_READY, timeout=10_000)
            page.wait_for_timeout(_TIME_TO_STORE)
        except Error:
            pass  # no worker came up: then nothing is read below, which is what is told
        finally:
            server.close()
        return {name: _shows(page, here + uri, folder / uri) for name, uri in pages.items()}


def _shows(page: Page, address: str, folder: Path) -> bool:
    """Whether the page at an address is there, and is that page and no other one."""
    html = (folder / "index.html").read_text(encoding="utf-8")
    title = html.partition("<title>")[2].partition("</title>")[0]
    try:
        page.goto(address, wait_until="load", timeout=10_000)
    except Error:
        return False
    return bool(page.title().strip() == unescape(title).strip())
