"""A repair as a value: what to put in the place of a stretch of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.source.file import SourceFile
    from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `text` in the place of what `span` covers."""

    span: Span
    text: str


Repair = tuple[Edit, ...]
"""Edits that belong together; none of them without the others."""


def apply_repairs(source: SourceFile, repairs: Iterable[Repair]) -> tuple[str, list[Repair]]:
    """The text of a file after the repairs that fit, and these repairs.

    One that overlaps an earlier one is left for the next time: nothing is lost silently.
    """
    taken: list[tuple[int, int, str]] = []
    applied = []
    for repair in repairs:
        edits = [(*_offsets(source, edit), edit.text) for edit in repair]
        if edits and all(_is_apart(edit, other) for edit in edits for other in taken):
            taken += edits
            applied.append(repair)
    return _changed(source.text, sorted(taken)), applied


def _offsets(source: SourceFile, edit: Edit) -> tuple[int, int]:
    span = edit.span
    start = source.offset(span.line, span.column)
    return start, source.offset(span.end_line, span.end_column)


def _is_apart(edit: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether two edits share no character and do not insert at one place."""
    if edit[:2] == other[:2]:
        return False
    return edit[1] <= other[0] or other[1] <= edit[0]


def _changed(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])
