"""The directory of stations as open data: a table, GeoJSON (RFC 7946) and schema.org `Place`.

What is not known is left out or empty; it is never written as a no.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from kb.registry.coordinates import placed
from kb.registry.opening import DAY
from kb.registry.provinces import PROVINCES
from kb.registry.stations import FACILITIES, OPTIONAL, REQUIRED, WGS_84
from kb.site.addresses import station_uri
from kb.source.spreadsheet import csv_bytes, harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kb.content.library import Library
    from kb.registry.opening import Opening
    from kb.registry.regions import Regions
    from kb.registry.stations import Place, Station
    from kb.registry.vocabulary import Vocabulary
    from kb.site.pages import Uri

    Format = Callable[[Sequence[Station], Regions, Vocabulary, str], bytes]

FOLDER = "stations/data/"

_DIGITS: Final = 6
"""Decimals of a degree: a tenth of a metre."""
_WORDS: Final = {True: "yes", False: "no", None: ""}
_DAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def station_uris(library: Library) -> Iterator[tuple[Uri, str, str]]:
    """The files of every province that has stations: address, the province's code, the format."""
    for name, code in PROVINCES.items():
        if library.registry.stations.by_province(code):
            yield from ((f"{FOLDER}{name}.{style}", code, style) for style in FORMATS)


def station_files(library: Library, site_url: str) -> Iterator[tuple[Uri, bytes]]:
    """Addresses and bytes, the same for the same library."""
    known = library.registry
    for uri, code, style in station_uris(library):
        rows = known.stations.by_province(code)
        yield uri, FORMATS[style](rows, known.regions, known.vocabulary, site_url)


def as_csv(
    rows: Sequence[Station], regions: Regions, vocabulary: Vocabulary, site_url: str
) -> bytes:
    """RFC 4180, with a BOM as the other tables; `kb stations import` takes it in again."""
    facilities = tuple(vocabulary.lists.get(FACILITIES, ()))
    head = (*REQUIRED, *OPTIONAL, *facilities, "region_name", "url")
    cells = (_cells(row, regions, site_url) for row in rows)
    return csv_bytes([head, *([found[name] for name in head] for found in cells)])


def _cells(row: Station, regions: Regions, site_url: str) -> dict[str, str]:
    place = row.place
    cells = {
        **{name: _WORDS[has] for name, has in row.facilities.items()},
        **_texts(row),
        "honours": "、".join(row.honours),
        "longitude": _degrees(place.longitude) if place else "",
        "latitude": _degrees(place.latitude) if place else "",
        "system": place.system if place else "",
        "region_name": regions.full_name(row.region),
        "url": f"{site_url}{station_uri(row)}",
    }
    return {name: _harmless(name, text) for name, text in cells.items()}


def _texts(row: Station) -> dict[str, str]:
    """What is text in every format."""
    return {
        "id": row.id,
        "name": row.name,
        "region": row.region,
        "address": row.address,
        "kind": row.kind,
        "hours": row.hours.text if row.hours else "",
        "operator": row.operator,
        "standard": row.standard,
        "verified_on": row.verified_on.isoformat() if row.verified_on else "",
        "source": row.source,
        "note": row.note,
    }


def _degrees(value: float) -> str:
    return f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")


def _harmless(name: str, text: str) -> str:
    """A cell that no spreadsheet runs; degrees may begin with a minus."""
    return text if name in ("longitude", "latitude") else harmless(text)


def as_geojson(
    rows: Sequence[Station], regions: Regions, vocabulary: Vocabulary, site_url: str
) -> bytes:
    """A `FeatureCollection` in WGS-84, longitude first; a station without a place has no point."""
    del vocabulary
    features = (_feature(row, regions, site_url) for row in rows)
    head = '{"type": "FeatureCollection", "features": ['
    # A station a line: the file can be compared and searched with plain tools.
    return _lines(head, features, "]}")


def _feature(row: Station, regions: Regions, site_url: str) -> dict[str, Any]:
    known = {name: has for name, has in row.facilities.items() if has is not None}
    texts = {name: text for name, text in _texts(row).items() if text and name != "id"}
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": _point(row.place)} if row.place else None,
        "properties": {
            **texts,
            "region_name": regions.full_name(row.region),
            **({"honours": list(row.honours)} if row.honours else {}),
            "facilities": known,
            **({"original_system": row.place.system} if row.place else {}),
            "url": f"{site_url}{station_uri(row)}",
        },
    }


def _point(place: Place) -> list[float]:
    """Longitude and latitude in WGS-84."""
    there = placed(place, WGS_84)
    return [round(there.longitude, _DIGITS), round(there.latitude, _DIGITS)]


def as_jsonld(
    rows: Sequence[Station], regions: Regions, vocabulary: Vocabulary, site_url: str
) -> bytes:
    """A graph of `Place`."""
    places = (schema_place(row, regions, vocabulary, site_url) for row in rows)
    return _lines('{"@context": "https://schema.org", "@graph": [', places, "]}")


def schema_place(
    row: Station, regions: Regions, vocabulary: Vocabulary, site_url: str
) -> dict[str, Any]:
    """A station as schema.org's `Place`: only what is known, coordinates in WGS-84."""
    lineage = [each.name for each in regions.lineage(row.region) if each.level != "nation"]
    address = {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressRegion": lineage[0] if lineage else None,
        "addressLocality": "".join(dict.fromkeys(lineage[1:])) or None,
        "streetAddress": row.address or None,
    }
    place = {
        "@type": "Place",
        "@id": f"{site_url}{station_uri(row)}",
        "url": f"{site_url}{station_uri(row)}",
        "name": row.name,
        "address": _known(address),
        "geo": _geo(row.place),
        "openingHoursSpecification": list(_openings(row)) or None,
        "amenityFeature": list(_amenities(row, vocabulary)) or None,
    }
    return _known(place)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _geo(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    longitude, latitude = _point(place)
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def _openings(row: Station) -> Iterator[dict[str, Any]]:
    """The week, days of the same hours together, and public holidays where something is said."""
    if row.hours is None or row.hours.week is None:
        return
    week = row.hours.week
    for openings in dict.fromkeys(day for day in week if day):
        days = [name for name, own in zip(_DAYS, week, strict=True) if own == openings]
        yield from (_specification(days, opening) for opening in openings)
    if row.hours.holiday is not None:
        # Closed all day is told as open from midnight to midnight.
        for opening in row.hours.holiday or ((0, 0),):
            yield _specification(["PublicHolidays"], opening)


def _specification(days: list[str], opening: Opening) -> dict[str, Any]:
    """A day to its end closes at 23:59; what closes before it opens closes the next day."""
    start, end = opening
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": days,
        "opens": _clock(start),
        "closes": "23:59" if end == DAY else _clock(end % DAY),
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _amenities(row: Station, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    for name, has in row.facilities.items():
        if has is not None:
            yield {
                "@type": "LocationFeatureSpecification",
                "name": vocabulary.label(FACILITIES, name, "zh"),
                "value": has,
            }


def _lines(head: str, rows: Iterable[dict[str, Any]], tail: str) -> bytes:
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"{head}\n{body}\n{tail}\n".encode()


FORMATS: dict[str, Format] = {"csv": as_csv, "geojson": as_geojson, "jsonld": as_jsonld}
"""What can be written, by the ends of the files' names."""
