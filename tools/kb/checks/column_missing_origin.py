"""他山之石没有写转载自哪里。

## 查什么
栏目是“他山之石”的文章，`source` 里要有 `carried_from`。

## 为什么
这一栏讲的是别处的经验。读者要能找到最初是谁登的，才能去核对、去请教。

## 例子
    column: 他山之石
    source: {id: s2, date: null, date_precision: unknown, byline: null}

## 应当这样写
    source: {id: s2, date: null, date_precision: unknown, byline: null, carried_from: 工人日报}

## 什么时候可以放行
不能放行。不知道最初登在哪里，就不放进这一栏。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types.column import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


COLUMN = "他山之石"


@check(severity="error", scope="document", since="2026.11")
def column_missing_origin(document: Document, _library: Library) -> Iterator[Finding]:
    """他山之石没有写转载自哪里。"""
    fields = document.fields
    if document.front is None or not isinstance(fields, Column) or fields.column != COLUMN:
        return
    if fields.source is None or not fields.source.carried_from:
        span = document.front.locate_key(["source", "carried_from"])
        remedy = "在 source 里加一行 `carried_from: 最初刊登的报刊`"
        yield finding(column_missing_origin, span, f"{COLUMN}要写明转载自哪里", remedy)
