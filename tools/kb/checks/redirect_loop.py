"""转向绕成了圈。

## 查什么
`data/redirects.yml` 里，从一个旧网址顺着 `to` 走，会不会又走回来。

## 为什么
浏览器来回跳，最后报错，读者什么也看不到。

## 例子
    - {from: docs/law/a.md, to: docs/law/b.md, since: 2026-11-25}
    - {from: docs/law/b.md, to: docs/law/a.md, since: 2026-12-25}

## 应当这样写
    - {from: docs/law/a.md, to: docs/law/c.md, since: 2026-11-25}
    - {from: docs/law/b.md, to: docs/law/c.md, since: 2026-12-25}

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
def redirect_loop(library: Library) -> Iterator[Finding]:
    """转向绕成了圈。"""
    redirects = library.registry.redirects
    for row in redirects.rows:
        if redirects.last(row) is None:
            message = f"从 `{row.old}` 转到 `{row.new}`，绕了一圈又回来"
            yield finding(redirect_loop, row.span, message, "把 `to` 改成现在真有的那篇文章")
