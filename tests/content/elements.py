"""The elements and attributes that a browser would make of rendered text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_ANY = ("", "id", "class")
_WRITTEN = {
    "p li ul ol code pre em strong sup tr td table h1 h2 h3 h4 h5 h6 blockquote": _ANY,
    "thead tbody br hr section": _ANY,
    "details summary": _ANY,
    "ol": ("start",),
    "div": (*_ANY, "role", "aria-label", "data-hint", "tabindex"),
    "span": (*_ANY, "role", "aria-label", "data-label"),
    "th": (*_ANY, "scope"),
    "a": (*_ANY, "href", "title", "rel"),
    "img": (*_ANY, "src", "alt", "title", "loading"),
}
ALLOWED = {
    (tag, name) for tags, names in _WRITTEN.items() for tag in tags.split() for name in names
}
"""Everything that the dialect writes: an element, and one of its attributes or none."""


def elements(html):
    """What there is in the HTML of a body, whose links are still holes."""
    found = _Elements()
    found.feed(re.sub("\x1a[0-9]+\x1a", "hole", html))
    found.close()
    return found.seen


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = set()

    def handle_starttag(self, tag, attrs):
        self.seen |= {(tag, name) for name, _ in attrs} | {(tag, "")}

    def handle_comment(self, data):
        self.seen.add(("comment", data))

    def handle_decl(self, decl):
        self.seen.add(("declaration", decl))

    def handle_pi(self, data):
        self.seen.add(("instruction", data))
