"""The text of one generated article."""

from __future__ import annotations

import posixpath
from random import Random
from typing import TYPE_CHECKING

from bench.deal import MONTHS, make_deal
from bench.front import front_matter
from bench.phrases import Writer
from bench.plan import SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.data import Data
    from bench.deal import Deal
    from bench.plan import Plan

LINKS = 6
_ANCHORS = ("", "#谈成了什么", "")


def article(plan: Plan, plans: Sequence[Plan], data: Data) -> str:
    """A whole file: front matter, six sections, six links, a table and a footnote."""
    rng = Random(f"{SEED} text {plan.number}")
    writer = Writer(rng, plan.values)
    deal = make_deal(rng)
    front = front_matter(plan, deal, writer, data)
    links = _links(plan, plans, rng)
    sections = (
        _background(writer, deal, links[:2]),
        _process(writer, deal),
        _agreed(writer, deal),
        _lessons(writer, links[2:4]),
        _limits(writer, links[4:]),
        f"## 讨论题\n\n{writer.bullets('questions', 6, '1.')}",
        "[^1]: 本页由程序生成，情节和数字都是虚构的，只用来测量速度。",
    )
    return "\n\n".join((front, *sections)) + "\n"


def _background(writer: Writer, deal: Deal, links: list[str]) -> str:
    return "\n\n".join(
        (
            "## 背景",
            f"{writer.paragraph('background', 7)}\n这一次涉及职工{deal.people}人。[^1]",
            writer.paragraph("background", 6),
            f"{writer.paragraph('background', 3)}\n相近的情形见{links[0]}和{links[1]}。",
        )
    )


def _process(writer: Writer, deal: Deal) -> str:
    return "\n\n".join(
        (
            "## 怎么谈的",
            f"{writer.paragraph('process', 4)}\n从提出到签字，一共谈了{deal.rounds}轮。",
            "### 开会以前",
            writer.bullets("process", 5, "1."),
            "### 会上",
            writer.paragraph("process", 7),
            f"{writer.paragraph('process', 4)}\n{writer.paragraph('law', 1)}",
        )
    )


def _agreed(writer: Writer, deal: Deal) -> str:
    rows = [f"| {row.item} | {row.before} | {row.after} | {row.unit} |" for row in deal.rows]
    table = "\n".join(("| 项目 | 原来 | 现在 | 单位 |", "|---|--:|--:|---|", *rows))
    year = f"按每人每月增加{deal.rise}元、{MONTHS}个月计算，预计合计{deal.total}元。"
    return "\n\n".join(
        (
            "## 谈成了什么",
            writer.paragraph("agreed", 3),
            table,
            f"{writer.paragraph('agreed', 4)}\n{year}",
            f"{writer.paragraph('agreed', 3)}\n{writer.paragraph('law', 1)}",
        )
    )


def _lessons(writer: Writer, links: list[str]) -> str:
    return "\n\n".join(
        (
            "## 可以借鉴的",
            writer.bullets("lessons", 7),
            f"{writer.paragraph('after', 5)}\n可以对照{links[0]}和{links[1]}。",
        )
    )


def _limits(writer: Writer, links: list[str]) -> str:
    more = f"- 这些数是哪一年的，原文未说明。\n- 别处的结果见{links[0]}和{links[1]}，不能直接相比。"
    return f"## 局限与未知\n\n{writer.bullets('limits', 6)}\n{more}"


def _links(plan: Plan, plans: Sequence[Plan], rng: Random) -> list[str]:
    """Links to other articles, some to a section of theirs."""
    chosen = [target for target in rng.sample(plans, LINKS + 1) if target != plan][:LINKS]
    here = posixpath.dirname(plan.path)
    paths = [posixpath.relpath(target.path, here) for target in chosen]
    return [
        f"[{target.title}]({path}{rng.choice(_ANCHORS)})"
        for target, path in zip(chosen, paths, strict=True)
    ]
