"""搜索词典里同一个说法写了两次。

## 查什么
`data/lexicon.yml` 里，一个说法是不是只写在一行里；
一行的 `find` 有没有把同一个词写两遍；
`stop` 里要跳过的话，是不是又写成了说法。

## 为什么
写两次，只有前面那一行起作用，后面的白写，改的时候也容易漏。

## 例子
    - {say: 炒鱿鱼、被开了, find: 辞退}
    - {say: 被开了, find: 开除}

## 应当这样写
    - {say: 炒鱿鱼、被开了, find: 辞退、开除}

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.lexicon import Phrase


@check(severity="error", scope="data", since="2026.11")
def lexicon_duplicate(library: Library) -> Iterator[Finding]:
    """搜索词典里同一个说法写了两次。"""
    lexicon = library.registry.lexicon
    said = [phrase for row in lexicon.rows for phrase in row.said]
    for phrase, first in _repeated((*lexicon.stop_phrases, *said)):
        message = f"“{phrase.text}”在第 {first.span.line} 行已经写过"
        yield finding(lexicon_duplicate, phrase.span, message, "合成一行，删掉多余的那个")
    for row in lexicon.rows:
        for target, _ in _repeated(row.formal):
            message = f"“{target.text}”在这一行写了两次"
            yield finding(lexicon_duplicate, target.span, message, "删掉一个")


def _repeated(phrases: Iterable[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Each phrase that stood before, and where it stood first."""
    seen: dict[str, Phrase] = {}
    for phrase in phrases:
        first = seen.setdefault(phrase.folded, phrase)
        if first is not phrase:
            yield phrase, first
