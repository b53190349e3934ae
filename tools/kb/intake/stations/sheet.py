"""A table as Excel writes it, .xlsx or .csv in any encoding, to rows of text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from kb.intake.archive import EXCEL, refuse_danger
from kb.intake.decode import ARCHIVE, MAX_BYTES, OLD_OFFICE, decoded, is_binary, known_kind
from kb.intake.page import IntakeError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ROWS: Final = 50_000
"""The most rows with content; the largest province says that it has 13,000 stations."""
MAX_COLUMNS: Final = 200
"""Columns that are read; formatting alone may reach to the 16,384th."""

_DELIMITERS = "\t,;，"
_SEPARATOR = re.compile(r"\A\ufeff?sep=(.)\r?\n")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row as text, and its number in the sheet, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text in a column, from 0; a row may be short."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """The rows that hold anything, how the file was read, and what was not read of it."""

    rows: tuple[Row, ...]
    how: str
    notes: tuple[str, ...] = ()


def read_sheet(data: bytes, wanted: str = "") -> Sheet:
    """The table in a file; `wanted` names a sheet, else the first with content is read.

    Raises:
        IntakeError: the file is empty, too large, damaged, or holds no table.

    """
    if len(data) > MAX_BYTES:
        raise IntakeError(f"文件超过 {MAX_BYTES // 1_000_000} MB；请拆成几个文件")
    if data.startswith(OLD_OFFICE):
        raise IntakeError("这是旧的 .xls，或者加了密码；去掉密码，另存为 .xlsx 再来")
    if kind := known_kind(data):
        raise IntakeError(f"这是 {kind} 文件，不是表格；只收 .xlsx 和 .csv")
    sheet = _excel(data, wanted) if data.startswith(ARCHIVE) else _text(data)
    if not sheet.rows:
        raise IntakeError("表是空的，里面没有一行内容")
    if len(sheet.rows) > MAX_ROWS:
        raise IntakeError(f"超过 {MAX_ROWS} 行；请拆成几个文件")
    return sheet


def _text(data: bytes) -> Sheet:
    text, how = decoded(data)
    if is_binary(text):
        raise IntakeError("这不是表格（里面满是控制字符）；只收 .xlsx 和 .csv")
    text, delimiter = _delimited(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise IntakeError(f"表格读不下去（{error}）；多半是双引号没有配对，另存一份再来") from error
    wide = any(any(cells[MAX_COLUMNS:]) for cells in rows)
    notes = (f"只读了前 {MAX_COLUMNS} 列",) if wide else ()
    return Sheet(tuple(_filled(enumerate(rows, start=1))), f"CSV，{how}", notes)


def _delimited(text: str) -> tuple[str, str]:
    """The text, and what parts its cells: what the line with the most of any has most."""
    if stated := _SEPARATOR.match(text):
        # The line stays, as an empty one: rows keep their numbers.
        return "\n" + text[stated.end() :], stated[1]
    lines = text.splitlines()[:50]
    return text, max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in lines), default=0))  # fmt: skip  # noqa: E501


def _filled(rows: Iterator[tuple[int, list[str]]] | enumerate[list[str]]) -> Iterator[Row]:
    """The rows that hold anything, cells cleaned and without the empty ones at the end."""
    for number, cells in rows:
        clean = [_clean(cell) for cell in cells[:MAX_COLUMNS]]
        while clean and not clean[-1]:
            clean.pop()
        if clean:
            yield Row(number, tuple(clean))


def _clean(text: str) -> str:
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def _excel(data: bytes, wanted: str) -> Sheet:
    refuse_danger(data, EXCEL)
    try:
        return _opened(data, wanted)
    except IntakeError:
        raise
    except Exception as error:  # a damaged file may fail anywhere in the library
        raise EXCEL.broken(error) from error


def _opened(data: bytes, wanted: str) -> Sheet:
    import openpyxl  # noqa: PLC0415 — loads the library only for an Excel file

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    titles = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if wanted and wanted not in book.sheetnames:
        raise IntakeError(f"没有名叫“{wanted}”的表；有：{'、'.join(titles)}")
    for title in [wanted] if wanted else titles:
        part = _part(data, book[title])
        cells = _values(book[title])
        if _FORMULA.search(part):
            _show_lost_formulas(cells, _formulas(data, title))
        _fill_merged(cells, part)
        if rows := tuple(_filled(iter(sorted(cells.items())))):
            return Sheet(rows, f"Excel，表“{title}”", tuple(_notes(titles, title, book[title])))
    return Sheet((), "Excel")


def _notes(titles: list[str], title: str, sheet: Any) -> Iterator[str]:
    if others := [other for other in titles if other != title]:
        yield f"还有别的表没有读：{'、'.join(others)}（用 --sheet 指定）"
    if (sheet.max_column or 0) > MAX_COLUMNS:
        yield f"只读了前 {MAX_COLUMNS} 列"


def _part(data: bytes, sheet: Any) -> bytes:
    """The XML of a sheet: reading row by row, the library tells of no merged cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(sheet._worksheet_path.lstrip("/"))  # noqa: SLF001 — told nowhere else


def _values(sheet: Any) -> dict[int, list[str]]:
    """The cells by the number of their row, without the rows that are empty."""
    found: dict[int, list[str]] = {}
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)
    for number, row in enumerate(rows, start=1):
        if any(value is not None for value in row):
            found[number] = [_shown(value) for value in row]
        if len(found) > MAX_ROWS:
            raise IntakeError(f"超过 {MAX_ROWS} 行；请拆成几个文件")
    return found


def _formulas(data: bytes, title: str) -> dict[int, list[str]]:
    import openpyxl  # noqa: PLC0415 — see above

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    return _values(book[title])


def _show_lost_formulas(cells: dict[int, list[str]], formulas: dict[int, list[str]]) -> None:
    """A formula whose result the file does not hold is shown as it is, rather than as nothing."""
    for number, row in formulas.items():
        own = cells.setdefault(number, [""] * len(row))
        for column, text in enumerate(row):
            if text.startswith("=") and not own[column]:
                own[column] = text


def _shown(value: object) -> str:
    """A cell as text: whole numbers without a point, days and times in ISO's form."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _fill_merged(cells: dict[int, list[str]], part: bytes) -> None:
    """What was merged says the same in each of its cells."""
    left = MAX_ROWS * MAX_COLUMNS
    for west, north, east, south in _MERGED.findall(part):
        first, last = _column(west), min(_column(east), MAX_COLUMNS - 1)
        source = cells.get(int(north), [])
        text = source[first] if first < len(source) else ""
        rows = [n for n in range(int(north), min(int(south), max(cells)) + 1) if n in cells]
        left -= len(rows) * (last - first + 1)
        if left < 0:
            raise IntakeError("合并的单元格多得不正常，没有读；取消合并，另存一份再来")
        for number in rows if text else ():
            row = cells[number]
            row += [""] * (last + 1 - len(row))
            row[first : last + 1] = [text] * (last + 1 - first)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
