"""主席之声没有“小编说”，或者太长。

## 查什么
栏目是“主席之声”的文章要有一个 `::: editor` 框，最多 250 字（英文 750 个字符）。

## 为什么
主席讲的是自己的做法。读者要有人替他点出：哪些可以学，哪些要有条件。

## 例子
    column: 主席之声
    （正文里没有“小编说”）

## 应当这样写
    ::: editor
    三级协商和议事会配合着用，人少的乡镇可以只学议事会。
    :::

## 什么时候可以放行
等编者补写的：写进 `data/exceptions.yml`，注明理由和日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types.column import EDITOR, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


COLUMN = "主席之声"
LONGEST = 250
"""Characters of a Chinese note; an English one may have three times as many."""


@check(severity="error", scope="document", since="2026.11")
def column_missing_editor_note(document: Document, _library: Library) -> Iterator[Finding]:
    """主席之声没有“小编说”，或者太长。"""
    fields = document.fields
    if document.front is None or not isinstance(fields, Column) or fields.column != COLUMN:
        return
    notes = [box for box in document.body.containers if box.name == EDITOR and box.text]
    if not notes:
        span = document.front.locate(["column"])
        remedy = f"加一个 `::: {EDITOR}` 框，用 {LONGEST} 字以内说明哪里值得学"
        yield finding(column_missing_editor_note, span, f"{COLUMN}要有“小编说”", remedy)
    is_english = document.language == "en"
    limit = LONGEST * 3 if is_english else LONGEST
    for box in notes:
        length = len(box.text if is_english else "".join(box.text.split()))
        if length > limit:
            message = f"“小编说”有 {length} 字，最多 {limit} 字"
            yield finding(column_missing_editor_note, box.span, message, "只留最要紧的一两点")
