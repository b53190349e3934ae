"""The ways in which articles are gathered beside their type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.registry.regions import NATION
from kb.site.addresses import prefix

if TYPE_CHECKING:
    from kb.registry.vocabulary import Term
    from kb.site.pages import Uri


@dataclass(frozen=True, slots=True)
class Facet:
    """A list-valued field: each of its words has a collection page under `folder`."""

    field: str
    folder: str

    def index_uri(self, language: str) -> Uri:
        """The page that lists the words."""
        return f"{prefix(language)}{self.folder}/"

    def uri(self, language: str, term: Term) -> Uri:
        """The collection page of one word."""
        return f"{self.index_uri(language)}{term.slug}/"


FACETS = (
    Facet("industries", "industries"),
    Facet("worker_groups", "groups"),
    Facet("topics", "topics"),
)


def region_uri(language: str, code: str) -> Uri:
    """The collection page of a region; the nation's is the index of all."""
    return f"{prefix(language)}regions/" + ("" if code == NATION else f"{code}/")
