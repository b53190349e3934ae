"""The directory of stations: `data/stations/<province>.csv`, one line a station."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kb.registry.opening import EXAMPLE, Hours, HoursError, parse_hours
from kb.registry.provinces import PROVINCES
from kb.source.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.registry.regions import Regions
    from kb.registry.vocabulary import Vocabulary
    from kb.source.file import SourceFile
    from kb.source.span import Span

FOLDER = "data/stations"
SUFFIX = ".csv"
MAX_BYTES = 20_000_000
"""The largest file of stations that is read; 13,000 stations have about 3 MB."""

REQUIRED = ("id", "name", "region", "source")
OPTIONAL = (
    "address", "kind", "hours", "longitude", "latitude", "system", "operator", "standard",
    "honours", "verified_on", "note",
)  # fmt: skip
FACILITIES, KINDS = "station_facilities", "station_kinds"
"""Lists of the vocabulary; every facility is a column."""

GCJ_02, WGS_84 = SYSTEMS = ("GCJ-02", "WGS-84")
STALE_AFTER = timedelta(days=180)
"""After this time nobody can rely on what was verified."""
VALUES = {"yes": True, "no": False, "": None}

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees, in the coordinate system named: `GCJ-02` or `WGS-84`."""

    longitude: float
    latitude: float
    system: str


@dataclass(frozen=True, slots=True)
class Station:
    """A place to rest.  What is not known is empty or `None`; it is never taken for a yes."""

    id: str
    """Part of the address: stable, and unique over all provinces."""
    name: str
    region: str
    """Six digits: the smallest division known."""
    address: str
    kind: str
    """`self-built`, `co-built` or unknown."""
    hours: Hours | None
    place: Place | None
    operator: str
    facilities: Mapping[str, bool | None]
    """Every facility of the vocabulary."""
    standard: str
    """`<slug of the page under docs/stations>@<version>`; `@unknown` where the page says null."""
    honours: tuple[str, ...]
    verified_on: date | None
    source: str
    note: str
    span: Span


@dataclass(frozen=True)
class Stations:
    """All stations, in the order of the files."""

    rows: tuple[Station, ...] = ()
    faults: tuple[Fault, ...] = field(default=())
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    """The files by their paths."""

    def cell(self, station: Station, column: str) -> Span:
        """Where a column of a station stands; the whole line where the file has no such column."""
        source = self.sources[station.span.path]
        return _Row(source, station.span.line, _head(source)).span(column)

    def by_region(self, code: str) -> tuple[Station, ...]:
        """The stations of a division and of those within it; the nation has all."""
        return self._by_prefix.get(_prefix(code), ())

    def by_province(self, code: str) -> tuple[Station, ...]:
        """The stations of the province that a division belongs to."""
        return self._by_prefix.get(code[:2], ())

    @cached_property
    def by_id(self) -> dict[str, Station]:
        """Every station by its id."""
        return {station.id: station for station in self.rows}

    @cached_property
    def _by_prefix(self) -> dict[str, tuple[Station, ...]]:
        found: defaultdict[str, list[Station]] = defaultdict(list)
        for station in self.rows:
            own = _prefix(station.region)
            for length in range(0, len(own) + 1, 2):
                found[own[:length]].append(station)
        return {prefix: tuple(stations) for prefix, stations in found.items()}


def _prefix(code: str) -> str:
    """The digits that the codes of all divisions within a division begin with."""
    return re.sub(r"(00)+$", "", code)


def read_stations(
    sources: Iterable[SourceFile], regions: Regions, vocabulary: Vocabulary
) -> Stations:
    """All stations.

    A row without id, name or region, or with another's id, is left out; elsewhere a cell
    that cannot be read counts as unknown.  Either becomes a fault that names the cell.
    """
    reader = _Reader(regions, tuple(vocabulary.lists.get(FACILITIES, ())))
    files = tuple(sources)
    rows = [row for source in files for row in reader.read(source)]
    return Stations(tuple(rows), tuple(reader.faults), {file.path: file for file in files})


