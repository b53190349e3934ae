"""文件读不出来。

## 查什么
文件能不能打开。

## 为什么
读不出来的文件不会出现在网站上，编辑却以为发布了。

## 例子
    没有读取权限的文件

## 应当这样写
    改好权限，或者删掉再提交

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, met_while_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="library", since="2026.11")
def file_unreadable(library: Library) -> Iterator[Finding]:
    """文件读不出来。"""
    yield from met_while_reading(file_unreadable, library)
