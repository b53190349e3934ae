"""表格没有可以填的地方。

## 查什么
表格的正文有没有 `::: form` 框，框里有没有四个以上下划线的空白。

## 为什么
页面上填的、抄的、打印的，都是这个框。没有框或者没有空白，读者什么也填不了。

## 例子
    ::: form
    单位名称：
    :::

## 应当这样写
    ::: form
    单位名称：________
    :::

## 什么时候可以放行
不能放行。没有要填的，写成说明页面。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.markdown.blank import SHORTEST
from kb.content.markdown.blank_label import BOX
from kb.content.types.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.12")
def form_without_blank(document: Document, _library: Library) -> Iterator[Finding]:
    """表格没有可以填的地方。"""
    if document.front is None or not isinstance(document.fields, Form):
        return
    sheets = [box for box in document.body.containers if box.name == BOX]
    if not sheets:
        remedy = f"把要填的那一张放在 `::: {BOX}` 和 `:::` 之间"
        message = f"正文没有 `::: {BOX}` 框"
        yield finding(form_without_blank, document.front.opening, message, remedy)
    for sheet in sheets:
        if "_" * SHORTEST not in sheet.text:
            message, remedy = "框里没有空白", "在要填的地方写四个以上的下划线：____"
            yield finding(form_without_blank, sheet.span, message, remedy)