class _Reader:
    def __init__(self, regions: Regions, facilities: tuple[str, ...]) -> None:
        self.regions = regions
        self.facilities = facilities
        self.faults: list[Fault] = []
        self.seen: dict[str, Span] = {}

    def read(self, source: SourceFile) -> Iterator[Station]:
        self.faults.extend(source.faults)
        if not source.text:
            return
        province = PROVINCES.get(PurePosixPath(source.path).stem, "")
        if not province:
            message = f"`{source.path}` 不是省份的文件名"
            self._fault(
                "station-record", _Row(source, 1), "", message, f"写成 {FOLDER}/jiangsu.csv"
            )
        head = self._head(source)
        lines = len(source.line_starts)
        for line in range(2, lines + 1 if head else 0):
            text = source.line_text(line)
            if text and (station := self._station(_Row(source, line, head), text, province)):
                yield station

    def _head(self, source: SourceFile) -> tuple[str, ...]:
        """The headings; none where a row could not be understood by them."""
        head = _head(source)
        row = _Row(source, 1, head)
        if missing := [name for name in REQUIRED if name not in head]:
            self._fault("station-record", row, "", f"第一行缺少 `{missing[0]}` 这一列", "补上列名")
            return ()
        known = {*REQUIRED, *OPTIONAL, *self.facilities}
        for place, name in enumerate(head):
            if name not in known:
                words = f"可以写的设施：{'、'.join(self.facilities)}"
                self._fault("station-facility", row, place, f"没有 `{name}` 这一列", words)
            elif name in head[:place]:
                self._fault("station-record", row, place, f"`{name}` 这一列写了两次", "删掉一列")
        return head

    def _station(self, row: _Row, text: str, province: str) -> Station | None:
        cells = _cells(text)
        if cells is None:
            message = "这一行读不下去：双引号没有配对，或者一格太长"
            self._fault("station-record", row, "", message, "格子里有逗号的，整格加英文双引号")
            return None
        if len(cells) != len(row.head):
            message = f"这一行有 {len(cells)} 格，第一行有 {len(row.head)} 列"
            self._fault("station-record", row, "", message, "对齐逗号；格子里有逗号的加双引号")
            return None
        row.values = {name: cell.strip() for name, cell in zip(row.head, cells, strict=True)}
        if not self._is_usable(row, province):
            return None
        return self._made(row)

    def _is_usable(self, row: _Row, province: str) -> bool:
        values = row.values
        if not _ID.fullmatch(values["id"]):
            message = f"`id` 不能是 `{values['id']}`" if values["id"] else "`id` 是空的"
            self._fault("station-record", row, "id", message, "只用小写英文字母、数字和连字符")
            return False
        if first := self.seen.get(values["id"]):
            message = f"`{values['id']}` 用过了，在 {first}"
            self._fault(
                "station-duplicate", row, "id", message, "同一处就删掉一行；两处就换一个 id"
            )
            return False
        self.seen[values["id"]] = row.span("id")
        for name in ("name", "source"):
            if not values[name]:
                self._fault("station-record", row, name, f"`{name}` 是空的", "填上")
        return self._is_placed(row, province)

    def _is_placed(self, row: _Row, province: str) -> bool:
        code = row["region"]
        if code not in self.regions.by_code or not code.rstrip("0"):
            message = f"没有 `{code}` 这个地区代码"
            self._fault("station-record", row, "region", message, "写六位代码，只知道省就写省的")
            return False
        if province and code[:2] != province[:2]:
            message = f"{code} 是{self.regions.full_name(code)}，不在这个文件的省里"
            self._fault("station-record", row, "region", message, "改代码，或者把这一行移到那个省")
        return bool(row["name"])

    def _made(self, row: _Row) -> Station:
        return Station(
            id=row["id"],
            name=row["name"],
            region=row["region"],
            address=row["address"],
            kind=row["kind"],
            hours=self._hours(row),
            place=self._place(row),
            operator=row["operator"],
            facilities={name: self._facility(row, name) for name in self.facilities},
            standard=row["standard"],
            honours=tuple(each for each in row["honours"].split("、") if each),
            verified_on=self._day(row),
            source=row["source"],
            note=row["note"],
            span=row.span("id"),
        )

    def _hours(self, row: _Row) -> Hours | None:
        text = row["hours"]
        if not text:
            return None
        try:
            return parse_hours(text)
        except HoursError as error:
            where = f"，从第 {error.offset + 1} 个字起" if error.offset else ""
            remedy = f"写成 `{error.better}`" if error.better else f"写成 `{EXAMPLE}` 这样"
            self._fault("station-hours", row, "hours", f"看不懂开放时间 `{text}`{where}", remedy)
            return None

    def _place(self, row: _Row) -> Place | None:
        texts = [row["longitude"], row["latitude"], row["system"]]
        if not any(texts):
            return None
        longitude, latitude = _degrees(texts[0]), _degrees(texts[1])
        if longitude is None or latitude is None:
            column = "latitude" if longitude is not None else "longitude"
            message = f"`{column}` 应当是度数，写的是 `{row[column]}`"
            self._fault("station-coordinates", row, column, message, "写成 119.123456 这样的小数")
            return None
        if texts[2] not in SYSTEMS:
            message = f"`system` 没有说明坐标系：`{texts[2]}`"
            self._fault("station-coordinates", row, "system", message, "写 GCJ-02 或者 WGS-84")
            return None
        return Place(longitude, latitude, texts[2])

    def _facility(self, row: _Row, name: str) -> bool | None:
        text = row[name]
        if text not in VALUES:
            message = f"`{name}` 应当是 yes、no 或者空着，写的是 `{text}`"
            self._fault("station-facility", row, name, message, "有写 yes，没有写 no，不知道空着")
        return VALUES.get(text)

    def _day(self, row: _Row) -> date | None:
        text = row["verified_on"]
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            message = f"`verified_on` 不是日期：`{text}`"
            self._fault(
                "station-record", row, "verified_on", message, "写成 2026-11-21；没有核实空着"
            )
            return None

    def _fault(self, check: str, row: _Row, column: str | int, message: str, remedy: str) -> None:
        self.faults.append(Fault(check, row.span(column), message, remedy))


class _Row:
    """A line of the table: values by heading, and where a cell stands."""

    def __init__(self, source: SourceFile, line: int, head: tuple[str, ...] = ()) -> None:
        self.source = source
        self.line = line
        self.head = head
        self.values: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def span(self, column: str | int) -> Span:
        """The cell of a heading or a number; the whole line where there is no such cell."""
        place = self.head.index(column) if column in self.head else column
        start = self.source.line_starts[self.line - 1]
        text = self.source.line_text(self.line)
        cells = list(_CELL.finditer(text))
        if not isinstance(place, int) or place >= len(cells):
            return self.source.span(start, start + len(text))
        return self.source.span(start + cells[place].start(1), start + cells[place].end(1))


def _head(source: SourceFile) -> tuple[str, ...]:
    """The headings; the mark that Excel puts before them is another check's matter."""
    return _cells(source.line_text(1).removeprefix("\ufeff")) or ()


def _cells(text: str) -> tuple[str, ...] | None:
    """The cells of a line; one line at a time, so that a stray quote takes no other row."""
    try:
        return tuple(next(csv.reader([text], strict=True), ()))
    except csv.Error:
        return None


def _degrees(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
