"""简短回答太长。

## 查什么
法律十问里 `::: short` 框的字数，最多 120 个。

## 为什么
读者在手机上要一眼看完。长的话放到后面的理由里。

## 例子
    ::: short
    （一百五十个字的回答）
    :::

## 应当这样写
    ::: short
    （六十个字，直接回答）
    :::

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


LONGEST = 120
"""Characters of a Chinese answer; an English one may have three times as many."""


@check(severity="error", scope="document", since="2026.11")
def answer_too_long(document: Document, _library: Library) -> Iterator[Finding]:
    """简短回答太长。"""
    is_english = document.language == "en"
    limit = LONGEST * 3 if is_english else LONGEST
    for container in document.body.containers:
        # A line end in Chinese text is no character, though it reads as a space.
        length = len(container.text if is_english else "".join(container.text.split()))
        if container.name == "short" and length > limit:
            message = f"简短回答有 {length} 个字，最多 {limit} 个"
            remedy = "只留结论，条件和例外放到框外的理由里"
            yield finding(answer_too_long, container.span, message, remedy)
