"""引用的法律不在登记表里。

## 查什么
正文里《》中的法律、法规名字，在 `data/laws/` 有没有登记。

## 为什么
读者要凭这个名字去查、去投诉、去仲裁。错一个字，就什么也查不到。

## 例子
    依据《劳动合同发》第四十七条

## 应当这样写
    依据《劳动合同法》第四十七条

## 什么时候可以放行
外国的法律、书名像法律的文件：`<!-- kb: allow cite-unknown-law 这是书名 -->` 写在上一行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.slips import meant, replacement
from kb.law.verdict import UnknownLaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.annotation import CitedLaw
    from kb.content.document import Document
    from kb.content.library import Library


@check(severity="error", scope="document", since="2026.11")
def cite_unknown_law(document: Document, library: Library) -> Iterator[Finding]:
    """引用的法律不在登记表里。"""
    for cited in document.body.citations:
        for verdict, span in cited.verdicts:
            if isinstance(verdict, UnknownLaw) and _is_meant_as_law(cited, verdict):
                repair = replacement(document.source, span, verdict.name, _meant(verdict, library))
                yield finding(cite_unknown_law, span, *_said(verdict, library), repair=repair)


def _is_meant_as_law(cited: CitedLaw, verdict: UnknownLaw) -> bool:
    """A title without an article may be any document; one close to a law's name is a slip."""
    return bool(cited.resolution.references or verdict.guesses or verdict.law)


def _meant(verdict: UnknownLaw, library: Library) -> str:
    """The title that was misspelt, where there is no doubt."""
    laws = library.registry.laws.register.laws
    titles = {title for law in laws.values() for title in (law.title, law.short)}
    return "" if verdict.law else meant(verdict.name, titles)


def _said(verdict: UnknownLaw, library: Library) -> tuple[str, str, str]:
    laws = library.registry.laws.register.laws
    if verdict.law:
        law = laws[verdict.law]
        return f"没有《{verdict.name}》这部法", law.basis or "换成现行的法律", "不存在"
    names = [f"《{laws[guess].short}》" for guess in verdict.guesses]
    remedy = (
        f"是不是{'、'.join(names)}？" if names else "核对名字；确有这部法，就在 data/laws/ 里登记"
    )
    return f"登记表里没有《{verdict.name}》", remedy, "没有登记"
