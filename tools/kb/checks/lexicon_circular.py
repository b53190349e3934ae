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


@check(severity="error", scope="data", since="2026.11")
def lexicon_circular(library: Library) -> Iterator[Finding]:
    """搜索词典里的说法绕回了自己。"""
    lexicon = library.registry.lexicon
    for target in (target for row in lexicon.rows for target in _idle(row)):
        message = f"“{target.text}”本来就在左边的说法里，写了不起作用"
        remedy = "删掉它，或者换成页面里的另一种写法"
        yield finding(lexicon_circular, target.span, message, remedy)
    places = {phrase.folded: phrase for row in lexicon.rows for phrase in row.said}
    for circle in _circles(_steps(lexicon)):
        message = f"绕了一圈又回到自己：{' → '.join((*circle, circle[0]))}"
        remedy = "留下从说法到页面用词的那一行，删掉反过来的那一行"
        yield finding(lexicon_circular, places[circle[0]].span, message, remedy)


def _idle(row: LexiconRow) -> Iterator[Phrase]:
    said = [phrase.folded for phrase in row.said]
    for target in row.formal:
        if target.folded in said or all(target.folded in phrase for phrase in said):
            yield target


def _steps(lexicon: Lexicon) -> Steps:
    steps: dict[str, list[str]] = {}
    for row in lexicon.rows:
        formal = [target.folded for target in row.formal]
        for phrase in row.said:
            steps.setdefault(phrase.folded, []).extend(formal)
    return steps


def _circles(steps: Steps) -> Iterator[list[str]]:
    """The ways of two steps or more that lead back to where they began, each once."""
    done: set[str] = set()
    for start in steps:
        way: dict[str, None] = {}  # in order, and quick to look up
        ahead = [iter((start,))]
        while ahead:
            there = next(ahead[-1], None)
            if there is None:
                ahead.pop()
                done.update(way.popitem()[:1] if way else ())
            elif there in way:
                circle = list(way)[list(way).index(there) :]
                yield from [circle] if len(circle) > 1 else []
            elif there in steps and there not in done:
                way[there] = None
                ahead.append(iter(steps[there]))
