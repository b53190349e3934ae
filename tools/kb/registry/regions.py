"""Administrative divisions: `data/regions.csv`, as a tree."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.source.fault import Fault

if TYPE_CHECKING:
    from kb.source.file import SourceFile

PATH = "data/regions.csv"
NATION = "000000"
_COLUMNS = ["code", "name", "level", "parent"]


@dataclass(frozen=True, slots=True)
class Region:
    """A division; `level` is nation, province, city or county."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True)
class Regions:
    """All divisions by their six-digit code."""

    by_code: dict[str, Region] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def lineage(self, code: str) -> list[Region]:
        """From the nation down to the division itself; empty for an unknown code."""
        region = self.by_code.get(code)
        return [*self.lineage(region.parent), region] if region else []

    def full_name(self, code: str) -> str:
        """`江苏省连云港市赣榆区`; a city named as its province is said once."""
        names = [region.name for region in self.lineage(code) if region.level != "nation"]
        return "".join(dict.fromkeys(names)) or "全国"


def read_regions(source: SourceFile) -> Regions:
    """The tree; rows that do not fit become faults."""
    faults = list(source.faults)
    by_code: dict[str, Region] = {}
    for line, row in enumerate(csv.reader(source.text.splitlines()), start=1):
        if line == 1 and row == _COLUMNS:
            continue
        if message := _problem(row, by_code):
            span = source.span(source.line_starts[line - 1], source.line_starts[line - 1] + 6)
            faults.append(
                Fault("data-record", span, message, "对照 data/regions.md 的说明修改这一行")
            )
            continue
        by_code[row[0]] = Region(*row)
    return Regions(by_code, tuple(faults))


def _problem(row: list[str], known: dict[str, Region]) -> str:
    if len(row) != len(_COLUMNS):
        return f"这一行应当有 {len(_COLUMNS)} 列，实际有 {len(row)} 列"
    code, _, _, parent = row
    if code in known:
        return f"代码 {code} 重复了"
    if parent and parent not in known:
        return f"{code} 的上级 {parent} 不在它前面"
    return ""
