"""验算式算不对，或者看不懂。

## 查什么
事实里的 `check`：只能写数字、`+ - * /`、括号和 `==`、`>=`、`<=`，而且要算得对。

## 为什么
原文的数字经得起算，读者才放心；算不对，就要告诉读者算不对，不能替原文改数。

## 例子
    check: 19*300*12 == 68000

## 应当这样写
    check: 19*300*12 == 68400

## 什么时候可以放行
不能放行。原文的数字本来就对不上：删掉 `check`，在“局限与未知”里写明哪里对不上。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.formula import FormulaError, holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def fact_formula(document: Document, _library: Library) -> Iterator[Finding]:
    """验算式算不对，或者看不懂。"""
    for index, placed in enumerate(document.body.facts):
        formula = placed.fact.check
        if formula and document.front and (problem := _problem(formula)):
            span = document.front.locate(["facts", index, "check"])
            yield finding(fact_formula, span, *problem)


def _problem(formula: str) -> tuple[str, str] | None:
    try:
        is_right = holds(formula)
    except FormulaError as error:
        message = f"验算式看不懂：`{formula[:60]}`（{error}）"
        return message, "写成 19*300*12 == 68400 这样；数字里不要写逗号，也不要写单位"
    if is_right:
        return None
    message = f"验算式不成立：`{formula[:60]}`"
    return message, "核对原文；原文的数本来就对不上，就删掉 check，在“局限与未知”里写明"
