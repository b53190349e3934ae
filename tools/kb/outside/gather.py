"""The links that leave the site, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kb.content.links import scheme_of

if TYPE_CHECKING:
    from kb.content.library import Library
    from kb.source.span import Span


def outside_links(library: Library) -> dict[str, list[Span]]:
    """Every web address in the articles, without its anchor, with its places."""
    found: dict[str, list[Span]] = defaultdict(list)
    for document in library.documents.values():
        for link in document.body.links:
            if scheme_of(link.href) in ("http", "https"):
                found[link.href.partition("#")[0].strip()].append(link.span)
    return dict(sorted(found.items()))
