"""Pagefind over the same pages: what its index costs, and what it finds at which price."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from bench.measure import Cost, measure
from bench.search.browse import SHOWN, chromium
from bench.search.host import Host, serving
from kb.search.evaluate import RANKED, Outcome, Score, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from kb.search.entry import Entry
    from kb.search.examination import Examined

_BLANK = "blank/index.html"
_ASK = """async ([question, shown]) => {
  const begin = performance.now();
  window.pagefind = window.pagefind || await import("/pagefind/pagefind.js");
  const { results } = await window.pagefind.search(question);
  const data = await Promise.all(results.slice(0, shown).map((result) => result.data()));
  return { urls: data.map((each) => each.raw_url || each.url), time: performance.now() - begin };
}"""


@dataclass(frozen=True, slots=True)
class Pagefind:
    """The cost of the index; bytes, requests and milliseconds of each cold question; the score."""

    cost: Cost
    cold: list[int]
    requests: list[int]
    time: list[float]
    score: Score


def write_pages(entries: Iterable[Entry], folder: Path) -> None:
    """The entries as plain pages: a title, headings with their anchors, and text."""
    for entry in entries:
        path = folder / entry.uri / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(_page(entry)), encoding="utf-8")


def _page(entry: Entry) -> Iterator[str]:
    yield f'<!doctype html><html lang="zh-CN"><title>{escape(entry.title)}</title>'
    yield f"<main data-pagefind-body><h1>{escape(entry.title)}</h1>"
    for section in entry.sections:
        if section.heading:
            yield f'<h2 id="{escape(section.anchor)}">{escape(section.heading)}</h2>'
        for text in (section.ask, section.short, section.text):
            yield "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
    yield "</main></html>"


def try_pagefind(folder: Path, questions: Sequence[Examined], cold: Sequence[str]) -> Pagefind:
    """Index a folder of pages, ask all questions, and some of them in a browser without cache."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    cost = measure(command, folder / "pagefind.log", os.environ)
    (folder / _BLANK).parent.mkdir(exist_ok=True)
    (folder / _BLANK).write_text('<!doctype html><html lang="zh-CN"></html>', encoding="utf-8")
    with serving((folder,)) as host, chromium() as browser:
        visits = [_visit(browser, host, question) for question in cold]
        page = _open(browser, host)
        outcomes = [_outcome(page, asked) for asked in questions]
    sizes, requests, times = map(list, zip(*visits, strict=True))
    return Pagefind(cost, sizes, requests, times, score(outcomes))


def _open(browser: Browser, host: Host) -> Page:
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(f"{host.address}/{_BLANK.removesuffix('index.html')}")
    return page


def _visit(browser: Browser, host: Host, question: str) -> tuple[int, int, float]:
    page = _open(browser, host)
    host.sent.clear()
    answer = page.evaluate(_ASK, [question, SHOWN])
    page.wait_for_load_state("networkidle")
    sent = [size for address, size in host.sent if address.startswith("/pagefind/")]
    page.context.close()
    return sum(sent), len(sent), answer["time"]


def _outcome(page: Page, asked: Examined) -> Outcome:
    answer: Mapping[str, Any] = page.evaluate(_ASK, [asked.query, RANKED])
    return Outcome(asked, tuple(url.lstrip("/") for url in answer["urls"]), ())
