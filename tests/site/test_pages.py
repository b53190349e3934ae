"""What every built page has."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import yaml

from kb.content.library import Library
from kb.content.types import Article

from .conftest import ROOT
from .markup import Markup


def _real(pages: dict[str, Markup]) -> dict[str, Markup]:
    return {uri: markup for uri, markup in pages.items() if uri != "404.html"}


def test_every_page_has_one_first_level_heading_and_a_main_region(pages: dict[str, Markup]) -> None:
    odd = {
        uri: (len(markup.of("h1")), len(markup.of("main")))
        for uri, markup in pages.items()
        if len(markup.of("h1")) != 1 or len(markup.of("main")) != 1
    }
    assert odd == {}


def test_headings_go_down_one_level_at_a_time(pages: dict[str, Markup]) -> None:
    for uri, markup in pages.items():
        levels = [
            int(tag[1]) for tag, _ in markup.tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        ]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], uri


def test_every_page_says_its_language(pages: dict[str, Markup]) -> None:
    for uri, markup in _real(pages).items():
        expected = "en" if uri == "en/" or uri.startswith("en/") else "zh-CN"
        assert markup.of("html")[0]["lang"] == expected, uri


def test_every_page_names_the_helplines(pages: dict[str, Markup]) -> None:
    for uri, markup in _real(pages).items():
        numbers = {a["href"] for a in markup.of("a") if a.get("href", "").startswith("tel:")}
        assert {"tel:12351", "tel:12333", "tel:12348", "tel:12345"} <= numbers, uri


def test_every_article_has_breadcrumbs_and_an_edit_link(
    pages: dict[str, Markup], library: Library
) -> None:
    for document in library.documents.values():
        if isinstance(document.fields, Article):
            uri = document.path.removeprefix("docs/").removesuffix(".md")
            uri = f"en/{uri.removesuffix('.en')}/" if uri.endswith(".en") else f"{uri}/"
            links = [a["href"] for a in pages[uri].of("a") if "href" in a]
            assert any(link.endswith(f"/edit/main/{document.path}") for link in links), uri
            assert any(nav.get("class") == "crumbs" for nav in pages[uri].of("nav")), uri


def test_the_hosts_own_navigation_stays_small() -> None:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506
    assert len(config["nav"]) <= 8


def test_a_translated_page_links_to_its_counterpart_with_absolute_addresses(
    pages: dict[str, Markup],
) -> None:
    links = {
        a["hreflang"]: a["href"] for a in pages["law/bargaining/"].of("link") if "hreflang" in a
    }
    assert links["zh-CN"].endswith("/law/bargaining/")
    assert links["en"].endswith("/en/law/bargaining/")
    assert all(link.startswith("https://") for link in links.values())
    switch = [a for a in pages["law/bargaining/"].of("a") if a.get("class") == "switch"]
    assert [a["href"] for a in switch] == ["../../en/law/bargaining/"]


def test_an_untranslated_page_has_no_english_copy_and_no_switch(pages: dict[str, Markup]) -> None:
    assert "en/law/wages-and-arrears/" not in pages
    assert not [a for a in pages["law/wages-and-arrears/"].of("a") if a.get("class") == "switch"]


def test_two_builds_of_one_library_are_identical(
    library: Library, site: Path, tmp_path: Path
) -> None:
    from kb.mkdocs_plugin import publish

    publish(library, tmp_path / "again")
    for path in site.rglob("*"):
        if path.is_file():
            other = tmp_path / "again" / path.relative_to(site)
            assert other.read_bytes() == path.read_bytes(), path
