"""引用的是修改以前的条号。

## 查什么
法律修改以后条号变了，这里还是旧的。

## 为什么
旧条号现在指的是另一件事。

## 例子
    《工会法》第五十二条（讲打击报复赔偿）

## 应当这样写
    《工会法》第五十三条

## 什么时候可以放行
不能放行。讲历史的，写明是哪一年的版本。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law import article_name
from kb.law.verdict import Moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_moved(document: Document, library: Library) -> Iterator[Finding]:
    """引用的是修改以前的条号。"""
    for verdict, span in verdicts(document, Moved):
        yield finding(cite_moved, span, *_said(verdict, library))


def _said(verdict: Moved, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    old = article_name(verdict.place.article, verdict.place.suffix)
    new = article_name(verdict.article)
    message = f"《{title}》{old}自 {verdict.before} 起的条号是{new}"
    return message, f"核对内容后改成{new}", "旧条号"
