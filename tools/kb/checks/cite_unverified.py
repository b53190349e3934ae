"""引用了没有核对过全文的条文。

## 查什么
这部法的全文我们没有，条号核对不了。

## 为什么
核对不了的条号，写出来就像核对过一样。

## 例子
    依据《江苏省集体协商条例》第十条

## 应当这样写
    《江苏省集体协商条例》对此有规定，全文未能核对

## 什么时候可以放行
拿到全文、登记以后，提示会自己消失。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.annotation import verdicts
from kb.law.verdict import Unverified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_unverified(document: Document, library: Library) -> Iterator[Finding]:
    """引用了没有核对过全文的条文。"""
    for verdict, span in verdicts(document, Unverified):
        yield finding(cite_unverified, span, *_said(verdict, library))


def _said(verdict: Unverified, library: Library) -> tuple[str, str, str]:
    title = library.registry.laws.register.laws[verdict.law].short
    return (
        f"《{title}》的全文没有核对过，不能引到条",
        "只写名字，并在 `::: unverified` 框里说明未能核对全文",
        "核对不了",
    )
