"""文章头部（front matter）读不懂。

## 查什么
文件开头两行 `---` 之间的 YAML 能不能读成 `字段名: 值`，有没有重复的字段、别名、过深的嵌套。

## 为什么
读不懂头部，就不知道标题、地区和来源，页面没法发布，别的检查也无从下手。

## 例子
    title: 工资：怎么算: 第一讲

## 应当这样写
    title: '工资：怎么算: 第一讲'

## 什么时候可以放行
不能放行：不改好，后面的检查都看不到这篇文章。
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
def meta_syntax(document: Document, _library: Library) -> Iterator[Finding]:
    """文章头部（front matter）读不懂。"""
    yield from reported(meta_syntax, document)
