"""Every link of the built site leads somewhere, and nothing is loaded from elsewhere."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from .markup import Markup

LOADING = ("link", "script", "img", "iframe", "source", "audio", "video", "object", "embed")
NOT_FETCHED = ("canonical", "alternate")


def _inside(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def _target(page: str, address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    if not parts.path:
        return page, unquote(parts.fragment)
    path = posixpath.normpath(posixpath.join("/", page, unquote(parts.path)))[1:]
    folder = f"{path}/" if path and not posixpath.splitext(path)[1] else path
    return folder, unquote(parts.fragment)


def broken_links(
    looked_at: dict[str, Markup], pages: dict[str, Markup], site: Path
) -> list[tuple[str, str]]:
    """Page and address of every link that leads to no page and no file."""
    return [
        (page, address)
        for page, markup in looked_at.items()
        for address in markup.addresses
        if _inside(address)
        and (target := _target(page, address)[0]) not in pages
        and not (site / target).is_file()
    ]


def lost_fragments(looked_at: dict[str, Markup], pages: dict[str, Markup]) -> list[tuple[str, str]]:
    """Page and address of every link whose fragment is no id on its page."""
    return [
        (page, address)
        for page, markup in looked_at.items()
        for address in markup.addresses
        if _inside(address) and "#" in address
        for target, fragment in [_target(page, address)]
        if fragment and target in pages and fragment not in pages[target].ids
    ]


def test_every_internal_link_leads_to_a_page_or_a_file(
    pages: dict[str, Markup], site: Path
) -> None:
    assert broken_links(pages, pages, site) == []


def test_every_fragment_names_an_id_on_its_page(pages: dict[str, Markup]) -> None:
    assert lost_fragments(pages, pages) == []


def test_ids_are_unique_on_every_page(pages: dict[str, Markup]) -> None:
    doubled = {page: sorted({i for i in m.ids if m.ids.count(i) > 1}) for page, m in pages.items()}
    assert {page: ids for page, ids in doubled.items() if ids} == {}


def test_no_page_loads_anything_from_another_host(pages: dict[str, Markup]) -> None:
    loaded = [
        (page, attributes)
        for page, markup in pages.items()
        for tag, attributes in markup.tags
        if tag in LOADING and attributes.get("rel") not in NOT_FETCHED
        for address in (attributes.get("href", ""), attributes.get("src", ""))
        if not _inside(address) and not address.startswith("data:,")
    ]
    assert loaded == []


def test_no_page_has_handlers_style_attributes_or_more_than_the_one_sheet_and_script_of_all(
    pages: dict[str, Markup],
) -> None:
    """What those two hold is compared with the policy in `test_shell.py`."""
    inline = [
        (page, tag, name)
        for page, markup in pages.items()
        for tag, attributes in markup.tags
        for name in attributes
        if name == "style" or name.startswith("on")
    ]
    assert inline == []
    for page, markup in pages.items():
        assert markup.of("style") == [{}], page
        assert markup.of("script").count({}) == 1, page


@pytest.mark.parametrize("name", ["404.html", "sitemap.xml"])
def test_pages_without_an_article_exist(site: Path, name: str) -> None:
    assert (site / name).is_file()
