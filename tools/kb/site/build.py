"""All pages of the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.content.library import LANGUAGES
from kb.site.articles import article_page
from kb.site.collections import collection_pages, type_branches, with_counterparts
from kb.site.facets import FACETS

if TYPE_CHECKING:
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.site.pages import SitePage


def site_pages(library: Library) -> list[SitePage]:
    """Every page, articles and collections, of every language that has a home page."""
    by_language = {
        language: [*_articles(library, language), *collection_pages(library, language)]
        for language in LANGUAGES
        if any(document.language == language for document in library.documents.values())
    }
    return with_counterparts(by_language)


def _articles(library: Library, language: str) -> list[SitePage]:
    documents = [found for found in library.documents.values() if found.language == language]
    pages = [article_page(library, document) for document in documents]
    return [
        _with_ways_in(page, documents) if page.template == "home.html" else page for page in pages
    ]


def _with_ways_in(home: SitePage, documents: list[Document]) -> SitePage:
    """The home page also shows what collections there are."""
    ways_in = {"branches": type_branches(home.language, documents), "facets": FACETS}
    return replace(home, context=ways_in)
