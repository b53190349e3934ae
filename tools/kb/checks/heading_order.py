"""标题的级别不对。

## 查什么
正文从二级标题（`##`）开始，一级一级往下，不跳级。

## 为什么
一级标题是文章的题目，由头部的 `title` 给出；用读屏软件的人靠级别了解文章结构。

## 例子
    # 背景
    #### 起因

## 应当这样写
    ## 背景
    ### 起因

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
def heading_order(document: Document, _library: Library) -> Iterator[Finding]:
    """标题的级别不对。"""
    # Without a head the title stands in the text: that is no second mistake.
    if document.front is None:
        return
    above = 1
    for heading in document.body.headings:
        if heading.level == 1 or heading.level > above + 1:
            wanted = "#" * max(2, min(above + 1, 6))
            message = f"标题“{heading.text}”用了 {heading.level} 个 #"
            yield finding(heading_order, heading.span, message, _remedy(heading.level, wanted))
        above = max(heading.level, 1)


def _remedy(level: int, wanted: str) -> str:
    if level == 1:
        return "是文章的题目就删掉这一行，题目写在开头的 `title` 里；是小节就改成 ##"
    return f"改成 {wanted}：标题一级一级往下，不跳级"
