"""把计划写成了结果，或者把结果写成了计划。

## 查什么
`where` 所在的那一句（表格里是那一行）有没有“计划、拟、将要、预计、力争、目标”一类的词，
而 `kind` 却是 result；
反过来，`kind` 是 plan，那一节里却看不出是计划或者要求。
书名号和引号里的词不算；句子里有“已、截至、实际”的，不判。

## 为什么
“计划建 50 个”和“建成 50 个”不是一回事。计划不能算成绩。

## 例子
    kind: result
    where: 新建50个
    （正文：今年计划新建50个服务站。）

## 应当这样写
    kind: plan

## 什么时候可以放行
那个词说的不是这个数：在这一句上面写 `<!-- kb: allow fact-plan-as-result 为什么 -->`，
表格里的写进 `data/exceptions.yml`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.outline import text_of_section_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.facts import PlacedFact
    from kb.content.library import Library


_NAMES = re.compile(r"《[^》]*》|“[^”]*”|「[^」]*」")
_PLAN = re.compile(
    r"(?<!行动)计划(?!生育|经济|内|外)|打算|预计|预期|力争|争取(?=到|在|年|实现|达)|目标"
    r"|(?<![模虚草比])拟(?![定订写稿人态真合])"
    r"|将(?=[要会于在再新达有]|继续|陆续|逐步|全面|建|超过|覆盖|推出|开展|投入|完成|实现|不少于|不低于)"
    r"|\b(?:plan(?:s|ned)? to|will|aims? (?:to|at)|targets?|expect(?:s|ed)? to|intends? to)\b"
)
_DONE = re.compile(r"已(?!有)|截至|截止|实际|完成了|实现了|达到了|\b(?:already|so far|has been)\b")
_TO_COME = re.compile(
    rf"{_PLAN.pattern}|计划|应|须|需|要|不少于|不低于|不超过|至少|鼓励|推荐|试点|规定|标准|建议"
    r"|\b(?:must|shall|should|required?|at least|encouraged?)\b"
)


@check(severity="error", scope="document", since="2026.11")
def fact_plan_as_result(document: Document, _library: Library) -> Iterator[Finding]:
    """把计划写成了结果，或者把结果写成了计划。"""
    for placed in document.body.facts:
        if placed.span and (problem := _problem(document, placed)):
            yield finding(fact_plan_as_result, placed.span, *problem)


def _problem(document: Document, placed: PlacedFact) -> tuple[str, str] | None:
    fact, sentence = placed.fact, _NAMES.sub("", _sentence(document, placed))
    word = _PLAN.search(sentence)
    if fact.kind == "result" and word and not _DONE.search(sentence):
        message = f"“{fact.where}”登记成了结果，可是这一句里有“{word[0]}”"
        return message, "是计划就写 `kind: plan`；是结果就把句子改清楚"
    if fact.kind == "plan" and not _TO_COME.search(_section(document, placed)):
        message = f"“{fact.where}”登记成了计划，可是这一节里看不出是计划"
        return message, "是结果就写 `kind: result`；是计划就在句子里写明“计划”“预计”"
    return None


def _sentence(document: Document, placed: PlacedFact) -> str:
    """The sentence around a fact's words; in a table, the whole row."""
    line = placed.span and document.source.line_text(placed.span.line)
    return line if line and line.lstrip(" >").startswith("|") else placed.sentence


def _section(document: Document, placed: PlacedFact) -> str:
    return placed.sentence + (text_of_section_at(document, placed.span.line) if placed.span else "")
