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
        heading, text, ask, short = map(_tidy, self.parts.values())
        return Section(self.anchor, heading, text, short, ask)


def _tidy(parts: list[str]) -> str:
    return _SPACES.sub(_shorter, unescape("".join(parts))).strip() if parts else ""


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
        self._parts = self._sections[0].parts["text"]
        """Where text goes now."""

    def sections(self) -> Iterable[Section]:
        return (section.finished() for section in self._sections)

    def text(self, text: str) -> None:
        self._parts.append(text)

    def tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        if name in _INLINE:
            return
        if name == "div":
            self._box(attributes, is_end=is_end)
        elif name == "p" and "box-title" in attributes and self._own_box():
            self._parts = []  # what an editor calls these boxes is no text of theirs
        elif name == "p" and is_end:
            self._go_on()
        elif name[0] == "h" and name[1:].isdigit():
            self._heading(int(name[1:]), attributes, is_end=is_end)
        self._parts.append(" " if name in {"td", "th"} else "\n")

    def _own_box(self) -> str:
        """The innermost of the boxes that are kept apart."""
        return next((box for box in reversed(self._boxes) if box), "")

    def _go_on(self) -> None:
        self._parts = self._sections[-1].parts[self._own_box() or "text"]

    def _box(self, attributes: str, *, is_end: bool) -> None:
        if is_end:
            self._boxes.pop()
        else:
            classes = dict(_ATTRIBUTE.findall(attributes)).get("class", "").split()
            self._boxes.append(next((box for box in _OWN_BOXES if box in classes), ""))
        self._go_on()

    def _heading(self, level: int, attributes: str, *, is_end: bool) -> None:
        if is_end:
            self._go_on()
        elif level <= _DEEPEST and not self._boxes:
            self._sections.append(_Growing(dict(_ATTRIBUTE.findall(attributes)).get("id", "")))
            self._parts = self._sections[-1].parts["heading"]
