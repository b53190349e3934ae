"""同一个驿站登记了两次。

## 查什么
两行的 `id` 一样；名称和地区都一样；或者名称差不多、坐标相距不到 50 米
（比名称时不看空格、标点和“工会”“爱心”“驿站”“服务站点”这些字）。

## 为什么
登记两次，就会一行改了、一行没改，读者看到两个不同的钟点；统计也会多数一个。
`id` 是网址的一部分，两个驿站不能用一个。

## 例子
    id,name,region,source
    nanhu-bridge,南湖桥头驿站,450100,s4
    nanhu-bridge-2,南湖桥头驿站,450100,s4

## 应当这样写
    id,name,region,source
    nanhu-bridge,南湖桥头驿站,450100,s4

## 什么时候可以放行
不能放行。真是两处的，名称里写出差别：南湖桥头驿站（东）、南湖桥头驿站（西）。
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from kb.checks.check import check, finding, from_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.stations import Place, Station

NEAR = 50
"""Metres within which two stations of like names are taken for one."""

_DEGREE = 111_320
"""Metres of a degree of latitude."""

_COMMON = re.compile(r"[^\w]|_|工会|爱心|驿站|户外劳动者|服务站点?|站点")


@check(severity="error", scope="data", since="2026.12")
def station_duplicate(library: Library) -> Iterator[Finding]:
    """同一个驿站登记了两次。"""
    stations = library.registry.stations
    yield from from_faults(station_duplicate, library.registry.faults)
    found = dict(_same_place(stations.rows)) | dict(_same_name(stations.rows))
    for station in stations.rows:
        if station.id in found:
            first, words = found[station.id]
            message = f"“{station.name}”和 {first.span} 的“{first.name}”{words}"
            span = stations.cell(station, "name")
            remedy = "同一处就删掉一行；两处就在名称里写出差别"
            yield finding(station_duplicate, span, message, remedy)


def _same_name(rows: tuple[Station, ...]) -> Iterator[tuple[str, tuple[Station, str]]]:
    """The later stations of the same name and region, each with the first."""
    seen: dict[tuple[str, str], Station] = {}
    for station in rows:
        first = seen.setdefault(("".join(station.name.split()), station.region), station)
        if first is not station:
            yield station.id, (first, "名称、地区都一样")


def _same_place(rows: tuple[Station, ...]) -> Iterator[tuple[str, tuple[Station, str]]]:
    """The later stations of like names that are next to an earlier one."""
    cells: defaultdict[tuple[str, str, int, int], list[tuple[Station, Place]]] = defaultdict(list)
    for station in rows:
        core = _COMMON.sub("", station.name)
        if not station.place or not core:
            continue
        kind = (core, station.place.system)
        x, y = int(station.place.longitude / _CELL), int(station.place.latitude / _CELL)
        around = [(*kind, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        for other, there in [each for cell in around for each in cells.get(cell, ())]:
            if (gap := _metres(station.place, there)) <= NEAR:
                yield station.id, (other, f"相距约 {gap:.0f} 米，名称也差不多")
                break
        else:
            # What is next to another is not kept, so no cell holds more than a few.
            cells[*kind, x, y].append((station, station.place))


_CELL = 0.001
"""Degrees; more than 50 metres wide as far north as there are stations."""


def _metres(one: Place, other: Place) -> float:
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(east, one.latitude - other.latitude) * _DEGREE
