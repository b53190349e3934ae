"""字段的值不对。

## 查什么
值的类型、长度、日期是否真实，以及分类词、地区代码、来源编号是不是登记过的。

## 为什么
分类词写错，文章就不会出现在任何合集里；日期不存在，复核提醒就不会响。

## 例子
    industries: [快递]
    reviewed: 2026-13-45

## 应当这样写
    industries: [快递物流]
    reviewed: 2026-11-21

## 什么时候可以放行
不能放行。需要新的分类词，请加到 `data/vocabulary.yml`。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding, reported
from kb.content.markers import marked_values
from kb.content.slips import meant, replacement
from kb.content.types.shared import Ref, Term
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def meta_unknown_value(document: Document, library: Library) -> Iterator[Finding]:
    """字段的值不对。"""
    yield from reported(meta_unknown_value, document)
    if not (document.front and document.fields):
        return
    for path, value, marker in marked_values(document.fields):
        known, where = _known(library, marker)
        if value not in known:
            span = document.front.locate(path)
            message = f"`{path[0]}` 里的 `{value}` 没有登记"
            repair = replacement(document.source, span, value, meant(value, known))
            help_ = _help(value, known, where)
            yield finding(meta_unknown_value, span, message, help_, repair=repair)


def _known(library: Library, marker: Term | Ref) -> tuple[Iterable[str], str]:
    """The values that a marker allows, and the file that lists them."""
    if isinstance(marker, Term):
        return library.registry.vocabulary.lists.get(marker.vocabulary, {}), "data/vocabulary.yml"
    if marker.registry == "regions":
        return library.registry.regions.by_code, "data/regions.csv"
    return library.registry.sources.by_id, "data/sources.yml"


def _help(value: str, known: Iterable[str], where: str) -> str:
    words = list(known)
    if where.endswith("regions.csv"):
        return "核对六位代码；按地名查代码：kb list regions | grep 地名"
    near = guess(value, words)
    few = f"可以写：{'、'.join(words)}" if len(words) <= 30 else f"可以写的见 {where}"
    return f"是不是 `{near}`？{few}" if near else few
