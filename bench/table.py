"""The outcomes as Markdown tables."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.outcome import Outcome

_MEGABYTE = 1024 * 1024
_HEAD = """\
| 页数 | 对象 | CPU 秒 | 各轮 | CPU 毫秒/页 | 相对本站 | 用时秒 | 峰值 MB | 文章页 gz KB | 文件数 |
|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"""
_GROWTH_HEAD = """\
| 对象 | 从…页 | 到…页 | CPU 毫秒/页 | 每页之比 | 每多一页 CPU 毫秒 |
|---|--:|--:|--:|--:|--:|"""


def cost_table(outcomes: Sequence[Outcome], reference: str) -> str:
    """One line per size and contestant; failures say so in words below the table."""
    lines = [_cost_line(outcome, _ratio(outcome, outcomes, reference)) for outcome in outcomes]
    failures = [_failure_line(outcome) for outcome in outcomes if outcome.failure]
    return "\n".join((_HEAD, *lines, *(["", *failures] if failures else []))) + "\n"


def growth_table(outcomes: Sequence[Outcome]) -> str:
    """How a page's cost changes from each size to the next (1.00: linear); empty for one size."""
    names = dict.fromkeys(outcome.name for outcome in outcomes)
    lines = [line for name in names for line in _growth_lines(name, outcomes)]
    return "\n".join((_GROWTH_HEAD, *lines)) + "\n" if lines else ""


def _cost_line(outcome: Outcome, ratio: str) -> str:
    cost, weight = outcome.cost, outcome.weight
    if not cost:
        return f"| {outcome.pages} | {outcome.label} | 失败 | | | | | | | |"
    size = f"{weight.article_gz / 1024:.1f} | {weight.files}" if weight else "— | —"
    runs = [one.cpu for one in outcome.costs]
    spread = f"{min(runs):.2f}–{max(runs):.2f}"
    cpu = f"{cost.cpu:.2f} | {spread} | {outcome.cpu_per_page:.2f} | {ratio}"
    rest = f"{cost.wall:.2f} | {cost.peak / _MEGABYTE:.0f}"
    return f"| {outcome.pages} | {outcome.label} | {cpu} | {rest} | {size} |"


def _failure_line(outcome: Outcome) -> str:
    return f"* 失败：{outcome.pages} 页，{outcome.label}。{outcome.failure}"


def _ratio(outcome: Outcome, outcomes: Sequence[Outcome], reference: str) -> str:
    """CPU against the reference contestant at the same size."""
    found = [one for one in outcomes if one.pages == outcome.pages and one.name == reference]
    if not (outcome.cost and found and found[0].cost):
        return "—"
    return f"{outcome.cost.cpu / found[0].cost.cpu:.1f}×"


def _growth_lines(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    measured = [outcome for outcome in outcomes if outcome.name == name and outcome.cost]
    for small, large in pairwise(measured):
        before, after = small.cpu_per_page, large.cpu_per_page
        if before and after:
            sizes = f"{small.pages} | {large.pages} | {before:.2f} → {after:.2f}"
            more = (after * large.pages - before * small.pages) / (large.pages - small.pages)
            yield f"| {large.label} | {sizes} | {after / before:.2f} | {more:.2f} |"
