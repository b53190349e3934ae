"""十问不是十个问题。

## 查什么
法律十问的每一组正好十个二级标题，每个都是问句。

## 为什么
“十问”少一问，读者会以为没有这回事；多一问，卡片和折页就排不下。

## 例子
    （只有九个二级标题）

## 应当这样写
    （十个二级标题，每个以问号结尾）

## 什么时候可以放行
不能放行。还没写完的，`status` 写 `draft`。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.outline import sections
from kb.content.types.explainer import Explainer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


QUESTIONS = 10


@check(severity="error", scope="document", since="2026.11")
def series_incomplete(document: Document, _library: Library) -> Iterator[Finding]:
    """十问不是十个问题。"""
    if document.front is None or not isinstance(document.fields, Explainer):
        return
    if document.fields.status not in ("reviewed", "published"):
        return
    found = sections(document)
    if len(found) != QUESTIONS:
        message = f"这一组有 {len(found)} 个问题，应当正好 {QUESTIONS} 个"
        yield finding(series_incomplete, document.front.opening, message, "补足或者合并问题")
    for section in found:
        if not section.heading.text.endswith(("？", "?")):
            message = f"“{section.heading.text}”不是问句"
            remedy = "写成工友会问的话，以问号结尾"
            yield finding(series_incomplete, section.heading.span, message, remedy)
