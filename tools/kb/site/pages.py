"""Pages of the site as plain values, before any host has seen them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kb.content.markdown.render import fill
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

Uri = str
"""An address relative to the site's root, e.g. `law/bargaining/` or `en/`; the home is ``."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A named address."""

    title: str
    uri: Uri


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading in the table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class SitePage:
    """One page; `template` names the file that shows it, `context` what only that file needs."""

    uri: Uri
    language: str
    template: str
    title: str
    description: str
    body_html: str = ""
    addresses: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)
    toc: tuple[TocEntry, ...] = ()
    breadcrumbs: tuple[Crumb, ...] = ()
    edit_path: str | None = None
    prints_of: str = ""
    """The path of the article whose files to print it offers, if that is not its own."""
    alternates: Mapping[str, Uri] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[tuple[Uri, str], ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)
    region: str = ""
    """The code of the place whose readers want the page at hand; empty where nobody keeps it."""

    @property
    def html(self) -> str:
        """The body with its links filled in; made when asked for, to hold one copy at a time."""
        root = root_of(self.uri)
        return fill(self.body_html, lambda number: self.addresses[number], root, self.tables)


def root_of(uri: Uri) -> str:
    """What leads from a page back to the site's root: `../../` or `./`."""
    return "../" * uri.count("/") or "./"


def missing_page() -> SitePage:
    """What a server shows for an address that is not there; it serves both languages."""
    t = words("zh")
    return SitePage("404.html", "zh", "404.html", t.not_found, t.not_found_help)
