"""角色卡太长，一页印不下。

## 查什么
课程里 `::: role` 框的字数，最多 700 个。

## 为什么
角色卡一人一张，发到手里要在几分钟内读完。两页的卡，没有人读完第二页。

## 例子
    ::: role 职工方首席代表
    （一千个字的背景）
    :::

## 应当这样写
    ::: role 职工方首席代表
    （你是谁、你知道什么、你要什么、底线在哪里）
    :::

## 什么时候可以放行
不能放行。大家都要知道的背景，放到正文里。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types.course import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


LONGEST = 700
"""Characters of a Chinese card: one A4 page with room to write; English may have three times."""


@check(severity="error", scope="document", since="2026.12")
def course_role_too_long(document: Document, _library: Library) -> Iterator[Finding]:
    """角色卡太长，一页印不下。"""
    is_english = document.language == "en"
    limit = LONGEST * 3 if is_english else LONGEST
    for box in document.body.containers:
        length = len(box.text if is_english else "".join(box.text.split()))
        if box.name == ROLE and length > limit:
            message = f"角色卡“{box.title or '没有名字'}”有 {length} 个字，最多 {limit} 个"
            yield finding(course_role_too_long, box.span, message, "只留这个角色才知道的事")
