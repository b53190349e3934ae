"""中文里用了英文标点。

## 查什么
正文的汉字后面是不是英文的逗号、冒号、分号、问号、叹号。
头部、代码、网址、数字和事实照抄的那几个字（`where`）不看。

## 为什么
英文标点太小，又不留空，手机上读起来一句连着一句，读屏软件也不停顿。

## 例子
    工资拖了两个月,怎么办?

## 应当这样写
    工资拖了两个月，怎么办？

## 什么时候可以放行
照抄外文或者代码：`<!-- kb: allow text-punctuation 这是软件里的原样 -->` 写在上一行。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.body import visible_text
from kb.content.punctuation import full_width_marks
from kb.source.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library

_SUSPECT = re.compile(r"[\u4e00-\u9fff）》”][*_]*[,:;?!]")


@check(severity="warning", scope="document", since="2026.12")
def text_punctuation(document: Document, _library: Library) -> Iterator[Finding]:
    """中文里用了英文标点。"""
    source = document.source
    # Parsing once more is slow; most articles give no reason to.
    if document.language != "zh" or not _SUSPECT.search(source.text, document.body_start):
        return
    stated = [placed.fact.where for placed in document.body.facts]
    for piece in visible_text(source, document.body_start).pieces:
        text = piece.token.content
        if source.text[piece.begin : piece.begin + len(text)] != text:
            continue
        for start, end, mark in full_width_marks(text, stated):
            span = source.span(piece.begin + start, piece.begin + end)
            message = f"中文里用了英文标点 `{text[start:end].strip()}`"
            repair = (Edit(span, mark),)
            yield finding(text_punctuation, span, message, f"改成“{mark}”", repair=repair)
