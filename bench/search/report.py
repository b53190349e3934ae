"""The figures of search as Markdown and JSON."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bench.search.weigh import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.search.find import Found
    from bench.search.index import IndexCost
    from bench.search.weigh import Sizes

_MEGABYTE = 1024 * 1024
_COSTS = """\
| 生成的页 | 索引的页 | CPU 秒 | 毫秒/页 | 用时秒 | 读完时 MB | 峰值 MB | 文件 | 合计 gz MB |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""
_SIZES = """\
| 生成的页 | 哪些文件 | 个数 | 平均 gz KB | p95 | 最大 |
|--:|---|--:|--:|--:|--:|"""
_FOUND = """\
| 生成的页 | 题数 | 有答案 | 前5条 | 到小节 | 倒数排名 | 空白 | 每问读词 gz KB 中位 | p95 |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: `generated` pages beside the real ones."""

    generated: int
    cost: IndexCost
    sizes: dict[str, Sizes]
    found: Found | None


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
    parts = ["# 搜索", machine + "。本站全部文章，加上生成的文章。"]
    parts.append("\n".join((_COSTS, *map(_cost, measured))))
    parts.append("\n".join((_SIZES, *(line for each in measured for line in _kinds(each)))))
    if any(each.found for each in measured):
        parts.append("\n".join((_FOUND, *(_found(each) for each in measured if each.found))))
    return "\n\n".join(parts) + "\n"


def _cost(each: Measured) -> str:
    cost, files = each.cost, sum(sizes.files for sizes in each.sizes.values())
    total = sum(sizes.total for sizes in each.sizes.values()) / _MEGABYTE
    time = f"{cost.cpu:.1f} | {cost.cpu / cost.pages * 1000:.2f} | {cost.wall:.1f}"
    memory = f"{cost.peak_before / _MEGABYTE:.0f} | {cost.peak / _MEGABYTE:.0f}"
    return f"| {each.generated} | {cost.pages} | {time} | {memory} | {files} | {total:.1f} |"


def _kinds(each: Measured) -> Iterator[str]:
    for kind, sizes in each.sizes.items():
        figures = " | ".join(f"{n / 1024:.1f}" for n in (sizes.mean, sizes.p95, sizes.largest))
        yield f"| {each.generated} | {FOLDERS.get(kind, kind)} | {sizes.files} | {figures} |"


def _found(each: Measured) -> str:
    assert each.found  # noqa: S101 — the caller chose those
    score, found = each.found.score, each.found
    figures = (score.recall, score.section_recall, score.reciprocal_rank, score.empty)
    told = " | ".join(f"{figure:.3f}" for figure in figures)
    read = f"{found.median_bytes / 1024:.1f} | {found.p95_bytes / 1024:.1f}"
    return f"| {each.generated} | {score.count} | {score.answerable} | {told} | {read} |"
