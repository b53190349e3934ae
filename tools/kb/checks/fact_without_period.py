"""事实没有写时间，页面也没有说时间不明。

## 查什么
`period: null` 的事实，页面的“局限与未知”一节里有没有一句话说明时间不清楚：
同一句里既有时间的词（时间、日期、年份、哪一年、何时、多久……），又有不知道的词（原文未说明、不详、没有写……）。

## 为什么
不知道时间可以，但要让读者知道这一点。没有时间的数字，读者会当成今年的。

## 例子
    period: null
    （“局限与未知”里没有提时间）

## 应当这样写
    ## 局限与未知
    这几个数是哪一年的，原文未说明。

## 什么时候可以放行
不用放行：在“局限与未知”里加一句就行。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.outline import limits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


_SENTENCE = re.compile(r"[^。！？；\n]+(?:；\n[^。！？；\n]+)?|[^.\n]+\.")
_TIME = re.compile(
    r"时间|期间|时候|日期|年份|哪[一]?年|哪些年|哪几年|哪[一]?天|哪个月|几月|何时|多久|起算|起止|开始"
    r"|\b(?:time|date|dates|dated|period|when|year|years|month|how long)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"未说明|不详|不明|没有(?:写|说|印|注明|交代|列)|没写|没说|看不出|无法确定|不清楚|不知道|推断"
    r"|\b(?:not stated|not printed|not say|not given|unknown|unclear|no date|inferred)\b",
    re.IGNORECASE,
)


@check(severity="warning", scope="document", since="2026.11")
def fact_without_period(document: Document, _library: Library) -> Iterator[Finding]:
    """事实没有写时间，页面也没有说时间不明。"""
    timeless = [i for i, placed in enumerate(document.body.facts) if not placed.fact.period]
    if not timeless or not document.front or says_that_time_is_unknown(document):
        return
    first = document.body.facts[timeless[0]].fact
    message = f"有 {len(timeless)} 个数字没有写时间，第一个是“{first.where}”，页面也没有说时间不明"
    remedy = "补上 `period`；原文没有写的，在“局限与未知”里加一句“这些数是哪一年的，原文未说明”"
    yield finding(
        fact_without_period,
        document.front.locate(["facts", timeless[0], "period"]),
        message,
        remedy,
    )


def says_that_time_is_unknown(document: Document) -> bool:
    """Whether one sentence of the section on limits is about a time that is not known."""
    return any(
        _TIME.search(sentence) and _UNKNOWN.search(sentence)
        for sentence in _SENTENCE.findall(limits_of(document))
    )
