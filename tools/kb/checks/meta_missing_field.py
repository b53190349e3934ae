"""缺少必填字段。

## 查什么
每种文章都有必填的字段，见 `docs/contributing/content-types.md`。

## 为什么
缺了来源、日期或地区，读者无法判断这篇内容能不能用、对不对得上自己。

## 例子
    type: case
    title: 企业先发出要约

## 应当这样写
    type: case
    title: 企业先发出要约
    summary: 一家服装企业主动向工会发出协商要约……

## 什么时候可以放行
不能放行。真的不知道的内容，看这个字段能不能写 `null`。
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
def meta_missing_field(document: Document, _library: Library) -> Iterator[Finding]:
    """缺少必填字段。"""
    yield from reported(meta_missing_field, document)
