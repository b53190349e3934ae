"""百分比没有写基数。

## 查什么
`unit` 是 % 或 ％ 的事实，有没有写 `base`：是谁的、和什么比的百分之几。

## 为什么
“涨了 10%”和谁比、“满意率 96%”问了多少人，不写清楚就没有意义。

## 例子
    - value: 96
      unit: "%"
      counts: 职工满意度

## 应当这样写
    - value: 96
      unit: "%"
      counts: 职工满意度
      base: 原文未说明问了多少人

## 什么时候可以放行
不能放行。原文没有说基数，就写“原文未说明……”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def fact_percent_without_base(document: Document, _library: Library) -> Iterator[Finding]:
    """百分比没有写基数。"""
    for index, placed in enumerate(document.body.facts):
        fact = placed.fact
        if document.front and fact.unit.strip() in ("%", "％") and not fact.base:
            span = document.front.locate(["facts", index, "unit"])
            message = f"{fact.value}% 没有写基数（{fact.counts}）"
            remedy = "加一行 `base: …`，写清是谁的、和什么比；原文没有说就写“原文未说明……”"
            yield finding(fact_percent_without_base, span, message, remedy)
