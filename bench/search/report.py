"""The figures of search as Markdown and JSON."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from statistics import mean, median
from typing import TYPE_CHECKING

from bench.search.weigh import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bench.search.browse import Visit
    from bench.search.find import Found
    from bench.search.index import IndexCost
    from bench.search.pagefind import Pagefind
    from bench.search.weigh import Sizes

_MEGABYTE = 1024 * 1024
_NAMES = {**FOLDERS, "scripts": "脚本", "pinyin/": "拼音的词"}
_COSTS = """\
| 生成的页 | 索引的页 | CPU 秒 | 毫秒/页 | 用时秒 | 读完时 MB | 峰值 MB | 文件 | 合计 gz MB |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""
_SIZES = """\
| 生成的页 | 哪些文件 | 个数 | 平均 gz KB | p95 | 最大 |
|--:|---|--:|--:|--:|--:|"""
_FOUND = """\
| 生成的页 | 题数 | 有答案 | 前5条 | 到小节 | 倒数排名 | 空白 | 每问读词 gz KB 中位 | p95 |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


_BROWSED = """\
| 生成的页 | 冷到标题 gz KB 中位 | p95 | 冷合计 中位 | p95 | 请求 中位 | p95 | 到标题 毫秒 中位 | p95 | 热 KB 中位 | p95 | 请求 中位 | 毫秒 中位 | 打分 6× 毫秒 中位 | p95 |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
| 预算 | 1k 60，10k 100 | 1k 90，10k 140 | | | | 30 | | | 10k 60 | 10k 90 | | | | 30 |"""
_PIECES = "| 生成的页 | 哪些文件 | 冷 平均 gz KB |\n|--:|---|--:|"
_HEAVIEST = "| 生成的页 | 最重的几题 | 冷到标题 gz KB | 请求 | 其中 |\n|--:|---|--:|--:|---|"
_MOST_TOLD = 5
_PAGEFIND = """\
| 生成的页 | 建索引 CPU 秒 | 用时秒 | 峰值 MB | 冷 KB 中位 | p95 | 请求 中位 | 毫秒 中位 | p95 | 前5条 | 倒数排名 | 空白 |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: `generated` pages beside the real ones, and how busy the machine was."""

    generated: int
    cost: IndexCost
    sizes: dict[str, Sizes]
    found: Found
    visits: Sequence[Visit]
    pagefind: Pagefind
    load: float


def write(measured: Sequence[Measured], folder: Path) -> str:
    """Write `search.md` and `search.json`; returns the Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    text = _markdown(measured)
    (folder / "search.md").write_text(text, encoding="utf-8")
    rows = json.dumps([asdict(each) for each in measured], indent=1, ensure_ascii=False)
    (folder / "search.json").write_text(rows + "\n", encoding="utf-8")
    return text


def _markdown(measured: Sequence[Measured]) -> str:
    machine = f"Python {platform.python_version()}，{os.cpu_count()} 核，{platform.machine()}"
    loads = "、".join(f"{each.load:.0f}" for each in measured)
    parts = ["# 搜索", f"{machine}；负载 {loads}。本站全部文章，加上生成的文章。"]
    parts += ["## 建索引", _table(_COSTS, map(_cost, measured))]
    parts.append(_table(_SIZES, (line for each in measured for line in _kinds(each))))
    parts += ["## 找到多少", _table(_FOUND, map(_found, measured))]
    asked = "、".join(str(len(each.visits)) for each in measured)
    parts += ["## 在浏览器里", f"问了 {asked} 题。", _table(_BROWSED, map(_browsed, measured))]
    parts.append(_table(_PIECES, (line for each in measured for line in _pieces(each))))
    parts.append(_table(_HEAVIEST, (line for each in measured for line in _heaviest(each))))
    parts += ["## Pagefind", _table(_PAGEFIND, map(_pagefind, measured))]
    return "\n\n".join(parts) + "\n"


def _table(head: str, rows: Iterable[str]) -> str:
    return "\n".join((head, *rows))


def _cost(each: Measured) -> str:
    cost, files = each.cost, sum(sizes.files for sizes in each.sizes.values())
    total = sum(sizes.total for sizes in each.sizes.values()) / _MEGABYTE
    time = f"{cost.cpu:.1f} | {cost.cpu / cost.pages * 1000:.2f} | {cost.wall:.1f}"
    memory = f"{cost.peak_before / _MEGABYTE:.0f} | {cost.peak / _MEGABYTE:.0f}"
    return f"| {each.generated} | {cost.pages} | {time} | {memory} | {files} | {total:.1f} |"


def _kinds(each: Measured) -> Iterator[str]:
    for kind, sizes in each.sizes.items():
        figures = " | ".join(f"{n / 1024:.1f}" for n in (sizes.mean, sizes.p95, sizes.largest))
        yield f"| {each.generated} | {_NAMES.get(kind, kind)} | {sizes.files} | {figures} |"


def _found(each: Measured) -> str:
    score, found = each.found.score, each.found
    figures = (score.recall, score.section_recall, score.reciprocal_rank, score.empty)
    told = " | ".join(f"{figure:.3f}" for figure in figures)
    read = f"{found.median_bytes / 1024:.1f} | {found.p95_bytes / 1024:.1f}"
    return f"| {each.generated} | {score.count} | {score.answerable} | {told} | {read} |"


def _browsed(each: Measured) -> str:
    visits = each.visits
    cold, warm = [v.cold_bytes / 1024 for v in visits], [v.warm / 1024 for v in visits]
    columns = (
        _both([v.titles / 1024 for v in visits]),
        _both(cold),
        _both([v.cold_requests for v in visits], ".0f"),
        _both([v.first for v in visits], ".0f"),
        _both(warm),
        f"{median(v.warm_requests for v in visits):.0f}",
        f"{median(v.again for v in visits):.0f}",
        _both([v.scoring for v in visits]),
    )
    return f"| {each.generated} | {' | '.join(columns)} |"


def _pieces(each: Measured) -> Iterator[str]:
    kinds = dict.fromkeys(kind for visit in each.visits for kind in visit.cold)
    for kind in kinds:
        size = mean(visit.cold.get(kind, 0) for visit in each.visits) / 1024
        yield f"| {each.generated} | {_NAMES.get(kind, kind)} | {size:.1f} |"


def _heaviest(each: Measured) -> Iterator[str]:
    """The questions that need most before their titles can be shown, and of what."""
    for visit in sorted(each.visits, key=lambda visit: -visit.titles)[:_MOST_TOLD]:
        kinds = "、".join(
            f"{_NAMES.get(kind, kind)} {size / 1024:.1f}" for kind, size in visit.cold.items()
        )
        told = f"{visit.titles / 1024:.1f} | {visit.cold_requests} | {kinds}"
        yield f"| {each.generated} | {visit.question} | {told} |"


def _pagefind(each: Measured) -> str:
    found, cost, score = each.pagefind, each.pagefind.cost, each.pagefind.score
    columns = (
        f"{cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak / _MEGABYTE:.0f}",
        _both([size / 1024 for size in found.cold]),
        f"{median(found.requests):.0f}",
        _both(found.time, ".0f"),
        f"{score.recall:.3f} | {score.reciprocal_rank:.3f} | {score.empty:.3f}",
    )
    return f"| {each.generated} | {' | '.join(columns)} |"


def _both(figures: Sequence[float], form: str = ".1f") -> str:
    """Median and 95th percentile as two cells."""
    p95 = sorted(figures)[min(len(figures) - 1, len(figures) * 95 // 100)]
    return f"{median(figures):{form}} | {p95:{form}}"
