"""课程用到的文章不能发给学员。

## 查什么
`documents` 和每一节的 `documents` 写的文章在不在、是不是草稿。
每一节用到的，是不是也列在课程的 `documents` 里。

## 为什么
讲义照 `documents` 装订。缺一篇，课上到一半没有材料；草稿没有审校，发出去就收不回来。

## 例子
    documents: [docs/law/barganing.md]

## 应当这样写
    documents: [docs/law/bargaining.md]

## 什么时候可以放行
不能放行。文章还没写好，就先不列。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.types import Article
from kb.content.types.course import Course, document_paths
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.12")
def course_document(document: Document, library: Library) -> Iterator[Finding]:
    """课程用到的文章不能发给学员。"""
    if document.front and isinstance(document.fields, Course):
        yield from _unfit(document, document.fields, library)


def _unfit(document: Document, course: Course, library: Library) -> Iterator[Finding]:
    assert document.front  # noqa: S101 — the caller made sure
    for place, path in document_paths(course):
        said = _fault(path, library)
        if not said and path not in course.documents:
            said = f"这一节用到的 `{path}` 没有列在课程的 documents 里", "也加进课程的 documents"
        if said:
            yield finding(course_document, document.front.locate(place), *said)


def _fault(path: str, library: Library) -> tuple[str, str] | None:
    """What is wrong with a document, and the remedy."""
    found = library.documents.get(path)
    if found is None:
        near = guess(path, list(library.documents), cutoff=0.85)
        remedy = (
            f"是不是 `{near}`？" if near else "地址从仓库根目录写起，例如 docs/law/bargaining.md"
        )
        return f"没有 `{path}` 这篇文章", remedy
    if isinstance(found.fields, Article) and found.fields.status == "draft":
        return f"`{path}` 还是草稿", "先审校这篇文章，或者先不列"
    return None
