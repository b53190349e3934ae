"""引用的法律或条文已经废止。

## 查什么
到 `--as-of` 那一天，这部法、这一条还有没有效。

## 为什么
拿废止的规定去主张权利，会被当场驳回。

## 例子
    《劳动合同法实施以前的规定》

## 应当这样写
    现行的那一部

## 什么时候可以放行
讲历史的文章：`<!-- kb: allow cite-repealed 讲的是当时的规定 -->`。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law.verdict import Repealed, RepealedPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_repealed(document: Document, library: Library) -> Iterator[Finding]:
    """引用的法律或条文已经废止。"""
    for law, span in verdicts(document, Repealed):
        yield finding(cite_repealed, span, *_said(law, library))
    for place, span in verdicts(document, RepealedPlace):
        yield finding(cite_repealed, span, *_said(place, library))


def _said(verdict: Repealed | RepealedPlace, library: Library) -> tuple[str, str, str]:
    laws = library.registry.laws.register.laws
    title = laws[verdict.law].short
    since = f"自 {verdict.since} 起" if verdict.since else ""
    what = "这一处" if isinstance(verdict, RepealedPlace) else ""
    by = laws.get(verdict.by)
    remedy = f"改引《{by.short}》里相应的条文" if by else "改引现行的规定"
    return f"《{title}》{what}{since}已经废止", remedy, "已废止"
