"""Emphasis that works beside Chinese punctuation.

CommonMark leaves `**（一）可以吗？**可以` unbolded, because `？` is punctuation
and `可` is not.  This is the rule of the "CJK-friendly" amendment
(github.com/tats-u/markdown-cjk-friendly): next to a CJK character a delimiter
may open or close as if a space stood there.  Without a CJK neighbour it is
CommonMark's own rule.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


def cjk_emphasis(md: MarkdownIt) -> None:
    """Replace the delimiter scan of `*` and `_`; pairing stays markdown-it's."""
    md.inline.ruler.at("emphasis", _tokenize)


def is_cjk(character: str) -> bool:
    """Whether a character is full-width (Han, kana, Hangul, their punctuation), no emoji."""
    if character <= "\u10ff" or unicodedata.east_asian_width(character) not in "WFH":
        return False
    # Among wide symbols these are letters' radicals and signs; the others are emoji.
    is_symbol = unicodedata.category(character).startswith("S")
    return not is_symbol or "\u2e80" <= character < "\U0001f000"


def _tokenize(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 — markdown-it's protocol
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    can_open, can_close, length = _scan(state, marker)
    for _ in range(length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), length, len(state.tokens) - 1, -1, can_open, can_close)
        )
    state.pos += length
    return True


def _scan(state: StateInline, marker: str) -> tuple[bool, bool, int]:
    stock = state.scanDelims(state.pos, marker == "*")
    end = state.pos + stock.length
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    if not (is_cjk(before) or is_cjk(after)):
        return stock.can_open, stock.can_close, stock.length
    left = _flanks(inner=after, outer=before)
    right = _flanks(inner=before, outer=after)
    split = marker == "*"
    can_open = left and (split or not right or _is_punctuation(before))
    can_close = right and (split or not left or _is_punctuation(after))
    return can_open, can_close, stock.length


def _flanks(inner: str, outer: str) -> bool:
    """Whether a delimiter run leans on `inner` (CommonMark 6.2, amended)."""
    if isWhiteSpace(ord(inner)):
        return False
    if is_cjk(inner) or not _is_punctuation(inner):
        return True
    return isWhiteSpace(ord(outer)) or is_cjk(outer) or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
