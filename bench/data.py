"""The words, sources and places that generated articles may use."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

PROVINCES = {
    "320000": "jiangsu",
    "370000": "shandong",
    "330000": "zhejiang",
    "440000": "guangdong",
    "410000": "henan",
    "510000": "sichuan",
    "130000": "hebei",
    "420000": "hubei",
    "340000": "anhui",
    "430000": "hunan",
    "350000": "fujian",
    "310000": "shanghai",
    "110000": "beijing",
    "500000": "chongqing",
    "610000": "shaanxi",
    "210000": "liaoning",
    "360000": "jiangxi",
    "450000": "guangxi",
    "120000": "tianjin",
    "140000": "shanxi",
    "530000": "yunnan",
    "520000": "guizhou",
    "230000": "heilongjiang",
    "220000": "jilin",
    "150000": "neimenggu",
    "620000": "gansu",
    "650000": "xinjiang",
    "460000": "hainan",
    "640000": "ningxia",
    "630000": "qinghai",
    "540000": "xizang",
}
"""Folders of provinces, by code; the nearer the top, the more articles."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province, city or county, with the city that it is or belongs to."""

    code: str
    name: str
    city: str
    province: str
    level: str


@dataclass(frozen=True)
class Data:
    """The repository's data files, as far as articles draw on them."""

    words: dict[str, list[str]]
    sources: list[dict[str, Any]]
    places: dict[str, list[Place]]
    """By province code."""


def read_data(folder: Path) -> Data:
    """Read a `data/` folder."""
    vocabulary = _yaml(folder / "vocabulary.yml")
    words = {name: [term["id"] for term in terms] for name, terms in vocabulary.items()}
    return Data(words, _yaml(folder / "sources.yml"), _places(folder / "regions.csv"))


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _places(path: Path) -> dict[str, list[Place]]:
    """The places of every province that has a folder."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    places: dict[str, list[Place]] = {code: [] for code in PROVINCES}
    for code, row in rows.items():
        province = f"{code[:2]}0000"
        if province in places:
            city = row if row["level"] == "province" else rows[_city(row)]
            place = Place(code, row["name"], city["name"], rows[province]["name"], row["level"])
            places[province].append(place)
    return places


def _city(row: dict[str, str]) -> str:
    return row["code"] if row["level"] == "city" else row["parent"]
