"""转向的目的地不存在。

## 查什么
`data/redirects.yml` 里 `to` 写的文章在不在、`#` 后面的标题编号在不在；写合集的，里面还有没有文章。
改过两次名的，顺着一直查到最后一个。

## 为什么
转过去还是“没有这一页”，不如不转。

## 例子
    - {from: docs/law/old-name.md, to: docs/law/no-such-page.md, since: 2026-11-25}

## 应当这样写
    - {from: docs/law/old-name.md, to: docs/law/new-name.md, since: 2026-11-25}

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.document import language_of
from kb.content.types import MODELS, Article
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.redirects import Redirect


@check(severity="error", scope="library", since="2026.11")
def redirect_broken(library: Library) -> Iterator[Finding]:
    """转向的目的地不存在。"""
    for row in library.registry.redirects.rows:
        # A row that leads to another row is that one's matter.
        if row.new not in library.registry.redirects.by_old and (problem := _problem(row, library)):
            yield finding(redirect_broken, row.span, *problem)


def _problem(row: Redirect, library: Library) -> tuple[str, str] | None:
    if row.is_to_collection:
        return _problem_of_collection(row, library)
    document = library.documents.get(row.new)
    if document is None:
        near = guess(row.new, list(library.documents), cutoff=0.85)
        return f"没有 `{row.new}` 这篇文章", f"是不是 `{near}`？" if near else "改成现在的路径"
    if row.anchor and row.anchor not in {anchor.id for anchor in document.body.anchors}:
        return f"{row.new} 里没有 `#{row.anchor}`", "改成现在的标题编号，或者去掉 # 和后面的字"
    return None


def _problem_of_collection(row: Redirect, library: Library) -> tuple[str, str] | None:
    homes = sorted(f"{model.kind.home}/" for model in MODELS.values() if issubclass(model, Article))
    if row.new not in homes:
        return f"`{row.new}` 不是合集", f"可以写：{'、'.join(homes)}"
    language = language_of(row.old)
    if any(
        path.startswith(row.new) and language_of(path) == language for path in library.documents
    ):
        return None
    return f"合集 `{row.new}` 里没有{'中文' if language == 'zh' else '英文'}文章", "改成别的合集"
