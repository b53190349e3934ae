"""An article's level-2 sections and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.body import Container, Heading
    from kb.content.document import Document

_LIMITS = ("局限与未知", "Limits and unknowns")


@dataclass(frozen=True)
class SectionOutline:
    """A level-2 heading, the boxes below it, and whether anything is."""

    heading: Heading
    containers: tuple[Container, ...]
    is_empty: bool


def sections(document: Document) -> list[SectionOutline]:
    """The sections of an article in order."""
    headings = [heading for heading in document.body.headings if heading.level == 2]
    end = len(document.source.line_starts) + 1
    bounds = [heading.span.line for heading in headings] + [end]
    return [
        _section(document, heading, first, last)
        for heading, (first, last) in zip(headings, pairwise(bounds), strict=True)
    ]


def limits_of(document: Document) -> str:
    """What an article says of its limits, as it is written; empty without such a section."""
    return "".join(text for heading, text in _texts(document) if heading.text in _LIMITS)


def text_of_section_at(document: Document, line: int) -> str:
    """The level-2 section that a line belongs to, its heading included."""
    found = [(h, text) for h, text in _texts(document) if h.span.line <= line]
    return f"{found[-1][0].text}\n{found[-1][1]}" if found else ""


def _texts(document: Document) -> Iterator[tuple[Heading, str]]:
    """Each level-2 heading and the text between it and the next."""
    source = document.source
    headings = [heading for heading in document.body.headings if heading.level == 2]
    starts = [source.line_starts[heading.span.line - 1] for heading in headings]
    for heading, start, end in zip(headings, starts, [*starts[1:], len(source.text)], strict=True):
        yield heading, source.text[start:end].partition("\n")[2]


def _section(document: Document, heading: Heading, first: int, last: int) -> SectionOutline:
    boxes = tuple(box for box in document.body.containers if first < box.span.line < last)
    starts = document.source.line_starts
    stop = starts[last - 1] if last <= len(starts) else len(document.source.text)
    text = document.source.text[starts[first] if first < len(starts) else stop : stop]
    return SectionOutline(heading, boxes, not text.strip())
