"""Links that show a place in the map apps people have; nothing is asked of them before a tap.

The forms are the apps' own: lbs.amap.com/api/uri-api, lbsyun.baidu.com and lbs.qq.com (URI API),
and RFC 5870 with Android's `q` for `geo:`.  The three apps take GCJ-02, `geo:` takes WGS-84.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from kb.registry.coordinates import placed
from kb.registry.stations import GCJ_02, WGS_84
from kb.site.words import words

if TYPE_CHECKING:
    from kb.registry.stations import Place

DECIMALS: Final = 5
"""Of a degree: about a metre."""

_HOLE = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class MapApp:
    """An app by its name, and an address with holes such as `[lat]`, which scripts fill too."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class MapLink:
    """A place in an app."""

    name: str
    address: str


def map_apps(language: str) -> tuple[MapApp, ...]:
    """The apps, the phone's own first."""
    t = words(language)
    return (
        MapApp(t.map_geo, "geo:[lat],[lng]?q=[lat],[lng]([name])"),
        MapApp(
            t.map_amap,
            "https://uri.amap.com/marker?position=[gcjLng],[gcjLat]&name=[name]"
            "&coordinate=gaode&callnative=1&src=gongyou",
        ),
        MapApp(
            t.map_baidu,
            "https://api.map.baidu.com/marker?location=[gcjLat],[gcjLng]&title=[name]"
            "&content=[name]&output=html&coord_type=gcj02&src=webapp.gongyou.stations",
        ),
        MapApp(
            t.map_tencent,
            "https://apis.map.qq.com/uri/v1/marker?marker=coord:[gcjLat],[gcjLng]"
            ";title:[name];addr:[name]&referer=gongyou",
        ),
    )


def map_links(place: Place, name: str, language: str) -> tuple[MapLink, ...]:
    """A place in every app, each in the coordinate system that the app takes."""
    values = {"name": quote(name, safe="")}
    for (lng, lat), system in {("lng", "lat"): WGS_84, ("gcjLng", "gcjLat"): GCJ_02}.items():
        there = placed(place, system)
        values[lng], values[lat] = _degrees(there.longitude), _degrees(there.latitude)
    return tuple(
        MapLink(app.name, _HOLE.sub(lambda hole: values[hole[1]], app.address))
        for app in map_apps(language)
    )


def _degrees(value: float) -> str:
    return f"{value:.{DECIMALS}f}"
