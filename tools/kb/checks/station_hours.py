"""驿站的开放时间看不懂。

## 查什么
`data/stations/*.csv` 的 `hours` 一列是不是 OSM 的 `opening_hours` 写法：
星期是 Mo Tu We Th Fr Sa Su，时刻是 08:00-18:00，几段用逗号，几条规定用分号，
全天开是 24/7，法定节假日是 PH。不知道几点开，空着。

## 为什么
“现在开着门吗”由手机照这一列算。看不懂就只能写“不知道”，工友会白跑一趟。

## 例子
    hours
    周一至周五 8点到18点

## 应当这样写
    hours
    Mo-Fr 08:00-18:00

    "Mo-Fr 08:00-12:00,14:00-18:00; PH off"

有逗号的，整格加英文双引号。PH off 是法定节假日不开；不写 PH，节假日开不开就是不知道。

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
def station_hours(library: Library) -> Iterator[Finding]:
    """驿站的开放时间看不懂。"""
    yield from from_faults(station_hours, library.registry.faults)
