"""链接的文件在，但里面没有这个锚点。

## 查什么
链接 `#` 后面的名字，在目标文章里有没有这个标题或编号。

## 为什么
读者会停在一篇长文的开头，找不到要看的那一段。

## 例子
    [答复期限](bargaining.md#replydeadline)

## 应当这样写
    [答复期限](bargaining.md#reply-deadline)

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.links import document_at, is_outside, target_of
from kb.content.slips import meant, replacement
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.body import Link
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def link_missing_anchor(document: Document, library: Library) -> Iterator[Finding]:
    """链接的文件在，但里面没有这个锚点。"""
    for link in document.body.links:
        if not is_outside(link.href):
            yield from _missing(document, link, library)


def _missing(document: Document, link: Link, library: Library) -> Iterator[Finding]:
    target = target_of(library, document, link)
    found = document_at(library, document, target.path)
    if not target.anchor or found is None:
        return
    anchors = [anchor.id for anchor in found.body.anchors]
    if target.anchor in anchors:
        return
    near = guess(target.anchor, anchors)
    remedy = f"是不是 `#{near}`？" if near else "去掉 # 后面的部分，或者在目标标题后面加 {#名字}"
    message = f"{found.path} 里没有 `#{target.anchor}`"
    wrong, right = f"#{target.anchor}", meant(target.anchor, anchors)
    repair = replacement(document.source, link.span, wrong, right and f"#{right}")
    yield finding(link_missing_anchor, link.span, message, remedy, "没有这个锚点", repair)
