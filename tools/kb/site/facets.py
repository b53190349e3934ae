"""The ways in which articles are gathered beside their type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.types.case import Case
from kb.registry.regions import NATION
from kb.registry.vocabulary import Term
from kb.site.addresses import prefix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.content.types import Article
    from kb.registry.vocabulary import Vocabulary
    from kb.site.pages import Uri

_YEAR = re.compile(r"[12][0-9]{3}")
UNKNOWN_YEAR = Term("unknown", "unknown", "年份不详", "Year not known")


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of gathering: each word that articles have is a collection page under `folder`."""

    field: str
    """The name of the list in the vocabulary, and of the words in `kb.site.words`."""
    folder: str

    def words(self, fields: Article) -> list[str]:
        """What an article says: a list of the vocabulary's words."""
        return list(getattr(fields, self.field))

    def terms(self, vocabulary: Vocabulary, _used: Iterable[str]) -> dict[str, Term]:
        """The words that a page may be made for, in the order in which they are shown."""
        return vocabulary.lists.get(self.field, {})

    def term(self, vocabulary: Vocabulary, word: str) -> Term | None:
        """One of them."""
        return self.terms(vocabulary, [word]).get(word)

    def index_uri(self, language: str) -> Uri:
        """The page that lists the words."""
        return f"{prefix(language)}{self.folder}/"

    def uri(self, language: str, term: Term) -> Uri:
        """The collection page of one word."""
        return f"{self.index_uri(language)}{term.slug}/"


@dataclass(frozen=True, slots=True)
class CaseFacet(Facet):
    """One that only bargaining cases have; the field holds one word."""

    attribute: str = ""

    def words(self, fields: Article) -> list[str]:
        """The case's word; nothing for other articles."""
        return [getattr(fields, self.attribute)] if isinstance(fields, Case) else []


@dataclass(frozen=True, slots=True)
class YearFacet(Facet):
    """The year in which a case was printed."""

    def words(self, fields: Article) -> list[str]:
        """The year of the source; not the page's own dates, which say nothing of the case."""
        return [year_of(fields) or UNKNOWN_YEAR.id] if isinstance(fields, Case) else []

    def terms(self, _vocabulary: Vocabulary, used: Iterable[str]) -> dict[str, Term]:
        """The years that there are, the last first; what is not known comes at the end."""
        years = sorted(set(used) - {UNKNOWN_YEAR.id}, reverse=True)
        known = [Term(year, year, f"{year}年", year) for year in years]
        return {term.id: term for term in (*known, UNKNOWN_YEAR)}


def year_of(fields: Article) -> str:
    """The year of an article's source; empty where the source has no date."""
    found = _YEAR.match(str(fields.source.date or "")) if fields.source else None
    return found[0] if found else ""


FACETS = (
    Facet("industries", "industries"),
    Facet("worker_groups", "groups"),
    Facet("topics", "topics"),
    CaseFacet("levels", "levels", "level"),
    CaseFacet("initiators", "initiators", "initiator"),
    YearFacet("years", "years"),
)


def region_uri(language: str, code: str) -> Uri:
    """The collection page of a region; the nation's is the index of all."""
    return f"{prefix(language)}regions/" + ("" if code == NATION else f"{code}/")
