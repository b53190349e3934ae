"""过了该再核对的日子。

## 查什么
`review_by` 那一天过了没有（按 `--as-of`）。

## 为什么
法律会改。过期的内容，读者会看到提醒，手册也不给印。

## 例子
    review_by: 2026-05-01

## 应当这样写
    reviewed: 2026-11-21
    review_by: 2027-05-21

## 什么时候可以放行
正在等新的标准：写进 `data/exceptions.yml`，注明理由和日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="warning", scope="document", since="2026.11")
def age_review_overdue(document: Document, library: Library) -> Iterator[Finding]:
    """过了该再核对的日子。"""
    fields = document.fields
    if document.front and isinstance(fields, Article) and fields.review_by < library.as_of:
        days = (library.as_of - fields.review_by).days
        span = document.front.locate(["review_by"])
        message = f"应当在 {fields.review_by} 以前再核对，已经过了 {days} 天"
        yield finding(
            age_review_overdue, span, message, "对照现行法律核对一遍，再改 reviewed 和 review_by"
        )
