"""Writes a repository in miniature with many invented stations in Guangdong.

The same count gives the same bytes.  Cities have uneven numbers, as the sources say of the real
ones; districts are the real ones, streets and everything else are invented.
"""

from __future__ import annotations

import csv
import random
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.corpus import LEAST, REPOSITORY, write_corpus
from kb.content.library import read_registry
from kb.registry.region_boxes import Box
from kb.registry.stations import FACILITIES, FOLDER, OPTIONAL, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kb.content.library import Registry
    from kb.registry.regions import Region

PROVINCE = "440000"
STANDARD = "guangdong-station-guideline"
AS_OF = date(2026, 11, 25)

_CITIES = (
    *("440100", "440300", "440600", "441900", "441300", "440700", "442000"),
    *("440500", "440800", "440400", "441200", "440900", "445200", "441800"),
    *("440200", "441400", "445100", "441600", "441700", "441500", "445300"),
)
"""The largest directory first."""
_SPREAD, _EDGE = 0.1, 0.1
"""Shares of a district's box: how far stations stray from its middle, and what is left free."""
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
        writer.writerows(_stations(count, registry, facilities))


def _stations(
    count: int, registry: Registry, facilities: Sequence[str]
) -> Iterator[dict[str, str]]:
    chance = random.Random(13_000)
    regions = registry.regions
    number = 0
    for city, stations in _numbers(count).items():
        own = [each for each in regions.by_code.values() if each.parent == city]
        districts = own or [regions.by_code[city]]
        for place in range(stations):
            number += 1
            district = districts[place % len(districts)]
            _, box = registry.boxes.around(district.code, regions) or (city, Box(0, 0, 0, 0))
            yield _station(number, district, box, facilities, chance)


def _numbers(count: int) -> dict[str, int]:
    """How many each city has: the n-th largest about an n-th of the largest."""
    weights = {city: 1 / rank for rank, city in enumerate(_CITIES, start=1)}
    total = sum(weights.values())
    numbers = {city: int(count * weight / total) for city, weight in weights.items()}
    numbers[_CITIES[0]] += count - sum(numbers.values())
    return numbers


def _station(
    number: int, district: Region, box: Box, facilities: Sequence[str], chance: random.Random
) -> dict[str, str]:
    street = "".join(chance.sample(_STREETS, 2))
    hours = chance.choice(_HOURS)
    day = AS_OF - timedelta(days=chance.randrange(700))
    return {
        "id": f"gd-{number:05}",
        "name": f"{district.name}{street}{chance.choice(_KINDS)}（{number}号）",
        "region": district.code,
        "source": "s3",
        "address": f"{street}{chance.choice(_ROADS)}{chance.randrange(1, 900)}号",
        "kind": chance.choice(("self-built", "co-built", "")),
        "hours": hours,
        "longitude": f"{_between(box.west, box.east, chance):.6f}",
        "latitude": f"{_between(box.south, box.north, chance):.6f}",
        "system": "GCJ-02",
        "operator": f"{district.name}{street}街道总工会",
        "standard": f"{STANDARD}@unknown",
        "honours": "",
        "verified_on": day.isoformat() if chance.random() < 0.8 else "",
        "note": "",
        **{name: _facility(name, chance) for name in facilities},
    }


def _between(least: float, most: float, chance: random.Random) -> float:
    """Near the middle of two degrees, and never at their edge."""
    wide = most - least
    drawn = chance.gauss((least + most) / 2, wide * _SPREAD)
    return min(max(drawn, least + wide * _EDGE), most - wide * _EDGE)


def _facility(name: str, chance: random.Random) -> str:
    drawn, has = chance.random(), _RARE.get(name, _HAS)
    return "yes" if drawn < has else "no" if drawn < has + _HAS_NOT else ""
