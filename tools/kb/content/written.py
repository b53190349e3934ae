"""What people type into a file, wherever it stands: text, fields, tables, comments.

Checks that guard people read the file as it lies in the repository, because whoever
downloads that sees all of it, published or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.source.digits import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.source.file import SourceFile
    from kb.source.span import Span

_GAPS = r" \t\u00a0\u3000.·‐‑‒–—―－-"
GAP = f"[{_GAPS}]{{0,3}}"
"""Pattern of what people put between the groups of a number."""

# Long rows of digits are rare: the patterns proper, which are slow, look only there.
_ROW = re.compile(f"[0-9+（(][0-9）)Xx{_GAPS}]{{9,}}")
_BEFORE, _AFTER = 12, 2
"""So far around a row may stand what tells its kind: 身份证, 元."""

FIGURE = r"(?<!value: )"
"""Pattern before which no bare number of a fact stands: money may look like a telephone."""

_NOT_OF_NUMBER = re.compile(r"[^0-9Xx]")
_IN_ADDRESS = re.compile(r"https?://[^\s<>\"'()（），。；]*\Z", re.IGNORECASE)
_LONGEST_ADDRESS = 300
_ALONE = re.compile(r"[ \t>]*(?:$|#|:::|---)")
"""A line that is no part of a paragraph."""
_BEGINS = re.compile(rf"{_ALONE.pattern}|[ \t>]*(?:[-*+] |[0-9]+[.)] |\||<!--|[\w-]+:(?: |$))")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number without its gaps, and where it stands."""

    digits: str
    span: Span

    @property
    def masked(self) -> str:
        """The number as a report may repeat it: reports are read by strangers."""
        return f"{self.digits[:3]}…{self.digits[-2:]}"


def numbers(source: SourceFile, pattern: re.Pattern[str]) -> Iterator[WrittenNumber]:
    """The numbers of one kind in a file, each once a line, without those in web addresses.

    The pattern, of ten characters or more, is matched against the text with ASCII digits.
    """
    text = half_width(source.text)
    told: set[tuple[int, str]] = set()
    for row in _ROW.finditer(text):
        for match in pattern.finditer(text, max(0, row.start() - _BEFORE), row.end() + _AFTER):
            if _IN_ADDRESS.search(text, max(0, match.start() - _LONGEST_ADDRESS), match.start()):
                continue
            digits = _NOT_OF_NUMBER.sub("", match[0]).upper()
            found = WrittenNumber(digits, source.span(*match.span()))
            if (found.span.line, digits) not in told:
                told.add((found.span.line, digits))
                yield found


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a file that is read in one go: a paragraph, a list item, a row, a field."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.start + len(self.text)


def paragraph_at(source: SourceFile, offset: int) -> Paragraph:
    """The paragraph around a character of a file."""
    first = last = source.position(offset)[0]
    if not source.path.endswith(".csv"):
        while not _begins(source, first):
            first -= 1
        while last < len(source.line_starts) and not _begins(source, last + 1):
            last += 1
    start = source.line_starts[first - 1]
    stop = source.line_starts[last] if last < len(source.line_starts) else len(source.text)
    return Paragraph(start, source.text[start:stop])


def _begins(source: SourceFile, line: int) -> bool:
    if line == 1 or _ALONE.match(source.line_text(line - 1)):
        return True
    return bool(_BEGINS.match(source.line_text(line)))
