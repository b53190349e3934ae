"""The directory of stations as small scripts: what a phone fetches to find the nearest one.

`base.js` lists the provinces and the days that are no ordinary ones.  `<province>.js` lists its
cities, their districts, and the parts into which its stations are cut.  `<city>-<number>.js` is a
part: at most `MOST` stations near each other, in columns.  Boxes say where a part lies, so that a
reader who knows his position fetches the parts around it and no others.

Coordinates are whole numbers, hundred-thousandths of a degree, in WGS-84 as phones give them;
`dx` and `dy` lead from there to GCJ-02, which map apps take.  A need is a digit to the base
of three, in the order of `NEEDS`: 0 no, 1 yes, 2 not known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kb.registry.coordinates import placed
from kb.registry.opening import DAY
from kb.registry.stations import GCJ_02, STALE_AFTER, WGS_84
from kb.site.map_links import DECIMALS
from kb.site.script import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kb.content.library import Library
    from kb.registry.holidays import Holidays
    from kb.registry.opening import Hours
    from kb.registry.regions import Regions
    from kb.registry.stations import Place, Station
    from kb.site.pages import Uri

FOLDER = "stations/find/data/"
FUNCTION = "Stations"
"""The page's function that takes a value in."""

MOST: Final = 120
"""Stations of a part: about 9 KB compressed."""

ALWAYS = "all-day"
NEEDS = {
    "microwave": ("microwave",),
    "water": ("water",),
    "toilet": ("toilet",),
    "charging": ("charging",),
    "cool-or-warm": ("air-conditioner", "fan"),
    "nursing-room": ("nursing-room",),
    ALWAYS: (),
}
"""What readers look for: its name in addresses, and the facilities of which one is enough."""

NO, YES, UNKNOWN = range(3)

_SCALE = 10**DECIMALS
_ALL_DAY = ((0, DAY),)

Box = tuple[int, int, int, int]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A station's coordinates in whole numbers, and what leads from them to GCJ-02."""

    x: int
    y: int
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Found:
    """A station with its place in the tree of divisions and on the ground."""

    station: Station
    city: str
    district: str
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Part:
    """Stations that are fetched together; `district` is empty where they are of several."""

    key: str
    city: str
    district: str
    stations: Sequence[Found]


def finder_files(library: Library) -> Iterator[tuple[Uri, bytes]]:
    """All scripts; the same directory gives the same bytes."""
    provinces = _provinces(library, library.registry.stations.rows)
    if provinces:
        yield _file("base", _base(library, provinces))
    for code, stations in provinces.items():
        parts = _parts(stations)
        yield _file(code, _province(library.registry.regions, stations, parts))
        for part in parts:
            yield _file(part.key, _columns(part.stations))


def province_uris(library: Library, code: str) -> list[Uri]:
    """The addresses of all that is needed in one province."""
    provinces = _provinces(library, library.registry.stations.by_province(code))
    parts = [part for stations in provinces.values() for part in _parts(stations)]
    keys = ["base", code, *(part.key for part in parts)] if parts else []
    return [f"{FOLDER}{key}.js" for key in keys]


def _file(key: str, value: Any) -> tuple[Uri, bytes]:
    return f"{FOLDER}{key}.js", script(key, value, FUNCTION)


def _provinces(library: Library, stations: Iterable[Station]) -> dict[str, list[Found]]:
    """The stations by the code of their province, in the order of codes."""
    found: defaultdict[str, list[Found]] = defaultdict(list)
    regions = library.registry.regions
    for station in stations:
        _, province, *below = [region.code for region in regions.lineage(station.region)]
        city, district = [*below, "", ""][:2]
        found[province].append(Found(station, city or province, district, _spot(station.place)))
    return {code: sorted(found[code], key=_order) for code in sorted(found)}


def _order(found: Found) -> tuple[str, str, str]:
    return found.city, found.district, found.station.id


def _spot(place: Place | None) -> Spot | None:
    if place is None:
        return None
    own, theirs = placed(place, WGS_84), placed(place, GCJ_02)
    x, y = round(own.longitude * _SCALE), round(own.latitude * _SCALE)
    dx, dy = round(theirs.longitude * _SCALE) - x, round(theirs.latitude * _SCALE) - y
    return Spot(x, y, dx, dy)


def _parts(stations: Sequence[Found]) -> list[Part]:
    """A small city is one part; a large one is cut by district, a large district on the ground."""
    parts: list[Part] = []
    for city, of_city in groupby(stations, key=lambda each: each.city):
        for number, (district, cut) in enumerate(_cuts(list(of_city)), start=1):
            parts.append(Part(f"{city}-{number}", city, district, cut))
    return parts


def _cuts(of_city: Sequence[Found]) -> Iterator[tuple[str, Sequence[Found]]]:
    if len(of_city) <= MOST:
        yield "", of_city
        return
    for district, group in groupby(of_city, key=lambda each: each.district):
        of_district = list(group)
        placed = [each for each in of_district if each.spot]
        lost = [each for each in of_district if not each.spot]
        for cut in (*_halves(placed), *_slices(lost)):
            yield district or cut[0].city, cut


