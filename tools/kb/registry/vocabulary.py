"""The words that front matter may use: `data/vocabulary.yml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records

if TYPE_CHECKING:
    from kb.source.fault import Fault
    from kb.source.file import SourceFile

PATH = "data/vocabulary.yml"
COLUMNS, OPTIONAL = ("id", "slug", "en"), ("zh",)


@dataclass(frozen=True, slots=True)
class Term:
    """A word: `id` as written in articles, `slug` for addresses, a name per language."""

    id: str
    slug: str
    zh: str
    en: str

    def name(self, language: str) -> str:
        """The name to show."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Vocabulary:
    """All lists of words, by the list's name."""

    lists: dict[str, dict[str, Term]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def term(self, name: str, word: str) -> Term | None:
        """The term of a list with this id."""
        return self.lists.get(name, {}).get(word)

    def label(self, name: str, word: str, language: str) -> str:
        """The name of one term, or the word itself where the list does not know it."""
        term = self.term(name, word)
        return term.name(language) if term else word

    def labels(self, name: str, language: str) -> dict[str, str]:
        """The names of a list's terms, by id."""
        return {term.id: term.name(language) for term in self.lists.get(name, {}).values()}


def read_vocabulary(source: SourceFile) -> Vocabulary:
    """The vocabulary; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS, OPTIONAL)
    lists = {name: {row["id"]: _term(row) for row in rows} for name, rows in groups.items()}
    return Vocabulary(lists, faults)


def _term(row: Record) -> Term:
    return Term(row["id"], row["slug"], row["zh"] or row["id"], row["en"])
