"""课程表里的一节，正文没有写。

## 查什么
`sessions` 里每一节的 `title`，正文有没有同名的二级标题。

## 为什么
带课的人照着课程表翻到那一节。翻不到，这一节就没法上。

## 例子
    sessions:
      - {title: 三个“不”, minutes: 20, method: 讨论}
    （正文没有 `## 三个“不”`）

## 应当这样写
    ## 三个“不”
    先问大家碰到的是哪一个。

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types.course import Course

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.12")
def course_session_missing(document: Document, _library: Library) -> Iterator[Finding]:
    """课程表里的一节，正文没有写。"""
    fields = document.fields
    if document.front is None or not isinstance(fields, Course):
        return
    written = {heading.text for heading in document.body.headings if heading.level == 2}
    for number, session in enumerate(fields.sessions):
        if session.title not in written:
            span = document.front.locate(["sessions", number, "title"])
            message = f"正文没有“{session.title}”这一节"
            remedy = f"加上一行 `## {session.title}`，写这一节怎么上；标题要和这里一字不差"
            yield finding(course_session_missing, span, message, remedy)
