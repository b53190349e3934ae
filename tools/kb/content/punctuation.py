"""Punctuation of Chinese prose, judged by AutoCorrect.

Only its rule for full-width marks is on: spaces between Chinese and Latin letters are not
our style, and its other rules change digits and brackets.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
"""What may be replaced by what; anything else that the library proposes is not taken."""

_OFF = (
    "space-word",
    "space-punctuation",
    "space-bracket",
    "space-backticks",
    "space-dash",
    "space-dollar",
    "halfwidth-word",
    "halfwidth-punctuation",
    "no-space-fullwidth",
    "no-space-fullwidth-quote",
    "spellcheck",
)


def full_width_marks(text: str, kept: Sequence[str] = ()) -> Iterator[tuple[int, int, str]]:
    """Where a Chinese text has an ASCII mark: start, end with the space behind it, the mark meant.

    Nothing within a stretch that stands word for word in `kept` is named.
    """
    proposed = _formatter()(text)
    guarded = [stretch for words in kept for stretch in _places(text, words)]
    matcher = SequenceMatcher(None, text, proposed, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        new = proposed[new_start:new_end]
        is_mark = kind == "replace" and _MARKS.get(text[start:end].rstrip(" ")) == new
        if is_mark and not any(start < stop and begin < end for begin, stop in guarded):
            yield start, end, new


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


@cache
def _formatter() -> Callable[[str], str]:
    import autocorrect_py  # noqa: PLC0415 — loaded only for a text that gives reason to

    rules = dict.fromkeys(_OFF, 0) | {"fullwidth": 1}
    # The library's stub leaves this function out.
    autocorrect_py.load_config(json.dumps({"rules": rules}))  # type: ignore[attr-defined]
    return lambda text: str(autocorrect_py.format(text))
