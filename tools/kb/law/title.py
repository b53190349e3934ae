"""Titles in title marks, and what writers put between a title and 第…条.

《中华人民共和国合同法》（以下简称《合同法》）第186条: a title, a note that defines a short
name, and the place where 第186条 has to start to belong to them.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.law.place import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TITLE: Final = 100
"""Characters; marks further apart than this do not belong together."""

_MARK = re.compile(r"[《》〈〉\n]")
_NOTE = rf"{SPACE}[（(](?:[^（()）\n]|[（(][^（()）\n]{{0,40}}[）)]){{1,100}}+[）)]"
_DEFINITION = (
    r"(?:以下|下)(?:简|统)?称(?:为|作)?[:：]?(?:《([^》\n]{1,40})》|〈([^〉\n]{1,40})〉"
    r"|“([^”\n]{1,40})”|「([^」\n]{1,40})」|\"([^\"\n]{1,40})\"|([^《〈“「\"，,；;（()）\n]{1,20}))"
)
_DEFINED = re.compile(_DEFINITION)
_AFTER_TITLE = re.compile(
    # 《劳动合同法》实施条例 is a law of its own, with its marks in the wrong place.
    rf"(?P<tail>实施条例|实施细则|实施办法|司法解释)?(?P<notes>(?:{_NOTE}){{0,3}})"
    rf"(?:[，,]?{_DEFINITION})?(?P<link>{SPACE}(?:中的|里的|的|中)?{SPACE})"
)
_EACH_NOTE = re.compile(_NOTE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text with its offsets: `text[start:end]` is `.text`."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Stretch:
        """The stretch of a text between two offsets."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Title:
    """A title in marks with the notes after it.

    `name` is what stands between the marks, `alias` a short name defined here,
    `end` the offset after marks and notes, `place_at` where a place has to start.
    """

    start: int
    end: int
    place_at: int
    name: Stretch
    notes: tuple[str, ...]
    alias: Stretch | None


def read_titles(text: str) -> Iterator[Title]:
    """The outermost titles of a text in their order, those in notes of others left out."""
    read_to = 0
    for start, end in _outermost_pairs(text):
        if start >= read_to and (after := _AFTER_TITLE.match(text, end)):
            read_to = after.start("link")
            yield _title(text, start, after)


def _title(text: str, start: int, after: re.Match[str]) -> Title:
    end = after.start("link")
    name = Stretch.of(text, start + 1, after.end("tail") if after["tail"] else after.start() - 1)
    notes = tuple(note.strip()[1:-1] for note in _EACH_NOTE.findall(after["notes"]))
    defined = _DEFINED.search(text, after.start("notes"), end) if end > after.start() else None
    alias = Stretch.of(text, *defined.span(defined.lastindex or 0)) if defined else None
    return Title(start, end, after.end(), name, notes, alias)


def _outermost_pairs(text: str) -> list[tuple[int, int]]:
    """Offsets of title marks that belong together, without the pairs inside others."""
    # Opening marks further back are too far away to belong to anything.
    opened: deque[re.Match[str]] = deque(maxlen=LONGEST_TITLE)
    pairs: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        if mark[0] in "《〈":
            opened.append(mark)
        elif mark[0] == "\n":
            opened.clear()
        elif (opening := _opening(opened, mark)) and mark.end() - opening.end() > 1:
            while pairs and pairs[-1][0] > opening.start():
                pairs.pop()
            pairs.append((opening.start(), mark.end()))
    return pairs


def _opening(opened: deque[re.Match[str]], mark: re.Match[str]) -> re.Match[str] | None:
    """The mark that this one closes, if it is near enough."""
    # A 》 ends whatever 〈 was forgotten inside; a stray 〉 ends nothing.
    while mark[0] == "》" and opened and opened[-1][0] == "〈":
        opened.pop()
    if not opened or opened[-1][0] + mark[0] not in ("《》", "〈〉"):
        return None
    opening = opened.pop()
    return opening if mark.start() - opening.start() <= LONGEST_TITLE else None
