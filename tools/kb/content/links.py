"""Where a link in an article leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from kb.content.body import Link
    from kb.content.document import Document
    from kb.content.library import Library

SAFE_SCHEMES = ("http", "https", "tel", "mailto")
_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")


@dataclass(frozen=True, slots=True)
class Target:
    """The repository path and the anchor that an internal link names."""

    path: str
    anchor: str


def scheme_of(href: str) -> str:
    """The scheme in lower case; `//` for a link that borrows the page's; else nothing."""
    if href.lstrip().startswith(("//", "\\\\", "/\\")):
        return "//"
    match = _SCHEME.match(href)
    return match[1].lower() if match else ""


def is_outside(href: str) -> bool:
    """Whether a link leaves the site, safely or not."""
    return bool(scheme_of(href))


def target_of(library: Library, document: Document, link: Link) -> Target:
    """What an internal link names; `resolve` folds `..`, so a path may leave the tree."""
    address, _, anchor = link.href.partition("#")
    address = unquote(address.partition("?")[0])
    path = library.resolve(document, address) if address else document.path
    return Target(path, unquote(anchor))


def document_at(library: Library, document: Document, path: str) -> Document | None:
    """The article at a path, in the language of the article that links to it if there is one."""
    found = library.documents.get(path)
    return found and (library.translation(found, document.language) or found)
