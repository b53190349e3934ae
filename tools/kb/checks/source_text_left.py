"""草稿里还留着报纸原文。

## 查什么
`kb intake` 写的草稿，末尾有一段用“原文”框起来的报纸原文。它还在文章里。

## 为什么
本站只登事实和数字，句子用自己的话写。原文是别人的文章，也可能写着普通工友的姓名，不能发布。

## 例子
    ```原文
    近日，某某区总工会……
    ```

## 应当这样写
    某某区总工会办了一次集体协商。

## 什么时候可以放行
不能放行。写好以后，从“报纸原文”这个标题起全部删掉。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.skeleton import SOURCE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library

_FENCE = re.compile(rf"^ {{0,3}}(?:`{{3,}}|~{{3,}})[ \t]*{SOURCE_TEXT}\b", re.MULTILINE)


@check(severity="error", scope="document", since="2026.11")
def source_text_left(document: Document, _library: Library) -> Iterator[Finding]:
    """草稿里还留着报纸原文。"""
    if found := _FENCE.search(document.source.text):
        remedy = "用自己的话写好以后，从“报纸原文”这个标题起，一直删到文件末尾"
        yield finding(
            source_text_left, document.source.span(*found.span()), "还留着报纸原文", remedy
        )
