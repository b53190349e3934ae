"""专栏文章太短或者太长。

## 查什么
不是摘编的专栏文章，正文是不是 1,500 到 2,500 字。空白和“小编说”不算，摘编和英文版不查。

## 为什么
太短讲不清做法，别处学不了；太长手机上看不完。

## 例子
    （一篇 600 字的来稿，flags 里没有 digest）

## 应当这样写
    （2,000 字左右：遇到什么事、怎么做的、花了什么、没解决什么）

## 什么时候可以放行
调研报告确实要长：写进 `data/exceptions.yml`，注明理由和日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.markdown.heading import plain_text
from kb.content.types.column import DIGEST, EDITOR, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


SHORTEST, LONGEST = 1_500, 2_500
"""Characters that are no space."""


@check(severity="warning", scope="document", since="2026.11")
def column_length(document: Document, _library: Library) -> Iterator[Finding]:
    """专栏文章太短或者太长。"""
    fields = document.fields
    if document.front is None or not isinstance(fields, Column) or document.language != "zh":
        return
    if DIGEST in fields.flags:
        return
    length = _length(document)
    if not SHORTEST <= length <= LONGEST:
        message = f"正文有 {length} 字，专栏文章要 {SHORTEST} 到 {LONGEST} 字"
        remedy = "补上具体做法和数字" if length < SHORTEST else "删短，或者分成两篇"
        yield finding(column_length, document.front.opening, message, remedy)


def _length(document: Document) -> int:
    """The characters that the author wrote, without the editor's note."""
    written = (plain_text(token.children or []) for token in document.tokens() if token.children)
    notes = (box.text for box in document.body.containers if box.name == EDITOR)
    return sum(map(_characters, written)) - sum(map(_characters, notes))


def _characters(text: str) -> int:
    return len("".join(text.split()))
