"""Traditional characters and their simplified ones, one for one."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_UNIFIED = range(0x4E00, 0xA000)
"""Characters of one UTF-16 unit, so that scripts can index the map's strings."""


@cache
def simplified() -> dict[str, str]:
    """The characters outside GB2312.

    Only what Big5 has, as Windows types it, and only what becomes a character of GB2312:
    a browser can tell without the map that a query has nothing to be mapped.
    """
    return {a: b for a, b in _pairs().items() if not _is_in(a, "gb2312")}


def variants() -> dict[str, str]:
    """The few characters inside GB2312 that are simplified all the same: 後 as in 產後."""
    return {a: b for a, b in _pairs().items() if _is_in(a, "gb2312")}


@cache
def _pairs() -> dict[str, str]:
    sources = [character for character in map(chr, _UNIFIED) if _is_in(character, "cp950")]
    # Each on its own line: no phrase of the converter's dictionary reaches across.
    targets = OpenCC("t2s").convert("\n".join(sources)).split("\n")
    found = zip(sources, targets, strict=True)
    # By the simplified character: a little smaller when compressed.
    in_order = sorted(found, key=lambda pair: (pair[1], pair[0]))
    return {a: b for a, b in in_order if a != b and _is_in(b, "gb2312")}


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
