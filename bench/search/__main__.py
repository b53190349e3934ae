"""`python -m bench.search`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import REPOSITORY, write_corpus
from bench.front import REVIEWED
from bench.search import report
from bench.search.browse import browse
from bench.search.find import find
from bench.search.index import IndexCost
from bench.search.pagefind import try_pagefind
from bench.search.weigh import weigh
from kb.content.library import read_library
from kb.mkdocs_plugin import publish
from kb.search.examination import PATH, read_questions
from kb.source.file import read_source

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (0, 1000, 10_000)
RESULTS = Path(__file__).parents[1] / "results"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every size, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description="量搜索")
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, help="生成多少页；默认 0 1000 10000")
    add("--results", type=Path, default=RESULTS, help="结果写到哪里；默认 bench/results")
    add("--queries", type=Path, default=REPOSITORY / PATH, help=f"考题；默认 {PATH}")
    add("--asked", type=int, default=60, help="在浏览器里问几题；默认 60")
    options = parser.parse_args(arguments)
    work = options.results.resolve() / "work" / "search"
    _say("建本站")
    publish(read_library(REPOSITORY, REVIEWED), work / "real")
    bench = _Bench(work, options.queries, options.asked)
    measured: list[report.Measured] = []
    for size in options.sizes:
        measured.append(bench.measure(size))
        text = report.write(measured, options.results)  # a long run that is stopped leaves some
    print(text)


class _Bench:
    """Measures one size after another; the indexes stay in `work` for whoever looks at them."""

    def __init__(self, work: Path, queries: Path, asked: int) -> None:
        self._work = work
        self._questions, _ = read_questions(read_source(queries.parent, queries.name))
        self._asked = _spread([question.query for question in self._questions], asked)

    def measure(self, size: int) -> report.Measured:
        """The real pages and as many generated ones as are asked for."""
        folder = self._work / str(size)
        shutil.rmtree(folder, ignore_errors=True)
        _say(f"{size} 页：生成、建索引")
        cost = _index(size, folder)
        _say(f"{size} 页：称重、提问")
        site = folder / "site"
        sizes, found = weigh(site / "search/zh"), find(site, self._questions)
        _say(f"{size} 页：在浏览器里提问")
        visits = browse(self._work / "real", site, self._asked)
        _say(f"{size} 页：Pagefind")
        pagefind = try_pagefind(folder / "pages", self._questions, self._asked)
        shutil.rmtree(folder / "pages")
        return report.Measured(size, cost, sizes, found, visits, pagefind, os.getloadavg()[0])


def _index(size: int, folder: Path) -> IndexCost:
    """The cost of an index in `folder`, of a process of its own."""
    corpus = folder / "corpus"
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "bench.search.index", folder / "site", folder / "pages"]
    if size:
        write_corpus(size, corpus)
        command.append(corpus)
    run = subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, check=True)
    shutil.rmtree(corpus, ignore_errors=True)
    return IndexCost(**json.loads(run.stdout))


def _spread(questions: Sequence[str], count: int) -> list[str]:
    """About so many of the questions, from everywhere."""
    return [*questions[:: max(1, len(questions) // count)]][:count]


def _say(text: str) -> None:
    print(text, file=sys.stderr)


main()
