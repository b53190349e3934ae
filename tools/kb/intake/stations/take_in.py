"""The whole way: a union's table and a province's file in, the new file and an account out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.intake.page import IntakeError
from kb.intake.stations.headings import NOT_NEEDED, PERSONAL, Headings, find_headings
from kb.intake.stations.merge import Merge, merge
from kb.intake.stations.rows import Candidate, Rejected, Settings, masked, read_rows
from kb.intake.stations.sheet import Sheet, read_sheet
from kb.intake.stations.table import Table, all_columns, read_table
from kb.registry.stations import read_stations
from kb.source.file import from_text
from kb.source.spreadsheet import csv_bytes, harmless

if TYPE_CHECKING:
    from kb.registry.regions import Regions
    from kb.registry.vocabulary import Vocabulary
    from kb.source.file import SourceFile

REASON = "退回原因"
"""The column that the file of rejected rows has more than the table."""


@dataclass(frozen=True)
class Directory:
    """What is known before: the file of the province, if any, and the ids of all provinces."""

    path: str
    source: SourceFile | None
    taken: frozenset[str]
    regions: Regions
    vocabulary: Vocabulary


@dataclass(frozen=True)
class Import:
    """All that became of a table; its rows are those accepted, those rejected, and no other."""

    sheet: Sheet
    headings: Headings
    accepted: tuple[Candidate, ...]
    rejected: tuple[Rejected, ...]
    merged: Merge
    text: str
    """The file of the province as it is now."""

    @property
    def rows(self) -> int:
        """Rows below the headings that hold anything."""
        return sum(row.number > self.headings.last for row in self.sheet.rows)

    @property
    def blank(self) -> int:
        """Rows below the headings, down to the last that holds anything, that hold nothing."""
        last = self.sheet.rows[-1].number
        return max(0, last - self.headings.last) - self.rows


def import_table(data: bytes, wanted: str, settings: Settings, known: Directory) -> Import:
    """Read a table and put it into the file of a province, in memory.

    Raises:
        IntakeError: the table or the file of the province cannot be used.

    """
    sheet = read_sheet(data, wanted)
    headings = find_headings(sheet, settings.dictionary)
    read = list(read_rows(sheet, headings, settings))
    candidates = [row for row in read if isinstance(row, Candidate)]
    table = read_table(known.source, known.regions, known.vocabulary)
    merged = merge(table, candidates, settings.surroundings.gazetteer, set(known.taken))
    rejected = [*(row for row in read if isinstance(row, Rejected)), *merged.rejected]
    turned = {each.row.number for each in merged.rejected}
    text = _text(table, known, settings)
    return Import(
        sheet,
        headings,
        tuple(each for each in candidates if each.row.number not in turned),
        tuple(sorted(rejected, key=lambda each: each.row.number)),
        merged,
        text,
    )


def _text(table: Table, known: Directory, settings: Settings) -> str:
    """The new file, read once more as everybody will read it."""
    facilities = settings.dictionary.facilities
    table.columns = table.columns or all_columns(facilities)
    table.widen(facilities)
    text = table.text() if table.rows else ""
    source = from_text(known.path, text)
    if faults := read_stations([source], known.regions, known.vocabulary).faults:
        raise IntakeError(f"写出来的名录自己也读不了，没有写：{faults[0].span} {faults[0].message}")
    return text


def rejects_file(made: Import) -> bytes:
    """The rejected rows with their reasons, for Excel: to be mended and taken in again.

    What is in the columns on persons is left out, and nothing in it runs as a formula.
    """
    headings = made.headings
    width = max(len(headings.texts), *(len(each.row.cells) for each in made.rejected))
    personal = {at for at, found in enumerate(headings.meanings) if PERSONAL in found}
    rows = [(*_padded(headings.texts, width), REASON)]
    for each in made.rejected:
        cells = [
            "" if at in personal else masked(cell)
            for at, cell in enumerate(_padded(each.row.cells, width))
        ]
        rows.append((*cells, f"第 {each.row.number} 行：{each.reason}"))
    return csv_bytes(map(_harmless, row) for row in rows)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _harmless(cell: str) -> str:
    """A lone `-` is how people write that there is nothing."""
    return harmless(cell) if len(cell) > 1 else cell


def left_out(headings: Headings, meaning: str) -> list[str]:
    """The headings of the columns that were left out on purpose."""
    assert meaning in {PERSONAL, NOT_NEEDED}  # noqa: S101 — no other is left out
    return [
        text
        for text, found in zip(headings.texts, headings.meanings, strict=True)
        if meaning in found
    ]
