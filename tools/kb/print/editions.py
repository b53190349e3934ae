"""Editions: who reads a handout, on what paper, and what they may see.

What an edition leaves out is taken from the tokens before anything is typeset:
an answer that is not in the file cannot be found there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markdown_it.token import Token

from kb.content.markdown.heading import plain_text
from kb.content.markdown.render import container_name

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER, FACILITATOR = "answer", "facilitator"
"""The boxes that learners do not see."""

ANSWER_LINES: Final = "answer_lines"
"""The token that stands where an answer stood: `meta["lines"]` lines to write on."""

_CHARACTERS_A_LINE, _FEWEST, _MOST = 24, 2, 8
"""Handwriting is larger than print, and half a page of lines helps nobody."""
_PAPERS: Final = {"a4": 210, "a5": 148}
"""Widths in mm."""
_POINTS_A_MM: Final = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to print a handout; `points` is the size of the text, `margin` in mm."""

    name: str
    zh: str
    points: float
    margin: int
    paper: str = "a4"
    is_sans: bool = False
    has_answers: bool = False

    @property
    def ems(self) -> float:
        """The length of a line of text, in characters."""
        return (_PAPERS[self.paper] - 2 * self.margin) * _POINTS_A_MM / self.points

    def as_booklet(self) -> Edition:
        """The same on half the paper, to be laid out as a booklet."""
        return replace(self, paper="a5", points=min(self.points, 9.5), margin=15)


EDITIONS: Final = {
    edition.name: edition
    for edition in (
        Edition("learner", "学员版", 11, 24),
        Edition("facilitator", "带课版", 11, 24, has_answers=True),
        Edition("large", "大字版", 18, 18, is_sans=True),
    )
}


def hidden_boxes(edition: Edition) -> frozenset[str]:
    """The names of the boxes that an edition leaves out."""
    return frozenset() if edition.has_answers else frozenset((ANSWER, FACILITATOR))


def for_edition(tokens: list[Token], edition: Edition) -> list[Token]:
    """The tokens that an edition's readers may see."""
    return list(_visible(tokens, hidden_boxes(edition)))


def _visible(tokens: list[Token], hidden: frozenset[str]) -> Iterator[Token]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        name = container_name(token)[0] if token.type == "container_any_open" else ""
        if name not in hidden:
            yield token
            index += 1
            continue
        end = box_end(tokens, index)
        # A table in the question is there to be filled in: it needs no lines besides.
        if name == ANSWER and (index == 0 or tokens[index - 1].type != "table_close"):
            yield _lines_for(tokens[index:end])
        index = end


def box_end(tokens: list[Token], start: int) -> int:
    """The index after the end of the box that begins at `start`."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting if tokens[index].type.startswith("container_any") else 0
        if depth == 0:
            return index + 1
    return len(tokens)


def _lines_for(answer: list[Token]) -> Token:
    length = sum(len(plain_text(token.children or [])) for token in answer)
    lines = min(max(-(-length // _CHARACTERS_A_LINE), _FEWEST), _MOST)
    return Token(ANSWER_LINES, "", 0, meta={"lines": lines})


def visible_lines(tokens: list[Token]) -> set[int]:
    """The lines, from 0, of the body that the text of these tokens stands on."""
    texts = (token for token in tokens if token.map and not token.nesting)
    return {line for token in texts for line in range(*(token.map or ()))}
