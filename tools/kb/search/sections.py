"""The rendered text of a page, cut at its headings.

The HTML is the project's own: well-formed, everything escaped, so `<` begins a tag
and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from kb.search.entry import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r'\b(id|class)="([^"]*)"')
_SPACES = re.compile(r"[ \t]*\n\s*|[ \t]{2,}")
_DEEPEST = 3
"""Headings below this level do not begin a section of their own."""

_INLINE = frozenset(("a", "code", "del", "em", "img", "input", "s", "span", "strong", "sup"))
"""Elements that do not part words."""

_OWN_BOXES = ("ask", "short")
"""Boxes that are kept apart from the text; what an editor calls them does not matter."""


@dataclass
class _Growing:
    """A section while it is read: its text by the box that it stands in."""

    anchor: str = ""
    parts: dict[str, list[str]] = field(
        default_factory=lambda: {"heading": [], "text": [], "ask": [], "short": []}
    )

    def finished(self) -> Section:
        """The section, with single spaces and line ends."""
        heading, text, ask, short = (
            _SPACES.sub(_shorter, unescape("".join(parts))).strip() for parts in self.parts.values()
        )
        return Section(self.anchor, heading, text, short, ask)


def _shorter(spaces: re.Match[str]) -> str:
    return "\n" if "\n" in spaces[0] else " "


def read_sections(html: str) -> list[Section]:
    """The sections of a page's body, in order; an empty first one is left out."""
    reader = _Reader()
    position = 0
    for tag in _TAG.finditer(html):
        reader.text(html[position : tag.start()])
        reader.tag(tag[2], tag[3], is_end=bool(tag[1]))
        position = tag.end()
    reader.text(html[position:])
    return [section for section in reader.sections() if section != Section("", "", "")]


class _Reader:
    """Follows boxes and headings through the tags."""

    def __init__(self) -> None:
        self._sections = [_Growing()]
        self._boxes: list[str] = []
        self._skips = False
        self._is_heading = False

    def sections(self) -> Iterable[Section]:
        return (section.finished() for section in self._sections)

    def text(self, text: str) -> None:
        if not self._skips:
            own = next((box for box in reversed(self._boxes) if box), "text")
            self._sections[-1].parts["heading" if self._is_heading else own].append(text)

    def tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        if name in _INLINE:
            return
        if name == "div":
            self._box(attributes, is_end=is_end)
        elif name == "p":
            self._skips = not is_end and "box-title" in attributes and bool(self._own_box())
        elif name[0] == "h" and name[1:].isdigit():
            self._heading(int(name[1:]), attributes, is_end=is_end)
        self.text(" " if name in {"td", "th"} else "\n")

    def _own_box(self) -> str:
        return self._boxes[-1] if self._boxes else ""

    def _box(self, attributes: str, *, is_end: bool) -> None:
        if is_end:
            self._boxes.pop()
            return
        classes = dict(_ATTRIBUTE.findall(attributes)).get("class", "").split()
        self._boxes.append(next((box for box in _OWN_BOXES if box in classes), ""))

    def _heading(self, level: int, attributes: str, *, is_end: bool) -> None:
        if is_end:
            self._is_heading = False
        elif level <= _DEEPEST and not self._boxes:
            self._sections.append(_Growing(dict(_ATTRIBUTE.findall(attributes)).get("id", "")))
            self._is_heading = True
