"""文件不是干净的 UTF-8。

## 查什么
文件是不是 UTF-8 编码，开头有没有 BOM。

## 为什么
编码不对，汉字会变成乱码；BOM 会让第一行的 `---` 失效。

## 例子
    用记事本另存为“ANSI”的文件

## 应当这样写
    另存为“UTF-8”（不带 BOM）

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
def file_encoding(library: Library) -> Iterator[Finding]:
    """文件不是干净的 UTF-8。"""
    yield from met_while_reading(file_encoding, library)
