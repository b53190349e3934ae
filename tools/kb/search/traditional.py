"""Traditional characters and their simplified ones, one for one."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
"""Characters of one UTF-16 unit, so that scripts can index the map's strings."""


@cache
def simplified() -> dict[str, str]:
    """The map.

    Only characters outside GB2312 are in it, and only those whose simplified form is
    inside: a character such as 著 or 乾 stands in simplified texts too, and a browser
    can tell by itself, without the map, that a query has nothing to be mapped.
    """
    sources = [
        chr(point)
        for first, last in _BLOCKS
        for point in range(first, last + 1)
        if not is_gb2312(chr(point))
    ]
    # Each on its own line: no phrase of the converter's dictionary reaches across.
    targets = OpenCC("t2s").convert("\n".join(sources)).split("\n")
    return {a: b for a, b in zip(sources, targets, strict=True) if a != b and is_gb2312(b)}


def is_gb2312(character: str) -> bool:
    """Whether a character stands in the basic set of simplified Chinese."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
