"""引用的款或项不存在。

## 查什么
第几款、第几项，在这一条里有没有。

## 为什么
条对了款不对，说的就是另一件事。

## 例子
    《劳动合同法》第三十八条第三款

## 应当这样写
    《劳动合同法》第三十八条第二款

## 什么时候可以放行
不能放行。款数只凭一份副本的，提示里会说明，请再查一份文本。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law import article_name
from kb.law.verdict import UnknownParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_unknown_paragraph(document: Document, library: Library) -> Iterator[Finding]:
    """引用的款或项不存在。"""
    for verdict, span in verdicts(document, UnknownParagraph):
        yield finding(cite_unknown_paragraph, span, *_said(verdict, library))


def _said(verdict: UnknownParagraph, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    name = article_name(verdict.place.article, verdict.place.suffix)
    message = (
        f"《{title}》{name}这里只有 {verdict.count} {verdict.unit}"
        if verdict.count
        else f"《{title}》{name}这里没有分{verdict.unit}"
    )
    soft = "（只凭一份副本数的，请再核对一份文本）" if verdict.soft else ""
    return message, f"核对第几款、第几项{soft}", f"没有这一{verdict.unit}"