def _halves(placed: list[Found]) -> Iterator[Sequence[Found]]:
    """Cut across the longer side, in the middle of the stations, until the pieces are small."""
    if len(placed) <= MOST:
        if placed:
            yield placed
        return
    west, south, east, north = _box(placed) or (0, 0, 0, 0)
    along = "x" if east - west > north - south else "y"
    ordered = sorted(placed, key=lambda each: (getattr(each.spot, along), each.station.id))
    middle = len(ordered) // 2
    yield from _halves(ordered[:middle])
    yield from _halves(ordered[middle:])


def _slices(lost: Sequence[Found]) -> Iterator[Sequence[Found]]:
    for start in range(0, len(lost), MOST):
        yield lost[start : start + MOST]


def _box(stations: Iterable[Found]) -> Box | None:
    """The box around the stations whose place is known; none where none is."""
    spots = [each.spot for each in stations if each.spot]
    if not spots:
        return None
    xs, ys = [spot.x for spot in spots], [spot.y for spot in spots]
    return min(xs), min(ys), max(xs), max(ys)


def _base(library: Library, provinces: dict[str, list[Found]]) -> dict[str, Any]:
    regions = library.registry.regions
    return {
        "provinces": [
            [code, regions.full_name(code), len(found), _box(found)]
            for code, found in provinces.items()
        ],
        "unplaced": sum(not each.spot for found in provinces.values() for each in found),
        "years": library.registry.holidays.years,
        "days": _days(library.registry.holidays),
        "stale": STALE_AFTER.days,
    }


def _days(holidays: Holidays) -> dict[str, str]:
    """The days of the registered years that are not ordinary, and what they are."""
    found: dict[str, str] = {}
    for year in holidays.years:
        day = date(year, 1, 1)
        while day.year == year:
            kind = holidays.day(day) or "unregistered"
            if kind != "ordinary":
                found[day.isoformat()] = kind
            day += timedelta(1)
    return found


def _province(regions: Regions, stations: Sequence[Found], parts: Sequence[Part]) -> dict[str, Any]:
    cities = [(city, list(group)) for city, group in groupby(stations, key=lambda each: each.city)]
    numbers = {city: number for number, (city, _) in enumerate(cities)}
    return {
        "cities": [
            [city, regions.by_code[city].name, _districts(regions, found), len(found)]
            for city, found in cities
        ],
        "parts": [
            [part.key, numbers[part.city], part.district, len(part.stations), _box(part.stations)]
            for part in parts
        ],
    }


def _districts(regions: Regions, of_city: Sequence[Found]) -> list[list[Any]]:
    """Code, name, count, and where its name stands on a sketch: amid its stations."""
    found = []
    for code, group in groupby(of_city, key=lambda each: each.district):
        if code:
            stations = list(group)
            found.append([code, regions.by_code[code].name, len(stations), *_middle(stations)])
    return found


def _middle(stations: Sequence[Found]) -> tuple[int, int]:
    spots = [each.spot for each in stations if each.spot]
    if not spots:
        return 0, 0
    return sum(s.x for s in spots) // len(spots), sum(s.y for s in spots) // len(spots)


def _columns(stations: Sequence[Found]) -> dict[str, Any]:
    """A part; its hours stand once each, and stations have the number of theirs."""
    west, south, *_ = _box(stations) or (0, 0)
    kinds = list(dict.fromkeys(each.station.hours for each in stations))
    spots = [each.spot for each in stations]
    return {
        "id": [each.station.id for each in stations],
        "name": [each.station.name for each in stations],
        "region": [each.station.region for each in stations],
        "address": [each.station.address for each in stations],
        "verified": [_iso(each.station.verified_on) for each in stations],
        "needs": [_needs(each.station) for each in stations],
        "open": [kinds.index(each.station.hours) for each in stations],
        "hours": [_hours(hours) for hours in kinds],
        "origin": [west, south],
        "x": [spot and spot.x - west for spot in spots],
        "y": [spot and spot.y - south for spot in spots],
        "dx": [spot and spot.dx for spot in spots],
        "dy": [spot and spot.dy for spot in spots],
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _hours(hours: Hours | None) -> dict[str, Any]:
    if hours is None:
        return {"isKnown": False, "week": None, "holiday": None}
    return {"isKnown": True, "week": hours.week, "holiday": hours.holiday}


def _needs(station: Station) -> int:
    return sum(need_state(station, need) * 3**place for place, need in enumerate(NEEDS))


def need_state(station: Station, need: str) -> int:
    """Whether a station has what a need asks for; what is not known is never a yes."""
    if need == ALWAYS:
        return _always(station.hours)
    known = [station.facilities.get(name) for name in NEEDS[need]]
    if True in known:
        return YES
    return UNKNOWN if None in known else NO


def _always(hours: Hours | None) -> int:
    """Open around the clock, public holidays included."""
    if hours is None or hours.week is None:
        return UNKNOWN
    if not hours.is_always or hours.holiday not in (None, _ALL_DAY):
        return NO
    return UNKNOWN if hours.holiday is None else YES
