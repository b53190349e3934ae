"""缺少规定的小节，或者小节是空的。

## 查什么
案例、标准、专栏、工作法各有规定的二级标题；法律十问的每个问题要有规定的几个框。

## 为什么
读者靠固定的小节找到“谈成了什么”“下一步”；缺了“局限与未知”，一面之词就成了定论。

## 例子
    ## 背景
    （案例里没有“局限与未知”一节）

## 应当这样写
    ## 局限与未知
    原文没有说明涉及多少人。

## 什么时候可以放行
不能放行。真的没有内容，就写明“原文未说明”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.outline import sections
from kb.content.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.outline import SectionOutline


@check(severity="error", scope="document", since="2026.11")
def text_missing_section(document: Document, library: Library) -> Iterator[Finding]:
    """缺少规定的小节，或者小节是空的。"""
    if document.front is None or not isinstance(document.fields, Article):
        return
    found = sections(document)
    titles = [section.heading.text for section in found]
    for wanted in document.fields.kind.sections:
        title = wanted.en if document.language == "en" else wanted.zh
        if title not in titles:
            message = f"缺少小节“{title}”"
            remedy = f"加上一行 `## {title}`，再写内容；没有内容就写明“原文未说明”"
            yield finding(text_missing_section, document.front.opening, message, remedy)
    for section in found:
        yield from _gaps(section, document, library)


def _gaps(section: SectionOutline, document: Document, library: Library) -> Iterator[Finding]:
    if section.is_empty:
        message = f"小节“{section.heading.text}”下面没有内容"
        remedy = "写上内容；没有就写明“原文未说明”，或者删掉这个标题"
        yield finding(text_missing_section, section.heading.span, message, remedy)
        return
    assert isinstance(document.fields, Article)  # noqa: S101 — the caller made sure
    boxes = {box.name: box for box in reversed(section.containers)}
    for name in document.fields.kind.boxes:
        term = library.registry.vocabulary.term("containers", name)
        shown = term.zh if term else name
        if name not in boxes:
            message = f"这个问题缺少“{shown}”"
            remedy = f"加上 `::: {name}` 开头、`:::` 结尾的框"
            yield finding(text_missing_section, section.heading.span, message, remedy)
        elif not boxes[name].text:
            message = f"“{shown}”框里没有内容"
            yield finding(
                text_missing_section, boxes[name].span, message, "在 ::: 两行之间写上内容"
            )
