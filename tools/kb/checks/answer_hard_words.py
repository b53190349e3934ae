"""简短回答不够好懂。

## 查什么
`::: short` 框里有没有超过 40 个字的句子，有没有没解释过的法律词。

## 为什么
简短回答是给着急的人看的。一个没见过的词，就够他放弃。

## 例子
    ::: short
    该请求权受除斥期间限制。
    :::

## 应当这样写
    ::: short
    过了一年就不能再要了。
    :::

## 什么时候可以放行
换不掉的词，请加进 `data/glossary.yml` 的 terms，写一句大白话解释。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.body import Container
    from kb.content.document import Document
    from kb.content.library import Library


LONGEST_SENTENCE = 40
_SENTENCE_END = re.compile(r"[。！？；!?;]")


@check(severity="warning", scope="document", since="2026.11")
def answer_hard_words(document: Document, library: Library) -> Iterator[Finding]:
    """简短回答不够好懂。"""
    if document.language != "zh":
        return
    for box in document.body.containers:
        if box.name == "short":
            for message, remedy in _hard(box, library):
                yield finding(answer_hard_words, box.span, message, remedy)


def _hard(box: Container, library: Library) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE_END.split(box.text):
        if len(sentence.strip()) > LONGEST_SENTENCE:
            message = f"有一句 {len(sentence.strip())} 个字：“{sentence.strip()[:20]}……”"
            yield message, f"拆成几句，每句不超过 {LONGEST_SENTENCE} 个字"
    for word in library.registry.glossary.watched:
        if word in box.text:
            yield f"用了没有解释的词“{word}”", "换成大白话，或者在 data/glossary.yml 里解释它"
