"""文件名不合规定。

## 查什么
文章的文件名和文件夹名只用小写英文字母、数字和连字符；译文写成 `名字.en.md`。

## 为什么
文件名就是网址。中文、空格、大写字母在微信里转发时常常断掉。

## 例子
    cases/江苏/Ganyu case.md

## 应当这样写
    cases/jiangsu/ganyu-employer-first.md

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


_NAME = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+(?:\.en)?\.md")

_NOT_ALLOWED = re.compile(r"[^a-z0-9./-]")


@check(severity="error", scope="document", since="2026.11")
def file_name(document: Document, _library: Library) -> Iterator[Finding]:
    """文件名不合规定。"""
    if not _NAME.fullmatch(document.path):
        wrong = "".join(dict.fromkeys(_NOT_ALLOWED.findall(document.path)))
        message = f"文件名里有不能用的字符：`{wrong or document.path}`"
        remedy = (
            "改名，只用小写英文字母、数字和连字符，例如 ganyu-employer-first.md；英文译文用 .en.md"
        )
        yield finding(file_name, file_start(document.path), message, remedy)
