"""The finder in a real browser: bytes of the first result, and filtering on a slow processor."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench.search.browse import chromium
from bench.search.host import Host, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

PAGE = "/stations/find/"
DATA = f"{PAGE}data/"
SLOWER = 6
"""A cheap phone's processor against this machine's."""
_PATIENCE = 120_000  # ms; the machine may be busy
_SETTLING = 500  # ms, for the style sheet of the printer and whatever else comes late
_PHONE = {"width": 360, "height": 740}
_NOON = "Date.now = () => Date.UTC(2026, 10, 26, 4, 30);"
"""Half past twelve in China; the clock that measures goes on."""
_ANSWERED = "() => document.querySelector('#stations > li') || /没有/.test(count.textContent)"
_FILTER = """async (rounds) => {
  const times = [], boxes = [...document.querySelectorAll("[name=need], [name=open]")];
  const stations = document.getElementById("stations");
  for (let i = 0; i < rounds; i++) {
    const box = boxes[i % boxes.length];
    const begin = performance.now();
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    await new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
      .observe(stations.parentNode, { childList: true, subtree: true, characterData: true }));
    document.body.offsetHeight; // what was changed is laid out too
    times.push(performance.now() - begin);
  }
  return times;
}"""
_LOAD_ALL = """async () => {
  const { load, values } = window.Stations;
  for (const [province] of values.base.provinces) {
    const { parts } = await load(province);
    await Promise.all(parts.map(([key]) => load(key)));
  }
}"""
_COUNT = "() => Object.values(Stations.values).reduce((n, v) => n + (v.id ? v.id.length : 0), 0)"


@dataclass(frozen=True, slots=True)
class First:
    """A first visit: bytes as sent, of everything and of the data alone, and requests."""

    total: int
    data: int
    requests: int
    parts: int
    milliseconds: float
    """From the tap to the list."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a reader does: where he is, or the region chosen, and what he needs."""

    needs: str
    position: tuple[float, float] | None = None
    region: str = ""

    @property
    def fragment(self) -> str:
        """What stands behind the # of the address."""
        return f"{self.needs}&region={self.region}" if self.region else self.needs


def first_results(site: Path, askings: Sequence[Asking]) -> list[First]:
    """Every asking, each with a browser that has seen nothing."""
    with serving((site,)) as host, chromium() as browser:
        return [_first(browser, host, asking) for asking in askings]


@contextmanager
def _context(browser: Browser, position: tuple[float, float] | None) -> Iterator[BrowserContext]:
    options: dict[str, Any] = {"service_workers": "block", "viewport": _PHONE}
    if position:
        longitude, latitude = position
        options["geolocation"] = {"longitude": longitude, "latitude": latitude}
        options["permissions"] = ["geolocation"]
    context = browser.new_context(**options)
    context.set_default_timeout(_PATIENCE)
    try:
        yield context
    finally:
        context.close()


def _open(context: BrowserContext, host: Host, fragment: str) -> Page:
    page = context.new_page()
    page.add_init_script(_NOON)
    page.goto(f"{host.address}{PAGE}#{fragment}")
    page.wait_for_function("() => count.textContent")
    return page


def _first(browser: Browser, host: Host, asking: Asking) -> First:
    host.sent.clear()
    with _context(browser, asking.position) as context:
        page = _open(context, host, asking.fragment)
        begin = _now(page)
        if asking.position:
            page.locator("#near").click()
        page.wait_for_function(_ANSWERED)
        took = _now(page) - begin
        page.wait_for_timeout(_SETTLING)
    data = [(path, size) for path, size in host.sent if path.startswith(DATA)]
    return First(
        total=sum(size for _, size in host.sent),
        data=sum(size for _, size in data),
        requests=len(host.sent),
        parts=sum("-" in path for path, _ in data),
        milliseconds=took,
    )


def _now(page: Page) -> float:
    return float(page.evaluate("performance.now()"))


@dataclass(frozen=True, slots=True)
class Filtering:
    """Many filterings with so many stations at hand."""

    stations: int
    times: Sequence[float]
    """Milliseconds of each, slowed down."""
    cpu: float
    """Milliseconds of the main thread's own CPU time on average, times the same factor: other
    programs do not count in it."""


def filtering(site: Path, asking: Asking, rounds: int, *, has_all: bool) -> Filtering:
    """Filter again and again with all files at hand.

    With `has_all` the whole directory has been fetched before, which no reader would do.
    """
    with (
        serving((site,)) as host,
        chromium() as browser,
        _context(browser, asking.position) as context,
    ):
        page = _open(context, host, asking.fragment)
        if asking.position:
            page.locator("#near").click()
        page.wait_for_function(_ANSWERED)
        if has_all:
            page.evaluate(_LOAD_ALL)
        count = int(page.evaluate(_COUNT))
        page.evaluate(_FILTER, rounds)  # so that what a filter needs has been fetched
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        begin = _cpu(devtools)
        page.evaluate(_FILTER, rounds)
        cpu = (_cpu(devtools) - begin) / rounds * SLOWER
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return Filtering(count, [float(each) for each in page.evaluate(_FILTER, rounds)], cpu)


def _cpu(devtools: CDPSession) -> float:
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration") * 1000)
