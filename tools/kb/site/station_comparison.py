"""The standards for stations side by side, item by item; what is not stated is not filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.registry.stations import FACILITIES
from kb.site.addresses import article_uri
from kb.site.articles import type_uri
from kb.site.collections import home_crumb
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.station_directory import standard_fields
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types.standard import Requirement

    Order = Callable[[tuple[str, ...]], list[int]]
    Column = Mapping[tuple[str, ...], "Said"]
    """What one standard says, by what it is about."""

FEWEST = 2
"""One standard cannot be compared."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one standard says of an item: in which words, how strictly or what, and where."""

    item: str
    says: str
    uri: Uri


@dataclass(frozen=True, slots=True)
class Line:
    """An item, and what each standard says of it; `None` where it says nothing."""

    item: str
    cells: tuple[Said | None, ...]


def comparison_uri() -> Uri:
    """The address; there is a Chinese page only, as the standards are."""
    return f"{type_uri('zh', Standard.kind.home)}compare/"


def comparison_page(library: Library) -> SitePage | None:
    """The tables; nothing while there is only one standard."""
    t, standards = words("zh"), _standards(library)
    if len(standards) < FEWEST:
        return None
    return SitePage(
        uri=comparison_uri(),
        language="zh",
        template="stations-compare.html",
        title=t.stations_compare,
        description=t.stations_compare_intro,
        breadcrumbs=(home_crumb("zh"), Crumb(t.stations, type_uri("zh", Standard.kind.home))),
        region=NATION,
        context={
            "heads": [_head(library, each) for each in standards],
            "facilities": _facility_lines(library, [_facilities(library, e) for e in standards]),
            "demands": _lines([_demands(library, each) for each in standards]),
            "aims": _lines([_aims(each) for each in standards]),
            "hours": _lines([_hours(library, each) for each in standards]),
            "roles": _lines([_roles(each) for each in standards]),
        },
    )


def _standards(library: Library) -> list[Document]:
    return [
        document
        for _, document in sorted(library.documents.items())
        if document.language == "zh" and isinstance(document.fields, Standard)
    ]


def _head(library: Library, document: Document) -> Crumb:
    """A column is called by the place: that is what readers look for."""
    region, regions = standard_fields(document).region, library.registry.regions
    place = words("zh").nation if region == NATION else regions.full_name(region)
    return Crumb(place, article_uri(document.path))


def _facilities(library: Library, document: Document) -> Column:
    """Things, under what they are, whatever a standard calls them."""
    found: dict[tuple[str, ...], Said] = {}
    for row in standard_fields(document).requirements:
        if things := _things(row):
            key = things
            found[(*key, row.id) if key in found else key] = _said(library, document, row)
    return found


def _things(row: Requirement) -> tuple[str, ...]:
    return tuple(row.facilities or row.any_of)


def _demands(library: Library, document: Document) -> Column:
    """What is no thing that one has or has not, under its own words."""
    return {
        (row.item,): _said(library, document, row)
        for row in standard_fields(document).requirements
        if not _things(row)
    }


def _said(library: Library, document: Document, row: Requirement) -> Said:
    level = library.registry.vocabulary.label("requirement_levels", row.level, "zh")
    return Said(row.item, level, f"{article_uri(document.path)}#{row.id}")


def _hours(library: Library, document: Document) -> Column:
    label = library.registry.vocabulary.label
    page = article_uri(document.path)
    return {
        (f"{row.applies_to}：{row.rule}",): Said(
            f"{row.applies_to}：{row.rule}",
            label("requirement_levels", row.level, "zh"),
            f"{page}#{row.id}",
        )
        for row in standard_fields(document).hours
    }


def _roles(document: Document) -> Column:
    page = f"{article_uri(document.path)}#requirements"
    return {
        (role.role,): Said(role.role, "、".join(role.duties), page)
        for role in standard_fields(document).roles
    }


def _aims(document: Document) -> Column:
    """Where stations are to stand, what for, and what is to hang outside."""
    t, fields, page = words("zh"), standard_fields(document), f"{article_uri(document.path)}#main"
    siting, needs = fields.siting, fields.needs
    said = {
        t.siting: f"{siting.where}：{_listed(siting.places, siting.is_open)}" if siting else "",
        t.needs_first: _listed(needs.first, needs.is_open) if needs else "",
        t.needs_then: _listed(needs.then, needs.is_open) if needs else "",
        t.signage: _listed(fields.signage, is_open=False),
    }
    return {(name,): Said(name, text, page) for name, text in said.items() if text}


def _listed(items: Sequence[str], is_open: bool) -> str:  # noqa: FBT001 — as the field is called
    """The items; `等` where the source did not name all of them."""
    return "、".join(items) + ("等" if is_open and items else "")


def _facility_lines(library: Library, columns: Sequence[Column]) -> list[Line]:
    """In the order of the vocabulary."""
    order = list(library.registry.vocabulary.lists.get(FACILITIES, {}))
    return _lines(columns, lambda key: [order.index(each) if each in order else 0 for each in key])


def _lines(columns: Sequence[Column], order: Order | None = None) -> list[Line]:
    """Every item of any standard once, in the order in which they come."""
    names: dict[tuple[str, ...], str] = {}
    for column in columns:
        for key, said in column.items():
            names.setdefault(key, said.item)
    keys = sorted(names, key=order) if order else list(names)
    return [Line(names[key], tuple(column.get(key) for column in columns)) for key in keys]
