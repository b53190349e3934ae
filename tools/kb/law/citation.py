"""Find citations of statutes in plain Chinese text.

The first of two passes: what is written is found and taken apart here, without
knowing any law but the names to look for; what it means, `kb.law.resolve` tells.
Offsets count characters of the text given.  Any text can be read, and reading
takes time in proportion to its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kb.law.numerals import NUMERAL
from kb.law.place import SPACE, PlaceList, Reference
from kb.law.title import Stretch, Title, read_titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LAW_WORDS: Final = "法典|法|条例|规定|办法|细则|规则|解释|决定|意见|通知|指引|指南"
"""What laws and rules call themselves, as alternatives of a pattern."""

_START = re.compile(
    rf"(?P<appendix>附录)?第|(?<![0-9０-９〇零○一二三四五六七八九十百千]){NUMERAL}{SPACE}条"
)
_LIKE_A_LAW = re.compile(rf"(?:{LAW_WORDS})\s?(?:[（(][^（()）]{{1,20}}[）)])?\s?\Z")
# 基本法, 日本法 and 合同法 only look as if they pointed back.
_POINTER = re.compile(
    rf"(?:(?:(?<![基根日])本|(?<![合不相共])同|该|此|上述)(?:(?P<law>{LAW_WORDS})|条|款)|前款)\Z"
)
_POINTER_ENDS = frozenset("法典例定则释决见知引南条款")
_LONGEST_POINTER = 6
_LINK = re.compile(rf"{SPACE}(?:中的|里的|的|中)?{SPACE}\Z")
_LINK_ENDS = frozenset("中的 \t\u3000\xa0")
# A bare name counts only where no Chinese word precedes, or one of these:
# 集体合同法 is not 合同法, and 本市集体合同规定 not 集体合同规定.
_BEFORE_A_NAME = frozenset(
    "据照反按用合和与及或跟同由以在于是从到对见看依查引有了被即如除因为将把向则且而但并的之国受经原行守循述施改指"
)


class Kind(StrEnum):
    """How a citation names its law."""

    FULL = "full"
    """by a title in title marks, official or short: 《劳动合同法》第三十八条"""
    SHORT = "short"
    """by a known name without marks: 劳动合同法第三十八条"""
    LAW_ANAPHORA = "law-anaphora"
    """by pointing at a law named before: 该法第三十八条"""
    PLACE_ANAPHORA = "place-anaphora"
    """by pointing at an article or paragraph cited before: 该条第二款, 前款第（一）项"""


@dataclass(frozen=True, slots=True)
class Citation:
    """One law named once, with all the places cited from it.

    `text` is the text between `start` and `end`; `name` and `place` are parts of
    it.  A title alone has no `place` and no `references`.  `alias` is a short name
    that this citation defines (以下简称…); `notes` are the brackets after the title.
    """

    kind: Kind
    start: int
    end: int
    text: str = field(repr=False)
    name: Stretch
    place: Stretch | None = None
    references: tuple[Reference, ...] = ()
    notes: tuple[str, ...] = ()
    alias: Stretch | None = None

    @property
    def in_appendix(self) -> bool:
        """Whether the places are in the law's appendix: 附录第一条."""
        return self.place is not None and self.place.text.startswith("附录")


def find_citations(text: str, names: Iterable[str] = ()) -> list[Citation]:
    """The citations of a text in their order; none overlaps another.

    `names` are the names that count without title marks, as `Register.names` has
    them; short names that the text defines itself count as well.
    """
    titles = list(read_titles(text))
    aliases = (title.alias.text for title in titles if title.alias)
    found = list(_placed(text, _Heads(text, titles, _BareNames({*names, *aliases}))))
    found += (_citation(text, Kind.FULL, title) for title in titles if _says_law(title))
    found.sort(key=lambda citation: (citation.start, -citation.end))
    return list(_apart(found))


def _placed(text: str, heads: _Heads) -> Iterator[Citation]:
    """The citations that name places."""
    position = 0
    while start := _START.search(text, position):
        at = start.start()
        position = at + 1
        if not (head := heads.before(at)):
            continue
        places = PlaceList(text, start.end("appendix") if start["appendix"] else at)
        relative = head[0] is Kind.PLACE_ANAPHORA
        if places.references and relative != bool(places.references[0].first.article):
            position = places.end
            yield _citation(text, *head, Stretch.of(text, at, places.end), places.references)


class _Heads:
    """What can name the law of a place that begins at an offset, whatever its kind."""

    def __init__(self, text: str, titles: list[Title], names: _BareNames) -> None:
        self._text = text
        self._titles = {title.place_at: title for title in titles}
        self._names = names

    def before(self, at: int) -> tuple[Kind, Title | Stretch] | None:
        """The law named right before an offset."""
        text, end = self._text, at
        if text[at - 1 : at] in _LINK_ENDS and (link := _LINK.search(text, max(0, at - 6), at)):
            end = link.start()
        last = text[max(0, end - 2) : end]
        if last in self._names.endings and (name := self._names.before(text, end)):
            return Kind.SHORT, name
        if title := self._titles.get(at):
            return Kind.FULL, title
        if last[-1:] in _POINTER_ENDS and (
            pointer := _POINTER.search(text, max(0, end - _LONGEST_POINTER), end)
        ):
            kind = Kind.LAW_ANAPHORA if pointer["law"] else Kind.PLACE_ANAPHORA
            return kind, Stretch.of(text, pointer.start(), end)
        return None


class _BareNames:
    """Known names, looked for where a place begins and nowhere else."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._lengths = sorted({len(name) for name in names}, reverse=True)
        self.endings = {name[-2:] for name in names}

    def before(self, text: str, end: int) -> Stretch | None:
        """The longest name that ends at an offset, unless it is a part of a longer word."""
        for start in (end - length for length in self._lengths if length <= end):
            if text[start:end] in self._names:
                edge = text[start - 1 : start] if start else ""
                free = not edge.isalnum() or edge in _BEFORE_A_NAME
                return Stretch.of(text, start, end) if free else None
        return None


def _citation(
    text: str,
    kind: Kind,
    head: Title | Stretch,
    place: Stretch | None = None,
    references: Iterable[Reference] = (),
) -> Citation:
    end = place.end if place else head.end
    whole, cited = text[head.start : end], tuple(references)
    if isinstance(head, Stretch):
        return Citation(kind, head.start, end, whole, head, place, cited)
    return Citation(kind, head.start, end, whole, head.name, place, cited, head.notes, head.alias)


def _says_law(title: Title) -> bool:
    return bool(title.alias or _LIKE_A_LAW.search(title.name.text, len(title.name.text) - 30))


def _apart(citations: list[Citation]) -> Iterator[Citation]:
    """The citations without those that stand inside an earlier one."""
    end = 0
    for citation in citations:
        if citation.start >= end:
            yield citation
            end = citation.end
