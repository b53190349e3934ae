"""How people say it and what our pages call it: `data/lexicon.yml`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kb.registry.records import read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.registry.records import Record
    from kb.source.file import SourceFile
    from kb.source.span import Span

PATH = "data/lexicon.yml"
COLUMNS, OPTIONAL = ("say",), ("find", "note")
_STOP = "stop"
"""The group of phrases that say nothing about what is looked for."""


LONGEST = 20
"""Characters of a phrase: nobody types a longer one twice in the same words."""

_MARK = re.compile(r"[，,。；;：:？?！!/|“”\"（()）\s]")
"""What parts phrases or ends them; nobody types it inside one."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a row, as they are written, and where they stand."""

    text: str
    span: Span

    @property
    def folded(self) -> str:
        """The form in which phrases are compared."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class LexiconRow:
    """Ways to say one thing, and the words under which our pages tell of it."""

    said: tuple[Phrase, ...]
    formal: tuple[Phrase, ...]
    note: str = ""


@dataclass(frozen=True)
class Lexicon:
    """All rows, and the phrases that search passes over."""

    rows: tuple[LexiconRow, ...] = ()
    stop_phrases: tuple[Phrase, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    @cached_property
    def stop(self) -> tuple[str, ...]:
        """The phrases to pass over, folded, in the order of the file."""
        return tuple(dict.fromkeys(phrase.folded for phrase in self.stop_phrases))

    @cached_property
    def expand(self) -> Mapping[str, tuple[str, ...]]:
        """The formal words for each folded phrase; of rows that contradict, the first counts."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self.rows:
            for phrase in row.said:
                found.setdefault(phrase.folded, tuple(each.text for each in row.formal))
        return found


def fold(text: str) -> str:
    """A text without the differences of width and case that nobody types on purpose."""
    return unicodedata.normalize("NFKC", text).lower()


def read_lexicon(source: SourceFile) -> Lexicon:
    """The lexicon; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS, OPTIONAL)
    found = list(faults)
    stop = [row for row in groups.pop(_STOP, []) if _is_sound(source, row, found, is_stop=True)]
    rows = [row for group in groups.values() for row in group if _is_sound(source, row, found)]
    return Lexicon(
        tuple(_row(source, row) for row in rows),
        tuple(phrase for row in stop for phrase in _phrases(source, row, "say")),
        tuple(found),
    )


def _row(source: SourceFile, record: Record) -> LexiconRow:
    said, formal = (tuple(_phrases(source, record, key)) for key in ("say", "find"))
    return LexiconRow(said, formal, record["note"])


def _is_sound(
    source: SourceFile, record: Record, faults: list[Fault], *, is_stop: bool = False
) -> bool:
    """Whether a row can be used; what is wrong with it is added to the faults."""
    fault = _stop_fault(source, record) if is_stop else _row_fault(source, record)
    faults.extend([fault] if fault else [])
    return fault is None


def _stop_fault(source: SourceFile, record: Record) -> Fault | None:
    if record["find"]:
        message = "`stop` 里的话搜索时跳过，不能再写 `find`"
        return Fault("data-record", record.span, message, "删掉 `find`，或者把这一行移到别的组")
    return _value_fault(source, record, "say", "怎么办、请问")


def _row_fault(source: SourceFile, record: Record) -> Fault | None:
    return _value_fault(source, record, "say", "拖工资、压工资") or _value_fault(
        source, record, "find", "欠薪、拖欠"
    )


def _value_fault(source: SourceFile, record: Record, key: str, example: str) -> Fault | None:
    phrases = list(_phrases(source, record, key))
    remedy = f"几个词用顿号隔开：{key}: {example}"
    if not phrases:
        return Fault("data-record", record.span, f"`{key}` 没有写", remedy)
    for phrase in phrases:
        if mark := _MARK.search(phrase.text):
            message = f"“{phrase.text}”里有标点“{mark[0]}”，搜索时对不上"
            return Fault("data-record", phrase.span, message, remedy)
        if len(phrase.text) > LONGEST:
            message = f"“{phrase.text[:LONGEST]}……”有 {len(phrase.text)} 个字，最多 {LONGEST} 个"
            return Fault("data-record", phrase.span, message, "只写一句话里的一截")
    return None


def _phrases(source: SourceFile, record: Record, key: str) -> Iterator[Phrase]:
    """The phrases between the enumeration commas of a value, each with its own place."""
    place = record.places.get(key, record.span)
    written = source.cut(place)
    begin = source.offset(place.line, place.column)
    cursor = 0
    for text in filter(None, map(str.strip, record[key].split("、"))):
        found = written.find(text, cursor)
        if found < 0:  # written with escapes or over several lines
            yield Phrase(text, place)
            continue
        cursor = found + len(text)
        yield Phrase(text, source.span(begin + found, begin + cursor))
