"""Legal words in plain words: `data/glossary.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.source.fault import Fault
    from kb.source.file import SourceFile

PATH = "data/glossary.yml"
COLUMNS, OPTIONAL = ("id", "slug", "en"), ("plain", "also")


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word, its other spellings, and what it means; `plain` is empty for a watched word."""

    id: str
    slug: str
    en: str
    plain: str
    also: tuple[str, ...]


@dataclass(frozen=True)
class Glossary:
    """Words with an explanation, and words that should not be used without one."""

    terms: dict[str, GlossaryTerm] = field(default_factory=dict)
    watched: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @cached_property
    def by_slug(self) -> dict[str, GlossaryTerm]:
        """The terms by the slug that their anchors carry."""
        return {term.slug: term for term in self.terms.values()}

    @cached_property
    def _by_spelling(self) -> dict[str, GlossaryTerm]:
        return {word: term for term in self.terms.values() for word in (term.id, *term.also)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Longer words first: 非全日制用工 before 用工.
        words = sorted(self._by_spelling, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, GlossaryTerm]]:
        """Where terms stand in a text: start, end, term."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._by_spelling[match[0]]


def read_glossary(source: SourceFile) -> Glossary:
    """The glossary; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS, OPTIONAL)
    terms = {row["id"]: _term(row) for row in groups.get("terms", [])}
    return Glossary(terms, tuple(row["id"] for row in groups.get("watch", [])), faults)


def _term(row: Record) -> GlossaryTerm:
    also = tuple(filter(None, row["also"].split("、")))
    return GlossaryTerm(row["id"], row["slug"], row["en"], row["plain"], also)
