"""One visit of one page in headless Chromium, on a screen of 360 pixels."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 800},
    "device_scale_factor": 2,
    "has_touch": True,
}
_OBSERVE = """
window.seen = { lcp: 0, fcp: 0, cls: 0, tbt: 0 };
const observe = (type, each) => new PerformanceObserver(
  list => list.getEntries().forEach(each)).observe({ type, buffered: true });
observe("largest-contentful-paint", entry => { seen.lcp = entry.startTime; });
observe("paint", entry => { if (entry.name.startsWith("first-c")) seen.fcp = entry.startTime; });
observe("layout-shift", entry => { if (!entry.hadRecentInput) seen.cls += entry.value; });
observe("longtask", entry => { seen.tbt += entry.duration - 50; });
"""
_BLOCKING = """performance.getEntriesByType("resource")
  .filter(entry => entry.renderBlockingStatus === "blocking").length"""
_TEXT = "(document.querySelector('main') || document.body).textContent.length"
_SETTLED = 500
"""Milliseconds after the network has gone quiet, for late paints and shifts."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a visit showed: times in milliseconds, other hosts by name."""

    requests: int
    hosts: tuple[str, ...]
    blocking: int
    lcp: float
    fcp: float
    cls: float
    tbt: float
    text: int


@contextmanager
def fresh_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page with nothing in its cache; a service worker may not help or add requests."""
    context = browser.new_context(**{**PHONE, "service_workers": "block", **options})
    try:
        yield context.new_page()
    finally:
        context.close()


def look(browser: Browser, address: str) -> Look:
    """Open an address cold and watch until it has settled."""
    with fresh_page(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script(_OBSERVE)
        page.goto(address, wait_until="networkidle", timeout=60_000)
        page.wait_for_timeout(_SETTLED)
        seen = page.evaluate("seen")
        real = [url for url in asked if not url.startswith("data:")]
        own = urlsplit(address).hostname
        hosts = {host for url in real if (host := urlsplit(url).hostname) and host != own}
        blocking, text = page.evaluate(_BLOCKING), page.evaluate(_TEXT)
        return Look(len(real), tuple(sorted(hosts)), blocking, **seen, text=text)


def cpu_of(browser: Browser, address: str) -> float:
    """Milliseconds of the main thread's own CPU time: other programs do not count in it."""
    with fresh_page(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(address, wait_until="networkidle", timeout=60_000)
        page.wait_for_timeout(_SETTLED)
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration") * 1000)


def text_without_script(browser: Browser, address: str) -> int:
    """Characters that can be read where scripts are off."""
    with fresh_page(browser, java_script_enabled=False) as page:
        page.goto(address, wait_until="load")
        return len(page.locator("main").first.text_content() or "")


def first_paint_in_silence(browser: Browser, address: str, patience: float) -> float | None:
    """Milliseconds to the first text where other hosts never answer; `None` after `patience`."""
    with fresh_page(browser) as page:
        page.add_init_script(_OBSERVE)
        page.goto(address, wait_until="commit")
        for _ in range(int(patience / 250)):
            page.wait_for_timeout(250)
            if fcp := page.evaluate("window.seen ? seen.fcp : 0"):
                return float(fcp)
        return None
