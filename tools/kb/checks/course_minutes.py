"""课程的分钟数不对。

## 查什么
课程的 `minutes` 是不是等于各节 `minutes` 相加，是不是在 60 到 120 之间。

## 为什么
带课的人照着分钟数掐时间。少算一节，最后的练习就没有时间做；太长的课，下了班的人坐不住。

## 例子
    minutes: 90
    sessions:
      - {title: 讲解, minutes: 30, method: 讲解}
      - {title: 练习, minutes: 40, method: 练习}

## 应当这样写
    minutes: 70
    sessions:
      - {title: 讲解, minutes: 30, method: 讲解}
      - {title: 练习, minutes: 40, method: 练习}

## 什么时候可以放行
不能放行。太长的课拆成两门。
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


SHORTEST, LONGEST = 60, 120
"""Minutes of a whole course."""


@check(severity="error", scope="document", since="2026.12")
def course_minutes(document: Document, _library: Library) -> Iterator[Finding]:
    """课程的分钟数不对。"""
    fields = document.fields
    if document.front is None or not isinstance(fields, Course):
        return
    span = document.front.locate(["minutes"])
    total = sum(session.minutes for session in fields.sessions)
    if fields.minutes != total:
        message = f"写着 {fields.minutes} 分钟，各节加起来是 {total} 分钟"
        yield finding(course_minutes, span, message, "改其中一边，让两边相等")
    if not SHORTEST <= fields.minutes <= LONGEST:
        message = f"一门课 {fields.minutes} 分钟，应当在 {SHORTEST} 到 {LONGEST} 分钟之间"
        yield finding(course_minutes, span, message, "短了就并入别的课，长了就拆成两门")
