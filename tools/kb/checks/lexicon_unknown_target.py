"""搜索词典里的正式词，哪一页都没有。

## 查什么
`data/lexicon.yml` 每一行 `find` 里的词，给读者看的中文页面里有没有原样出现过。

## 为什么
搜索拿这个词去找页面。页面里没有，这一行就白写了，读者还是找不到。

## 例子
    - {say: 拖工资, find: 拖延支付劳动对价}

## 应当这样写
    - {say: 拖工资, find: 欠薪}

## 什么时候可以放行
不能放行。页面还没写的，等写好再加这一行。
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


@check(severity="error", scope="data", since="2026.11")
def lexicon_unknown_target(library: Library) -> Iterator[Finding]:
    """搜索词典里的正式词，哪一页都没有。"""
    rows = library.registry.lexicon.rows
    unknown = _unknown(library, {target.folded for row in rows for target in row.formal})
    for target in (target for row in rows for target in row.formal):
        if target.folded in unknown:
            message = f"没有一页写着“{target.text}”"
            remedy = "换成页面里原样写着的词；标题和小标题里的词最管用"
            yield finding(lexicon_unknown_target, target.span, message, remedy)


def _unknown(library: Library, words: set[str]) -> set[str]:
    """The words that stand in no page; most are met in the first few pages."""
    for document in searched_documents(library, "zh"):
        if not words:
            break
        text = fold(searched_text(document))
        words = {word for word in words if word not in text}
    return words
