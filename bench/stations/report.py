"""The figures of the stations as Markdown and JSON."""

from __future__ import annotations

import gzip
import json
import os
import platform
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

from bench.measure import Cost, typical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bench.stations.browse import Asking, Filtering, First

_NEAR = "按位置"
_KB = 1024
_MB = 1024 * 1024
_BUILDS = """\
| 驿站 | CPU 秒 | 各轮 | 每多一个 毫秒 CPU | 峰值 MB |
|--:|--:|--:|--:|--:|"""
_FIRSTS = """\
| 怎么找 | 次 | 合计 gz KB 中位 | p95 | 最大 | 名单 gz KB 中位 | p95 | 请求 中位 | 取了几片 最多 | 点了到名单 毫秒 中位 |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""
_FILTERS = """\
| 手边有什么 | 驿站 | 次 | 6× 毫秒 中位 | p95 | CPU 时间乘 6 毫秒 平均 |
|---|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True, slots=True)
class Built:
    """One size and what building it cost, each time."""

    stations: int
    costs: Sequence[Cost]


@dataclass(frozen=True, slots=True)
class Largest:
    """The heaviest page about stations, in bytes pressed, and how many pages there are."""

    uri: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was measured, and how busy the machine was."""

    builds: Sequence[Built]
    largest: Largest
    askings: Sequence[Asking]
    firsts: Sequence[First]
    filtered: Mapping[str, Filtering]
    """By what is at hand."""
    load: float


def largest_page(site: Path) -> Largest:
    """Of all pages under `stations/`."""
    pages = sorted((site / "stations").rglob("*.html"))
    sizes = {path: len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in pages}
    heaviest = max(pages, key=lambda path: sizes[path])
    uri = heaviest.relative_to(site).as_posix().removesuffix("index.html")
    return Largest(uri, sizes[heaviest], len(pages))


def write(measured: Measured, folder: Path) -> str:
    """Write `stations.md` and `stations.json`; returns the Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _markdown(measured)
    (folder / "stations.md").write_text(text, encoding="utf-8")
    rows = json.dumps(asdict(measured), indent=1, ensure_ascii=False)
    (folder / "stations.json").write_text(rows + "\n", encoding="utf-8")
    return text


def _markdown(measured: Measured) -> str:
    machine = f"Python {platform.python_version()}，{os.cpu_count()} 核，{platform.machine()}"
    largest = measured.largest
    pages = (
        f"`stations/` 下面共 {largest.pages} 页，最大的是 `{largest.uri}`："
        f"{largest.size / _KB:.1f} KB（gzip 9 级）。"
    )
    parts = [
        "# 找驿站",
        f"{machine}；负载 {measured.load:.0f}。一个省的驿站，按市多少不等，都是生成的。",
        "## 建站",
        _table(_BUILDS, _builds(measured.builds)),
        pages,
        "## 第一次打开，到列出驿站",
        "预算：合计 60 KB，含网页、脚本、样式和名单。",
        _table(_FIRSTS, _firsts(measured)),
        "## 换一个条件",
        "预算：处理器放慢六倍，50 毫秒，含重画名单和排版。",
        _table(_FILTERS, (_filter(*pair) for pair in measured.filtered.items())),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: str, rows: Iterable[str]) -> str:
    return "\n".join((head, *rows))


def _builds(builds: Sequence[Built]) -> Iterator[str]:
    least = typical(builds[0].costs)
    for built in builds:
        cost, more = typical(built.costs), built.stations - builds[0].stations
        each = f"{(cost.cpu - least.cpu) / more * 1000:.2f}" if more else ""
        runs = [one.cpu for one in built.costs]
        spread = f"{min(runs):.1f}–{max(runs):.1f}"
        yield f"| {built.stations} | {cost.cpu:.1f} | {spread} | {each} | {cost.peak / _MB:.0f} |"


def _firsts(measured: Measured) -> Iterator[str]:
    pairs = list(zip(measured.askings, measured.firsts, strict=True))
    for name, has_position in ((_NEAR, True), ("按地区", False)):
        yield _first(name, [one for ask, one in pairs if bool(ask.position) == has_position])


def _first(name: str, firsts: Sequence[First]) -> str:
    totals, data = [f.total / _KB for f in firsts], [f.data / _KB for f in firsts]
    columns = (
        f"{len(firsts)} | {_both(totals)} | {max(totals):.1f} | {_both(data)}",
        f"{median(f.requests for f in firsts):.0f} | {max(f.parts for f in firsts)}",
        f"{median(f.milliseconds for f in firsts):.0f}" if name == _NEAR else "",
    )
    return f"| {name} | {' | '.join(columns)} |"


def _filter(name: str, filtering: Filtering) -> str:
    times = filtering.times
    figures = f"{filtering.stations} | {len(times)} | {_both(times)} | {filtering.cpu:.1f}"
    return f"| {name} | {figures} |"


def _both(figures: Sequence[float]) -> str:
    """Median and 95th percentile as two cells."""
    p95 = sorted(figures)[min(len(figures) - 1, len(figures) * 95 // 100)]
    return f"{median(figures):.1f} | {p95:.1f}"
