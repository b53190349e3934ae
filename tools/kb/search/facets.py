"""Columns by which results can be narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.search.columns import column
from kb.search.entry import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.search.entry import Entry

NAMES = ("collection", "region", "industry", "group", "year")
"""What the facets are called, in addresses too."""


def facet_columns(by_slot: Mapping[int, Entry], slots: int) -> dict[str, Any]:
    """Each facet: its values, the combinations that occur, and one of them per slot."""
    labels = {slot: _labels(entry) for slot, entry in by_slot.items()}
    return {
        name: _facet({slot: each[number] for slot, each in labels.items()}, slots)
        for number, name in enumerate(NAMES)
    }


def _labels(entry: Entry) -> tuple[Iterable[Label], ...]:
    """The words of a page, in the order of `NAMES`."""
    region = [entry.region] if entry.region else []
    year = [Label(entry.year, entry.year)] if entry.year else []
    return ([entry.collection], region, entry.industries, entry.groups, year)


def _facet(labels: Mapping[int, Iterable[Label]], slots: int) -> dict[str, Any]:
    names = {label.id: label.name for each in labels.values() for label in each}
    numbers = {word: number for number, word in enumerate(sorted(names))}
    sets = {
        slot: tuple(sorted({numbers[label.id] for label in each})) for slot, each in labels.items()
    }
    kinds = [(), *sorted(set(sets.values()) - {()})]
    codes = {kind: number for number, kind in enumerate(kinds)}
    return {
        "values": [[word, names[word]] for word in numbers],
        "sets": kinds,
        "column": column(codes[sets.get(slot, ())] for slot in range(slots)),
    }
