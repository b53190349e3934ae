"""Everything about stations on the site, and how other pages lead there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.site.articles import type_uri
from kb.site.facets import region_uri
from kb.site.finder import URI as FINDER
from kb.site.pages import Crumb
from kb.site.station_comparison import comparison_page, comparison_uri
from kb.site.station_directory import Directory
from kb.site.station_lists import list_pages, places_uri
from kb.site.station_page import station_pages
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.library import Library
    from kb.site.pages import SitePage


class Stations:
    """The pages of one library's stations; none where it has none."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.directory = Directory(library)
        self.comparison = comparison_page(library)

    def pages(self, language: str) -> Iterator[SitePage]:
        """The lists in every language; one station and the comparison in Chinese."""
        if self.directory.codes:
            yield from map(self._with_ways, list_pages(self.directory, language))
        if language == "zh":
            yield from station_pages(self.directory)
            if self.comparison:
                yield self._with_ways(self.comparison)

    def _with_ways(self, page: SitePage) -> SitePage:
        ways = [way for way in self.ways(page.language) if way.uri != page.uri]
        return replace(page, context={**page.context, "station_ways": ways})

    def ways(self, language: str) -> tuple[Crumb, ...]:
        """Where else to look: the finder, the places, the standards, and how these differ."""
        t, has_rows = words(language), bool(self.directory.codes)
        has_comparison = self.comparison is not None and language == "zh"
        return (
            *([Crumb(t.stations_find, FINDER)] if has_rows and language == "zh" else []),
            *([Crumb(t.stations_places, places_uri(language))] if has_rows else []),
            *([Crumb(t.stations_compare, comparison_uri())] if has_comparison else []),
        )

    def with_ways(self, page: SitePage) -> SitePage:
        """A collection's page with the way to stations: that of standards, and those of regions."""
        t = words(page.language)
        if page.uri == type_uri(page.language, Standard.kind.home):
            more = {"station_ways": self.ways(page.language)}
            return replace(
                page,
                template="stations.html",
                title=t.stations,
                description=t.stations_intro,
                context={**page.context, **more},
            )
        if page.region != NATION and page.uri == region_uri(page.language, page.region):
            return replace(page, context={**page.context, "ways_on": self._here(page)})
        return page

    def _here(self, page: SitePage) -> tuple[Crumb, ...]:
        if not (count := self.directory.count(page.region)):
            return ()
        t = words(page.language)
        title = t.stations_here.format(count)
        return (Crumb(title, places_uri(page.language, page.region)),)
