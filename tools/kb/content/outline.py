"""An article's level-2 sections and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.content.body import Container, Heading
    from kb.content.document import Document


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


def _section(document: Document, heading: Heading, first: int, last: int) -> SectionOutline:
    boxes = tuple(box for box in document.body.containers if first < box.span.line < last)
    starts = document.source.line_starts
    stop = starts[last - 1] if last <= len(starts) else len(document.source.text)
    text = document.source.text[starts[first] if first < len(starts) else stop : stop]
    return SectionOutline(heading, boxes, not text.strip())
