"""`python -m bench.search`."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import REPOSITORY, write_corpus
from bench.search import report
from bench.search.find import find
from bench.search.index import IndexCost
from bench.search.weigh import weigh
from kb.search.examination import PATH

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
    options = parser.parse_args(arguments)
    work = options.results.resolve() / "work" / "search"
    measured = [_measure(size, work / str(size), options.queries) for size in options.sizes]
    print(report.write(measured, options.results))


def _measure(size: int, work: Path, queries: Path) -> report.Measured:
    """One size; the index stays in `work` for whoever looks at it in a browser."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    corpus, out = work / "corpus", work / "site"
    print(f"{size} 页：生成、建索引", file=sys.stderr)
    if size:
        write_corpus(size, corpus)
    command = [sys.executable, "-m", "bench.search.index", str(out)]
    run = subprocess.run(
        [*command, str(corpus)] if size else command,
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        check=True,
    )
    shutil.rmtree(corpus, ignore_errors=True)
    print(f"{size} 页：称重、提问", file=sys.stderr)
    cost = IndexCost(**json.loads(run.stdout))
    return report.Measured(size, cost, weigh(out / "search/zh"), find(out, queries))


main()
