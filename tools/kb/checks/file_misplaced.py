"""文章放错了文件夹。

## 查什么
每种文章有自己的文件夹：案例在 `cases/省份/`，法律十问在 `docs/law/`，等等。

## 为什么
网址、合集和编辑的分工都按文件夹来。

## 例子
    docs/law/ganyu.md（type: case）

## 应当这样写
    cases/jiangsu/ganyu.md（type: case）

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def file_misplaced(document: Document, _library: Library) -> Iterator[Finding]:
    """文章放错了文件夹。"""
    if document.fields is None or document.front is None:
        return
    kind = document.fields.kind
    if not document.path.startswith(f"{kind.home}/"):
        message = f"`type: {kind.name}` 的文章应当放在 {kind.home}/ 里"
        remedy = f"把文件移到 {kind.home}/，或者改 `type`"
        yield finding(file_misplaced, document.front.locate(["type"]), message, remedy)
