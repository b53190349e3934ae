"""The visible text of an article, and the way back from it to the file and the tokens.

Citations and glossary terms are looked for in what the reader sees: emphasis
marks do not stand in the way, code does not count, and blocks are kept apart.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

    from kb.content.markdown.place import InlinePlace
    from kb.source.file import SourceFile
    from kb.source.span import Span

_APART = "\n\n"
_CODE = "\ufffc"
"""Stands for inline code: no name or number reaches across it."""


@dataclass(slots=True)
class Piece:
    """One text token: where it begins in the visible text and in the file."""

    start: int
    token: Token
    parent: Token
    place: InlinePlace
    inner: int
    is_free: bool
    """Whether a link may be put here: not inside a link, a heading or a form."""

    @property
    def end(self) -> int:
        """The offset after it in the visible text."""
        return self.start + len(self.token.content)

    @property
    def begin(self) -> int:
        """The offset of its first character in the file."""
        return self.place.offset(self.inner)


class VisibleText:
    """Grows block by block while an article is walked through."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self.pieces: list[Piece] = []

    def add_block(self, inline: Token, place: InlinePlace, *, may_link: bool) -> None:
        """Add the text of an inline token; `may_link` says whether links may be put into it."""
        cursor, links = 0, 0
        for child in inline.children or []:
            if child.type == "text" and child.content:
                found = inline.content.find(child.content, cursor)
                # Text with escapes does not stand in the file as it is shown.
                cursor = found + len(child.content) if found >= 0 else cursor
                inner = found if found >= 0 else cursor
                is_free = may_link and not links
                self.pieces.append(Piece(self._length, child, inline, place, inner, is_free))
                self._append(child.content)
            elif child.type == "code_inline":
                self._append(_CODE)
            links += child.nesting if child.type in ("link_open", "link_close") else 0
        self._append(_APART)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the visible text."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        begin = first.begin + start - first.start
        return self._source.span(begin, max(begin, last.begin + end - last.start))

    def piece_holding(self, start: int, end: int) -> Piece | None:
        """The text token that holds a whole stretch, if one does and may carry a link."""
        piece = self._piece(start)
        return piece if piece.is_free and end <= piece.end else None

    def _piece(self, offset: int) -> Piece:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start)
        return self.pieces[max(index - 1, 0)]
