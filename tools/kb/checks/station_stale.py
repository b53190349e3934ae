"""驿站很久没有核实，或者从来没有核实过。

## 查什么
`verified_on` 是不是空着，或者离今天已经超过 180 天。一个文件里的合在一起说，各一条。

## 为什么
驿站会搬、会关、会改钟点。页面上会写明“未核实”或者哪天核实的，可是最好有人去看一眼、打个电话。

## 例子
    id,verified_on
    nanhu-bridge,2026-01-05

## 应当这样写
    id,verified_on
    nanhu-bridge,2026-11-21

写真正去看过、打电话问过的那一天。只从报纸上看来的不算核实，空着。

## 什么时候可以放行
不用放行：这是提醒，不影响发布；核实一个，少一个。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, finding
from kb.registry.stations import STALE_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.registry.stations import Station

_NAMED = 3
_LATE = f"超过 {STALE_AFTER.days} 天没有核实"


@check(severity="warning", scope="data", since="2026.12")
def station_stale(library: Library) -> Iterator[Finding]:
    """驿站很久没有核实，或者从来没有核实过。"""
    oldest = library.as_of - STALE_AFTER
    rows = library.registry.stations.rows
    for path in library.registry.stations.sources:
        here = [station for station in rows if station.span.path == path]
        never = [station for station in here if station.verified_on is None]
        late = [each for each in here if each.verified_on and each.verified_on < oldest]
        for stations, words in ((never, "从来没有核实过"), (late, _LATE)):
            if stations:
                span = library.registry.stations.cell(stations[0], "verified_on")
                message = f"{len(stations)} 个驿站{words}：{_names(stations)}"
                remedy = "去看一眼或者打个电话，把那一天写进 `verified_on`"
                yield finding(station_stale, span, message, remedy)


def _names(stations: list[Station]) -> str:
    names = "、".join(station.name for station in stations[:_NAMED])
    return f"{names}等" if len(stations) > _NAMED else names
