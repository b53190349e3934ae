"""多写了“第一款”。

## 查什么
这一条只有一款，不用写“第一款”。

## 为什么
多写不算错，但法院文书不这样写，读者会以为还有第二款。

## 例子
    《劳动合同法》第三十七条第一款

## 应当这样写
    《劳动合同法》第三十七条

## 什么时候可以放行
不用放行，删掉“第一款”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law import article_name
from kb.law.verdict import Redundant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="warning", scope="document", since="2026.11")
def cite_redundant(document: Document, library: Library) -> Iterator[Finding]:
    """多写了“第一款”。"""
    for verdict, span in verdicts(document, Redundant):
        yield finding(cite_redundant, span, *_said(verdict, library))


def _said(verdict: Redundant, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    name = article_name(verdict.place.article, verdict.place.suffix)
    return f"《{title}》{name}只有一款", "删掉“第一款”", "多余"
