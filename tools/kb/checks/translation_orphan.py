"""译文没有对应的中文原文。

## 查什么
每个 `名字.en.md` 旁边要有 `名字.md`。

## 为什么
中文是原文。没有原文的译文，没有人负责更新。

## 例子
    只有 ganyu.en.md

## 应当这样写
    ganyu.md 和 ganyu.en.md

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def translation_orphan(document: Document, library: Library) -> Iterator[Finding]:
    """译文没有对应的中文原文。"""
    if document.original_path not in library.documents:
        message = f"没有对应的中文原文 {document.original_path}"
        remedy = "先写中文原文，或者改正译文的文件名"
        yield finding(translation_orphan, file_start(document.path), message, remedy)
