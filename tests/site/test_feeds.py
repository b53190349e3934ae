"""Feeds are valid Atom, the same for the same content, and linked from the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kb.content.library import Library
from kb.content.types import Article
from kb.site.feeds import LIMIT, feed_files
from tests.documents import with_fields

from .markup import Markup

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://gongyou.example/"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


@pytest.fixture(scope="module")
def feeds(site: Path) -> dict[str, ET.Element]:
    return {
        path.relative_to(site).as_posix(): ET.fromstring(path.read_bytes())  # noqa: S314 — our own
        for path in sorted(site.rglob("feed.xml"))
    }


def _text(element: ET.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, name
    return found[0].text or ""


def _links(element: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def test_there_is_a_feed_of_everything_and_one_of_each_province(
    feeds: dict[str, ET.Element], library: Library
) -> None:
    regions = {
        f"regions/{document.fields.region[:2]}0000/feed.xml"
        for document in library.documents.values()
        if document.language == "zh" and isinstance(document.fields, Article)
    }
    assert set(feeds) == {"feed.xml", *regions} - {"regions/000000/feed.xml"}


def test_every_feed_has_what_atom_requires(feeds: dict[str, ET.Element]) -> None:
    for address, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        assert _text(feed, "id") == _links(feed)["self"] == f"{SITE}{address}"
        assert _text(feed, "title")
        author = feed.find(f"{ATOM}author")
        assert author is not None
        assert _text(author, "name")
        entries = feed.findall(f"{ATOM}entry")
        assert 0 < len(entries) <= LIMIT
        days = [_text(entry, "updated") for entry in entries]
        assert all(RFC_3339.fullmatch(day) for day in days)
        assert days == sorted(days, reverse=True)
        assert _text(feed, "updated") == days[0]
        ids = [_text(entry, "id") for entry in entries]
        assert len(ids) == len(set(ids))
        assert all(_text(entry, "title") and _text(entry, "summary") for entry in entries)


def test_every_entry_leads_to_a_page(
    feeds: dict[str, ET.Element], pages: dict[str, Markup]
) -> None:
    for feed in feeds.values():
        for entry in feed.findall(f"{ATOM}entry"):
            assert _links(entry)["alternate"].removeprefix(SITE) in pages


def test_pages_name_their_feeds(pages: dict[str, Markup]) -> None:
    def of(uri: str) -> list[str]:
        links = pages[uri].of("link")
        return [link["href"] for link in links if link.get("type") == "application/atom+xml"]

    assert of("") == ["./feed.xml"]
    assert of("regions/320707/") == ["../../feed.xml", "../../regions/320000/feed.xml"]
    assert of("cases/jiangsu/ganyu-employer-first/")[1:] == ["../../../regions/320000/feed.xml"]
    assert of("en/law/bargaining/") == []


def test_the_day_of_the_build_does_not_show(library: Library) -> None:
    later = replace(library, as_of=date(2030, 1, 1))
    assert list(feed_files(later, SITE)) == list(feed_files(library, SITE))


def test_the_newest_come_first_and_the_rest_is_left_out(library: Library) -> None:
    model = next(d for d in library.documents.values() if d.path.startswith("cases/"))
    documents = {}
    for number in range(LIMIT + 10):
        path = f"cases/x/c{number:03}.md"
        fields = model.fields.model_copy(  # type: ignore[union-attr]
            update={"reviewed": date(2026, 1, 1 + number % 28)}
        )
        documents[path] = with_fields(model, fields, path)
    files = dict(feed_files(replace(library, documents=documents), SITE))
    entries = ET.fromstring(files["feed.xml"]).findall(f"{ATOM}entry")  # noqa: S314 — our own
    assert len(entries) == LIMIT
    keys = [(_text(entry, "updated"), _text(entry, "id")) for entry in entries]
    assert keys == sorted(keys, key=lambda key: (-int(key[0][8:10]), key[1]))


def test_a_character_that_xml_forbids_is_left_out(library: Library) -> None:
    model = next(d for d in library.documents.values() if d.path.startswith("cases/"))
    fields = model.fields.model_copy(update={"summary": "坏字\x00\ufffe结束"})  # type: ignore[union-attr]
    odd = replace(library, documents={model.path: with_fields(model, fields)})
    feed = ET.fromstring(dict(feed_files(odd, SITE))["feed.xml"])  # noqa: S314 — our own
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "坏字结束"
