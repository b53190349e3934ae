"""Where inline markup stands in the file.

markdown-it gives lines to blocks and nothing to inline tokens.  Two things
close the gap: the inline rules below note the offsets of what they matched
within their block's text, and `InlinePlace` maps such an offset to the file,
line by line, because a block's text is its lines with the container prefix
(`> `, list indent, `| `) taken off.
"""

from __future__ import annotations

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
    """Maps offsets in one inline token's content to offsets in the file."""

    def __init__(
        self, source: SourceFile, first_line: int, token: Token, cursor: int | None = None
    ) -> None:
        """Locate `token.content`; `first_line` is the file's line of the body's line 0.

        `cursor` is given for table cells, which share one line: the column, from
        0, after which the cell must stand.
        """
        self._is_cell = cursor is not None
        self._rows: list[tuple[int, int, str]] = []
        top = first_line + (token.map[0] if token.map else 0)
        offset = 0
        for number, text in enumerate(token.content.split("\n")):
            begin = source.line_starts[top + number - 1]
            line = source.line_text(top + number).translate(_AS_PARSED)
            self._rows.append((offset, begin + self._column(line, text, cursor or 0), text))
            offset += len(text) + 1

    def _column(self, line: str, text: str, cursor: int) -> int:
        """The column, from 0, at which a content line begins in its file line."""
        wanted = text.strip()
        if self._is_cell:
            column = line.find(wanted.replace("|", "\\|"), cursor)
        else:
            # Prefixes stand before the content, and only `#` or spaces after it.
            column = line.rfind(wanted)
        return max(column, 0) - (len(text) - len(text.lstrip()))

    def offset(self, inner: int) -> int:
        """The file offset of an offset within the content."""
        first, begin, text = next(row for row in reversed(self._rows) if row[0] <= inner)
        escaped = text[: inner - first].count("|") if self._is_cell else 0
        return begin + inner - first + escaped

    @property
    def end(self) -> int:
        """The file offset just after the content."""
        first, _, text = self._rows[-1]
        return self.offset(first + len(text))
