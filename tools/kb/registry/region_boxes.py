"""How far divisions reach: `data/region-boxes.csv`, for telling a slip in a coordinate."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.source.fault import Fault

if TYPE_CHECKING:
    from kb.registry.regions import Regions
    from kb.source.file import SourceFile

PATH = "data/region-boxes.csv"
_COLUMNS = ["code", "west", "south", "east", "north"]


@dataclass(frozen=True, slots=True)
class Box:
    """The edges of a division in degrees, a little wider than it is."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies within, in whichever coordinate system."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


@dataclass(frozen=True)
class RegionBoxes:
    """Boxes by six-digit code; the newest divisions have none."""

    by_code: dict[str, Box] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def around(self, code: str, regions: Regions) -> tuple[str, Box] | None:
        """The box of a division, or of the smallest one around it that has a box."""
        for region in reversed(regions.lineage(code)):
            if box := self.by_code.get(region.code):
                return region.code, box
        return None


def read_region_boxes(source: SourceFile, regions: Regions) -> RegionBoxes:
    """All boxes; rows that cannot be used become faults."""
    faults = list(source.faults)
    by_code: dict[str, Box] = {}
    for line, row in enumerate(csv.reader(source.text.splitlines()), start=1):
        if line == 1 and row == _COLUMNS:
            continue
        box = _box(row)
        if box and row[0] in regions.by_code and row[0] not in by_code:
            by_code[row[0]] = box
            continue
        start = source.line_starts[line - 1]
        message = f"这一行不是一个地区的外框：{','.join(row)}"
        span = source.span(start, start + len(source.line_text(line)))
        faults.append(Fault("data-record", span, message, "对照 data/region-boxes.md 的说明修改"))
    return RegionBoxes(by_code, tuple(faults))


def _box(row: list[str]) -> Box | None:
    try:
        west, south, east, north = map(float, row[1:])
    except ValueError:
        return None
    return Box(west, south, east, north) if west < east and south < north else None
