"""标准的正文和头部登记的要求对不上。

## 查什么
头部登记的每一项要求、开放时间的规定、职责、选址、难处和标识，正文里有没有原样写着；
“设施要求”一节的表格，第一格写的是不是都登记了；
一张表里的几项是不是同一个级别（有“级别”一栏的，看那一栏写得对不对）；
要求和开放时间的 `id` 有没有重复。
“设施要求”一节没有表格的，不比：网页上方已经照头部列出来了。

## 为什么
网页上方、核对表和驿站达不达标，都照头部登记的算；正文是给人读的。
两边不一样，站长照正文配齐了，核对时还是不达标。

## 例子
    - {id: fridge, level: should, item: 冰箱, test: 能用}
    （正文“必须配的”表里：| 冰箱 | 能用 |）

## 应当这样写
    - {id: fridge, level: should, item: 冰箱, test: 能用}
    （正文“推荐配的”表里：| 冰箱 | 能用 |）

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.content.markdown.heading import plain_text
from kb.content.types.standard import Standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from kb.checks.finding import Finding
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types.standard import Requirement
    from kb.source.span import Span

    Path = tuple[str | int, ...]

_SECTIONS = ("设施要求", "Facilities")
_LEVEL = ("级别", "Level")


@dataclass(slots=True)
class _Table:
    """A table's cells, row by row, and the lines on which the rows stand."""

    rows: list[list[str]]
    lines: list[int]


@check(severity="error", scope="document", since="2026.12")
def standard_table(document: Document, library: Library) -> Iterator[Finding]:
    """标准的正文和头部登记的要求对不上。"""
    standard = document.fields
    if not isinstance(standard, Standard) or document.front is None:
        return
    tables = list(_tables(document))
    text = document.source.text[document.body_start :]
    for path, words in _said(standard):
        if tables and words not in text:
            message = f"头部登记了“{words}”，正文里没有"
            remedy = "正文里照样写出来；原文没有的，从头部删掉"
            yield finding(standard_table, document.front.locate(path), message, remedy)
    for path, name in _repeated(standard):
        message = f"`{name}` 用过了"
        yield finding(standard_table, document.front.locate(path), message, "换一个 `id`")
    names = library.registry.vocabulary.labels("requirement_levels", document.language)
    known = {each.item: each for each in standard.requirements}
    for table in tables:
        for line, message, remedy in _problems(table, known, names):
            yield finding(standard_table, _span(document, line), message, remedy)


def _said(standard: Standard) -> Iterator[tuple[Path, str]]:
    """Everything that the front matter says in words of the standard, and where."""
    for number, each in enumerate(standard.requirements):
        yield ("requirements", number, "item"), each.item
    for number, rule in enumerate(standard.hours):
        yield ("hours", number, "applies_to"), rule.applies_to
        yield ("hours", number, "rule"), rule.rule
    for number, role in enumerate(standard.roles):
        yield from ((("roles", number, "duties"), duty) for duty in role.duties)
    yield from ((("signage",), shown) for shown in standard.signage)
    if standard.siting:
        yield from ((("siting", "places"), place) for place in standard.siting.places)
    if standard.needs:
        yield from ((("needs", "first"), need) for need in standard.needs.first)
        yield from ((("needs", "then"), need) for need in standard.needs.then)


def _repeated(standard: Standard) -> Iterator[tuple[Path, str]]:
    """The ids that stand for two things, where the second stands: they are anchors of the page."""
    places: list[tuple[Path, str]] = [
        *((("requirements", n, "id"), each.id) for n, each in enumerate(standard.requirements)),
        *((("hours", n, "id"), rule.id) for n, rule in enumerate(standard.hours)),
    ]
    seen: set[str] = set()
    for path, name in places:
        if name in seen:
            yield path, name
        seen.add(name)


def _problems(
    table: _Table, known: Mapping[str, Requirement], names: Mapping[str, str]
) -> Iterator[tuple[int, str, str]]:
    """Line, message and remedy of each row that says other than the front matter."""
    head, *rows = table.rows
    column = next((head.index(name) for name in _LEVEL if name in head), None)
    expected = ""
    for line, row in zip(table.lines[1:], rows, strict=True):
        found = known.get(row[0])
        if found is None:
            remedy = "登记到 `requirements`，或者改成登记的那个说法"
            yield line, f"表里的“{row[0]}”没有登记", remedy
            continue
        level = names.get(found.level, found.level)
        written = row[column] if column is not None else expected or level
        expected = written
        if written != level:
            yield line, f"“{row[0]}”登记的级别是“{level}”，这里放在“{written}”", "核对原文，改一处"


def _tables(document: Document) -> Iterator[_Table]:
    """The tables of the section on facilities."""
    section, table = "", None
    first_line = document.source.position(document.body_start)[0]
    tokens = document.tokens()
    for token, inner in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and token.tag == "h2" and inner:
            section = _text(inner)
        elif token.type == "table_open" and section in _SECTIONS:
            table = _Table([], [])
        elif token.type == "tr_open" and table:
            table.rows.append([])
            table.lines.append(first_line + (token.map or [0])[0])
        elif token.type in ("th_open", "td_open") and table and inner:
            table.rows[-1].append(_text(inner))
        elif token.type == "table_close" and table:
            yield table
            table = None


def _text(token: Token) -> str:
    return plain_text(token.children or []).strip()


def _span(document: Document, line: int) -> Span:
    start = document.source.line_starts[line - 1]
    return document.source.span(start, start + len(document.source.line_text(line)))
