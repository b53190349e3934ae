"""Every source article and every system named in the sources is on the site."""

from __future__ import annotations

import re

from kb.content.library import Library
from kb.content.types.case import Case

from .markup import Markup

ARTICLES = {0: 5, 1: 6, 2: 6, 3: 8, 4: 9}
"""How many articles each of the five source pages holds."""


def test_every_system_is_reachable(library: Library) -> None:
    listed = {re.sub(r"[a-z]$", "", place.id) for place in library.registry.coverage.systems}
    assert listed == {f"S{number:02d}" for number in range(1, 119)}


def test_every_source_article_is_carried_by_a_page(library: Library) -> None:
    listed = {re.sub(r"[a-z]$", "", place.id) for place in library.registry.coverage.articles}
    assert listed == {f"A{page}-{n}" for page, last in ARTICLES.items() for n in range(1, last + 1)}


def test_the_bundles_are_split_into_at_least_22_cases(library: Library) -> None:
    cases = [d for d in library.documents.values() if isinstance(d.fields, Case)]
    assert len([case for case in cases if case.language == "zh"]) >= 22


def test_the_index_of_systems_leads_to_headings(pages: dict[str, Markup]) -> None:
    links = [a["href"] for a in pages["systems/"].of("a") if "#" in a.get("href", "")]
    assert len(links) > 118
