"""Numbers as news writes them: 68,400、1.6万余、七八名、百分之六、两千三百."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import prod
from typing import TYPE_CHECKING, Final

from kb.law.numerals import to_int
from kb.source.digits import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_TENS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_ENGLISH: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORDS: Final = "零〇一二两三四五六七八九十百千万亿"

_ARABIC = r"\d+(?:,\d{3})*(?:[.．]\d+)?"
_TIMES = rf"[十百千]?[万亿]|百(?!分)|千|{'|'.join(_ENGLISH)}"
NUMBER: Final = (
    rf"(?:百分之(?P<share>{_ARABIC}|[{_WORDS}]+)"
    rf"|(?P<arabic>{_ARABIC})(?:\s?[多余来]?\s?(?P<times>{_TIMES}))?"
    rf"|(?<![几数])(?P<words>[{_WORDS}]+)(?:[多余来](?P<more>[万亿]))?)"
)
"""Pattern of one number, for ASCII digits; `bounds` reads what it matched."""
_NUMBER = re.compile(NUMBER, re.ASCII)
_SCALE = re.compile(rf"\s*(?P<times>{_TIMES})?\s*(?P<bare>.*)", re.DOTALL)
_NEIGHBOURS = re.compile(r"([一二三四五六七八])([二三四五六七八九])")
_POSITIONAL = re.compile(r"[〇零一二三四五六七八九]{3,}")
_RUNS_ON = re.compile(rf"\d\|\d|\d\|[.．,]\d|\d[.．,]\|\d|[{_WORDS}]\|[{_WORDS}]", re.ASCII)

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text; `low` and `high` differ where two neighbours stand for it (七八)."""

    start: int
    end: int
    low: Fraction
    high: Fraction


def quantities(text: str) -> Iterator[Quantity]:
    """Every number of a text, 万 and 亿 multiplied out.

    >>> [int(found.low) for found in quantities("19人×300元，共5.6万余元")]
    [19, 300, 56000]
    """
    for match in _NUMBER.finditer(half_width(text)):
        if found := bounds(match):
            yield Quantity(match.start(), match.end(), *found)


def bounds(match: re.Match[str]) -> Bounds | None:
    """What a match of `NUMBER` stands for; `None` for a numeral that cannot be read."""
    share, arabic, times, words, more = match.group("share", "arabic", "times", "words", "more")
    return _bounds(share or arabic or words, times or more)


def scale(unit: str) -> tuple[int, str]:
    """What a unit multiplies by, and the unit itself: `万元` is (10000, `元`)."""
    match = _SCALE.fullmatch(half_width(unit))
    assert match  # noqa: S101 — the pattern takes any text
    return _times(match["times"]), match["bare"]


def exact(value: float) -> Fraction:
    """A number as it is written: 0.1 is a tenth."""
    return Fraction(str(value))


def runs_on(text: str, at: int) -> bool:
    """Whether a number runs across this offset: 86 is no number of 186 or 8.86."""
    before, after = text[max(at - 2, 0) : at], text[at : at + 2]
    return bool(_RUNS_ON.search(half_width(f"{before}|{after}")))


@lru_cache(maxsize=8192)
def _bounds(number: str, times: str | None) -> Bounds | None:
    found = _in_words(number) if number[0] in _WORDS else _in_digits(number)
    return found and (found[0] * _times(times), found[1] * _times(times))


def _times(word: str | None) -> int:
    """10000 for 万, 10 million for 千万, 1 for nothing."""
    return _ENGLISH.get(word or "") or prod(_TENS[character] for character in word or "")


def _in_digits(text: str) -> Bounds:
    value = Fraction(text.replace(",", "").replace("．", "."))
    return value, value


def _in_words(text: str) -> Bounds | None:
    """Both ends of a numeral in words; 七八 has two."""
    plain = text.replace("两", "二")
    if _POSITIONAL.fullmatch(plain):
        return _in_digits("".join(str(max("零一二三四五六七八九".find(d), 0)) for d in plain))
    low, high = (_value(_NEIGHBOURS.sub(rf"\{side}", plain, count=1)) for side in (1, 2))
    return (Fraction(low), Fraction(high)) if low and high and low <= high else None


def _value(text: str) -> int | None:
    """The value of 二千三百 or 三万零五; `None` for 二万三, which may be 20003 or 23000."""
    for unit, times in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.rpartition(unit)
        if found:
            return _of_two(_value(head), tail, times)
    return to_int(text)


def _of_two(head: int | None, tail: str, times: int) -> int | None:
    rest = _value(tail.removeprefix("零")) if tail else 0
    return None if head is None or rest is None or len(tail) == 1 else head * times + rest
