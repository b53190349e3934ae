"""A smaller index for each province: of what a reader keeps, to search it without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.search.entries import library_entries
from kb.search.files import FOLDER, index_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.content.library import Library
    from kb.registry.lexicon import Lexicon


def region_search_files(
    library: Library, lexicon: Lexicon, kept: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    """The index of each province; `kept` are the addresses of its pages, by its code."""
    entries = library_entries(library, "zh")
    for code, uris in kept.items():
        wanted = set(uris)
        if chosen := [entry for entry in entries if entry.uri in wanted]:
            yield from index_files(chosen, f"{FOLDER}zh/region/{code}/", lexicon)
