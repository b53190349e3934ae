"""合计和分项对不上，部分比全部还多，或者同一个口径有两个数。

## 查什么
同一页里，`counts` 在括号、逗号之前相同、单位也相同的事实：有一条写了“合计、总计、共”，
其余几条加起来能不能等于它（“余、超、近、约”按大约的范围算，百分比不加）；
“行业集体协商……的职工”这样的一部分，是不是比“集体协商……的职工”还多；
数的东西、涉及谁、时间都一样的两条，数是不是一样。
“局限与未知”里已经写到有关的数，就算说明过了，不再提醒。

## 为什么
原文的数对不上，读者有权知道。这里只提醒，不替原文改数。

## 例子
    - {value: 40, unit: 座, counts: 文化宫（合计）}
    - {value: 21, unit: 座, counts: 文化宫（已建成）}
    - {value: 18, unit: 座, counts: 文化宫（在建）}

## 应当这样写
核对原文。原文确实对不上的，照原文登记，在“局限与未知”里写明：
“合计 40 座，分项加起来是 39 座，原文没有解释。”

## 什么时候可以放行
不用放行：在“局限与未知”里写到这几个数就行。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.figures import figures, same_unit
from kb.content.outline import limits_of
from kb.content.quantity import exact, scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types.shared import Fact

    Range = tuple[Fraction, Fraction]

_SUM_WORDS = r"合计|总计|共计|总共|一共|总数|总量|\bin all\b|\btotal\b"
_TOTAL = re.compile(rf"{_SUM_WORDS}|(?<!公)共(?=[^同享建识]{{0,4}}[0-9一二三四五六七八九十百千两])")
_ASIDE = re.compile(r"[（(，,；;：:]")
_PERCENT = ("%", "％", "个百分点", "百分点")
_NARROWER = re.compile(r"^(?:行业|区域)性?")
_ALIKE = 4
"""Characters at the beginning that show that two facts count the same kind of thing."""
_AROUND = {"余": ("1", "1.5"), "超": ("1", "1.5"), "近": ("0.8", "1"), "约": ("0.8", "1.2")}
"""How far a rough figure may lie from the number that is printed: from, to."""


@check(severity="warning", scope="document", since="2026.11")
def fact_sum(document: Document, _library: Library) -> Iterator[Finding]:
    """合计和分项对不上，部分比全部还多，或者同一个口径有两个数。"""
    facts = [placed.fact for placed in document.body.facts]
    found = [*_wrong_totals(facts), *_larger_parts(facts), *_contradictions(facts)]
    admitted = {figure.key for figure in figures(limits_of(document))} if found else set()
    for oddity in found:
        if document.front and not all(_stated(fact) & admitted for fact in oddity.facts):
            span = document.front.locate(["facts", facts.index(oddity.facts[0]), "value"])
            yield finding(fact_sum, span, oddity.message, oddity.remedy)


@dataclass(frozen=True, slots=True)
class _Oddity:
    """Facts that do not fit together; the finding stands at the first."""

    facts: tuple[Fact, ...]
    message: str
    remedy: str = "核对原文；原文就是这样的，照登，在“局限与未知”里写到这几个数"


def _stated(fact: Fact) -> set[tuple[Fraction, str]]:
    return {figure.key for figure in figures(fact.where)}


def _wrong_totals(facts: list[Fact]) -> Iterator[_Oddity]:
    for fact in facts:
        parts = [other for other in facts if other is not fact and _is_part(other, fact)]
        low, high = _added(parts)
        least, most = _range(fact)
        if parts and _is_total(fact) and (high < least or low > most):
            sums = " + ".join(f"{part.value}{part.unit}" for part in parts)
            yield _Oddity((fact,), f"“{fact.where}”是合计，其余几项是 {sums}，对不上")


def _larger_parts(facts: list[Fact]) -> Iterator[_Oddity]:
    for part, whole in permutations(facts, 2):
        if _is_narrower(part, whole) and _range(part)[0] > _range(whole)[1]:
            message = f"一部分比全部还多：“{part.where}”（{part.counts}），“{whole.where}”"
            yield _Oddity((part, whole), f"{message}（{whole.counts}）")


def _contradictions(facts: list[Fact]) -> Iterator[_Oddity]:
    for first, second in combinations(facts, 2):
        if _scope(first) == _scope(second) and _range(first) != _range(second):
            message = f"同一个口径有两个数：“{second.where}”和“{first.where}”（{first.counts}）"
            remedy = "口径不同，就在 `counts`、`population` 或 `period` 里写出不同"
            yield _Oddity((second, first), message, remedy)


def _is_narrower(part: Fact, whole: Fact) -> bool:
    """Whether one counts in a sector or an area what the other counts in all."""
    rest = _NARROWER.sub("", part.counts, count=1)
    return (
        rest != part.counts
        and rest[:_ALIKE] == whole.counts[:_ALIKE]
        and rest.rpartition("的")[2] == whole.counts.rpartition("的")[2]
        and same_unit(part.unit) == same_unit(whole.unit) not in _PERCENT
    )


def _is_total(fact: Fact) -> bool:
    return bool(_TOTAL.search(fact.counts) or _TOTAL.search(fact.where))


def _is_part(part: Fact, total: Fact) -> bool:
    return (
        _key(part) == _key(total)
        and part.kind == total.kind
        and part.unit not in _PERCENT
        and not _is_total(part)
    )


def _key(fact: Fact) -> tuple[str, str]:
    """What is counted, up to the first bracket or comma, and in what."""
    counted = _ASIDE.split(fact.counts)[0]
    return re.sub(_SUM_WORDS, "", counted).strip(), same_unit(fact.unit)


def _scope(fact: Fact) -> tuple[object, ...]:
    return fact.counts, same_unit(fact.unit), fact.population, fact.period, fact.kind, fact.base


def _range(fact: Fact) -> Range:
    value = exact(fact.value) * scale(fact.unit)[0]
    low, high = _AROUND.get(fact.precision, ("1", "1"))
    return value * Fraction(low), value * Fraction(high)


def _added(facts: list[Fact]) -> Range:
    ranges = [_range(fact) for fact in facts]
    return Fraction(sum(low for low, _ in ranges)), Fraction(sum(high for _, high in ranges))
