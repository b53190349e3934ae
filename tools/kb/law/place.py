"""Places in a law, and the grammar of their lists: 第五至八条、第十条第一款第（一）、（二）项.

条 is an article, 之一 its suffix, 款 a paragraph, 项 an item.  The reader goes
through the text once, numeral by numeral, and never looks back; numerals whose
unit comes later (第一、二款) wait for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from kb.law.numerals import NUMERAL, to_int

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE: Final = r"[^\S\n]{0,2}"
"""Blanks that writers put around numerals; bounded, so that no pattern can wander."""

_LEVELS = ("article", "suffix", "paragraph", "item")
_UNITS = {"条": "article", "款": "paragraph", "项": "item"}
_NUMERAL = re.compile(
    rf"(?P<ordinal>第)?{SPACE}(?:[（(]{SPACE}(?P<enclosed>{NUMERAL}){SPACE}[）)]|(?P<plain>{NUMERAL}))"
    # 第三条件, 第三条款, 第一条例 and 第二项目 are other words.
    rf"(?:{SPACE}(?P<unit>条(?!件|款|例(?!外))|款|项(?!目)))?"
    rf"(?:(?<=条){SPACE}之{SPACE}(?P<suffix>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}})"
    r"(?![般些种个切类样半次名]))?"
)
_JOINT = re.compile(
    rf"{SPACE}(?:(?P<range>至|到|[-–—－~～]{{1,2}})|(?P<list>、|以及|[和与及]|或者?)"
    rf"|(?P<stop>[，,；;])(?:以及|[和与及]|或者?)?){SPACE}"
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a law.  Zero means that the level is not named; real numbers start at 1.

    `article` is zero in a place that only makes sense after another, as 第二款 in 该条第二款.
    """

    article: int = 0
    suffix: int = 0
    paragraph: int = 0
    item: int = 0

    def at(self, level: str, number: int) -> Place:
        """The place of this number at this level (`paragraph`, …) within this place."""
        if level == "article":
            return Place(number)
        if level == "suffix":
            return Place(self.article, number)
        if level == "paragraph":
            return Place(self.article, self.suffix, number)
        return Place(self.article, self.suffix, self.paragraph, number)

    def within(self, other: Place) -> Place:
        """The place read as a continuation of another: 第二款 within 第三十八条."""
        if self.article:
            return self
        whole = replace(self, article=other.article, suffix=other.suffix)
        return whole if self.paragraph else replace(whole, paragraph=other.paragraph)

    @property
    def depth(self) -> int:
        """0 for an article, 1 for a paragraph, 2 for an item."""
        return 2 if self.item else 1 if self.paragraph else 0


@dataclass(frozen=True, slots=True)
class Reference:
    """One place or one range of places, and the offsets of its words in the text."""

    start: int
    end: int
    first: Place
    last: Place

    @property
    def ends(self) -> tuple[Place, ...]:
        """The place, or both ends of the range."""
        return (self.first,) if self.first == self.last else (self.first, self.last)

    @property
    def backwards(self) -> bool:
        """Whether a range ends before it starts: 第五十六条至第五十一条."""
        return self.last < self.first

    def within(self, place: Place) -> Reference:
        """The same words read as a continuation of another place."""
        return replace(self, first=self.first.within(place), last=self.last.within(place))

    def places(self) -> Iterator[Place]:
        """The places meant, one by one, at most 9999; what a backwards range has is its ends.

        Suffixed articles between two articles are not enumerated: how many there
        are, only the law knows.
        """
        yield self.first
        for level in _LEVELS:
            start, stop = getattr(self.first, level), getattr(self.last, level)
            if start != stop:
                yield from (self.first.at(level, number) for number in range(start + 1, stop))
                yield self.last
                return


class _Number(NamedTuple):
    value: int
    suffix: int
    start: int
    end: int
    joint: str


class PlaceList:
    """The references that stand at one offset of a text, none if no list of places does.

    `end` is the offset after the last unit that was read.
    """

    __slots__ = ("_current", "_position", "_unit", "_waiting", "end", "references")

    def __init__(self, text: str, start: int) -> None:
        self.references: list[Reference] = []
        self.end = self._position = start
        self._waiting: list[_Number] = []
        self._unit, self._current = "", Place()
        joint = "direct"
        while joint and (numeral := _NUMERAL.match(text, self._position)):
            joint = self._numeral(text, numeral, joint)

    def _numeral(self, text: str, numeral: re.Match[str], joint: str) -> str:
        """Take one numeral and the words after it; the joint to the next one, or nothing."""
        ordinal, enclosed, plain, unit, suffix = numeral.groups()
        value = to_int(enclosed or plain)
        if not value or not (ordinal or self._continues(enclosed, unit, joint, value)):
            return ""
        if joint == "stop" and self._waiting:
            return ""
        start, self._position = numeral.span()
        number = _Number(value, to_int(suffix) or 0 if suffix else 0, start, numeral.end(), joint)
        self._waiting.append(number)
        if unit:
            self._close(unit)
        if not (found := _JOINT.match(text, self._position)):
            return "direct" if unit else ""
        self._position = found.end()
        return str(found.lastgroup)

    def _continues(self, enclosed: str, unit: str, joint: str, value: int) -> bool:
        """Whether a numeral without 第 belongs here, or is the 三 of 第三十九条和三项条件."""
        if joint == "direct":
            return not self.references or bool(enclosed and unit == "项")
        if self._waiting or joint == "range":
            return joint != "stop"
        if enclosed:
            return joint == "list" and self._unit == "项"
        # Lists of articles ascend.
        return joint == "list" and unit not in ("款", "项") and value > self._current.article

    def _close(self, unit: str) -> None:
        """Give the waiting numbers their unit."""
        for number in self._waiting:
            self._current = self._current.at(_UNITS[unit], number.value)
            if number.suffix:
                self._current = self._current.at("suffix", number.suffix)
            self._add(number)
        self._unit = unit
        self.end = self._position
        self._waiting = []

    def _add(self, number: _Number) -> None:
        place = self._current
        before = self.references[-1] if self.references else None
        if before and number.joint == "range":
            self.references[-1] = Reference(before.start, number.end, before.first, place)
        elif before and number.joint == "direct" and place.depth > before.last.depth:
            # 第三十八条 was only the beginning of 第三十八条第一款.
            first = place if before.first == before.last else before.first
            self.references[-1] = Reference(before.start, number.end, first, place)
        else:
            self.references.append(Reference(number.start, number.end, place, place))
