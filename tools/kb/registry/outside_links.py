"""Outside links that are not judged for a while: `data/outside-links.yml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from kb.source.file import SourceFile

PATH = "data/outside-links.yml"
COLUMNS = ("url", "reason", "until")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A link that is left alone, for a reason, until a day."""

    url: str
    reason: str
    until: date


@dataclass(frozen=True)
class OutsideLinks:
    """All suppressions."""

    rows: tuple[Suppression, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    def suppressed(self, url: str, as_of: date) -> Suppression | None:
        """The suppression of a link that still holds on a day."""
        return next((row for row in self.rows if row.url == url and row.until >= as_of), None)


def read_outside_links(source: SourceFile) -> OutsideLinks:
    """The suppressions; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS)
    found = [_row(record) for records in groups.values() for record in records]
    rows = tuple(row for row in found if isinstance(row, Suppression))
    return OutsideLinks(rows, (*faults, *(row for row in found if isinstance(row, Fault))))


def _row(record: Record) -> Suppression | Fault:
    if not record["url"].startswith(("http://", "https://")):
        message = f"`url` 不是网址：`{record['url']}`"
        return Fault("data-record", record.span, message, "照文章里写的抄，以 https:// 开头")
    if not record["reason"]:
        return Fault("data-record", record.span, "没有写理由", "在 `reason` 里写明为什么先不管")
    try:
        return Suppression(record["url"], record["reason"], date.fromisoformat(record["until"]))
    except ValueError:
        message = f"`until` 不是日期：`{record['until']}`"
        return Fault("data-record", record.span, message, "写成 2027-02-01")
