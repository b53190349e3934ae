"""搜索词典里的一行太宽。

## 查什么
`data/lexicon.yml` 里有没有只有一个字的说法或者正式词；
一行的 `find` 是不是超过 4 个词；
正式词是不是到处都有：给读者看的中文页面，超过六成都写着它。

## 为什么
“钱”对到“工资”，问“会费多少钱”的人也会看到一堆讲工资的页面。
到处都有的词分不出哪一页更对，词越多，手机要下载的也越多。

## 例子
    - {say: 钱, find: 工资、报酬、补贴、津贴、奖金}

## 应当这样写
    - {say: 钱没到账、钱没发, find: 欠薪、拖欠}

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.searched import searched_documents, searched_text
from kb.registry.lexicon import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.lexicon import LexiconRow, Phrase

MOST_TARGETS = 4
"""Each brings some three bigrams, and each bigram a file of about 1.5 KB to fetch."""

MOST_PAGES = 0.6
"""Share of pages above which a word tells none of them from the others."""

FEWEST_PAGES = 20
"""Below so many pages a share says nothing."""

MOST_SAMPLED = 500
"""So many pages, evenly spread, are enough to know a share."""


@check(severity="error", scope="data", since="2026.11")
def lexicon_too_broad(library: Library) -> Iterator[Finding]:
    """搜索词典里的一行太宽。"""
    rows = library.registry.lexicon.rows
    for phrase in (phrase for row in rows for phrase in (*row.said, *row.formal)):
        if len(phrase.folded) == 1:
            message = f"“{phrase.text}”只有一个字，太多话里都有它"
            yield finding(lexicon_too_broad, phrase.span, message, "写成两个字以上的说法")
    for surplus in filter(None, map(_surplus, rows)):
        message = f"一行最多写 {MOST_TARGETS} 个正式词，“{surplus.text}”是多出来的"
        yield finding(lexicon_too_broad, surplus.span, message, "只留最贴切的几个，或者分成两行")
    for target, share in _everywhere(library, rows):
        message = f"“{target.text}”在 {share:.0%} 的页面里都有，分不出哪一页更对"
        yield finding(lexicon_too_broad, target.span, message, "换成更具体的词")


def _surplus(row: LexiconRow) -> Phrase | None:
    return row.formal[MOST_TARGETS] if len(row.formal) > MOST_TARGETS else None


def _everywhere(library: Library, rows: tuple[LexiconRow, ...]) -> Iterator[tuple[Phrase, float]]:
    """The targets that stand in too many pages, and in what share of them."""
    targets = [target for row in rows for target in row.formal]
    documents = list(searched_documents(library, "zh")) if targets else []
    if len(documents) < FEWEST_PAGES:
        return
    sample = documents[:: -(-len(documents) // MOST_SAMPLED)]
    texts = [fold(searched_text(document)) for document in sample]
    shares = {
        word: sum(word in text for text in texts) / len(texts)
        for word in {target.folded for target in targets}
    }
    for target in targets:
        if shares[target.folded] > MOST_PAGES:
            yield target, shares[target.folded]
