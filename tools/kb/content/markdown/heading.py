"""Heading ids: explicit `{#id .class}`, or derived from the text, never counted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"[ \t]*\{((?:[ \t]*[#.][\w-]+)+)[ \t]*\}$")


def heading_ids(md: MarkdownIt) -> None:
    """Read trailing attributes before inline parsing, derive missing ids after it."""
    md.core.ruler.before("inline", "heading_attributes", _explicit)
    md.core.ruler.after("inline", "heading_ids", _derived)


def derive_id(text: str) -> str:
    """The id of a heading without an explicit one: its letters and digits.

    >>> derive_id("谁可以 先提出？")
    '谁可以-先提出'
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    kept = "".join(c if c.isalnum() or c in "-_" else " " for c in folded if c not in "'’")
    return "-".join(kept.split())


def plain_text(tokens: Sequence[Token]) -> str:
    """The visible text of inline tokens, markup removed."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "blank", "softbreak", "hardbreak", "image")
    )


def _explicit(state: StateCore) -> None:
    for opening, inline in _headings(state):
        if not (match := _ATTRIBUTES.search(inline.content)):
            continue
        inline.content = inline.content[: match.start()]
        inline.meta["attributes"] = match[0]
        for word in match[1].split():
            if word[0] == "#":
                opening.attrSet("id", word[1:])
            else:
                opening.attrJoin("class", word[1:])


def _derived(state: StateCore) -> None:
    for opening, inline in _headings(state):
        if not opening.attrGet("id") and (found := derive_id(plain_text(inline.children or []))):
            opening.attrSet("id", found)


def _headings(state: StateCore) -> list[tuple[Token, Token]]:
    tokens = state.tokens
    return [
        (token, tokens[index + 1])
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
