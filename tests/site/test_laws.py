"""Law pages: what is known of a law, and who cites which article."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kb.site.citing import WHOLE_LAW, citing_index

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.library import Library

    from .markup import Markup


def test_every_law_of_the_register_has_a_page(pages: dict[str, Markup], library: Library) -> None:
    assert {f"laws/{law}/" for law in library.registry.laws.register.laws} <= set(pages)


def test_every_cited_article_has_an_anchor_that_citations_link_to(
    pages: dict[str, Markup], library: Library
) -> None:
    for law, articles in citing_index(library).items():
        wanted = {f"art-{key}" for key in articles if key != WHOLE_LAW}
        assert wanted <= set(pages[f"laws/{law}/"].ids), law


def test_a_citation_in_an_article_links_to_the_article_of_the_law(pages: dict[str, Markup]) -> None:
    links = [a["href"] for a in pages["law/wages-and-arrears/"].of("a") if a.get("class") == "cite"]
    assert "../../laws/labor-contract-law/#art-85" in links


def test_an_article_of_a_law_names_the_question_that_cites_it(pages: dict[str, Markup]) -> None:
    links = {a.get("href", "") for a in pages["laws/labor-contract-law/"].of("a")}
    assert "../../law/contract-and-leaving/#forced-resign" in links


def test_a_law_that_was_not_seen_says_so(site: Path) -> None:
    text = (site / "laws/jiangsu-bargaining-regulation/index.html").read_text(encoding="utf-8")
    assert "未能核对全文" in text


def test_linked_data_is_json_and_names_the_law_and_the_questions(site: Path) -> None:
    law = _linked_data(site / "laws/labor-contract-law/index.html")
    assert (law["@type"], law["name"]) == ("Legislation", "中华人民共和国劳动合同法")
    questions = _linked_data(site / "law/wages-and-arrears/index.html")
    assert questions["@type"] == "FAQPage"
    assert len(questions["mainEntity"]) == 10
    assert all(question["acceptedAnswer"]["text"] for question in questions["mainEntity"])


def _linked_data(page: Path) -> dict:
    text = page.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found[1])


def test_no_law_page_holds_the_wording_of_a_law(library: Library) -> None:
    """The register holds facts: no value is longer than a remark."""
    for law in library.registry.laws.register.laws.values():
        for text in (law.basis, law.cannot_say, *law.notes):
            assert len(text) <= 300, law.id


def test_the_calendar_has_a_day_for_every_article(site: Path, library: Library) -> None:
    calendar = (site / "freshness/review.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") == sum(
        hasattr(document.fields, "review_by") for document in library.documents.values()
    )
    assert all(len(line.encode()) <= 75 for line in calendar.splitlines())


def test_a_glossary_term_is_explained_at_the_foot_of_the_page(pages: dict[str, Markup]) -> None:
    for uri, markup in pages.items():
        terms = [a["href"] for a in markup.of("a") if a.get("class") == "term"]
        # A pack is many pages: a reader of one has not read what the others explain.
        assert uri.startswith("pack/") or len(terms) == len(set(terms)), uri
        assert {term.removeprefix("#") for term in terms} <= set(markup.ids), uri
