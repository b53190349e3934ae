"""Strings as Typst reads them: content never becomes markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPES: Final = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}
_JOINER: Final = "\u2060"
_SINGLE: Final = re.compile(r"(?<!—)—(?!—)|[·～／]")
"""Marks that may not begin a line, which Typst would let them."""


def string(text: str) -> str:
    """A Typst string literal."""
    return '"' + "".join(_ESCAPES.get(c, c) for c in text) + '"'


def kept_together(text: str) -> str:
    """The text with word joiners before the marks that may not begin a line."""
    return _SINGLE.sub(lambda mark: _JOINER + mark[0], text)


def strings(texts: Iterable[str]) -> str:
    """A Typst array of strings."""
    return "(" + "".join(f"{string(text)}, " for text in texts) + ")"


def label(name: str) -> str:
    """A label put on what stands before it."""
    return f"#label({string(name)})"
