"""Text of strangers inside Markdown that GitHub shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+!|~$^:]")


def escaped(text: str) -> str:
    """The text as text: no markup, no link, no image, and nobody is called by `@`."""
    line = " ".join(text.split())
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", line).replace("@", "&#64;")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; cells are escaped already."""
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
