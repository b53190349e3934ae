"""课程用到的文章过了该再核对的日子。

## 查什么
课程 `documents` 里的文章，`review_by` 那一天过了没有（按 `--as-of`）。

## 为什么
讲义印出去就改不了。过期的文章，讲义也不给印。

## 例子
    documents: [docs/law/bargaining.md]
    （这篇文章应当在 2026-05-01 以前再核对）

## 应当这样写
    （先核对 docs/law/bargaining.md，改好它的 reviewed 和 review_by）

## 什么时候可以放行
正在等新的标准：写进 `data/exceptions.yml`，注明理由和日期。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types import Article
from kb.content.types.course import Course

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="warning", scope="document", since="2026.12")
def course_document_overdue(document: Document, library: Library) -> Iterator[Finding]:
    """课程用到的文章过了该再核对的日子。"""
    if document.front is None or not isinstance(document.fields, Course):
        return
    for number, path in enumerate(document.fields.documents):
        found = library.documents.get(path)
        fields = found.fields if found else None
        if isinstance(fields, Article) and fields.review_by < library.as_of:
            span = document.front.locate(["documents", number])
            message = f"`{path}` 应当在 {fields.review_by} 以前再核对"
            remedy = "先核对那一篇，再开课；等不及就先不列"
            yield finding(course_document_overdue, span, message, remedy)
