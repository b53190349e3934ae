"""The file of a province as cells, to be added to and written again."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.intake.page import IntakeError
from kb.registry.stations import OPTIONAL, REQUIRED, read_stations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.registry.regions import Regions
    from kb.registry.vocabulary import Vocabulary
    from kb.source.file import SourceFile

_LAST = ("standard", "honours", "verified_on", "source", "note")
"""Columns that stand behind those of the facilities."""


@dataclass
class Table:
    """Columns in their order, and rows by column; nothing stands for unknown."""

    columns: list[str]
    rows: list[dict[str, str]]

    def text(self) -> str:
        """The file: a line a station, as `data/stations/` holds it."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([row.get(name, "") for name in self.columns] for row in self.rows)
        return stream.getvalue()

    def widen(self, facilities: Sequence[str]) -> None:
        """Add the columns that rows have values for: at the end, so that no line moves."""
        used = {name for row in self.rows for name, value in row.items() if value}
        missing = used - set(self.columns)
        self.columns += [name for name in all_columns(facilities) if name in missing]


def all_columns(facilities: Sequence[str]) -> list[str]:
    """Every column, in the order of a new file."""
    known = [name for name in (*REQUIRED, *OPTIONAL) if name not in _LAST]
    return [*known, *facilities, *_LAST]


def read_table(source: SourceFile | None, regions: Regions, words: Vocabulary) -> Table:
    """The table of a file; an empty one where there is no file.

    Raises:
        IntakeError: it has faults: writing it again could lose something.

    """
    if source is None:
        return Table([], [])
    if faults := [*source.faults, *read_stations([source], regions, words).faults]:
        first = faults[0]
        raise IntakeError(f"先改好 {first.span}：{first.message}（{first.help}）")
    columns, *rows = csv.reader(io.StringIO(source.text, newline=""))
    cells = [dict(zip(columns, row, strict=False)) for row in rows if row]
    return Table(columns, cells)
