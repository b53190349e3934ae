"""Visits every page of every site, turn by turn, so that a busy moment hits all alike."""

from __future__ import annotations

import socket
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from tests.browser.axe import violations
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.nu_checker import JAVA, html_errors

from bench.phone.link import FOUR_G, THREE_G, Link
from bench.phone.results import Result, inline_parts
from bench.phone.server import Server
from bench.phone.sites import PAGES
from bench.phone.visit import (
    cpu_of,
    first_paint_in_silence,
    fresh_page,
    look,
    text_without_script,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, BrowserType

    from bench.phone.sites import Built

LINKS = (FOUR_G, THREE_G)
PLAIN = "不限速"
PATIENCE = 10_000
"""Milliseconds to wait for a page where other hosts keep silent."""


@contextmanager
def launched(chromium: BrowserType, others: str) -> Iterator[Browser]:
    """A browser for which every host but this machine is at `others`."""
    rules = f"--host-resolver-rules=MAP * {others}, EXCLUDE 127.0.0.1"
    browser = chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
    try:
        yield browser
    finally:
        browser.close()


def measure(chromium: BrowserType, sites: Sequence[Built], runs: int) -> list[Result]:
    """All figures; hosts other than the site's own fail at once, but for the test of silence."""
    results = [Result(site.name, page) for page in PAGES for site in sites]
    with ExitStack() as stack:
        servers = {site.name: Server(site.folder) for site in sites}
        for server in servers.values():
            stack.callback(server.close)
        browser = stack.enter_context(launched(chromium, "~NOTFOUND"))
        _once(browser, servers, results)
        for run in range(1, runs + 1):
            print(f"第 {run} 轮，共 {runs} 轮", file=sys.stderr)
            _turn(browser, servers, results)
        _in_silence(chromium, servers, results)
    _check_html(sites, results)
    return results


def _address(port: int, result: Result) -> str:
    return f"http://127.0.0.1:{port}/{PAGES[result.page]}"


def _once(browser: Browser, servers: dict[str, Server], results: Sequence[Result]) -> None:
    """What does not change from run to run: bytes, accessibility, text without script."""
    for result in results:
        print(f"{result.site} · {result.page}", file=sys.stderr)
        server = servers[result.site]
        address = _address(server.port, result)
        server.ledger.clear()
        result.looks[PLAIN] = [look(browser, address)]
        result.served = list(server.ledger)
        path = server.site.find(PAGES[result.page])
        result.inline = inline_parts(path.read_text(encoding="utf-8")) if path else {}
        result.text_without_script = text_without_script(browser, address)
        result.axe = [
            line for scheme in ("light", "dark") for line in _axe(browser, address, scheme)
        ]


def _axe(browser: Browser, address: str, scheme: str) -> list[str]:
    with fresh_page(browser, color_scheme=scheme, bypass_csp=True) as page:
        page.goto(address, wait_until="networkidle", timeout=60_000)
        return [f"{scheme}: {line}" for line in violations(page)]


def _turn(browser: Browser, servers: dict[str, Server], results: Sequence[Result]) -> None:
    for result in results:
        port = servers[result.site].port
        result.cpu.append(cpu_of(browser, _address(port, result)))
        for shape in LINKS:
            link = Link(port, shape)
            found = look(browser, _address(link.port, result))
            result.looks.setdefault(shape.name, []).append(found)
            link.close()
            print(
                f"  {result.site} · {result.page} · {shape.name}：{found.lcp:.0f} 毫秒",
                file=sys.stderr,
            )


def _in_silence(
    chromium: BrowserType, servers: dict[str, Server], results: Sequence[Result]
) -> None:
    """Other hosts take the connection and never answer."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as silence:
        others = f"127.0.0.1:{silence.getsockname()[1]}"
        with launched(chromium, others) as browser:
            for result in results:
                address = _address(servers[result.site].port, result)
                result.silent_paint = first_paint_in_silence(browser, address, PATIENCE)


def _check_html(sites: Sequence[Built], results: Sequence[Result]) -> None:
    folders = {site.name: site.folder for site in sites}
    for result in results if JAVA else ():
        page = folders[result.site] / PAGES[result.page] / "index.html"
        result.html_errors = html_errors(page)
