"""`python -m bench.phone`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import CHROMIUM, FLAGS

from bench.build import RESULTS
from bench.contestant import NotReadyError
from bench.phone.measure import measure
from bench.phone.offline import replay
from bench.phone.report import Report
from bench.phone.sites import PAGES, build_sites


def main() -> int:
    """Build, visit, print and keep; 2 if something needed is missing."""
    options = _options()
    if not CHROMIUM.exists():
        print(f"没有找到浏览器 {CHROMIUM}", file=sys.stderr)
        return 2
    load = os.getloadavg()[0]
    try:
        sites = build_sites(options.results / "work" / "phone")
    except NotReadyError as error:
        print(error, file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        results = measure(playwright.chromium, sites, options.runs)
        with playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
            name = browser.version
            offline = replay(browser, sites[0].folder, PAGES, next(iter(PAGES)))
    machine = (
        f"Chromium {name}，mkdocs-material {version('mkdocs-material')}，{os.cpu_count()} 核，"
        f"{platform.machine()}；负载开始 {load:.1f}、结束 {os.getloadavg()[0]:.1f}"
    )
    report = Report(results, offline, options.runs, machine)
    report.write(options.results)
    print(report.markdown())
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.phone", description="量第一次打开网页")
    parser.add_argument("--runs", type=int, default=5, help="每项跑几轮，取中位数；默认 5")
    parser.add_argument("--results", type=Path, default=RESULTS, help="结果写到哪里")
    options = parser.parse_args()
    options.results = options.results.resolve()
    if options.runs < 1:
        parser.error("--runs 要写 1 或更大的整数")
    return options


sys.exit(main())
