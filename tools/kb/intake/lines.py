"""The lines of a page that hold something, and how the page lies on paper."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.intake.page import Page

_LINE = re.compile(r"(?P<line>[^\r\n]*)(?:\r\n?|\n|\Z)")
_MARKED = re.compile(r"(#{1,6})[ \t]")
_TERMINAL = re.compile(r"[。！？!?…；;.][”’」』）)》\"']*$")
_LONG = 60
"""Columns of a newspaper are narrower than this, in characters; paragraphs are longer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space at its edges; `start` and `end` are offsets of the page."""

    number: int
    start: int
    text: str
    column: int
    """Of its first character, from 1."""
    gap: int
    """Blank lines before it."""
    level: int
    """Of the heading that it is marked as, by `#` or by a style of Word; else 0."""

    @property
    def is_indented(self) -> bool:
        """Whether it begins with white space."""
        return self.column > 1

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        """Cells of a fixed font: a Han character has two."""
        return sum(1 + (unicodedata.east_asian_width(each) in "WFA") for each in self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines and paragraphs are told apart on this page."""

    is_wrapped: bool
    """Lines end in mid-sentence, where the column was full."""
    is_spaced: bool
    """A blank line follows nearly every line and says nothing."""
    is_marked: bool
    """Headings are marked."""


def read_lines(page: Page) -> list[Line]:
    """Every line with something on it; what is between them is white space only."""
    lines: list[Line] = []
    last = 0
    for number, match in enumerate(_LINE.finditer(page.text), start=1):
        raw = match["line"]
        if text := raw.strip():
            edge = len(raw) - len(raw.lstrip())
            level = page.levels.get(number) or _level(text)
            gap = number - last - 1
            lines.append(Line(number, match.start() + edge, text, edge + 1, gap, level))
            last = number
    return lines


def _level(text: str) -> int:
    match = _MARKED.match(text)
    return len(match[1]) if match else 0


def is_ended(text: str) -> bool:
    """Whether a sentence ends here."""
    return bool(_TERMINAL.search(text))


def layout_of(lines: list[Line]) -> Layout:
    """What most lines of the page do."""
    plain = [line for line in lines if not line.level and len(line.text) >= 4]
    open_ended = sum(not is_ended(line.text) for line in plain)
    wrapped = bool(plain) and (
        open_ended > len(plain) * 0.6 and median(len(line.text) for line in plain) < _LONG
    )
    spaced = sum(line.gap > 0 for line in lines) > len(lines) * 0.7
    return Layout(wrapped, wrapped and spaced, any(line.level for line in lines))
