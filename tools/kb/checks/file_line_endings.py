"""换行符是 Windows 格式。

## 查什么
有没有 CR字符。

## 为什么
同一个文件两种换行，会让每一行都显示为“已修改”，审稿人看不出真正改了什么。

## 例子
    在 Windows 上编辑、换行是 CRLF 的文件

## 应当这样写
    编辑器右下角选 LF 再保存

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
def file_line_endings(library: Library) -> Iterator[Finding]:
    """换行符是 Windows 格式。"""
    yield from met_while_reading(file_line_endings, library)
