"""Pages for the tests of search: small ones by hand, many ones from real texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.search.entry import Entry, Label, Section
from kb.search.files import index_files
from kb.search.index import SHIPPED
from kb.search.query import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = "search/zh/"


@dataclass(frozen=True)
class Wordings:
    """A lexicon as search sees it: phrases to pass over, and formal words by phrase."""

    stop: tuple[str, ...] = ()
    expand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def page(uri: str, title: str = "", body: str = "", *sections: Section, **fields: object) -> Entry:
    opening = (Section("", "", body),) if body else ()
    collection = Label("explainer", "法律十问")
    return Entry(uri, "zh", title, (*opening, *sections), **{"collection": collection, **fields})


def searcher(
    entries: Iterable[Entry], lexicon: Wordings | None = None, profile=SHIPPED
) -> Searcher:
    files = dict(index_files(list(entries), FOLDER, lexicon or Wordings(), profile))
    return Searcher(files, FOLDER)


def uris(found: Searcher, query: str) -> list[str]:
    return [found.row(each.slot)[0] for each in found.search(query)]


def split_at_sections(entries: Iterable[Entry]) -> list[Entry]:
    """A page for every section: more pages of real text, long and short ones."""
    return [
        page(f"{entry.uri}{number}/", section.heading or entry.title, "", section)
        for entry in entries
        for number, section in enumerate(entry.sections)
    ]
