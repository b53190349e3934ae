"""文字里有看不见的控制字符。

## 查什么
控制字符、改变文字方向的字符、零宽空格。

## 为什么
它们看不见，却会让检索找不到这个词，或者让屏幕上显示的和真正写的不一样。

## 例子
    从网页复制来的“工资”两字之间夹着零宽空格

## 应当这样写
    删掉重新输入这两个字

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
def text_control_character(library: Library) -> Iterator[Finding]:
    """文字里有看不见的控制字符。"""
    yield from met_while_reading(text_control_character, library)
