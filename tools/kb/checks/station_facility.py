"""驿站的设施写得不对。

## 查什么
`data/stations/*.csv` 里，每一样设施一列，列名是词表 `station_facilities` 的 id，
格子里只写 yes（有）、no（没有），或者空着（不知道）。

## 为什么
不知道不能当作有。写“应该有”“大概”，工友会当成有，跑去了没有。

## 例子
    id,name,region,source,microwave
    nanhu-bridge,南湖桥头,450100,s4,应该有

## 应当这样写
    id,name,region,source,microwave
    nanhu-bridge,南湖桥头,450100,s4,

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks.check import check, from_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.checks.finding import Finding
    from kb.content.library import Library


@check(severity="error", scope="data", since="2026.12")
def station_facility(library: Library) -> Iterator[Finding]:
    """驿站的设施写得不对。"""
    yield from from_faults(station_facility, library.registry.faults)
