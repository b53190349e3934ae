"""摘编没有标明是摘编。

## 查什么
专栏文章写了来源（`source` 不是 null），`flags` 里就要有 `digest`。

## 为什么
有来源的专栏，都是本站用自己的话转述别人登过的文章。不标明，读者会当成作者本人的原话。

## 例子
    flags: [self-reported]
    source: {id: s0, date: 2025, date_precision: inferred, byline: null}

## 应当这样写
    flags: [digest, self-reported]

## 什么时候可以放行
不能放行。作者直接投给本站的文章，`source` 写 null。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types.column import DIGEST, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def column_digest_unmarked(document: Document, _library: Library) -> Iterator[Finding]:
    """摘编没有标明是摘编。"""
    fields = document.fields
    if document.front is None or not isinstance(fields, Column) or fields.source is None:
        return
    if DIGEST not in fields.flags:
        span = document.front.locate(["flags"])
        remedy = f"在 flags 里加上 `{DIGEST}`；作者直接投给本站的，source 写 null"
        yield finding(column_digest_unmarked, span, "有来源的专栏文章没有标明是摘编", remedy)
