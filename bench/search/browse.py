"""Questions in a real browser: bytes, requests and time, and scoring on a slow processor."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright
from tests.browser.chromium import CHROMIUM, FLAGS

from bench.search.host import Host, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SHOWN = 10
"""Results that the page of results lists at once."""
_SLOWER = 6
"""A cheap phone's processor against this machine's."""
_PATIENCE = 120_000  # ms; the machine may be busy
_SETTLING = 1000  # ms, for what comes after the first results
_PHONE = {"width": 360, "height": 740}
_WATCH = """
new MutationObserver((changes) => changes.forEach(({ target, addedNodes }) => {
  const isResult = target.id === "hits" && addedNodes.length > 0;
  if (isResult || target.id === "note") window.shown = window.shown || performance.now();
})).observe(document, { childList: true, subtree: true });
document.addEventListener("input", () => { window.typed = performance.now(); });
"""
_SCORE = """async (question) => {
  const times = [];
  for (let i = 0; i < 3; i++) {
    const begin = performance.now();
    await S.find(question);
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[1];
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A question asked by a reader whose browser has nothing yet, and then another one."""

    question: str
    cold: dict[str, int]
    """Bytes by kind of file."""
    titles: int
    """Bytes without which the titles of the results cannot be shown."""
    cold_requests: int
    first: float
    """Milliseconds from the opening of the page to the first titles."""
    warm: int
    warm_requests: int
    again: float
    """Milliseconds from typing the second question, the pause of 150 included."""
    scoring: float
    """Milliseconds of the first question once all its files are there, slowed down."""

    @property
    def cold_bytes(self) -> int:
        """All that comes for the first screen of results."""
        return sum(self.cold.values())


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that the tests use too."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def browse(site: Path, index: Path, questions: Sequence[str]) -> list[Visit]:
    """Ask every question on the page of results, each with a browser that has seen nothing."""
    with serving((index, site)) as host, chromium() as browser:
        return [_visit(browser, host, *pair) for pair in pairwise([*questions, questions[0]])]


def _visit(browser: Browser, host: Host, question: str, other: str) -> Visit:
    context = browser.new_context(service_workers="block", viewport=_PHONE, bypass_csp=True)
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.add_init_script(_WATCH)
    host.sent.clear()
    page.goto(f"{host.address}/search/#{urlencode({'q': question})}")
    page.wait_for_function("window.shown")
    page.wait_for_timeout(_SETTLING)
    first, cold = page.evaluate("window.shown"), [each for each in host.sent if kind_of(each[0])]
    host.sent.clear()
    page.evaluate("window.shown = 0")
    page.locator("#q").fill(other)
    page.wait_for_function("window.shown")
    again = page.evaluate("window.shown - window.typed")
    page.wait_for_timeout(_SETTLING)
    warm = list(host.sent)
    visit = Visit(
        question=question,
        cold=(kinds := _by_kind(cold)),
        titles=_for_titles(kinds, question),
        cold_requests=len(cold),
        first=first,
        warm=sum(size for _, size in warm),
        warm_requests=len(warm),
        again=again,
        scoring=_scoring(page, question),
    )
    context.close()
    return visit


def _scoring(page: Page, question: str) -> float:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    return float(page.evaluate(_SCORE, question))


def _by_kind(sent: Sequence[tuple[str, int]]) -> dict[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for address, size in sent:
        sizes[kind_of(address)] += size
    return dict(sizes)


def _for_titles(kinds: Mapping[str, int], question: str) -> int:
    """Texts come later; so does pinyin, unless the question is written in it."""
    later = {"f"} | (set() if question.isascii() else {"pinyin"})
    return sum(size for kind, size in kinds.items() if kind not in later)


def kind_of(address: str) -> str:
    """The kind of a file of search; an empty text for what belongs to the page.

    >>> kind_of("/search/zh/7-6/t/1f.js"), kind_of("/search/zh/base.js"), kind_of("/search/")
    ('t', 'base', '')
    >>> kind_of("/search/zh/pinyin/64/1f.js")
    'pinyin'
    """
    if address.startswith("/assets/js/search"):
        return "scripts"
    if not address.startswith("/search/") or not address.endswith(".js"):
        return ""
    *_, above, folder, name = f"/{address}".removesuffix(".js").split("/")
    if above == "pinyin":
        return above
    return folder if len(folder) == 1 else name
