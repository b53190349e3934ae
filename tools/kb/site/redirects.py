"""Old addresses that lead on: small pages for any server, and a list for those that read one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from kb.content.document import language_of
from kb.site.addresses import article_uri, prefix
from kb.site.pages import root_of
from kb.site.policy import content_policy
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.library import Library
    from kb.registry.redirects import Redirect
    from kb.site.pages import Uri

LIST = "_redirects"
"""A file that Netlify, Cloudflare Pages and others read; see the how-to of publishing."""

_PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={relative}">
<link rel="canonical" href="{absolute}">
<title>{title}</title>
<p>{title}<a href="{relative}">{name}</a></p>
"""


def redirect_files(library: Library, site_url: str) -> Iterator[tuple[Uri, bytes]]:
    """A page at every old address, then the list; nothing where there are no redirects."""
    rows = list(_resolved(library))
    for old, new, row in rows:
        yield f"{old}index.html", _page(library, row, old, new, site_url).encode()
    if rows:
        lines = (f"/{quote(old)} /{quote(new, safe='/#')} 301\n" for old, new, _ in rows)
        yield LIST, "".join(lines).encode()


def _resolved(library: Library) -> Iterator[tuple[Uri, Uri, Redirect]]:
    """Old and new address of every row; what the checks refuse is left out."""
    redirects = library.registry.redirects
    for row in redirects.rows:
        last = redirects.last(row)
        if last and row.old not in library.documents:
            yield article_uri(row.old), _new_uri(last, language_of(row.old)), last


def _new_uri(row: Redirect, language: str) -> Uri:
    if row.is_to_collection:
        return prefix(language) + row.new.removeprefix("docs/")
    return article_uri(row.new) + (f"#{row.anchor}" if row.anchor else "")


def _page(library: Library, row: Redirect, old: Uri, new: Uri, site_url: str) -> str:
    language = language_of(row.old)
    document = library.documents.get(row.new)
    address = quote(new, safe="/#")
    return _PAGE.format(
        lang="zh-CN" if language == "zh" else language,
        policy=escape(content_policy([], [])),
        relative=escape(root_of(old) + address),
        absolute=escape(site_url + address),
        title=escape(words(language).moved),
        name=escape(document.title if document else words(language).moved_list),
    )
