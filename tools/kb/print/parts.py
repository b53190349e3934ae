"""An article's tokens in pieces: what stands under each heading, and inside a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.markdown.heading import plain_text
from kb.content.markdown.render import container_name
from kb.print.editions import box_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of the second level; `line` counts from 0 in the body."""

    title: str
    line: int
    heading: list[Token]
    tokens: list[Token]


def parts(tokens: list[Token]) -> list[Part]:
    """The parts of an article in their order, without what stands before the first."""
    starts = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    starts = [at for at in starts if tokens[at].tag == "h2"]
    ends = [*starts[1:], len(tokens)]
    return [_part(tokens[start:end]) for start, end in zip(starts, ends, strict=True)]


def _part(tokens: list[Token]) -> Part:
    line = tokens[0].map[0] if tokens[0].map else 0
    return Part(plain_text(tokens[1].children or []), line, tokens[:3], tokens[3:])


def inside(tokens: list[Token], name: str) -> list[Token]:
    """What stands in the first box of a name; nothing where there is none."""
    for at, token in enumerate(tokens):
        if token.type == "container_any_open" and container_name(token)[0] == name:
            return tokens[at + 1 : box_end(tokens, at) - 1]
    return []


def blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """Paragraphs, lists, tables and boxes, each whole."""
    start, depth = 0, 0
    for at, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : at + 1]
            start = at + 1


def without_notes(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The body, and its footnotes, which the walk wants to see beside each piece of it."""
    for at, token in enumerate(tokens):
        if token.type == "footnote_block_open":
            return tokens[:at], tokens[at:]
    return tokens, []
