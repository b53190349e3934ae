"""Slips that leave no doubt what was meant: the ground on which a word is replaced unasked.

`guess` in `validation.py` suggests; this module decides.  A word of ASCII letters counts
as a slip when one letter is wrong, missing, too many or swapped with its neighbour; a
Chinese one when it sounds the same, which is how an input method goes wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.source.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.source.file import SourceFile
    from kb.source.span import Span

_SHORTEST_ASCII, _SHORTEST_CHINESE = 4, 3
_DIGIT = re.compile(r"\d")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def meant(word: str, known: Iterable[str]) -> str:
    """The one known word that `word` is a slip of; empty when there is none, or are several."""
    # A wrong digit gives another place, article or source, and nothing says which was meant.
    if _DIGIT.search(word):
        return ""
    found = {other for other in known if other != word and _is_slip(word, other)}
    return found.pop() if len(found) == 1 else ""


def replacement(source: SourceFile, span: Span, word: str, new: str) -> tuple[Edit, ...]:
    """The repair of a word that stands in a span once; none when it stands there otherwise."""
    written = source.cut(span)
    if not new or written.count(word) != 1:
        return ()
    start = source.offset(span.line, span.column) + written.index(word)
    return (Edit(source.span(start, start + len(word)), new),)


def _is_slip(word: str, other: str) -> bool:
    if word.isascii() and other.isascii():
        return min(len(word), len(other)) >= _SHORTEST_ASCII and _is_one_off(word, other)
    if len(word) != len(other) or len(word) < _SHORTEST_CHINESE:
        return False
    return bool(_CHINESE.fullmatch(word) and _CHINESE.fullmatch(other)) and _sounds_like(
        word, other
    )


def _is_one_off(word: str, other: str) -> bool:
    """One letter changed, added or dropped, or two neighbours swapped."""
    shorter, longer = sorted((word, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter)
    )
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[:at] + shorter[at + 1 : at + 2] + shorter[at : at + 1] + shorter[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or swapped == longer


def _sounds_like(word: str, other: str) -> bool:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 — its tables take longer to load than all checks run

    return bool(lazy_pinyin(word) == lazy_pinyin(other))
