"""`python -m bench.stations`."""

from __future__ import annotations

import argparse
import os
import random
import sys
from pathlib import Path

from tests.browser.chromium import CHROMIUM

from bench.build import RESULTS, build
from bench.measure import CommandError, measure
from bench.stations.browse import Asking, Filtering, filtering, first_results
from bench.stations.corpus import AS_OF, write_stations
from bench.stations.report import Built, Measured, largest_page, write
from kb.content.library import read_registry
from kb.registry.coordinates import placed
from kb.registry.stations import WGS_84, Stations

SIZES = (0, 1_300, 13_000)
_CITIES = ("440100", "440300", "441300", "440400", "445300")
"""The largest, the second, the fifth, the tenth and the smallest directory."""
_NEEDS = ("", "need=microwave", "need=microwave,water&open=1", "need=nursing-room")
_REGIONS = ("440100", "440106", "445300")
_ROUNDS = 60


def main() -> int:
    """Build each size, visit the largest, print and keep; 2 if something needed is missing."""
    options = _options()
    if not CHROMIUM.exists():
        print(f"没有找到浏览器 {CHROMIUM}", file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    work = options.results / "work" / "stations"
    try:
        builds = [_build(count, work, options.runs) for count in sorted(set(options.sizes))]
    except CommandError as error:
        print(error, file=sys.stderr)
        return 2
    site = work / str(max(options.sizes)) / "site"
    stations = read_registry(site.parent / "corpus", AS_OF).stations
    askings = list(_askings(stations))
    measured = Measured(
        builds=builds,
        largest=largest_page(site),
        askings=askings,
        firsts=first_results(site, askings),
        filtered=_filtered(site, askings[1]),
        load=load,
    )
    print(write(measured, options.results))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.stations", description="量找驿站")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="多少个驿站")
    parser.add_argument("--runs", type=int, default=3, help="每种个数建几次，取中位数；默认 3")
    parser.add_argument("--results", type=Path, default=RESULTS, help="结果写到哪里")
    options = parser.parse_args()
    options.results = options.results.resolve()
    if options.runs < 1 or max(options.sizes) < 1:
        parser.error("--runs 和 --sizes 要写 1 或更大的整数")
    return options


def _build(count: int, work: Path, runs: int) -> Built:
    folder = work / str(count)
    write_stations(count, folder / "corpus")
    job = build(folder / "corpus", folder)
    log = folder / "build.log"
    return Built(count, [measure(job.command, log, {}) for _ in range(runs)])


def _askings(stations: Stations) -> list[Asking]:
    """A reader near a station of each city, and one who chooses a region, with every need."""
    chance = random.Random(9)
    found = []
    for city in _CITIES:
        places = [each.place for each in stations.by_region(city) if each.place]
        if not places:
            continue
        there = placed(chance.choice(places), WGS_84)
        position = there.longitude + 0.002, there.latitude - 0.001
        found += [Asking(needs, position=position) for needs in _NEEDS]
    return found + [Asking(needs, region=code) for code in _REGIONS for needs in _NEEDS]


def _filtered(site: Path, near: Asking) -> dict[str, Filtering]:
    cases = (
        ("按位置，取过的几片", near, False),
        ("按位置，全省都取过", near, True),
        ("选了最大的市，全省都取过", Asking("", region="440100"), True),
        ("选了全省，全省都取过", Asking("", region="440000"), True),
    )
    return {
        name: filtering(site, asking, _ROUNDS, has_all=has_all) for name, asking, has_all in cases
    }


sys.exit(main())
