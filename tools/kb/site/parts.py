"""A long text in parts: a browser lays out those near the screen, and the others when needed.

On a phone, laying out ten thousand characters takes longer than everything else together.
"""

from __future__ import annotations

from markupsafe import Markup

from kb.site.excerpt import sections

_NESTING = ("div", "details", "blockquote", "section", "ul", "ol")
"""What may hold a heading; every `<` of a text is escaped, so that counting finds tags alone."""


def in_parts(html: str) -> Markup:
    """The same text, each heading of the second level with what follows it in a section.

    A heading within a box or a list begins no part.
    """
    before, *parts = _whole(sections(html, 2))
    marked = (f'<section class="part">\n{part}</section>\n' for part in parts)
    return Markup(before + "".join(marked))  # noqa: S704 — our renderer's HTML


def _whole(pieces: list[str]) -> list[str]:
    """The pieces, joined where something that was opened in one is closed in another."""
    found: list[str] = []
    is_open = False
    for piece in pieces:
        if is_open:
            found[-1] += piece
        else:
            found.append(piece)
        is_open = any(found[-1].count(f"<{tag}") > found[-1].count(f"</{tag}>") for tag in _NESTING)
    return found
