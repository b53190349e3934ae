"""How people say it and what our pages call it: `data/lexicon.yml`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.source.file import SourceFile
    from kb.source.span import Span

PATH = "data/lexicon.yml"
_STOP = "stop"
"""The group of phrases that say nothing about what is looked for."""


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
    groups, faults = read_records(source, ("say",), ("find", "note"))
    stop = [_stop_phrases(source, record) for record in groups.pop(_STOP, [])]
    rows = [_row(source, record) for records in groups.values() for record in records]
    more = tuple(found for found in (*stop, *rows) if isinstance(found, Fault))
    return Lexicon(
        tuple(row for row in rows if isinstance(row, LexiconRow)),
        tuple(phrase for found in stop if not isinstance(found, Fault) for phrase in found),
        (*faults, *more),
    )


def _stop_phrases(source: SourceFile, record: Record) -> tuple[Phrase, ...] | Fault:
    if record["find"]:
        message = "`stop` 里的话搜索时跳过，不能再写 `find`"
        return Fault("data-record", record.span, message, "删掉 `find`，或者把这一行移到别的组")
    return tuple(_phrases(source, record, "say"))


def _row(source: SourceFile, record: Record) -> LexiconRow | Fault:
    said, formal = (tuple(_phrases(source, record, key)) for key in ("say", "find"))
    if said and formal:
        return LexiconRow(said, formal, record["note"])
    missing, remedy = (
        ("find", "写上页面里的词：find: 欠薪") if said else ("say", "写上大家的说法：say: 拖工资")
    )
    return Fault("data-record", record.span, f"`{missing}` 没有写", remedy)


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
