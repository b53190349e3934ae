"""Small numbers per slot as a string: one character each."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIRST = 35
"""`#`: above the quotation mark, so that only a backslash needs two characters in JSON."""
_CODES = 92
"""As many as there are printable ASCII characters from there on."""


def column(numbers: Iterable[int]) -> str:
    """The numbers as characters."""
    return "".join(chr(_FIRST + number) for number in numbers)


def numbers_of(column: str) -> list[int]:
    """The way back."""
    return [ord(character) - _FIRST for character in column]


def rough_lengths() -> list[int]:
    """The lengths that one byte can tell apart: exact up to 16, then steps of a tenth.

    >>> rough_lengths()[14:22], rough_lengths()[-1]
    ([14, 15, 16, 18, 19, 21, 23, 26], 20331)
    """
    exact = 16
    return [
        code if code <= exact else round(exact * 1.1 ** (code - exact)) for code in range(_CODES)
    ]


def length_code(table: Sequence[int], length: int) -> int:
    """The number of the nearest length in the table; the lower one of two equally near."""
    above = min(bisect_left(table, length), len(table) - 1)
    below = max(above - 1, 0)
    return below if length - table[below] <= table[above] - length else above
