"""What is found in a written index: the questions of the tests, among many other pages."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.search.weigh import compressed
from kb.search.evaluate import Score, examine, score
from kb.search.query import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kb.search.examination import Examined


class Folder(dict[str, bytes]):
    """The files of an index, read when they are asked for; remembers which were."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __missing__(self, name: str) -> bytes:
        self[name] = (self._root / name).read_bytes()
        return self[name]


@dataclass(frozen=True, slots=True)
class Found:
    """How well the questions are answered, and compressed bytes of term files for each."""

    score: Score
    median_bytes: float
    p95_bytes: int


def find(root: Path, questions: Sequence[Examined]) -> Found:
    """Ask all questions."""
    outcomes = examine(Searcher(Folder(root)), questions)
    needed = sorted(_needed(root, question.query) for question in questions)
    return Found(score(outcomes), median(needed), needed[len(needed) * 95 // 100])


def _needed(root: Path, query: str) -> int:
    """The bytes of the term files that a query fetches."""
    files = Folder(root)
    searcher = Searcher(files)
    searcher.search(query)
    return sum(compressed(root / name) for name in _terms(files))


def _terms(files: Folder) -> Iterator[str]:
    return (name for name in files if "/t/" in name)
