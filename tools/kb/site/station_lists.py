"""The stations of every place: small pages, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.site.addresses import article_uri, prefix
from kb.site.articles import type_uri
from kb.site.collections import PAGE_SIZE, Branch, home_crumb, page_uris
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.station_directory import texts_of
from kb.site.station_rows import station_row
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.registry.stations import Station
    from kb.site.station_directory import Directory, Tally

KEPT = 500
"""A reader of a province keeps the lists of so many stations; of more, those of the places."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A place in the table of sums."""

    title: str
    uri: Uri
    tally: Tally


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing that a standard requires, and how many stations have it."""

    item: str
    uri: Uri
    yes: int
    no: int
    unknown: int


def places_uri(language: str, code: str = NATION) -> Uri:
    """The list of a place; the nation's is the index."""
    return f"{prefix(language)}stations/places/" + ("" if code == NATION else f"{code}/")


def list_pages(directory: Directory, language: str) -> Iterator[SitePage]:
    """The index, and the pages of every division that has stations."""
    for code in sorted(directory.codes | {NATION}):
        yield from _place_pages(directory, language, code)


def listed(directory: Directory, code: str) -> list[Station]:
    """What stands on a place's own pages: all, or what its divisions do not show."""
    stations = directory.within(code)
    is_divided = code == NATION or (len(stations) > PAGE_SIZE and bool(directory.parts(code)))
    return [each for each in stations if each.region == code] if is_divided else stations


def _place_pages(directory: Directory, language: str, code: str) -> Iterator[SitePage]:
    t, library, regions = words(language), directory.library, directory.regions
    stations = listed(directory, code)
    title = t.stations_places if code == NATION else t.stations_of.format(regions.full_name(code))
    uris = page_uris(places_uri(language, code), len(stations), PAGE_SIZE)
    for number, uri in enumerate(uris, start=1):
        chosen = stations[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield SitePage(
            uri=uri,
            language=language,
            template="stations-places.html",
            title=title,
            description=t.stations_places_intro,
            breadcrumbs=tuple(_crumbs(directory, language, code)),
            region=code if number == 1 or directory.count(_province(code)) <= KEPT else "",
            context={
                "rows": [station_row(library, each, language, code) for each in chosen],
                "number": number,
                "total": len(uris),
                "before": uris[number - 2] if number > 1 else None,
                "after": uris[number] if number < len(uris) else None,
                **(_overview(directory, language, code, stations) if number == 1 else {}),
            },
        )


def _province(code: str) -> str:
    return f"{code[:2]}0000"


def _crumbs(directory: Directory, language: str, code: str) -> Iterator[Crumb]:
    t = words(language)
    yield home_crumb(language)
    yield Crumb(t.stations, type_uri(language, Standard.kind.home))
    for step in directory.regions.lineage(code)[:-1]:
        name = t.stations_places if step.code == NATION else step.name
        yield Crumb(name, places_uri(language, step.code))


def _overview(
    directory: Directory, language: str, code: str, stations: list[Station]
) -> dict[str, object]:
    """What stands beside the first page of a list: the divisions and the sums."""
    parts, tally = directory.parts(code), directory.tally(code)
    return {
        "tally": tally,
        "branches": [_branch(directory, language, part.code) for part in parts],
        "sums": [
            Sum(part.name, places_uri(language, part.code), directory.tally(part.code))
            for part in parts
        ],
        # The standards are the provinces': no sum of all of them says anything; nor is there
        # one of a standard that requires nothing for certain.
        "gaps": [
            _gaps(directory, path, tally)
            for path, counts in tally.items.items()
            if counts and code != NATION
        ],
        "is_partly_placed": bool(stations) and len(stations) < tally.total,
    }


def _branch(directory: Directory, language: str, code: str) -> Branch:
    region = directory.regions.by_code[code]
    return Branch(region.name, places_uri(language, code), directory.count(code))


def _gaps(directory: Directory, path: str, tally: Tally) -> tuple[Crumb, list[Gap]]:
    """A standard and what it requires, what is lacking most often on top."""
    document, counts = directory.library.documents[path], tally.items[path]
    found = [
        Gap(
            item,
            f"{article_uri(path)}#{name}",
            counts[name, "yes"],
            counts[name, "no"],
            counts[name, "unknown"],
        )
        for name, item in texts_of(document).items()
        if any(counts[name, state] for state in ("yes", "no", "unknown"))
    ]
    title = Crumb(document.title, article_uri(path))
    return title, sorted(found, key=lambda gap: (-gap.no, -gap.unknown))
