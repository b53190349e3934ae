"""Facts and the words of the article that they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.quantity import exact, quantities, runs_on, scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction
    from typing import Any

    from kb.content.types.shared import Fact
    from kb.content.visible import Piece, VisibleText
    from kb.source.span import Span

_ADDRESS = "#fact-"
_SPACE = r"[ \t\u3000\xa0]*"
_REACH = 300
"""No sentence is followed further than this on either side."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|[A-Z])")


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact, the place at which its words are first used, and the sentence around them."""

    fact: Fact
    span: Span | None
    """`None` where the reader sees no such words."""
    sentence: str


def placed_facts(visible: VisibleText, facts: Sequence[Fact]) -> list[PlacedFact]:
    """The facts of an article in order, each with its place in the text."""
    text = visible.text if facts else ""
    return [_placed(visible, text, fact) for fact in facts]


def _placed(visible: VisibleText, text: str, fact: Fact) -> PlacedFact:
    for start, end in occurrences(text, fact.where):
        return PlacedFact(fact, visible.span(start, end), _sentence(text, start, end))
    return PlacedFact(fact, None, "")


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text; spaces do not matter, and no number may be cut in two."""
    found = list(_exact_places(text, words)) or list(_spaced_places(text, words))
    for start, end in found:
        if not (runs_on(text, start) or runs_on(text, end)):
            yield start, end


def _exact_places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """The usual case, without the cost of a pattern."""
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def _spaced_places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """A line end between two Chinese characters is nothing, and `300 元` is `300元`."""
    letters = [re.escape(letter) for letter in words if not letter.isspace()]
    if letters:
        yield from (match.span() for match in re.finditer(_SPACE.join(letters), text))


def _sentence(text: str, start: int, end: int) -> str:
    low, high = max(start - _REACH, 0), min(end + _REACH, len(text))
    before = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
    after = _SENTENCE_END.search(text, end, high)
    return text[before[-1] if before else low : after.end() if after else high].strip()


def fact_slices(visible: VisibleText, facts: Sequence[Fact]) -> Iterator[tuple[Piece, Any]]:
    """The first use of each fact's words that may carry a link to its row."""
    text = visible.text if facts else ""
    for number, fact in enumerate(facts, start=1):
        for start, end in occurrences(text, fact.where):
            if piece := visible.piece_holding(start, end):
                address = f"{_ADDRESS}{number}"
                yield piece, (start - piece.start, end - piece.start, "figure", address)
                break


def states_value(fact: Fact) -> bool:
    """Whether the number of a fact stands in its own words, 万 and 亿 counted out.

    七八名 states 7 and 8, if the fact says that it is 约.
    """
    return any(
        not _amounts(fact, fact.where[found.end :]).isdisjoint((found.low, found.high))
        for found in quantities(fact.where)
        if found.low == found.high or fact.precision == "约"
    )


def _amounts(fact: Fact, after: str) -> set[Fraction]:
    """What the number in the text may be, given what follows it.

    A table may say 万元 once, in its head; `1.6元` is not 1.6万元, though.
    """
    value, (times, unit) = exact(fact.value), scale(fact.unit)
    is_bare = not after.lstrip(" 余多来").startswith(unit)
    return {value * times, value} if is_bare else {value * times}
