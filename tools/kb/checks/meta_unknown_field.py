"""写了没有规定的字段。

## 查什么
头部只能用这种文章规定的字段。

## 为什么
拼错的字段会被忽略，编辑以为填了，页面上却没有。

## 例子
    summray: 一句话介绍

## 应当这样写
    summary: 一句话介绍

## 什么时候可以放行
不能放行。确实需要新字段，请改 `tools/kb/content/types/` 里对应的文件。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def meta_unknown_field(document: Document, _library: Library) -> Iterator[Finding]:
    """写了没有规定的字段。"""
    yield from reported(meta_unknown_field, document)
