"""Where each article lives on the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kb.content.document import language_of
from kb.content.links import SAFE_SCHEMES, document_at, is_outside, scheme_of, target_of
from kb.site.pages import Uri, root_of

if TYPE_CHECKING:
    from kb.content.body import Link
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.registry.stations import Station


_PLACEHOLDER = ".example"
"""The end of a host's name to which nothing may lead (RFC 2606)."""


def published_at(site_url: str) -> str:
    """The site's address with a slash at its end; empty while it is a placeholder."""
    host = urlsplit(site_url).hostname or ""
    return f"{site_url.rstrip('/')}/" if host and not host.endswith(_PLACEHOLDER) else ""


def prefix(language: str) -> Uri:
    """The folder of a language; Chinese stands at the root."""
    return "" if language == "zh" else f"{language}/"


def article_uri(path: str) -> Uri:
    """The address of an article, from its path alone.

    >>> article_uri("cases/jiangsu/ganyu.en.md")
    'en/cases/jiangsu/ganyu/'
    """
    language = language_of(path)
    stem = path.removeprefix("docs/").removesuffix(".md").removesuffix(f".{language}")
    name = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return prefix(language) + name


def station_uri(station: Station) -> Uri:
    """The address of a station's page; there is a Chinese one only."""
    return f"stations/at/{station.id}/"


def link_address(library: Library, document: Document, link: Link, uri: Uri) -> str:
    """What a link's `href` or `src` becomes on the page at `uri`; empty when unsafe."""
    if is_outside(link.href):
        return link.href if scheme_of(link.href) in SAFE_SCHEMES else ""
    target = target_of(library, document, link)
    anchor = f"#{quote(target.anchor)}" if target.anchor else ""
    if target.path == document.path:
        return anchor or "#"
    found = document_at(library, document, target.path)
    address = article_uri(found.path) if found else target.path.removeprefix("docs/")
    return f"{root_of(uri)}{quote(address)}{anchor}"
