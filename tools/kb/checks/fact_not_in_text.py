"""事实的数字在正文里找不到。

## 查什么
`facts` 里每一条的 `where` 是不是正文里读者看得见的一段原话，
`value` 这个数是不是就写在 `where` 里（认得“万”“亿”和“十二”“百分之六”）。

## 为什么
数字表要能点回正文。两处写得不一样，读者不知道该信哪一个。

## 例子
    - value: 86
      unit: 次
      where: 谈了很多次

## 应当这样写
    - value: 86
      unit: 次
      where: 谈了86次

“七八名”这样的约数，写 `value: 7`（或 8）和 `precision: 约`。

## 什么时候可以放行
不能放行。正文里没有这个数，就删掉这一条事实，或者把数写进正文。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.facts import states_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.facts import PlacedFact
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def fact_not_in_text(document: Document, _library: Library) -> Iterator[Finding]:
    """事实的数字在正文里找不到。"""
    for index, placed in enumerate(document.body.facts):
        problem = _problem(placed)
        if problem and document.front:
            span = document.front.locate(["facts", index, "where"])
            yield finding(fact_not_in_text, span, *problem)


def _problem(placed: PlacedFact) -> tuple[str, str] | None:
    fact = placed.fact
    if not placed.span:
        message = f"正文里没有“{fact.where}”这几个字"
        return message, "照抄正文里写着这个数的那几个字；加粗的星号、链接的括号不要抄进来"
    if states_value(fact):
        return None
    message = f"“{fact.where}”里没有 {fact.value}{fact.unit} 这个数"
    return message, "让 `value`、`unit` 和 `where` 写成同一个数；七八名这样的约数写 `precision: 约`"
