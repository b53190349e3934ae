"""All pages of the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.content.library import LANGUAGES
from kb.content.types import Article
from kb.content.types.case import Case
from kb.site.articles import article_page, type_uri
from kb.site.charts import charts_page
from kb.site.collections import collection_pages, type_branches, with_counterparts
from kb.site.comparison import comparison_pages
from kb.site.facets import FACETS
from kb.site.finder import finder_page
from kb.site.freshness import freshness_page
from kb.site.helplines import helplines_page
from kb.site.laws import law_pages
from kb.site.offline import offline_page
from kb.site.open_data import data_page
from kb.site.pages import Crumb
from kb.site.regional import regional_tables
from kb.site.search_page import TEMPLATE as SEARCH
from kb.site.search_page import search_page
from kb.site.stations import Stations
from kb.site.systems import systems_page

if TYPE_CHECKING:
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.site.pages import SitePage

_WAYS_IN = ("home.html", SEARCH)
"""Templates of pages that lead to every collection."""


def site_pages(library: Library) -> list[SitePage]:
    """Every page, articles and collections, of every language that has a home page."""
    stations = Stations(library)
    by_language = {
        language: _of_language(library, language, stations)
        for language in LANGUAGES
        if any(document.language == language for document in library.documents.values())
    }
    by_language["zh"] = [
        *by_language.get("zh", []),
        *law_pages(library),
        freshness_page(library),
        systems_page(library),
        data_page(library),
        offline_page(library),
        *filter(None, [finder_page(library)]),
    ]
    return with_counterparts(by_language)


def _of_language(library: Library, language: str, stations: Stations) -> list[SitePage]:
    """Articles, their collections, and overviews, to which home and the cases lead."""
    overviews = list(comparison_pages(library, language))
    charts = charts_page(library) if language == "zh" else None
    ways_on = tuple(Crumb(page.title, page.uri) for page in (*overviews[:1], charts) if page)
    ways_in = (*stations.ways(language), *ways_on)
    cases = type_uri(language, Case.kind.home)
    return [
        *_articles(library, language, ways_in),
        *(
            replace(page, context={**page.context, "ways_on": ways_on})
            if page.uri == cases
            else stations.with_ways(page)
            for page in collection_pages(library, language)
        ),
        *overviews,
        *([charts] if charts else []),
        helplines_page(library, language),
        *stations.pages(language),
    ]


def _articles(library: Library, language: str, ways_on: tuple[Crumb, ...]) -> list[SitePage]:
    documents = [found for found in library.documents.values() if found.language == language]
    tables = regional_tables(library, language)
    pages = [article_page(library, document, tables) for document in documents]
    return [
        _with_ways_in(page, documents, ways_on) if page.template in _WAYS_IN else page
        for page in (*pages, search_page(library, language))
    ]


def _with_ways_in(
    page: SitePage, documents: list[Document], ways_on: tuple[Crumb, ...]
) -> SitePage:
    """The home page and the search also show what collections and overviews there are."""
    articles = [d.fields for d in documents if isinstance(d.fields, Article)]
    facets = [facet for facet in FACETS if any(facet.words(fields) for fields in articles)]
    branches = type_branches(page.language, documents)
    ways_in = {"branches": branches, "facets": facets, "more": ways_on}
    return replace(page, context={**page.context, **ways_in})
