"""引用的条文不存在。

## 查什么
第几条，在这部法里有没有。

## 为什么
引错条，仲裁员一翻就知道，读者的主张跟着落空。

## 例子
    《劳动合同法》第一百零九条

## 应当这样写
    《劳动合同法》第八十五条

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law import article_name
from kb.law.verdict import UnknownArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_unknown_article(document: Document, library: Library) -> Iterator[Finding]:
    """引用的条文不存在。"""
    for verdict, span in verdicts(document, UnknownArticle):
        yield finding(cite_unknown_article, span, *_said(verdict, library))


def _said(verdict: UnknownArticle, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    name = article_name(verdict.place.article, verdict.place.suffix)
    if verdict.place.suffix:
        return f"《{title}》没有{name}", f"这一条后面有 {verdict.suffixes} 个“之”", "没有这一条"
    return f"《{title}》没有{name}", f"最后一条是第 {verdict.last} 条；核对条号", "没有这一条"
