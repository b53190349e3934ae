"""Measures checking and building at growing sizes: ours, stock Material, Hugo."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.contestant import Contestant, Job
from bench.corpus import LEAST, REPOSITORY
from bench.hugo import hugo
from bench.race import Race
from bench.report import Report
from bench.stock import with_search, without_search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.outcome import Outcome


def check(corpus: Path, _folder: Path) -> Job:
    """Ours: all checks over the corpus."""
    return Job([sys.executable, "-m", "kb", "check", "--all", "--root", str(corpus)])


def build(corpus: Path, folder: Path) -> Job:
    """Ours: all checks, then the site."""
    out = folder / "site"
    return Job([sys.executable, "-m", "kb", "build", "--root", str(corpus), "--out", str(out)], out)


CONTESTANTS = (
    Contestant("check", "本站 kb check", check),
    Contestant("build", "本站 kb build", build),
    Contestant("stock", "Material 无搜索", without_search),
    Contestant("stock-search", "Material 带搜索", with_search),
    Contestant("hugo", "Hugo 极简主题", hugo),
)
REFERENCE = "build"
SIZES = (200, 1000, 5000)
RESULTS = Path(__file__).with_name("results")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep; 1 if any contestant failed."""
    options = _options(arguments)
    chosen = [one for one in CONTESTANTS if one.name in options.only]
    outcomes: list[Outcome] = []
    for pages in sorted(set(options.sizes)):
        outcomes += _race(pages, chosen, options, rehearse=not outcomes)
    report = Report(outcomes, options.runs, REFERENCE)
    report.write(options.results)
    print(report.markdown())
    return int(any(outcome.failure for outcome in outcomes))


def _race(
    pages: int, contestants: Sequence[Contestant], options: argparse.Namespace, *, rehearse: bool
) -> Sequence[Outcome]:
    """All runs at one size; before the first size everybody runs once for the caches."""
    race = Race(pages, options.results / "work", options.repository)
    for contestant in contestants:
        race.enter(contestant)
    for number in range(0 if rehearse else 1, options.runs + 1):
        race.run(number)
    return race.close()


def _size(text: str) -> int:
    """As many articles as can link to one another, or more."""
    return _at_least(LEAST, text)


def _runs(text: str) -> int:
    return _at_least(1, text)


def _at_least(least: int, text: str) -> int:
    if not text.isdecimal() or int(text) < least:
        message = f"要写 {least} 或更大的整数，写的是 {text}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [one.name for one in CONTESTANTS]
    parser = argparse.ArgumentParser(prog="python -m bench", description="量检查和建站的速度")
    add = parser.add_argument
    add("--sizes", type=_size, nargs="+", default=SIZES, help="页数；默认 200 1000 5000")
    add("--runs", type=_runs, default=3, help="每项跑几轮，取中位数；默认 3")
    add("--only", nargs="+", choices=names, default=names, help="只量这几个对象")
    add("--results", type=Path, default=RESULTS, help="结果写到哪里；默认 bench/results")
    add("--repository", type=Path, default=REPOSITORY, help="数据和模板取自哪个仓库")
    options = parser.parse_args(arguments)
    options.results = options.results.resolve()
    return options
