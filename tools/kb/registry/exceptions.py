"""Findings that are put up with for a while: `data/exceptions.yml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from kb.source.file import SourceFile
    from kb.source.span import Span

PATH = "data/exceptions.yml"
COLUMNS = ("id", "check", "path", "reason", "until")


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One check, silenced in one file, for a reason, until a day."""

    check: str
    path: str
    reason: str
    until: date
    span: Span


@dataclass(frozen=True)
class Exceptions:
    """All rows."""

    rows: tuple[ExceptionRow, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def read_exceptions(source: SourceFile) -> Exceptions:
    """The exceptions; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS)
    records = [record for records in groups.values() for record in records]
    found = [_row(record) for record in records]
    rows = tuple(row for row in found if isinstance(row, ExceptionRow))
    return Exceptions(rows, (*faults, *(row for row in found if isinstance(row, Fault))))


def _row(record: Record) -> ExceptionRow | Fault:
    try:
        until = date.fromisoformat(record["until"])
    except ValueError:
        message = f"`until` 不是日期：`{record['until']}`"
        return Fault("data-record", record.span, message, "写成 2027-02-01")
    if not record["reason"]:
        return Fault("data-record", record.span, "没有写理由", "在 `reason` 里写明为什么暂时放行")
    return ExceptionRow(record["check"], record["path"], record["reason"], until, record.span)
