"""转走的网址上又有了一篇文章。

## 查什么
`data/redirects.yml` 里 `from` 写的文件，是不是又有了。

## 为什么
旧网址一旦转走，就不再给别的文章用：手里有旧网址的人要的是原来那一篇；
同一个网址也不能又是文章又是转向。

## 例子
    - {from: docs/law/wages.md, to: docs/law/pay.md, since: 2026-11-25}
    （而 docs/law/wages.md 又新建了一篇）

## 应当这样写
    新的文章换一个没有用过的文件名；是撤回改名的，删掉这一行。

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="library", since="2026.11")
def redirect_shadows_page(library: Library) -> Iterator[Finding]:
    """转走的网址上又有了一篇文章。"""
    for row in library.registry.redirects.rows:
        if row.old in library.documents:
            message = f"`{row.old}` 已经转到 `{row.new}`，却又有这篇文章"
            remedy = "新文章换一个没有用过的文件名；是撤回改名的，删掉这一行"
            yield finding(redirect_shadows_page, row.span, message, remedy)
