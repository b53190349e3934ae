"""A built page, reduced to what tests ask about."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass
class Markup(HTMLParser):
    """Start tags with their attributes, ids, addresses and the text of a page."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def addresses(self) -> list[str]:
        """Everything that a page loads or leads to."""
        return [
            attributes[name]
            for _, attributes in self.tags
            for name in ("href", "src", "action", "poster", "data")
            if name in attributes
        ]


def read_markup(path: Path) -> Markup:
    """Parse a built page."""
    markup = Markup()
    markup.feed(path.read_text(encoding="utf-8"))
    return markup
