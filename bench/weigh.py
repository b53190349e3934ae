"""What a built site weighs."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_ARTICLES = "cases/*/case-*/index.html"
_SAMPLE = 100


@dataclass(frozen=True, slots=True)
class Weight:
    """Number of article pages and files; mean size of an article's HTML, compressed."""

    articles: int
    files: int
    article_gz: int


def weigh(site: Path) -> Weight:
    """Count everything; compress a hundred articles, evenly spread."""
    articles = sorted(site.glob(_ARTICLES))
    files = sum(1 for path in site.rglob("*") if path.is_file())
    step = max(1, len(articles) // _SAMPLE)
    sizes = [_compressed(path) for path in articles[::step]]
    return Weight(len(articles), files, round(mean(sizes)) if sizes else 0)


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6))
