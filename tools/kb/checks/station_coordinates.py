"""驿站的坐标不在它说的地方。

## 查什么
`longitude`（经度）和 `latitude`（纬度）是不是度数，`system` 有没有写明坐标系，
坐标落不落在 `region` 那个地方的外框里（`data/region-boxes.csv`，比边界宽约 2 公里；
新设的县没有外框，用市的）。经度和纬度写反了，会直接说出来。

## 为什么
差一位数，地图就把人指到几百公里以外。同一个点在 GCJ-02（高德、腾讯）和 WGS-84（卫星定位）
里差几百米，不写坐标系，就会指到马路对面去。

## 例子
    region,longitude,latitude,system
    320707,34.8412,119.1734,GCJ-02

## 应当这样写
    region,longitude,latitude,system
    320707,119.1734,34.8412,GCJ-02

不知道坐标，三格都空着。

## 什么时候可以放行
不能放行。核对过，是外框画小了（例如没有画到的海岛）：改 `data/region-boxes.csv` 里那一行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding, from_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.region_boxes import Box
    from kb.registry.stations import Place, Station


@check(severity="error", scope="data", since="2026.12")
def station_coordinates(library: Library) -> Iterator[Finding]:
    """驿站的坐标不在它说的地方。"""
    registry = library.registry
    yield from from_faults(station_coordinates, registry.faults)
    for station in registry.stations.rows:
        if station.place and (problem := _problem(library, station, station.place)):
            span = registry.stations.cell(station, "longitude")
            yield finding(station_coordinates, span, *problem)


def _problem(library: Library, station: Station, place: Place) -> tuple[str, str] | None:
    found = library.registry.boxes.around(station.region, library.registry.regions)
    if not found or found[1].holds(place.longitude, place.latitude):
        return None
    code, box = found
    where = library.registry.regions.full_name(code)
    point = f"{place.longitude}, {place.latitude}"
    if box.holds(place.latitude, place.longitude):
        return f"经度和纬度写反了：{point}", "两格换过来；中国的经度是 73 到 135，纬度是 3 到 54"
    return f"坐标 {point} 不在{where}里", f"{where}{_reach(box)}；核对坐标，或者改 `region`"


def _reach(box: Box) -> str:
    return f"的经度是 {box.west} 到 {box.east}，纬度是 {box.south} 到 {box.north}"
