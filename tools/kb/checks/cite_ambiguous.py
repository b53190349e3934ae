"""引用的项有歧义。

## 查什么
一条里有几款都分了项，却没有写是哪一款的项。

## 为什么
读者不知道是哪一个“第（二）项”。

## 例子
    《劳动合同法》第四十一条第（二）项

## 应当这样写
    《劳动合同法》第四十一条第一款第（二）项

## 什么时候可以放行
不用放行，补上款。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law import article_name
from kb.law.verdict import Ambiguous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="warning", scope="document", since="2026.11")
def cite_ambiguous(document: Document, library: Library) -> Iterator[Finding]:
    """引用的项有歧义。"""
    for verdict, span in verdicts(document, Ambiguous):
        yield finding(cite_ambiguous, span, *_said(verdict, library))


def _said(verdict: Ambiguous, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    name = article_name(verdict.place.article, verdict.place.suffix)
    paragraphs = "、".join(f"第{number}款" for number in verdict.paragraphs)
    return f"《{title}》{name}的{paragraphs}都分了项", "写明是第几款的第几项", "哪一款？"
