"""Terms and the documents that hold them, counted with numpy.

A term is a number of 42 bits: two characters of 21 bits each, the first one 0 for a
single Han character; latin words are numbered above the last character.  A posting is
the term's number and the document's slot in one 62-bit key, so that sorting and counting
are single calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kb.search.analyse import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_CHARACTER, _SLOT = 21, 20
"""Bits."""
_LATIN = (2**_CHARACTER - 1) << _CHARACTER
_LATIN_WORD = re.compile("[a-z0-9]+")
_CHUNK = 2_000_000
"""Characters that are counted at once; it bounds the memory, not the result."""

MOST_SLOTS = 2**_SLOT


@dataclass(frozen=True)
class Postings:
    """One field: distinct keys in order, how often each occurs, and terms per slot."""

    keys: Ints
    frequencies: Ints
    lengths: Ints

    @property
    def terms(self) -> Ints:
        """The term of every key."""
        return self.keys >> _SLOT

    @property
    def slots(self) -> Ints:
        """The slot of every key."""
        found: Ints = self.keys & (MOST_SLOTS - 1)
        return found

    def only(self, kept: NDArray[np.bool_]) -> Postings:
        """The postings that a mask keeps; the lengths stay what they were."""
        return Postings(self.keys[kept], self.frequencies[kept], self.lengths)


class TermCounter:
    """Counts fields; the fields of one index share their latin words."""

    def __init__(self, slots: int) -> None:
        self._slots = slots
        self._latin: dict[str, int] = {}

    def count(self, texts: Mapping[int, str], *, with_single: bool = False) -> Postings:
        """The postings of normalised texts by slot.

        `with_single` adds every Han character as a term, as titles and headings want it.
        """
        chunks = [self._chunk(part, with_single=with_single) for part in _chunks(texts)]
        keys = np.concatenate([keys for keys, _ in chunks])
        # A document stands in one chunk, so that no key stands in two.
        order = np.argsort(keys, kind="stable")
        keys, frequencies = keys[order], np.concatenate([counts for _, counts in chunks])[order]
        slots = keys & (MOST_SLOTS - 1)
        lengths = np.bincount(slots, weights=frequencies, minlength=self._slots)
        return Postings(keys, frequencies, lengths.astype(np.int64))

    def _chunk(self, texts: Sequence[tuple[int, str]], *, with_single: bool) -> tuple[Ints, Ints]:
        joined = "".join(f"{text}\n" for _, text in texts)
        sizes = [len(text) + 1 for _, text in texts]
        slots = np.repeat(np.array([slot for slot, _ in texts], np.int64), sizes)
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        keys = [*_han_keys(points.astype(np.int64), slots, with_single=with_single)]
        keys.append(self._latin_keys(joined, slots))
        return np.unique(np.concatenate(keys), return_counts=True)

    def _latin_keys(self, joined: str, slots: Ints) -> Ints:
        found = [(match.start(), match[0]) for match in _LATIN_WORD.finditer(joined)]
        numbers = [self._latin.setdefault(word, len(self._latin)) for _, word in found]
        starts = np.array([start for start, _ in found], np.int64)
        keys: Ints = (_LATIN | np.array(numbers, np.int64)) << _SLOT | slots[starts]
        return keys

    def spelling(self, terms: Ints) -> list[str]:
        """The terms as texts."""
        words = list(self._latin)
        last = 2**_CHARACTER - 1
        return [
            words[term & last]
            if term >= _LATIN
            else (chr(term >> _CHARACTER) if term >> _CHARACTER else "") + chr(term & last)
            for term in terms.tolist()
        ]


def _chunks(texts: Mapping[int, str]) -> Iterator[list[tuple[int, str]]]:
    chunk: list[tuple[int, str]] = []
    size = 0
    for slot, text in texts.items():
        chunk.append((slot, text))
        size += len(text)
        if size > _CHUNK:
            yield chunk
            chunk, size = [], 0
    yield chunk


def _han_keys(points: Ints, slots: Ints, *, with_single: bool) -> Iterator[Ints]:
    is_han = _han_table()[np.minimum(points, 0x3FFFF)]
    before = np.concatenate(([False], is_han[:-1]))
    after = np.concatenate((is_han[1:], [False]))
    pairs = np.flatnonzero(is_han & after)
    yield (points[pairs] << _CHARACTER | points[pairs + 1]) << _SLOT | slots[pairs]
    single = np.flatnonzero(is_han if with_single else is_han & ~before & ~after)
    yield points[single] << _SLOT | slots[single]


def _han_table() -> NDArray[np.bool_]:
    """For every code point of the first four planes whether it is Han."""
    table = np.zeros(0x40000, np.bool_)
    for match in re.finditer("(.)-(.)|(.)", HAN, re.DOTALL):
        first, last = ord(match[1] or match[3]), ord(match[2] or match[3])
        table[first : last + 1] = True
    return table
