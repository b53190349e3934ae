"""删掉或改名的文章没有写转到哪里。

## 查什么
和已经发布的版本比（`kb report --base main`），少了的文章在 `data/redirects.yml` 里有没有一行。
平时的 `kb check` 不知道发布过什么，不查这一项。

## 为什么
旧网址印在纸上、收藏在工友手机里；点开是“没有这一页”，求助的人可能就此放弃。

## 例子
    git mv docs/law/old-name.md docs/law/new-name.md

## 应当这样写
    - {from: docs/law/old-name.md, to: docs/law/new-name.md, since: 2026-11-25}

## 什么时候可以放行
不能放行。没有接替的文章，转到它所在的合集，例如 `to: docs/law/`。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.validation import guess
from kb.registry.redirects import PATH
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="library", since="2026.11")
def redirect_missing(library: Library) -> Iterator[Finding]:
    """删掉或改名的文章没有写转到哪里。"""
    come = sorted(library.documents.keys() - library.published)
    for path in sorted(library.published - library.documents.keys()):
        if path not in library.registry.redirects.by_old:
            message = f"`{path}` 没有了，它的旧网址会打不开"
            new = guess(path, come, cutoff=0.6) or "新的文件"
            remedy = f"加一行：- {{from: {path}, to: {new}, since: {library.as_of}}}"
            yield finding(redirect_missing, file_start(PATH), message, remedy)
