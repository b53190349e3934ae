"""Whom to call: `data/services.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kb.registry.records import Record, read_records
from kb.source.fault import Fault

if TYPE_CHECKING:
    from kb.registry.regions import Regions
    from kb.source.file import SourceFile

PATH = "data/services.yml"
COLUMNS = (
    "id", "number", "zh", "en", "for_zh", "for_en", "hours", "region", "verified_on",
)  # fmt: skip
_MAY_BE_UNKNOWN = ("hours", "verified_on")
_NUMBER = re.compile(r"[0-9]{3,12}|0[0-9]{2,3}-[0-9]{5,8}")


@dataclass(frozen=True, slots=True)
class Service:
    """A public number: `hours` is empty and `verified_on` is `None` where not known."""

    id: str
    number: str
    zh: str
    en: str
    for_zh: str
    for_en: str
    hours: str
    region: str
    verified_on: date | None

    @property
    def digits(self) -> str:
        """The number as a telephone dials it."""
        return self.number.replace("-", "")


@dataclass(frozen=True)
class Services:
    """All numbers, in the order of the file."""

    rows: tuple[Service, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    @property
    def numbers(self) -> frozenset[str]:
        """Every public number, digits only."""
        return frozenset(row.digits for row in self.rows)

    def of(self, regions: list[str]) -> list[Service]:
        """The numbers of some regions; those of the smaller region come first."""
        return [row for code in reversed(regions) for row in self.rows if row.region == code]


def read_services(source: SourceFile, regions: Regions, as_of: date) -> Services:
    """The numbers; rows that cannot be used become faults."""
    groups, faults = read_records(source, COLUMNS)
    found: list[Service | Fault] = []
    for record in (record for records in groups.values() for record in records):
        problem = _problem(record, found, regions, as_of)
        found.append(Fault("data-record", record.span, *problem) if problem else _service(record))
    rows = tuple(row for row in found if isinstance(row, Service))
    return Services(rows, (*faults, *(row for row in found if isinstance(row, Fault))))


def _service(record: Record) -> Service:
    values = {name: record[name] for name in COLUMNS if name != "verified_on"}
    return Service(**values, verified_on=_day(record["verified_on"]))


def _problem(
    record: Record, before: list[Service | Fault], regions: Regions, as_of: date
) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do."""
    empty = [name for name in COLUMNS if not record[name] and name not in _MAY_BE_UNKNOWN]
    if empty:
        return f"`{empty[0]}` 是空的", "填上内容；不知道的只有 hours 和 verified_on 可以写 null"
    number, region = record["number"], record["region"]
    if not _NUMBER.fullmatch(number):
        return f"`{number}` 不是电话号码", "只写数字；区号后面可以加一个 -，例如 0512-12345678"
    if region not in regions.by_code:
        return f"没有 `{region}` 这个地区代码", '写六位代码并加引号；全国写 "000000"'
    if any(
        isinstance(row, Service) and (row.number, row.region) == (number, region) for row in before
    ):
        return f"{region} 的 `{number}` 登记了两次", "删掉其中一条"
    return _problem_of_day(record["verified_on"], as_of)


def _problem_of_day(text: str, as_of: date) -> tuple[str, str] | None:
    day = _day(text)
    if text and day is None:
        return f"`verified_on` 不是日期：`{text}`", "写成 2026-11-21；没有核实写 null"
    if day and day > as_of:
        return f"`verified_on` 是还没有到的日子：{day}", "写真正核实的那一天；没有核实写 null"
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
