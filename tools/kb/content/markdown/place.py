"""Where inline markup stands in the file.

markdown-it gives lines to blocks and nothing to inline tokens.  Two things
close the gap: the inline rules below note the offsets of what they matched
within their block's text, and `InlinePlace` maps such an offset to the file,
line by line, because a block's text is its lines with the container prefix
(`> `, list indent, `| `) taken off.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from kb.source.file import SourceFile

    Rule = Callable[[StateInline, bool], bool]

_NOTED = {
    "link": "link_open",
    "image": "image",
    "autolink": "link_open",
    "html_inline": "html_inline",
}


def noted_places(md: MarkdownIt) -> None:
    """Make links, images and raw HTML remember their offsets in `token.meta["at"]`."""
    for name, token_type in _NOTED.items():
        rule = next(rule.fn for rule in md.inline.ruler.__rules__ if rule.name == name)
        md.inline.ruler.at(name, _noting(rule, token_type))


def _noting(rule: Rule, token_type: str) -> Rule:
    def noted(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — markdown-it's protocol
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            opening = next(token for token in state.tokens[known:] if token.type == token_type)
            opening.meta["at"] = (start, state.pos)
        return True

    return noted


_AS_PARSED = {0x00: "\ufffd", 0x1A: "\ufffd"}
"""What the parser puts in the place of characters that it does not keep."""


class InlinePlace:
    """Maps offsets in one inline token's content to offsets in the file.

    The lines are looked for when an offset is asked for: in most blocks nothing is.
    """

    def __init__(
        self, source: SourceFile, first_line: int, token: Token, cursor: int | None = None
    ) -> None:
        """Locate `token.content`; `first_line` is the file's line of the body's line 0.

        `cursor` is given for table cells, which share one line: the column, from
        0, after which the cell must stand.
        """
        self._source, self._first_line, self._token = source, first_line, token
        self._is_cell, self._cursor = cursor is not None, cursor or 0

    @cached_property
    def _rows(self) -> list[tuple[int, int, str]]:
        """Each content line: its offset in the content, its offset in the file, its text."""
        token = self._token
        # A heading's attributes may repeat its words: `## who {#who}`.
        written = token.content + str(token.meta.get("attributes", ""))
        texts = zip(token.content.split("\n"), written.split("\n"), strict=True)
        rows, offset = [], 0
        for line, (text, sought) in enumerate(texts, start=self._top(self._first_line, token)):
            begin = self._source.line_starts[line - 1] + self._column(line, sought)
            rows.append((offset, begin, text))
            offset += len(text) + 1
        return rows

    def _top(self, first_line: int, token: Token) -> int:
        """The line on which the content begins.

        A line of nothing but full-width spaces belongs to a paragraph, whose
        content is stripped of it.
        """
        top, bottom = token.map or (0, 1)
        lines = range(first_line + top, first_line + bottom)
        text = token.content.partition("\n")[0].strip()
        return next((line for line in lines if text in self._line(line)), lines[0])

    def _line(self, line: int) -> str:
        return self._source.line_text(line).translate(_AS_PARSED)

    def _column(self, line: int, text: str) -> int:
        """The column, from 0, at which a content line begins in its file line."""
        wanted = text.strip()
        if self._is_cell:
            column = self._line(line).find(wanted.replace("|", "\\|"), self._cursor)
        else:
            # Prefixes stand before the content, and only `#` or spaces after it.
            column = self._line(line).rfind(wanted)
        return max(column, 0) - (len(text) - len(text.lstrip()))

    def offset(self, inner: int) -> int:
        """The file offset of an offset within the content."""
        row = bisect_right(self._rows, inner, key=lambda row: row[0]) - 1
        first, begin, text = self._rows[row]
        column = inner - first
        escaped = text[:column].count("|") if self._is_cell else 0
        return begin + column + escaped

    @property
    def end(self) -> int:
        """The file offset just after the content."""
        first, _, text = self._rows[-1]
        return self.offset(first + len(text))
