"""把征求意见稿当成法律引用。

## 查什么
草案、征求意见稿有没有被当作依据。

## 为什么
草案没有效力，正式的规定可能完全不同。

## 例子
    依据《新就业形态劳动者权益保障办法（征求意见稿）》第十条

## 应当这样写
    在 `::: unverified` 框里说明“这还是征求意见稿，不是法律”

## 什么时候可以放行
只是提到它、说明它还不是法律：不写条号就不会报。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law.verdict import DraftAsLaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_draft_as_law(document: Document, library: Library) -> Iterator[Finding]:
    """把征求意见稿当成法律引用。"""
    for verdict, span in verdicts(document, DraftAsLaw):
        yield finding(cite_draft_as_law, span, *_said(verdict, library))


def _said(verdict: DraftAsLaw, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    until = f"（意见征求到 {verdict.comments_until}）" if verdict.comments_until else ""
    return (
        f"《{title}》是征求意见稿，不是法律{until}",
        "不要引用它的条文；正式公布以后再引",
        "不是法律",
    )
