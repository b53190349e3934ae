"""The index of systems: every method and document that the sources name, and where it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.site.addresses import article_uri
from kb.site.pages import Crumb, SitePage
from kb.site.words import words

if TYPE_CHECKING:
    from kb.content.library import Library

URI = "systems/"


def systems_page(library: Library) -> SitePage:
    """One list, in the order of the register; places of one system stand together."""
    t = words("zh")
    found: dict[str, tuple[str, list[Crumb]]] = {}
    for place in library.registry.coverage.systems:
        number = re.sub(r"[a-z]$", "", place.id)
        document = library.documents.get(place.path)
        if document is None:
            continue
        crumb = Crumb(document.title, f"{article_uri(place.path)}#{place.anchor}")
        found.setdefault(number, (place.name, []))[1].append(crumb)
    return SitePage(
        uri=URI,
        language="zh",
        template="systems.html",
        title=t.systems,
        description=t.systems_intro,
        breadcrumbs=(Crumb(t.home, ""),),
        context={"systems": found},
    )
