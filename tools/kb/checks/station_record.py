"""驿站名录里有一行用不上，或者说的东西不存在。

## 查什么
`data/stations/*.csv` 的表头齐不齐、每行格数对不对、文件名是不是省份；
`id`、`name`、`region`、`source` 有没有填；`region` 有没有这个代码、是不是这个省的；
`kind` 是不是 self-built（自建）或者 co-built（共建）；
`standard` 说的标准和版本在不在 `docs/stations/` 里；
`source` 写成编号的，`data/sources.yml` 里有没有；`verified_on` 是不是真有的、已经过去的日子。

## 为什么
一行错了，这个驿站就找不到，或者拿错的标准去量它。

## 例子
    id,name,region,standard,source
    beihai-smart,智慧爱心驿站,459999,guangxi-station-rule,s4

## 应当这样写
    id,name,region,standard,source
    beihai-smart,智慧爱心驿站,450500,guangxi-station-rule@unknown,s4

`@` 后面是标准的版本；那一页的 `version` 是 null，就写 unknown。
没有登记标准的，整格空着。

## 什么时候可以放行
不能放行。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks.check import check, finding, from_faults
from kb.content.conformance import standards
from kb.content.validation import guess
from kb.registry.stations import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.checks.finding import Finding
    from kb.content.library import Library
    from kb.content.types.standard import Standard
    from kb.registry.stations import Station

_ID = re.compile(r"[a-z0-9-]+")
"""A source that is written like an id; any other is the name of an origin."""


@check(severity="error", scope="data", since="2026.12")
def station_record(library: Library) -> Iterator[Finding]:
    """驿站名录里有一行用不上，或者说的东西不存在。"""
    yield from from_faults(station_record, library.registry.faults)
    known = standards(library.documents.values())
    for station in library.registry.stations.rows:
        for column, message, remedy in _problems(library, station, known):
            span = library.registry.stations.cell(station, column)
            yield finding(station_record, span, message, remedy)


def _problems(
    library: Library, station: Station, known: Mapping[str, Standard]
) -> Iterator[tuple[str, str, str]]:
    """Column, message and remedy of everything that does not exist."""
    kinds = library.registry.vocabulary.lists.get(KINDS, {})
    if station.kind and station.kind not in kinds:
        yield "kind", f"没有 `{station.kind}` 这一种", f"可以写：{'、'.join(kinds)}；不知道空着"
    if station.standard and station.standard not in known:
        yield "standard", *_problem_of_standard(station.standard, known)
    if _ID.fullmatch(station.source) and station.source not in library.registry.sources.by_id:
        remedy = "在 data/sources.yml 登记，或者写出来源的名称"
        yield "source", f"没有 `{station.source}` 这个来源", remedy
    if station.verified_on and station.verified_on > library.as_of:
        day = station.verified_on.isoformat()
        yield "verified_on", f"`verified_on` 是还没有到的日子：{day}", "写真正核实的那一天"


def _problem_of_standard(name: str, known: Mapping[str, Standard]) -> tuple[str, str]:
    slug = name.partition("@")[0]
    versions = [each for each in known if each.partition("@")[0] == slug]
    if versions:
        return f"没有 `{name}` 这个版本", f"现在是 `{versions[0]}`；照那一版核对过再改"
    near = guess(name, list(known))
    return (
        f"没有 `{name}` 这个标准",
        f"是不是 `{near}`？" if near else f"可以写：{'、'.join(known)}",
    )
