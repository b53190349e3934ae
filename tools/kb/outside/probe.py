"""Ask other people's servers, politely, whether a page is still there."""

from __future__ import annotations

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, MaxRetryError, NameResolutionError

from kb.outside.answer import ALIVE, GONE, UNKNOWN, Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AGENT = "gongyou-links/1 (checks once a day whether links still work)"
_HOSTS = 8
"""Servers that are asked at the same time; one server only ever has one question."""
_MOST_REDIRECTS = 5
_NOT_FOUND = (404, 410)
_LASTING = (301, 308)
_TRY_GET = (400, 403, 405, 501)
"""Answers to HEAD of servers that do not know it, or refuse it to everyone."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds: between two questions to one server, and until one is given up."""

    pause: float = 1.0
    timeout: float = 15.0


def probe(urls: Iterable[str], manners: Manners) -> list[Answer]:
    """One answer for each address, in the order of the addresses."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[_host(url)].append(url)
    with ThreadPoolExecutor(_HOSTS) as pool:
        answers = pool.map(lambda queue: list(_ask_host(queue, manners)), by_host.values())
        return sorted((each for part in answers for each in part), key=lambda each: each.url)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _ask_host(urls: list[str], manners: Manners) -> Iterator[Answer]:
    headers = {"User-Agent": AGENT}
    with urllib3.PoolManager(headers=headers, timeout=manners.timeout, retries=False) as pool:
        for number, url in enumerate(urls):
            if number:
                time.sleep(manners.pause)
            yield _ask(pool, url, manners)


def _ask(pool: urllib3.PoolManager, url: str, manners: Manners) -> Answer:
    try:
        status, place = _status(pool, "HEAD", url)
        if status in (*_TRY_GET, *_NOT_FOUND):
            # Some servers answer HEAD wrongly; only a GET may call a page gone.
            time.sleep(manners.pause)
            status, place = _status(pool, "GET", url)
    except (HTTPError, LocationParseError, OSError, UnicodeError, ValueError) as error:
        return _failed(url, error)
    return Answer(url, _state(status), str(status), place)


def _status(pool: urllib3.PoolManager, method: str, url: str) -> tuple[int, str]:
    """The status at the end of the redirects, and where a lasting move leads; no body is read."""
    retries = urllib3.Retry(connect=0, read=0, other=0, redirect=_MOST_REDIRECTS)
    answer = pool.request(method, url, retries=retries, preload_content=False)
    answer.close()
    steps = answer.retries.history if answer.retries else ()
    place = url
    for step in steps:
        place = urljoin(place, step.redirect_location or "")
    lasts = all(step.status in _LASTING for step in steps)
    return answer.status, place if steps and lasts else ""


def _state(status: int) -> str:
    if status < 400:
        return ALIVE
    # 403, 429 and 5xx say something of the server or of us, nothing of the page.
    return GONE if status in _NOT_FOUND else UNKNOWN


def _failed(url: str, error: Exception) -> Answer:
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    state = GONE if isinstance(cause, NameResolutionError) else UNKNOWN
    return Answer(url, state, type(cause).__name__)
