"""The one hash of the index, and the places of documents that follow from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MASK = 0xFFFFFFFF
_FEWEST_SLOTS = 32
"""Two chunks of titles."""


def term_hash(text: str) -> int:
    """FNV-1a of the UTF-8 bytes, finalised as MurmurHash3 does: 32 bits.

    >>> term_hash("工资")
    2442324573
    """
    value = 2166136261
    for byte in text.encode("utf-8", "replace"):
        value = ((value ^ byte) * 16777619) & _MASK
    value = ((value ^ value >> 16) * 0x85EBCA6B) & _MASK
    value = ((value ^ value >> 13) * 0xC2B2AE35) & _MASK
    return value ^ value >> 16


def power_of_two(least: float) -> int:
    """The smallest power of two that is no smaller.

    >>> power_of_two(96), power_of_two(97), power_of_two(129)
    (128, 128, 256)
    """
    found = 1
    while found < least:
        found *= 2
    return found


def slot_table(uris: Iterable[str]) -> tuple[dict[str, int], int]:
    """A slot for every document, and how many slots there are.

    The table depends on the set of addresses alone, so no ledger has to be kept; a
    document more or fewer moves only neighbours of the same run of taken slots.
    """
    ordered = sorted((term_hash(uri), uri) for uri in set(uris))
    slots = max(_FEWEST_SLOTS, power_of_two(1.5 * len(ordered)))
    taken: set[int] = set()
    places: dict[str, int] = {}
    for value, uri in ordered:
        slot = value & (slots - 1)
        while slot in taken:
            slot = (slot + 1) & (slots - 1)
        taken.add(slot)
        places[uri] = slot
    return places, slots
