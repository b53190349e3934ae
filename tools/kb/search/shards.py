"""An index as files: see docs/contributing/search-format.md for every one of them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.search.columns import column, length_code, rough_lengths
from kb.search.facets import facet_columns
from kb.search.hashing import power_of_two, term_hash
from kb.search.index import BOOSTS, K1, SHIPPED, B, Index, Profile, best_postings
from kb.search.traditional import variants
from kb.site.script import script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.search.entry import Entry
    from kb.search.postings import Ints, Postings

FORMAT = 1
ROWS = 32
"""Titles in one file: chunks of 64 were measured at twice the bytes per query."""
_TERM_BYTES = 20
"""What a term takes beside its postings."""
_SHARD_BYTES = 9_000
"""No shard is larger on average, nor smaller than half of it: about 3 KB compressed."""


def index_scripts(
    index: Index, language: str, profile: Profile = SHIPPED, extras: Mapping[str, int] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Keys and scripts of everything that follows from the pages alone.

    `extras` says which of the files `lexicon` and `pinyin` there are.
    """
    terms = _Terms(index, profile)
    shards = terms.shards()
    layout = f"{index.slots.bit_length() - 1}-{len(shards).bit_length() - 1}"
    base = _base(index, profile) | {"layout": layout, "shards": len(shards), "language": language}
    yield _file("base", {**base, **(extras or {})})
    yield _file("facets", facet_columns(index.by_slot, index.slots))
    for number, shard in enumerate(shards):
        yield _file(f"{layout}/t/{number:x}", shard)
    for start in range(0, index.slots, ROWS):
        rows = [_row(index.by_slot.get(slot)) for slot in range(start, start + ROWS)]
        yield _file(f"{layout}/d/{start // ROWS}", rows)
    for slot, entry in index.by_slot.items():
        yield _file(f"{layout}/f/{slot}", _fragment(entry))


def _file(key: str, value: Any) -> tuple[str, bytes]:
    return key, script(key, value)


def _base(index: Index, profile: Profile) -> dict[str, Any]:
    lengths = [field.lengths.tolist() for field in index.fields]
    exact = sorted({length for field in lengths for length in field})
    table = exact if profile.has_exact_lengths else rough_lengths()
    codes = [column(length_code(table, length) for length in field) for field in lengths]
    return {
        "format": FORMAT,
        "n": len(index.by_slot),
        "slots": index.slots,
        "k1": K1,
        "b": B,
        "boosts": BOOSTS,
        "average": index.average,
        "lengths": table,
        "codes": codes,
        "named": _named(index),
        "variants": ["".join(variants()), "".join(variants().values())],
    }


def _named(index: Index) -> list[int]:
    """The slots of pages that have to be named, as differences."""
    slots = sorted(slot for slot, entry in index.by_slot.items() if entry.is_named_only)
    return [slot - before for before, slot in pairwise([0, *slots])]


def _row(entry: Entry | None) -> list[str] | int:
    if entry is None:
        return 0
    return [entry.uri, entry.title, entry.collection.name, entry.place, entry.year]


def _fragment(entry: Entry) -> dict[str, Any]:
    sections = [
        [section.anchor, section.heading, section.text, section.short or 0, section.ask or 0]
        for section in entry.sections
    ]
    return {"sections": sections, "due": entry.due or 0}


class _Terms:
    """The terms of an index with their postings, ready to be dealt into shards."""

    def __init__(self, index: Index, profile: Profile) -> None:
        title, headings, body = index.fields
        kept = body
        if profile.most_postings is not None:
            kept = best_postings(body, index.average[2], profile.most_postings)
        self._terms: Ints = np.unique(np.concatenate([field.terms for field in index.fields]))
        self._names = index.counter.spelling(self._terms)
        self._fields = [_Encoded(field, self._terms) for field in (title, headings, kept)]
        self._in_body = _counts(body, self._terms)
        self._kept = _counts(kept, self._terms)

    def shards(self) -> list[dict[str, Any]]:
        """The shards, a power of two in number; terms are dealt by their hash."""
        size = sum(field.size for field in self._fields) + _TERM_BYTES * len(self._names)
        mask = power_of_two(size / _SHARD_BYTES) - 1
        dealt: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for number, name in enumerate(self._names):
            dealt[term_hash(name) & mask].append((name, number))
        return [
            {name: self._value(number) for name, number in sorted(dealt[shard])}
            for shard in range(mask + 1)
        ]

    def _value(self, number: int) -> Sequence[Any]:
        value: list[Any] = [field.of(number) or 0 for field in self._fields]
        if self._kept[number] < self._in_body[number]:
            value.append(int(self._in_body[number]))
        return value


def _counts(field: Postings, terms: Ints) -> Ints:
    """In how many documents each term stands."""
    return np.diff(np.searchsorted(field.terms, np.append(terms, terms[-1:] + 1)))


class _Encoded:
    """The postings of a field as the numbers that are written."""

    def __init__(self, field: Postings, terms: Ints) -> None:
        own, slots, counts = field.terms, field.slots, field.frequencies
        is_first = np.diff(own, prepend=-1) != 0
        steps = np.where(is_first, slots, np.diff(slots, prepend=0))
        is_many = counts >= 8
        numbers = steps * 8 + np.minimum(counts, 8) - 1
        self._numbers = np.insert(numbers, np.flatnonzero(is_many) + 1, counts[is_many])
        shifted = np.concatenate(([0], np.cumsum(1 + is_many)))
        edges = np.searchsorted(own, np.append(terms, terms[-1:] + 1))
        self._edges = shifted[edges]

    @property
    def size(self) -> int:
        """About the bytes that the numbers take, with their commas."""
        digits = np.log10(np.maximum(self._numbers, 1)).astype(np.int64) + 2
        return int(digits.sum())

    def of(self, number: int) -> list[int]:
        """What is written of the nth term."""
        numbers: list[int] = self._numbers[self._edges[number] : self._edges[number + 1]].tolist()
        return numbers
