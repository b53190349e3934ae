"""Indexes the real pages and a corpus together, in a process of its own.

    python -m bench.search.index OUT PAGES CORPUS

Writes the index into OUT, the same pages as HTML into PAGES for whoever else indexes them,
and prints what the index cost as one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import REPOSITORY
from bench.front import REVIEWED
from bench.search.pagefind import write_pages
from kb.content.library import read_library
from kb.search.entries import library_entries
from kb.search.files import FOLDER, index_files, traditional_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.registry.lexicon import Lexicon
    from kb.search.entry import Entry

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class IndexCost:
    """Seconds of CPU and of the wall clock from texts to written files; memory in bytes.

    `peak_before` is what reading the pages had taken, `peak` is that of the whole process.
    """

    pages: int
    cpu: float
    wall: float
    peak_before: int
    peak: int


def index(corpus: Path | None, out: Path, pages: Path) -> IndexCost:
    """Read, then index and write; the pages do not count."""
    libraries = [read_library(root, REVIEWED) for root in (corpus, REPOSITORY) if root]
    before, cpu, wall = _peak(), time.process_time(), time.perf_counter()
    # The real pages and data come last: the corpus has the same data, and a page stands once.
    entries = {
        entry.uri: entry for library in libraries for entry in library_entries(library, "zh")
    }
    _write(out, list(entries.values()), libraries[-1].registry.lexicon)
    cost = IndexCost(
        len(entries),
        time.process_time() - cpu,
        time.perf_counter() - wall,
        before,
        _peak(),
    )
    write_pages(entries.values(), pages)
    return cost


def _write(out: Path, entries: Sequence[Entry], lexicon: Lexicon) -> None:
    for address, content in (traditional_file(), *index_files(entries, f"{FOLDER}zh/", lexicon)):
        path = out / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_PER_UNIT


def main() -> None:
    """Index what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("corpus", type=Path, nargs="?")
    options = parser.parse_args()
    print(json.dumps(asdict(index(options.corpus, options.out, options.pages))))


if __name__ == "__main__":
    main()
