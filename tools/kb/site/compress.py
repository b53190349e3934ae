"""Text files made small: scripts lose their comments, and every one gets compressed copies."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Final

import brotli
from rjsmin import jsmin

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT: Final = frozenset(
    (
        ".css",
        ".csv",
        ".geojson",
        ".html",
        ".ics",
        ".js",
        ".json",
        ".jsonld",
        ".svg",
        ".txt",
        ".webmanifest",
        ".xml",
    )
)
"""Endings of files that shrink; pictures and PDF are compressed already."""

_GZIP, _BROTLI, _WINDOW = 9, 5, 16
"""Levels, and the power of two that Brotli looks back: a page is hardly longer than 64 KB.
Brotli 7 saves 2% more for a seventh more time; 10 and 11 save 10% for twenty to fifty times."""


def bare_script(source: str) -> str:
    r"""A script without what is there for its readers; its names stay, and so do its faults.

    >>> bare_script("// Why.\nfunction once() {\n  return 1; // here\n}\n")
    'function once(){return 1;}'
    """
    return str(jsmin(source))


def compressed(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The endings to add and the smaller copies; the same bytes for the same content."""
    copies: dict[str, bytes] = {
        ".gz": gzip.compress(content, _GZIP, mtime=0),
        ".br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI, lgwin=_WINDOW),
    }
    for ending, copy in copies.items():
        if len(copy) < len(content):
            yield ending, copy
