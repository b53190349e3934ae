"""One station: what its standard asks for and what is there, when it is open, how to get there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.registry.stations import FACILITIES, KINDS
from kb.site.addresses import article_uri, station_uri
from kb.site.articles import type_uri
from kb.site.collections import home_crumb
from kb.site.map_links import map_links
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.search_page import feedback_uri
from kb.site.station_directory import lines_of, standard_fields
from kb.site.station_lists import places_uri
from kb.site.station_rows import station_row
from kb.site.stations_export import schema_place
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.registry.stations import Station
    from kb.site.station_directory import Directory, Judged, Line

VISIT = "visit"
"""The state of what no column of the directory tells of."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a standard, whether this station has it, and how that is said.

    `state` is `yes`, `no`, `unknown` or `visit`.
    """

    text: str
    uri: Uri
    state: str
    word: str


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
        prints_of=judged.standard.path if judged.standard else "",
        context={
            "row": row,
            "linked_data": lambda site_url: _linked_data(directory, station, site_url),
            "facts": tuple(_facts(directory, station)),
            "conformance": _sentence(judged),
            "standard": _standard(judged),
            "levels": tuple(_levels(directory, judged)),
            "others": tuple(_others(directory, judged)),
            "maps": map_links(station.place, station.name, "zh") if station.place else (),
            "feedback": feedback_uri(library),
            "helplines": directory.helplines(station.region),
        },
    )


def _linked_data(directory: Directory, station: Station, site_url: str) -> dict[str, Any]:
    """The station as schema.org's `Place`."""
    known = directory.library.registry
    place = schema_place(station, known.regions, known.vocabulary, site_url)
    return {"@context": "https://schema.org", **place}


def _crumbs(directory: Directory, station: Station) -> Iterator[Crumb]:
    t = words("zh")
    yield home_crumb("zh")
    yield Crumb(t.stations, type_uri("zh", Standard.kind.home))
    for step in directory.regions.lineage(station.region):
        name = t.stations_places if step.code == NATION else step.name
        yield Crumb(name, places_uri("zh", step.code))


def _facts(directory: Directory, station: Station) -> Iterator[tuple[str, str]]:
    """What is known beside the facilities; the rest is said to be unknown."""
    t, vocabulary = words("zh"), directory.library.registry.vocabulary
    source = directory.library.registry.sources.by_id.get(station.source)
    kind = vocabulary.label(KINDS, station.kind, "zh")
    yield t.operator, station.operator or t.unknown_short
    yield t.station_kind, kind or t.unknown_short
    if station.honours:
        yield t.honours, t.comma.join(station.honours)
    yield t.reported_by, source.zh if source else station.source
    if station.note:
        yield t.station_note, station.note


def _standard(judged: Judged) -> Crumb | None:
    """The page of its standard, and what it is called."""
    document = judged.standard
    return Crumb(document.title, article_uri(document.path)) if document else None


def _sentence(judged: Judged) -> str:
    """What it comes to, in a few sentences."""
    t = words("zh")
    if judged.standard is None or judged.conformance is None:
        is_named = bool(judged.station.standard)
        return f"{t.conforms_not_known if is_named else t.conforms_not_judged}"
    found, lines = judged.conformance, lines_of(judged.standard)
    said = (
        (t.conforms_gaps, found.gaps, False),
        (t.conforms_hours, found.gaps, True),
        (t.conforms_unknowns, found.unknowns, None),
    )
    parts = [
        sentence.format(t.comma.join(texts))
        for sentence, ids, is_hours in said
        if (texts := [e.text for e in lines if e.id in ids and is_hours in (None, e.is_hours)])
    ]
    return "".join(parts) or str(t.conforms if found.state == "meets" else t.conforms_no_must)


def _levels(directory: Directory, judged: Judged) -> Iterator[tuple[str, list[Item]]]:
    """Level by level, what is required first; what only a visit can tell says so."""
    if judged.standard is None or judged.conformance is None:
        return
    states = {each.id: str(each.state) for each in judged.conformance.verdicts}
    states |= dict.fromkeys(judged.conformance.unjudged, VISIT)
    lines = [line for line in lines_of(judged.standard) if line.id in states]
    page = article_uri(judged.standard.path)
    for term in directory.library.registry.vocabulary.lists.get("requirement_levels", {}).values():
        if chosen := [line for line in lines if line.level == term.id]:
            yield term.zh, [_item(line, page, states[line.id]) for line in chosen]


def _item(line: Line, page: Uri, state: str) -> Item:
    t = vars(words("zh"))
    word = t.get(f"hours_{state}") if line.is_hours else None
    return Item(line.whole, f"{page}#{line.id}", state, word or t[f"state_{state}"])


def _others(directory: Directory, judged: Judged) -> Iterator[tuple[str, str]]:
    """Facilities that are known, and that no line of the standard speaks of."""
    names = directory.library.registry.vocabulary.labels(FACILITIES, "zh")
    spoken = _spoken_of(judged)
    for facility, state in judged.station.facilities.items():
        if state is not None and facility not in spoken:
            yield names[facility], "yes" if state else "no"


def _spoken_of(judged: Judged) -> frozenset[str]:
    """The facilities by which the standard's lines are judged."""
    if judged.standard is None:
        return frozenset()
    fields = standard_fields(judged.standard)
    return frozenset(each for row in fields.requirements for each in row.facilities or row.any_of)
