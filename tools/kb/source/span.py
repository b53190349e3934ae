"""A place in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file.

    Lines and columns start at 1 and columns count characters, not cells or
    bytes.  The end is exclusive: the first character after the stretch.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def file_start(path: str) -> Span:
    """The span of a file as a whole, for faults that have no better place."""
    return Span(path, 1, 1, 1, 1)
