"""A station in a list: where, what it has, when it is open, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.registry.regions import NATION
from kb.registry.stations import FACILITIES, STALE_AFTER
from kb.site.addresses import station_uri
from kb.site.station_hours import hours_text
from kb.site.words import words

if TYPE_CHECKING:
    from datetime import date

    from kb.content.library import Library
    from kb.registry.stations import Station
    from kb.site.pages import Uri

FOR_INSPECTORS = frozenset(
    {
        *("emblem", "sign", "uniform-name", "management-rules", "online-map", "head"),
        *("extinguisher", "emergency-light", "fire-protection"),
    }
)
"""What nobody goes to a station for: lists leave it to the station's own page."""


@dataclass(frozen=True, slots=True)
class Row:
    """What every list and page says of a station, in words."""

    name: str
    uri: Uri
    place: str
    address: str
    facilities: str
    hours: str
    honours: tuple[str, ...]
    verified: str
    age: str
    """`fresh`, `stale` or `never`."""
    stale_after: date | None
    """The last day on which it counts as fresh; `None` if it was never verified."""


def station_row(library: Library, station: Station, language: str, within: str = NATION) -> Row:
    """A station as a list of the place `within` shows it."""
    last = station.verified_on + STALE_AFTER if station.verified_on else None
    age = "never" if last is None else "stale" if last < library.as_of else "fresh"
    return Row(
        name=station.name,
        uri=station_uri(station),
        place=_place(library, station, within),
        address=station.address,
        facilities=_facilities(library, station, language),
        hours=hours_text(station.hours, language),
        honours=station.honours,
        verified=_verified(station, age, language),
        age=age,
        stale_after=last,
    )


def _place(library: Library, station: Station, within: str) -> str:
    """The division, without what the heading of the list says already."""
    regions = library.registry.regions
    known = {step.code for step in regions.lineage(within)}
    names = [step.name for step in regions.lineage(station.region) if step.code not in known]
    return "".join(dict.fromkeys(names))


def _facilities(library: Library, station: Station, language: str) -> str:
    """What it has and what it has not; the rest is not known, and the line says so."""
    t, names = words(language), _names(library, language)
    shown = {each: s for each, s in station.facilities.items() if each not in FOR_INSPECTORS}
    has = [names[each] for each, state in shown.items() if state]
    lacks = [names[each] for each, state in shown.items() if state is False]
    parts = [
        *([f"{t.has} {t.comma.join(has)}"] if has else []),
        *([f"{t.lacks} {t.comma.join(lacks)}"] if lacks else []),
    ]
    if not parts:
        return f"{t.facilities_unknown}"
    if len(has) + len(lacks) < len(shown):
        parts.append(t.facilities_rest)
    return f"{t.clauses.join(parts)}"


def _names(library: Library, language: str) -> dict[str, str]:
    """Names within a sentence: English ones lose their capital, initials keep theirs."""
    labels = library.registry.vocabulary.labels(FACILITIES, language)
    return {
        each: name[0].lower() + name[1:] if name[1:2].islower() else name
        for each, name in labels.items()
    }


def _verified(station: Station, age: str, language: str) -> str:
    t = words(language)
    said = {"never": t.not_verified, "stale": t.stale_since, "fresh": t.verified_on}[age]
    return f"{said.format(station.verified_on)}"
