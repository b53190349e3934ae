"""Writes a repository in miniature with many invented stations in Guangdong.

The same count gives the same bytes.  Cities have uneven numbers, as the sources say of the real
ones; districts are the real ones, streets and everything else are invented.
"""

from __future__ import annotations

import csv
import random
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.corpus import LEAST, REPOSITORY, write_corpus
from kb.content.library import read_registry
from kb.registry.stations import FACILITIES, FOLDER, OPTIONAL, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kb.registry.regions import Region, Regions

PROVINCE = "440000"
STANDARD = "guangdong-station-guideline"
AS_OF = date(2026, 11, 25)

_CENTRES = {
    "440100": (113.26, 23.13), "440300": (114.06, 22.56), "440600": (113.12, 23.02),
    "441900": (113.75, 23.02), "441300": (114.42, 23.11), "440700": (113.08, 22.58),
    "442000": (113.39, 22.52), "440500": (116.68, 23.36), "440800": (110.36, 21.27),
    "440400": (113.57, 22.27), "441200": (112.47, 23.06), "440900": (110.92, 21.66),
    "445200": (116.37, 23.55), "441800": (113.06, 23.69), "440200": (113.60, 24.80),
    "441400": (116.12, 24.29), "445100": (116.62, 23.66), "441600": (114.70, 23.74),
    "441700": (111.98, 21.87), "441500": (115.36, 22.79), "445300": (112.04, 22.92),
}  # fmt: skip
"""About where the cities lie, in degrees of GCJ-02, the largest directory first."""
_RADIUS, _SPREAD = 0.12, 0.035
"""Degrees: of the ring of districts around a centre, and of the stations of a district."""
_HOURS = (
    "24/7", "Mo-Su 08:00-20:00", "Mo-Fr 08:00-18:00; PH off", "Mo-Fr 08:30-12:00,14:00-17:30",
    "Mo-Sa 09:00-21:00; PH 10:00-17:00", "Mo-Su 07:00-22:00; PH 07:00-22:00",
    "Mo-Su 20:00-04:00", "Mo-Fr 09:00-17:00; Sa 09:00-12:00; PH off", "Mo-Su 06:30-23:30", "",
)  # fmt: skip
_STREETS = "东西南北中新兴华建设和平解放民生文明长安福源青山宝桂云海星光永春景德"
_ROADS = ("路", "大道", "街", "巷")
_KINDS = ("工会驿站", "户外劳动者服务站点", "爱心驿站", "暖蜂驿站", "司机之家", "职工服务点")
_HAS, _HAS_NOT = 0.62, 0.18
"""Shares of facilities that are there and that are not; the rest is not known."""
_RARE = {"nursing-room": 0.04, "aed": 0.1, "counselling-room": 0.08}


@dataclass(frozen=True, slots=True)
class _Area:
    """A district, or a city without districts, and its middle in degrees."""

    region: Region
    city: Region
    longitude: float
    latitude: float


def write_stations(count: int, out: Path, repository: Path = REPOSITORY) -> None:
    """A few articles, the real standard, and `count` stations in the file of one province."""
    write_corpus(LEAST, out, repository)
    page = f"docs/stations/{STANDARD}.md"
    (out / page).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(repository / page, out / page)
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    (out / FOLDER).mkdir(parents=True)
    registry = read_registry(out, AS_OF)
    facilities = tuple(registry.vocabulary.lists[FACILITIES])
    with (out / FOLDER / "guangdong.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*REQUIRED, *OPTIONAL, *facilities], lineterminator="\n")
        writer.writeheader()
        writer.writerows(_stations(count, registry.regions, facilities))


def _stations(count: int, regions: Regions, facilities: Sequence[str]) -> Iterator[dict[str, str]]:
    chance = random.Random(13_000)
    numbers = _numbers(count)
    number = 0
    for city, stations in numbers.items():
        areas = _areas(regions, city, chance)
        for place in range(stations):
            number += 1
            yield _station(number, areas[place % len(areas)], facilities, chance)


def _numbers(count: int) -> dict[str, int]:
    """How many each city has: the n-th largest about an n-th of the largest."""
    weights = {city: 1 / rank for rank, city in enumerate(_CENTRES, start=1)}
    total = sum(weights.values())
    numbers = {city: int(count * weight / total) for city, weight in weights.items()}
    numbers[next(iter(numbers))] += count - sum(numbers.values())
    return numbers


def _areas(regions: Regions, city: str, chance: random.Random) -> list[_Area]:
    own = regions.by_code[city]
    districts = [each for each in regions.by_code.values() if each.parent == city] or [own]
    longitude, latitude = _CENTRES[city]
    return [
        _Area(
            each,
            own,
            longitude + chance.uniform(-_RADIUS, _RADIUS),
            latitude + chance.uniform(-_RADIUS, _RADIUS),
        )
        for each in districts
    ]


def _station(
    number: int, area: _Area, facilities: Sequence[str], chance: random.Random
) -> dict[str, str]:
    street = "".join(chance.sample(_STREETS, 2))
    hours = chance.choice(_HOURS)
    day = AS_OF - timedelta(days=chance.randrange(700))
    return {
        "id": f"gd-{number:05}",
        "name": f"{area.region.name}{street}{chance.choice(_KINDS)}",
        "region": area.region.code,
        "source": "s3",
        "address": f"{street}{chance.choice(_ROADS)}{chance.randrange(1, 900)}号",
        "kind": chance.choice(("self-built", "co-built", "")),
        "hours": hours,
        "longitude": f"{chance.gauss(area.longitude, _SPREAD):.6f}",
        "latitude": f"{chance.gauss(area.latitude, _SPREAD):.6f}",
        "system": "GCJ-02",
        "operator": f"{area.region.name}{street}街道总工会",
        "standard": f"{STANDARD}@unknown",
        "honours": "",
        "verified_on": day.isoformat() if chance.random() < 0.8 else "",
        "note": "",
        **{name: _facility(name, chance) for name in facilities},
    }


def _facility(name: str, chance: random.Random) -> str:
    drawn, has = chance.random(), _RARE.get(name, _HAS)
    return "yes" if drawn < has else "no" if drawn < has + _HAS_NOT else ""
