"""The HTML of a page, made to stand inside another page.

Works on HTML of our own renderer and templates, in which every `<` of a text and every
`"` of a value is escaped: a tag is what stands between `<` and the next `>`.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Redirect = Callable[[str], str]
    """The new address for an old one; empty where the words remain and the link goes."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_ID = re.compile(r'<[a-z][^<>]* id="([^"]*)"')
_NAMES_IDS = ("id", "for", "aria-labelledby", "aria-describedby", "headers")
_DEEPEST = 6


def ids_of(html: str) -> set[str]:
    """The ids of all elements."""
    return {unescape(found) for found in _ID.findall(html)}


def excerpt(html: str, prefix: str, levels: int, redirect: Redirect, above: str = "") -> str:
    """The same text with prefixed ids, headings `levels` lower, and links redirected.

    `above` is the id of the heading that the text will stand under: it becomes part of the
    name of every landmark, of which other texts on the page have their own.
    Images become their description: the other page has no files beside it.
    """
    return _TAG.sub(_Rewriting(prefix, levels, redirect, above).tag, html)


class _Rewriting:
    def __init__(self, prefix: str, levels: int, redirect: Redirect, above: str) -> None:
        self.prefix = prefix
        self.levels = levels
        self.redirect = redirect
        self.above = above
        self.link = "a"
        """What the open link became: links do not nest."""

    def tag(self, match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        if name == "img":
            return escape(unescape(dict(_ATTRIBUTE.findall(rest)).get("alt", "")))
        attributes = [self._attribute(*pair) for pair in _ATTRIBUTE.findall(rest)]
        if name == "a":
            name = self._link(name, attributes, is_closing=bool(closing))
        elif re.fullmatch("h[1-6]", name):
            name = f"h{min(int(name[1]) + self.levels, _DEEPEST)}"
        shown = "".join(f' {key}="{value}"' if value else f" {key}" for key, value in attributes)
        return f"<{closing}{name}{shown}>"

    def _link(self, name: str, attributes: list[tuple[str, str]], *, is_closing: bool) -> str:
        if not is_closing:
            self.link = (
                name if any(key == "href" and value for key, value in attributes) else "span"
            )
            if self.link == "span":
                attributes[:] = [pair for pair in attributes if pair[0] in ("id", "class", "lang")]
        return self.link

    def _attribute(self, key: str, value: str) -> tuple[str, str]:
        if key in _NAMES_IDS and value:
            ids = " ".join(f"{self.prefix}{one}" for one in value.split(" "))
            is_name = key == "aria-labelledby" and self.above
            return key, f"{ids} {self.above}" if is_name else ids
        if key == "href":
            return key, escape(self.redirect(unescape(value)))
        return key, value


def sections(html: str, level: int) -> list[str]:
    """What stands before the first heading of a level, then each such heading with its text."""
    return re.split(rf"(?=<h{level}[ >])", html)


def box(html: str, name: str) -> tuple[str, str]:
    """The first box of a name, and the HTML without it; an empty box where there is none."""
    start = re.search(rf'<div class="box {re.escape(name)}"', html)
    if not start:
        return "", html
    depth = 0
    for tag in re.finditer(r"<(/?)div[ >]", html[start.start() :]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            end = start.start() + tag.end()
            return html[start.start() : end], html[: start.start()] + html[end:]
    return "", html
