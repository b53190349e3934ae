"""Tables on paper: widths from the length of the text, heads repeated, too wide ones refused."""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING, Final

from kb.checks.finding import Finding
from kb.content.markdown.heading import plain_text
from kb.registry.regions import NATION
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from kb.print.editions import Edition
    from kb.print.typst import Walker
    from kb.registry.regional import RegionalRule

_SMALLER: Final = 0.88
"""The size of type in tables against that of the text."""
_SMALLEST: Final = 0.66
"""As far as the type of a wide table may shrink: in large print to ordinary print."""
_PADDING: Final = 1.0
"""Ems on both sides of a cell."""
_FEWEST: Final = 3
"""Characters side by side below which a column cannot be read."""
_SHORT: Final = 6
"""Characters up to which a column is not broken."""
_WORD: Final = re.compile(r"[A-Za-z0-9.,%@/_-]+")


def table_shape(walker: Walker, tokens: Sequence[Token], index: int) -> str:
    """The beginning of a table: its columns, and the size of its type."""
    rows, edition = _rows(tokens, index), walker.edition
    needed = _needed(rows)
    points = min(edition.points * _SMALLER, edition.ems * edition.points / needed)
    if points < _least(edition):
        room = edition.ems * edition.points / _least(edition)
        message = (
            f"表格有 {len(rows[0])} 列，最窄也要 {needed:.0f} 个字宽，"
            f"{edition.zh}的纸只有 {room:.0f} 个字宽"
        )
        finding = Finding(
            "print-table-width", "error", walker.span(), message, "少几列，或者拆成两张表"
        )
        walker.findings.append(finding)
    return f"#data-table({_widths(rows)}, size: {points:.2f}pt, "


def _least(edition: Edition) -> float:
    """The smallest type of a table that is still easy to read, in points."""
    return min(max(8, edition.points * _SMALLEST), edition.points * _SMALLER)


def _rows(tokens: Sequence[Token], index: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens[index:]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(plain_text(token.children or []))
    return rows


def _columns(rows: list[list[str]]) -> list[list[str]]:
    return [[row[number] for row in rows if number < len(row)] for number in range(len(rows[0]))]


def _needed(rows: list[list[str]]) -> float:
    """The ems below which a table cannot be set."""
    return sum(_narrowest(column) + _PADDING for column in _columns(rows))


def _narrowest(column: list[str]) -> float:
    longest_word = max(
        (len(word) * 0.6 for cell in column for word in _WORD.findall(cell)), default=0
    )
    longest = max(map(len, column), default=0)
    return max(longest_word, min(longest, _FEWEST))


def _widths(rows: list[list[str]]) -> str:
    """Short columns as wide as they need; the others share the rest by the root of their length.

    By the length itself, one long cell would take everything.
    """
    longest = [max(map(len, column), default=1) for column in _columns(rows)]
    if max(longest) <= _SHORT:
        return "(" + "1fr, " * len(longest) + ")"
    return "(" + "".join(map(_width, longest)) + ")"


def _width(longest: int) -> str:
    return "auto, " if longest <= _SHORT else f"{sqrt(longest):.2f}fr, "


def regional_table(walker: Walker, name: str) -> str:
    """A table from `data/regional/`, of the places that have a rule there."""
    rules = walker.library.registry.regional.tables.get(name, ())
    t = words("zh")
    heads = [t.region, t.regional_period, t.regional_law, t.regional_note]
    rows = [heads, *(_cells(walker, rule) for rule in rules)]
    return written_table(walker, rows)


def _cells(walker: Walker, rule: RegionalRule) -> list[str]:
    regions = walker.library.registry.regions
    name = words("zh").nation if rule.region == NATION else regions.full_name(rule.region)
    return [name, rule.period, rule.citation.citation.text, rule.note]


def written_table(walker: Walker, rows: list[list[str]]) -> str:
    """A table from plain texts, the first row its head."""
    head, *body = rows
    return (
        f"#data-table({_widths(rows)}, size: {walker.edition.points * _SMALLER:.2f}pt, "
        f"({''.join(_written(walker, head))}), "
        f"{''.join(part for row in body for part in _written(walker, row))})\n"
    )


def _written(walker: Walker, row: list[str]) -> Iterator[str]:
    for cell in row:
        yield f"[{walker.words(cell)}], "
