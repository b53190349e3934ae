"""Words by how they sound: for readers who type letters without an input method."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pypinyin import lazy_pinyin

from kb.search.analyse import HAN, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RUN = re.compile(f"[{HAN}]{{2,}}")
_SYLLABLE = re.compile("[a-z]{1,6}")
_MOST = 3
"""Words of one sound that are kept, the most frequent ones."""


def pinyin_table(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """First syllable, second syllable, and the pairs of characters that sound like them.

    `texts` are titles, headings and the lexicon's words; a pair counts once per text.
    """
    sounds: dict[tuple[str, str], Counter[str]] = {}
    for text, count in Counter(texts).items():
        for sound, word in set(_sounding(normalise(text))):
            sounds.setdefault(sound, Counter())[word] += count
    table: dict[str, dict[str, str]] = {}
    for (first, second), words in sorted(sounds.items()):
        best = sorted(words, key=lambda word: (-words[word], word))[:_MOST]
        table.setdefault(first, {})[second] = "".join(best)
    return table


def _sounding(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The pairs of a text with their syllables, read in context: 重庆 is chongqing."""
    for run in _RUN.finditer(text):
        characters = run[0]
        # A list for what has no known sound keeps one item for each character.
        syllables = lazy_pinyin(characters, errors=list)  # type: ignore[arg-type]
        for place, (first, second) in enumerate(pairwise(syllables)):
            if _SYLLABLE.fullmatch(first) and _SYLLABLE.fullmatch(second):
                for one in _spellings(first):
                    for other in _spellings(second):
                        yield (one, other), characters[place : place + 2]


def _spellings(syllable: str) -> tuple[str, ...]:
    """律 is lv for an input method, and lu for those who never learnt of it."""
    return (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)


def words_sounding_like(letters: str, table: dict[str, dict[str, str]]) -> list[list[str]]:
    """For every pair of neighbouring syllables in any reading of `letters`: its words.

    Empty when `letters` is no pinyin.
    """
    syllables = {*table, *(second for seconds in table.values() for second in seconds)}
    size = len(letters)
    steps = [
        [
            end
            for end in range(start + 1, min(size, start + 6) + 1)
            if letters[start:end] in syllables
        ]
        for start in range(size)
    ]
    reached = _reached(steps, size)
    found = []
    for start in (place for place in range(size) if place in reached):
        for middle in (end for end in steps[start] if end in reached and end < size):
            for end in (end for end in steps[middle] if end in reached):
                words = table.get(letters[start:middle], {}).get(letters[middle:end], "")
                found.append([words[place : place + 2] for place in range(0, len(words), 2)])
    return [words for words in found if words]


def _reached(steps: list[list[int]], size: int) -> set[int]:
    """The boundaries that stand in a reading of the whole."""
    forward = {0}
    for start in range(size):
        if start in forward:
            forward.update(steps[start])
    backward = {size}
    for start in reversed(range(size)):
        if backward.intersection(steps[start]):
            backward.add(start)
    return forward & backward
