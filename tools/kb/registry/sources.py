"""Where articles take their facts from: `data/sources.yml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.registry.records import read_records

if TYPE_CHECKING:
    from kb.source.fault import Fault
    from kb.source.file import SourceFile

PATH = "data/sources.yml"
COLUMNS = ("id", "zh", "publication", "certainty", "date", "date_note")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A publication; empty strings are unknowns."""

    id: str
    zh: str
    publication: str
    certainty: str
    date: str
    date_note: str


@dataclass(frozen=True)
class Sources:
    """All records by id."""

    by_id: dict[str, SourceRecord] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_sources(source: SourceFile) -> Sources:
    """The source register; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS)
    rows = [SourceRecord(**row.values) for rows in groups.values() for row in rows]
    return Sources({row.id: row for row in rows}, faults)
