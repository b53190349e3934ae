"""Atom feeds (RFC 4287): the pages checked last, of the whole site and of each province."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kb.content.types import Article
from kb.registry.regions import NATION
from kb.site.addresses import article_uri
from kb.site.facets import region_uri
from kb.site.pages import Crumb, Uri
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kb.content.document import Document
    from kb.content.library import Library

LIMIT = 50
"""Entries of one feed."""
NAME = "feed.xml"

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_files(library: Library, site_url: str) -> Iterator[tuple[Uri, bytes]]:
    """Every feed: its address and its bytes, the same for the same library."""
    entries = _newest_first(library)
    t = words("zh")
    yield NAME, _feed(library, site_url, Crumb(t.site, ""), entries[:LIMIT])
    by_province: dict[str, list[Document]] = defaultdict(list)
    for document in entries:
        by_province[_province(_fields(document).region)].append(document)
    for code in sorted(by_province.keys() - {NATION}):
        name = f"{t.site}：{library.registry.regions.full_name(code)}"
        page = Crumb(name, region_uri("zh", code))
        yield f"{page.uri}{NAME}", _feed(library, site_url, page, by_province[code][:LIMIT])


def province_feeds(library: Library) -> list[Crumb]:
    """The feeds of the provinces that have articles."""
    codes = {_province(_fields(document).region) for document in _newest_first(library)}
    return [link for code in sorted(codes) if (link := feed_link(library, "zh", code))]


def feed_link(library: Library, language: str, code: str) -> Crumb | None:
    """The feed of the province that a place belongs to; there are Chinese ones only."""
    province = _province(code)
    if language != "zh" or province == NATION:
        return None
    name = library.registry.regions.full_name(province)
    return Crumb(f"{words(language).site}：{name}", f"{region_uri(language, province)}{NAME}")


def _province(code: str) -> str:
    return f"{code[:2]}0000"


def _newest_first(library: Library) -> list[Document]:
    """The Chinese articles, those checked last on top; equal days in the order of paths."""
    found = [
        document
        for document in library.documents.values()
        if document.language == "zh" and isinstance(document.fields, Article)
    ]
    in_order = sorted(found, key=lambda document: document.path)
    return sorted(in_order, key=lambda document: _fields(document).reviewed, reverse=True)


def _fields(document: Document) -> Article:
    assert isinstance(document.fields, Article)  # noqa: S101 — `_newest_first` chose them
    return document.fields


def _feed(library: Library, site_url: str, page: Crumb, documents: Sequence[Document]) -> bytes:
    # The newest day of the entries, not the day of the build: the same content, the same bytes.
    newest = max((_fields(d).reviewed for d in documents), default=library.as_of)
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _add(feed, "id", f"{site_url}{page.uri}{NAME}")
    _add(feed, "title", page.title)
    _add(feed, "updated", _moment(newest))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site_url}{page.uri}{NAME}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{site_url}{page.uri}")
    _add(feed, "rights", words("zh").licence)
    _add(_add(feed, "author"), "name", words("zh").site)
    for document in documents:
        _add_entry(feed, library, site_url, document)
    ET.indent(feed, space="")
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add_entry(feed: ET.Element, library: Library, site_url: str, document: Document) -> None:
    fields, address = _fields(document), f"{site_url}{article_uri(document.path)}"
    entry = _add(feed, "entry")
    _add(entry, "id", address)
    _add(entry, "title", document.title)
    _add(entry, "updated", _moment(fields.reviewed))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "summary", fields.summary)
    _add(entry, "category", term=fields.kind.name, label=fields.kind.zh)
    region = library.registry.regions.full_name(fields.region)
    _add(entry, "category", term=fields.region, label=region)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = _NOT_XML.sub("", text) or None
    return element


def _moment(day: date) -> str:
    """A day as RFC 3339 wants it, at its beginning in China."""
    return f"{day.isoformat()}T00:00:00+08:00"
