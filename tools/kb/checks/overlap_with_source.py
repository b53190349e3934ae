"""照抄了来源的原文。

## 查什么
文章里有没有连续 25 个字和来源原文一样。只数汉字和数字，标点、空白、换行都跳过。
引用框（`>`）最后一行写明来源的不算；书名号《》里的名称不算。
要有原文才能查：`kb check --sources 放原文的文件夹`，或者设环境变量 `KB_SOURCES`。

## 为什么
数字和事实可以用，别人的句子不能照抄：那是别人的作品，也不是读者看得懂的大白话。

## 例子
    （从报纸上整句复制过来，改了一两个标点）

## 应当这样写
    （先合上原文，用自己的话写，再对照数字）

    > 非引用不可的一句原话。
    >
    > ——《某某日报》2025年3月1日

## 什么时候可以放行
机关、文件的全名碰巧很长：`<!-- kb: allow overlap-with-source 机关全名 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.registry.originals import BARRIER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


_SHOWN = 20
_QUOTATION = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_SOURCE_LINE = re.compile(r"[ \t>]*[*_（(]{0,3}(?:—|来源[：:]|出处[：:]|摘自|引自).*\w")
_TITLE = re.compile(r"《[^《》。！？\n]{1,80}》")
_NOT_READ = re.compile(r"\]\([^()\s]*\)|\[\^[^\]\n]{0,80}\]|\{#[^}\n]{0,80}\}")


@check(severity="error", scope="document", since="2026.11")
def overlap_with_source(document: Document, library: Library) -> Iterator[Finding]:
    """照抄了来源的原文。"""
    source = document.source
    for start, end, name in library.originals.shared(_own_words(source.text)):
        copied = "".join(source.text[start:end].split())
        message = f"和来源 {name} 连着 {len(copied)} 个字一样：“{copied[:_SHOWN]}……”"
        remedy = "用自己的话写；确实要引原话，就放进引用框（>），最后一行写明来源"
        yield finding(overlap_with_source, source.span(start, end), message, remedy)


def _own_words(text: str) -> str:
    """The text with everything in its place, but walls where copying is allowed."""
    text = _QUOTATION.sub(_walled_quotation, text)
    text = _TITLE.sub(_walled, text)
    return _NOT_READ.sub(lambda match: " " * len(match[0]), text)


def _walled_quotation(match: re.Match[str]) -> str:
    last = match[0].rstrip(" \t>\n").rpartition("\n")[2]
    return _walled(match) if _SOURCE_LINE.match(last) else match[0]


def _walled(match: re.Match[str]) -> str:
    return BARRIER * len(match[0])
