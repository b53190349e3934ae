"""搜索词典里的说法绕回了自己。

## 查什么
`data/lexicon.yml` 里有没有一个说法，顺着 `find` 走一步或者几步，又回到它自己；
有没有正式词本来就在这一行的每个说法里面，写了等于没写。

## 为什么
左边是大家嘴上的话，右边是页面里的词。绕成圈，说明有一行左右写反了。

## 例子
    - {say: 跑路, find: 逃匿}
    - {say: 逃匿, find: 跑路}

## 应当这样写
    - {say: 跑路、人跑了, find: 逃匿}

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.lexicon import Lexicon, LexiconRow, Phrase

    Steps = Mapping[str, list[str]]
    """The formal words that each phrase leads to, folded."""


@check(severity="error", scope="library", since="2026.11")
def lexicon_circular(library: Library) -> Iterator[Finding]:
    """搜索词典里的说法绕回了自己。"""
    lexicon = library.registry.lexicon
    for target in (target for row in lexicon.rows for target in _idle(row)):
        message = f"“{target.text}”本来就在左边的说法里，写了不起作用"
        remedy = "删掉它，或者换成页面里的另一种写法"
        yield finding(lexicon_circular, target.span, message, remedy)
    for phrase, circle in _circles(lexicon):
        message = f"绕了一圈又回到自己：{' → '.join((*circle, circle[0]))}"
        remedy = "留下从说法到页面用词的那一行，删掉反过来的那一行"
        yield finding(lexicon_circular, phrase.span, message, remedy)


def _idle(row: LexiconRow) -> Iterator[Phrase]:
    said = [phrase.folded for phrase in row.said]
    for target in row.formal:
        if target.folded in said or all(target.folded in phrase for phrase in said):
            yield target


def _circles(lexicon: Lexicon) -> Iterator[tuple[Phrase, list[str]]]:
    """Every circle once, with the phrase at which it is met first."""
    steps = _steps(lexicon)
    told: set[frozenset[str]] = set()
    for phrase in (phrase for row in lexicon.rows for phrase in row.said):
        circle = _circle(phrase.folded, steps)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield phrase, circle


def _steps(lexicon: Lexicon) -> Steps:
    steps: dict[str, list[str]] = {}
    for row in lexicon.rows:
        formal = [target.folded for target in row.formal]
        for phrase in row.said:
            steps.setdefault(phrase.folded, []).extend(formal)
    return steps


def _circle(start: str, steps: Steps) -> list[str]:
    """The shortest way of two steps or more from a phrase back to it; empty if there is none."""
    came_from: dict[str, str] = {}
    ways = [start]
    for here in ways:  # grows while it is walked through: nearest first
        for there in steps.get(here, ()):
            if there == start != here:
                return _way(start, here, came_from)
            if there != start and there not in came_from:
                came_from[there] = here
                ways.append(there)
    return []


def _way(start: str, end: str, came_from: Mapping[str, str]) -> list[str]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
