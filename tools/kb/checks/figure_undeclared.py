"""案例正文里有没登记的数字。

## 查什么
案例正文里带单位的数（元、人、家、%、份、小时、天、次、辆、个……），是不是 `facts` 里某一条的数。
日期、条文号、“第几次”、标题、讨论题不算；同一个数只报一次。

## 为什么
没有登记的数，读者看不到它是谁说的、涉及谁、什么时候。

## 例子
    公司买了9辆大巴车。（`facts` 里没有 9辆）

## 应当这样写
    facts:
      - value: 9
        unit: 辆
        counts: 购买的大巴车
        where: 买了9辆大巴车

## 什么时候可以放行
这个数不是案例的事实（例如举例、法律规定）：
在这一行上面写 `<!-- kb: allow figure-undeclared 为什么 -->`。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.figures import figures
from kb.content.types.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.figures import Figure
    from kb.content.library import Library


MOST = 5
"""Figures that are named one by one; the rest of a page is counted."""

_NOT_OF_THE_CASE = re.compile(
    r"^\#[^\n]*$"  # headings
    r"|^(?P<fence>```+|~~~+).*?^(?P=fence)\s*$"
    r"|^:::[ ]*(?:note|warning|unverified)\b.*?^:::[ ]*$"  # our own remarks
    r"|^\#\#[ ]*(?:讨论题|Discussion[ ]questions)[ ]*$.*?(?=^\#\#[ ]|\Z)"
    r"|<!--.*?-->|`[^`\n]*`|\]\([^)\n]*\)",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@check(severity="warning", scope="document", since="2026.11")
def figure_undeclared(document: Document, _library: Library) -> Iterator[Finding]:
    """案例正文里有没登记的数字。"""
    if not isinstance(document.fields, Case):
        return
    found = list(_undeclared(document))
    for figure in found[:MOST]:
        message = f"正文里的“{figure.text}”没有登记在 `facts` 里"
        yield _finding(document, figure, message)
    if more := found[MOST:]:
        message = f"从“{more[0].text}”起，还有 {len(more)} 个数没有登记在 `facts` 里"
        yield _finding(document, more[0], message)


def _finding(document: Document, figure: Figure, message: str) -> Finding:
    span = document.source.span(figure.start, figure.start + len(figure.text))
    remedy = (
        "在开头的 `facts` 里加一条，`where` 照抄这几个字和它前后的字；"
        "不是案例的事实，就放行并写明理由"
    )
    return finding(figure_undeclared, span, message, remedy)


def _undeclared(document: Document) -> Iterator[Figure]:
    """Each figure that no fact states, once, at its first use."""
    known = {f.key for placed in document.body.facts for f in figures(placed.fact.where)}
    for figure in figures(_text_of_the_case(document)):
        if figure.key not in known:
            known.add(figure.key)
            yield figure


def _text_of_the_case(document: Document) -> str:
    """The file with everything blanked out that says nothing of the case; places stay true."""
    source = document.source
    text = _blank(source.text[: document.body_start]) + _NOT_OF_THE_CASE.sub(
        lambda match: _blank(match[0]), source.text[document.body_start :]
    )
    for cited in document.body.citations:
        start = source.offset(cited.span.line, cited.span.column)
        end = source.offset(cited.span.end_line, cited.span.end_column)
        text = text[:start] + _blank(text[start:end]) + text[end:]
    return text


def _blank(text: str) -> str:
    return "\n" * len(text)
