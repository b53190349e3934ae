"""文件太大，没有读取。

## 查什么
一篇文章不超过 2 MB。

## 为什么
文章只有文字。这么大的文件多半是放错了东西，还会拖垮所有人的电脑。

## 例子
    把一本书的扫描文字贴成一个 50 MB 的 .md

## 应当这样写
    拆成几篇，每篇讲一件事

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
def file_too_large(library: Library) -> Iterator[Finding]:
    """文件太大，没有读取。"""
    yield from met_while_reading(file_too_large, library)
