"""同一页里有两个相同的编号。

## 查什么
标题和 `{#编号}` 在一篇文章里是不是只出现一次。

## 为什么
链接只能跳到第一个；别人收藏的地址会指错地方。

## 例子
    ## 依据
    ……
    ## 依据

## 应当这样写
    ## 依据 {#basis-wages}
    ……
    ## 依据 {#basis-hours}

## 什么时候可以放行
不能放行。
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
def id_duplicate(document: Document, _library: Library) -> Iterator[Finding]:
    """同一页里有两个相同的编号。"""
    seen: dict[str, int] = {}
    for anchor in document.body.anchors:
        if anchor.id in seen:
            message = f"编号 `{anchor.id}` 在第 {seen[anchor.id]} 行已经用过"
            remedy = "换一个标题，或者在标题后面加一个不同的 {#英文编号}"
            yield finding(id_duplicate, anchor.span, message, remedy, "重复")
        else:
            seen[anchor.id] = anchor.span.line
