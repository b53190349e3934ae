"""How well search finds what it should: recall, rank and empty answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.search.examination import Examined
    from kb.search.query import Searcher

RECALLED, RANKED = 5, 10
"""A hit stands among the first five; its rank counts among the first ten."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question brought: the first pages, and the section picked on each."""

    asked: Examined
    pages: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def rank(self) -> int:
        """The place of the first expected page, from 1; 0 where there is none."""
        return next((n for n, uri in enumerate(self.pages, 1) if uri in self.asked.pages), 0)

    @property
    def is_hit(self) -> bool:
        """Whether a reader sees an expected page without scrolling far."""
        return 0 < self.rank <= RECALLED

    @property
    def is_section_hit(self) -> bool:
        """Whether one of the first results leads to an expected section or whole page."""
        led_to = {*self.sections[:RECALLED], *self.pages[:RECALLED]}
        return bool(led_to & {*self.asked.expected})


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of a set of questions; `answerable` ones have an expected page."""

    count: int
    answerable: int
    recall: float
    section_recall: float
    """Of the questions that name a section."""
    reciprocal_rank: float
    empty: float
    """The share of all questions, answerable or not, that brought nothing."""


def examine(searcher: Searcher, questions: Iterable[Examined]) -> list[Outcome]:
    """Ask every question."""
    return [_outcome(searcher, asked) for asked in questions]


def _outcome(searcher: Searcher, asked: Examined) -> Outcome:
    question = searcher.understand(asked.query)
    found = searcher.rank(question)[:RANKED]
    pages = tuple(searcher.row(each.slot)[0] for each in found)
    sections = tuple(
        f"{page}#{section[0]}"
        for page, each in zip(pages, found[:RECALLED], strict=False)
        if (section := searcher.best_section(question, each.slot))
    )
    return Outcome(asked, pages, sections)


def score(outcomes: Sequence[Outcome]) -> Score:
    """The figures of some outcomes."""
    answerable = [each for each in outcomes if each.asked.expected]
    to_sections = [each for each in answerable if any("#" in uri for uri in each.asked.expected)]
    ranks = [1 / each.rank if each.rank else 0.0 for each in answerable]
    return Score(
        len(outcomes),
        len(answerable),
        _mean([each.is_hit for each in answerable]),
        _mean([each.is_section_hit for each in to_sections]),
        _mean(ranks),
        _mean([not each.pages for each in outcomes]),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
