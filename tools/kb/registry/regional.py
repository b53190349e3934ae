"""Rules that differ by place: `data/regional/*.yml`, one table a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kb.law import find_citations, resolve_citations
from kb.registry.records import Record, read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kb.law import Register, Resolution
    from kb.source.file import SourceFile

FOLDER = "data/regional"
COLUMNS = ("id", "region", "law", "place", "period", "note")


@dataclass(frozen=True, slots=True)
class RegionalRule:
    """What one law of one region says, with the citation that proves it."""

    region: str
    period: str
    note: str
    citation: Resolution


@dataclass(frozen=True)
class RegionalTables:
    """Rules by table name, in the order of the file; a region without one has no row."""

    tables: dict[str, tuple[RegionalRule, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_regional(sources: Iterable[SourceFile], register: Register, as_of: date) -> RegionalTables:
    """All tables; a row whose citation does not hold on the day becomes a fault."""
    faults: list[Fault] = []
    tables: dict[str, tuple[RegionalRule, ...]] = {}
    for source in sources:
        groups, found = read_records(source, COLUMNS)
        faults.extend(found)
        rows = [_rule(row, register, as_of) for rows in groups.values() for row in rows]
        faults.extend(row for row in rows if isinstance(row, Fault))
        name = PurePosixPath(source.path).stem
        tables[name] = tuple(row for row in rows if isinstance(row, RegionalRule))
    return RegionalTables(tables, tuple(faults))


def _rule(row: Record, register: Register, as_of: date) -> RegionalRule | Fault:
    words = f"《{row['law']}》{row['place']}"
    resolved = resolve_citations(find_citations(words, register.names), register, as_of)
    verdicts = [verdict.kind for each in resolved for verdict in each.verdicts]
    if len(resolved) != 1 or verdicts != ["ok"]:
        said = "、".join(verdicts) or "读不懂"
        return Fault("data-record", row.span, f"引用有问题：{words}（{said}）", "核对法名和条款")
    return RegionalRule(row["region"], row["period"], row["note"], resolved[0])
