"""The page of search results: without script it shows where else to look and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.site.addresses import article_uri, prefix
from kb.site.pages import SitePage, Uri
from kb.site.words import words

if TYPE_CHECKING:
    from kb.content.library import Library

TEMPLATE = "search.html"
NARROWING = {
    "region": "region",
    "collection": "collection",
    "industry": "industry",
    "group": "worker_group",
    "year": "year",
}
"""What results are narrowed by: the name in the page's address, and its word in `kb.site.words`."""

_FEEDBACK = "docs/help/how-to-submit.md"


def search_page(library: Library, language: str) -> SitePage:
    """The one page of a language that shows results; the script fills it in."""
    t = words(language)
    return SitePage(
        uri=f"{prefix(language)}search/",
        language=language,
        template=TEMPLATE,
        title=t.search,
        description=t.search_intro,
        context={"narrowing": NARROWING, "feedback": feedback_uri(library)},
    )


def feedback_uri(library: Library) -> Uri | None:
    """How to tell the editors what is missing; there is a Chinese page only."""
    return article_uri(_FEEDBACK) if _FEEDBACK in library.documents else None
