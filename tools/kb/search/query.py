"""A query against written files: the same steps as the script in the browser.

Every step stands in docs/contributing/search-format.md; traces of both are compared.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from kb.search.analyse import HAN, body_terms, compact, normalise
from kb.search.columns import numbers_of
from kb.search.hashing import term_hash
from kb.search.pinyin import words_sounding_like
from kb.search.shards import ROWS
from kb.site.script import read_script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST_QUERY = 200
"""Characters that are read."""
MOST_TERMS = 24
"""Terms of the query itself; as many again by the lexicon."""
EXPANSION = 0.6
"""The weight of the lexicon's words: measured, see the decision on search."""
SOUNDS = (1, 0.5, 0.25)
"""The weights of the words of one sound, the most frequent one first."""
NAMED = 0.4
"""Pairs of a title that a query must have, against the title's terms: four fifths of them."""
_LONGEST_SOUND = 40
_HAN = re.compile(f"[{HAN}]")
_LETTERS = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A document that has a term of the query."""

    slot: int
    score: float


@dataclass(frozen=True)
class Question:
    """A query understood: its terms with their weights, in order, and what was added."""

    terms: Mapping[str, float]
    own: tuple[str, ...] = ()
    """The terms that the reader typed or spelled by sound."""
    expansions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Posted:
    """A term in the index: its inverse document frequency, and slots and counts by field."""

    idf: float
    fields: tuple[tuple[tuple[int, int], ...], ...]


class Searcher:
    """Reads the files of one folder as they are asked for."""

    def __init__(self, files: Mapping[str, bytes], folder: str = "search/zh/") -> None:
        self._files = files
        self._folder = folder
        self._values: dict[str, Any] = {}
        self.base = self._value("base")

    def _value(self, key: str) -> Any:
        if key not in self._values:
            self._values[key] = read_script(self._files[f"{self._folder}{key}.js"])[1]
        return self._values[key]

    def _laid_out(self, kind: str, name: str) -> Any:
        return self._value(f"{self.base['layout']}/{kind}/{name}")

    def understand(self, query: str) -> Question:
        """The terms of a query, without looking at the pages."""
        text = normalise(query[:LONGEST_QUERY])
        terms = self._own_terms(text)
        if self.base["pinyin"] and not _HAN.search(text):
            self._add_sounds(text, terms)
        if not terms or not self.base["lexicon"]:
            return Question(terms, tuple(terms))
        formal = tuple(_expansions(compact(text), self._value("lexicon")["expand"]))
        added = dict.fromkeys(term for words in formal for term in body_terms(normalise(words)))
        more = [term for term in added if term not in terms][:MOST_TERMS]
        return Question({**terms, **dict.fromkeys(more, EXPANSION)}, tuple(terms), formal)

    def _own_terms(self, text: str) -> dict[str, float]:
        stop = self._value("lexicon")["stop"] if self.base["lexicon"] else []
        found = body_terms(without_phrases(text, stop)) or body_terms(text)
        terms: dict[str, float] = {}
        for term in found:
            if term in terms or len(terms) < MOST_TERMS:
                terms[term] = terms.get(term, 0) + 1
        return terms

    def _add_sounds(self, text: str, terms: dict[str, float]) -> None:
        table = self._value("pinyin")
        typed = [term for term in body_terms(text) if _LETTERS.fullmatch(term)]
        whole = words_sounding_like("".join(typed)[:_LONGEST_SOUND], table)
        heard = whole or [
            words for term in typed for words in words_sounding_like(term[:_LONGEST_SOUND], table)
        ]
        for words in heard:
            for word, weight in zip(words, SOUNDS, strict=False):
                if word not in terms and len(terms) < MOST_TERMS:
                    terms[word] = weight

    def search(self, query: str) -> list[Found]:
        """All documents that have a term, the best first."""
        return self.rank(self.understand(query))

    def rank(self, question: Question) -> list[Found]:
        """The documents by score, equal ones by slot; those not named in full come last."""
        scores: dict[int, float] = {}
        squares = 0.0
        for term, weight in question.terms.items():
            if posted := self.posted(term):
                squares += weight * weight
                for slot, gain in self._gains(posted):
                    scores[slot] = scores.get(slot, 0) + weight * gain
        norm = math.sqrt(squares)
        found = [Found(slot, score / norm) for slot, score in scores.items()]
        unnamed = self._unnamed(question)
        return sorted(found, key=lambda each: (each.slot in unnamed, -each.score, each.slot))

    def _unnamed(self, question: Question) -> set[int]:
        """The documents that have to be named and are not: of laws, most share some words."""
        missing = {slot: NAMED * self._lengths[0][slot] for slot in accumulate(self.base["named"])}
        for term in question.own:
            if len(term) == 2 and not term.isascii() and (posted := self.posted(term)):
                for slot, _ in posted.fields[0]:
                    if slot in missing:
                        missing[slot] -= 1
        return {slot for slot, count in missing.items() if count > 0}

    def posted(self, term: str) -> Posted | None:
        """Where a term stands; nothing for one that no page has."""
        shard = self._laid_out("t", f"{term_hash(term) & (self.base['shards'] - 1):x}")
        if term not in shard:
            return None
        fields = tuple(tuple(_decoded(numbers or [])) for numbers in shard[term][:3])
        count = sum(map(len, fields))
        if len(shard[term]) > 3:
            count += shard[term][3] - len(fields[2])
        odds = (self.base["n"] - count + 0.5) / (count + 0.5)
        return Posted(math.log(1 + abs(odds)), fields)

    def _gains(self, posted: Posted) -> Iterator[tuple[int, float]]:
        """What each occurrence adds to a document: lunr's BM25, rounded as lunr rounds."""
        k1, b = self.base["k1"], self.base["b"]
        for number, field in enumerate(posted.fields):
            average, boost = self.base["average"][number], self.base["boosts"][number]
            lengths = self._lengths[number]
            for slot, tf in field:
                norm = k1 * (1 - b + b * (lengths[slot] / average))
                gain = posted.idf * ((k1 + 1) * tf) / (norm + tf) * boost
                yield slot, math.floor(gain * 1000 + 0.5) / 1000

    @cached_property
    def _lengths(self) -> list[list[int]]:
        table = self.base["lengths"]
        return [[table[code] for code in numbers_of(codes)] for codes in self.base["codes"]]

    def row(self, slot: int) -> list[str]:
        """Address, title, collection, place and year of a document."""
        row: list[str] = self._laid_out("d", str(slot // ROWS))[slot % ROWS]
        return row

    def best_section(self, question: Question, slot: int) -> Sequence[Any] | None:
        """The section of a document that has most of the query; the first of equal ones."""
        gains = [
            (term, weight * posted.idf)
            for term, weight in question.terms.items()
            if (posted := self.posted(term))
        ]
        best, most = None, 0.0
        for section in self._laid_out("f", str(slot))["sections"]:
            if (score := self._section_score(section, gains)) > most:
                best, most = section, score
        return best

    def _section_score(self, section: Sequence[Any], gains: Sequence[tuple[str, float]]) -> float:
        """The heading counts double, often in the text more; a line with most of it once more."""
        _anchor, heading, text, short, ask = section
        head, body = normalise(f"{heading}\n{ask or ''}"), normalise(f"{text}\n{short or ''}")
        k1, score = self.base["k1"], 0.0
        for term, gain in gains:
            count = body.count(term)
            score += gain * (2 * (term in head) + (k1 + 1) * count / (k1 + count))
        return score + max(
            sum(gain for term, gain in gains if term in line) for line in head.split("\n")
        )


def _decoded(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Slots and frequencies."""
    slot, rest = 0, iter(numbers)
    for number in rest:
        slot += number >> 3
        frequency = (number & 7) + 1
        yield slot, next(rest) if frequency == 8 else frequency


def without_phrases(text: str, phrases: Sequence[str]) -> str:
    """Each of the phrases replaced by a space, longer ones before shorter ones.

    >>> without_phrases("工资怎么办呢", ["怎么", "怎么办", "呢"])
    '工资  '
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.sub(pattern, " ", text)


def _expansions(text: str, expand: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The formal words for the phrases in a text that do not stand within a longer one."""
    longest = max(map(len, expand), default=0)
    seen: set[str] = set()
    end = 0
    for start in range(len(text)):
        last = min(start + longest, len(text))
        stop = next((stop for stop in range(last, start, -1) if text[start:stop] in expand), 0)
        if stop > end:
            end = stop
            yield from (words for words in expand[text[start:stop]] if words not in seen)
            seen.update(expand[text[start:stop]])
