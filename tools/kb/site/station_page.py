"""One station: what its standard asks for and what is there, when it is open, how to get there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.registry.stations import FACILITIES, KINDS
from kb.site.addresses import article_uri
from kb.site.articles import type_uri
from kb.site.collections import home_crumb
from kb.site.helplines import helplines
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.station_directory import REQUIRED, required
from kb.site.station_lists import places_uri
from kb.site.station_rows import station_row, station_uri
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.registry.stations import Station
    from kb.site.station_directory import Directory, Judged


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a standard, and whether this station has it: `yes`, `no` or `unknown`."""

    text: str
    uri: Uri
    level: str
    state: str


def station_pages(directory: Directory) -> Iterator[SitePage]:
    """A page for every station; there are Chinese ones only."""
    for station in directory.rows.rows:
        yield _station_page(directory, station)


def _station_page(directory: Directory, station: Station) -> SitePage:
    library, judged = directory.library, directory.judged(station)
    row = station_row(library, station, "zh")
    return SitePage(
        uri=station_uri(station),
        language="zh",
        template="station.html",
        title=station.name,
        description=words("zh").clauses.join(filter(None, (row.place, row.address, row.hours))),
        breadcrumbs=tuple(_crumbs(directory, station)),
        edit_path=station.span.path,
        context={
            "row": row,
            "facts": tuple(_facts(directory, station)),
            "conformance": _sentence(judged),
            "standard": _standard(judged),
            "items": tuple(_items(directory, judged)),
            "others": tuple(_others(directory, judged)),
            "helplines": directory.helplines(station.region),
        },
    )
