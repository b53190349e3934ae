"""链接的协议不安全。

## 查什么
只允许 http、https、tel、mailto 和站内相对地址。

## 为什么
`javascript:` 之类的链接会在读者的手机上运行别人写的程序。

## 例子
    [点这里](javascript:alert(1))

## 应当这样写
    [拨打 12351](tel:12351)

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.links import SAFE_SCHEMES, scheme_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def link_unsafe(document: Document, _library: Library) -> Iterator[Finding]:
    """链接的协议不安全。"""
    for link in document.body.links:
        scheme = scheme_of(link.href)
        if scheme and scheme not in SAFE_SCHEMES:
            shown = "//" if scheme == "//" else f"{scheme}:"
            message = f"链接不能用 `{shown}`"
            remedy = f"外部链接写全 https://；可以用的协议：{'、'.join(SAFE_SCHEMES)}"
            yield finding(link_unsafe, link.span, message, remedy, "不安全的链接")
