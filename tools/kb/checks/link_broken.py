"""站内链接指向的文件不存在。

## 查什么
相对链接和图片的地址，在仓库里有没有这个文件。

## 为什么
读者点进去是一片空白；求助的人可能就此放弃。

## 例子
    [怎么提出协商](../law/barganing.md)

## 应当这样写
    [怎么提出协商](../law/bargaining.md)

## 什么时候可以放行
不能放行。文章还没写好，就先不放链接。
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.links import is_outside, target_of
from kb.content.slips import meant, replacement
from kb.content.validation import guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def link_broken(document: Document, library: Library) -> Iterator[Finding]:
    """站内链接指向的文件不存在。"""
    for link in document.body.links:
        if is_outside(link.href):
            continue
        path = target_of(library, document, link).path
        if path in library.documents or path in library.assets:
            continue
        message = f"链接的文件不存在：`{link.href}`"
        address = link.href.partition("#")[0]
        right = _relative(document, _meant(address, path, library))
        repair = replacement(document.source, link.span, address, right)
        help_ = _help(path, library)
        yield finding(link_broken, link.span, message, help_, "没有这个文件", repair)


def _meant(address: str, path: str, library: Library) -> str:
    """The file that a link was meant for, where there is no doubt.

    Written from the repository's root, without its ending, from the wrong folder, or with
    one letter amiss.
    """
    known = {*library.documents, *library.assets}
    root = posixpath.normpath(address.lstrip("/"))
    for candidate in (root, f"{path}.md", f"{root}.md"):
        if candidate in known:
            return candidate
    name = posixpath.basename(address)
    same = [other for other in known if posixpath.basename(other) == name]
    return same[0] if len(same) == 1 else meant(path, known)


def _relative(document: Document, path: str) -> str:
    """The address of a file from an article's folder; nothing for nothing."""
    return path and posixpath.relpath(path, posixpath.dirname(document.path))


def _help(path: str, library: Library) -> str:
    if path.startswith(("../", "/")):
        return "链接用相对本文件的地址，例如 ../../docs/law/bargaining.md，不能指到仓库外面"
    if row := library.registry.redirects.by_old.get(path):
        return f"这一页改名了，现在是 `{row.new}`；链接改成新的地址"
    if near := guess(path, [*library.documents, *library.assets], cutoff=0.85):
        return f"是不是 `{near}`？地址要从本文件所在的文件夹算起"
    return "写 .md 文件的相对地址，从本文件所在的文件夹算起；文章还没写好，就先不放链接"
