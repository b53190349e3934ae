"""What the index knows of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page that can be linked to; the first one may have no heading."""

    anchor: str
    heading: str
    text: str
    short: str = ""
    """The short answer of a question."""
    ask: str = ""
    """How workers put the question, one wording per line."""


@dataclass(frozen=True, slots=True)
class Label:
    """A word of a facet: what stands in addresses, and what readers see."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A page to be found."""

    uri: str
    language: str
    title: str
    sections: tuple[Section, ...]
    collection: Label
    place: str = ""
    """The full name of the place; empty for pages that belong to none."""
    region: Label | None = None
    """The province."""
    industries: tuple[Label, ...] = ()
    groups: tuple[Label, ...] = ()
    year: str = ""
    due: str = ""
    """The day by which the page is to be checked again, as YYYY-MM-DD."""
    is_named_only: bool = False
    """Whether it is a result only for those who name it: it answers no question itself."""

    @property
    def heading_text(self) -> str:
        """Headings and the wordings of workers, a line each."""
        return "\n".join(f"{section.heading}\n{section.ask}" for section in self.sections)

    @property
    def body_text(self) -> str:
        """All other text."""
        return "\n".join(f"{section.short}\n{section.text}" for section in self.sections)
