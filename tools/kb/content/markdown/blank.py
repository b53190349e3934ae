"""`____`: a blank to fill in.

Four or more underscores in a row are a blank, inside a sentence or alone on a
line.  Forms are full of them, and CommonMark would read a rule or emphasis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block import hr

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

BLANK = "blank"
"""The type of the token."""

SHORTEST = 4
"""`___` stays a thematic break and `__` stays emphasis."""


def blanks(md: MarkdownIt) -> None:
    """Add the inline rule and keep the thematic break away from blanks."""
    md.inline.ruler.before("emphasis", "blank", _blank)
    md.block.ruler.at(
        "hr", _rule_unless_blank, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _blank(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — markdown-it's protocol
    if state.src[state.pos] != "_":
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == "_":
        end += 1
    if end - state.pos < SHORTEST:
        return False
    if not silent:
        state.push(BLANK, "span", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _rule_unless_blank(
    state: StateBlock,
    start_line: int,
    end_line: int,
    silent: bool,  # noqa: FBT001 — markdown-it's protocol
) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.src.startswith("_" * SHORTEST, start):
        return False
    return hr(state, start_line, end_line, silent)
