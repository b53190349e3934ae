"""The index of one language: who holds which term, and what the scores need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from kb.search.analyse import normalise
from kb.search.hashing import slot_table
from kb.search.postings import MOST_SLOTS, Postings, TermCounter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.search.entry import Entry
    from kb.search.postings import Ints

BOOSTS = (4, 2, 1)
"""Title, headings, body: measured, see the decision on search."""
K1, B = 1.2, 0.75


@dataclass(frozen=True)
class Profile:
    """How far the written index differs from the exact one."""

    most_postings: int | None
    """Body postings that are kept of a term, the best ones; `None` for all."""
    has_exact_lengths: bool


SHIPPED = Profile(most_postings=1000, has_exact_lengths=False)
EXACT = Profile(most_postings=None, has_exact_lengths=True)


@dataclass(frozen=True)
class Index:
    """The entries in their slots, and the postings of the three fields."""

    slots: int
    places: dict[str, int]
    by_slot: dict[int, Entry]
    fields: tuple[Postings, Postings, Postings]
    counter: TermCounter

    @cached_property
    def average(self) -> list[float]:
        """Terms per document and field; 1 for a field that is empty everywhere.

        Pages that have to be named do not count: a hundred laws of one line each would
        make every article look too long.
        """
        counted = [slot for slot, entry in self.by_slot.items() if not entry.is_named_only]
        slots = counted or list(self.by_slot)
        return [float(field.lengths[slots].mean()) or 1.0 for field in self.fields]


def build_index(entries: Sequence[Entry]) -> Index:
    """The index of some pages, whose addresses differ; their order does not matter.

    Raises:
        ValueError: there are more pages than an index can hold, about 700,000.

    """
    places, slots = slot_table(entry.uri for entry in entries)
    if slots > MOST_SLOTS:
        message = f"{len(places)} pages are more than one index can hold"
        raise ValueError(message)
    by_slot = {places[entry.uri]: entry for entry in sorted(entries, key=lambda entry: entry.uri)}
    counter = TermCounter(slots)

    def texts(of: Callable[[Entry], str]) -> dict[int, str]:
        return {slot: normalise(of(entry)) for slot, entry in by_slot.items()}

    fields = (
        counter.count(texts(lambda entry: entry.title), with_single=True),
        counter.count(texts(lambda entry: entry.heading_text), with_single=True),
        counter.count(texts(lambda entry: entry.body_text)),
    )
    return Index(slots, places, by_slot, fields, counter)


def best_postings(field: Postings, average: float, most: int) -> Postings:
    """Each term's `most` best postings by what BM25 gives them; equal ones by lower slot."""
    lengths = field.lengths[field.slots] / average
    gain = field.frequencies / (field.frequencies + K1 * (1 - B + B * lengths))
    terms = field.terms
    starts = np.flatnonzero(np.diff(terms, prepend=-1))
    sizes = np.diff(starts, append=len(terms))
    kept = np.ones(len(terms), np.bool_)
    for start, size in zip(starts[sizes > most], sizes[sizes > most], strict=True):
        order: Ints = np.argsort(-gain[start : start + size], kind="stable")
        kept[start + order[most:]] = False
    return field.only(kept)
