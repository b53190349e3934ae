"""Words by how they sound: for readers who type letters without an input method."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pypinyin import lazy_pinyin

from kb.search.analyse import HAN, normalise
from kb.search.hashing import power_of_two, term_hash
from kb.site.script import script

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

_RUN = re.compile(f"[{HAN}]{{2,}}")
_SYLLABLE = re.compile("[a-z]{1,6}")
MOST_ALIKE = 3
"""Words of one sound that are kept, the most frequent ones."""
KEY = "pinyin"
_SHARD_BYTES = 3_000
"""No shard is larger on average, nor smaller than half of it: under 1 KB compressed."""


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
        best = sorted(words, key=lambda word: (-words[word], word))[:MOST_ALIKE]
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


def pinyin_scripts(
    table: Mapping[str, Mapping[str, str]], shards: int | None = None
) -> Iterator[tuple[str, bytes]]:
    """The table as keys and scripts: which syllables there are, and the words by the first one.

    Without a number of shards there are as many as keep them small.
    """
    count = shards or power_of_two(len(script("", table)) / _SHARD_BYTES)
    yield KEY, script(KEY, {"shards": count, "sounds": _sounds(table)})
    dealt: list[dict[str, Mapping[str, str]]] = [{} for _ in range(count)]
    for first, seconds in table.items():
        dealt[term_hash(first) & (count - 1)][first] = seconds
    for number, shard in enumerate(dealt):
        key = shard_key(number, count)
        yield key, script(key, shard)


def shard_key(number: int, shards: int) -> str:
    """Where the words are whose first syllable has a hash: the number of shards is in the name.

    An old list of syllables never reads new shards.
    """
    return f"{KEY}/{shards}/{number:x}"


def _sounds(table: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Every syllable with the characters that are read so in some word, both in order."""
    sounds: dict[str, set[str]] = {}
    for first, seconds in table.items():
        for second, words in seconds.items():
            sounds.setdefault(first, set()).update(words[::2])
            sounds.setdefault(second, set()).update(words[1::2])
    return {syllable: "".join(sorted(sounds[syllable])) for syllable in sorted(sounds)}


def read_pinyin(values: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The way back: the table from the values of the files."""
    shards = [value for key, value in values.items() if key.startswith(f"{KEY}/")]
    return {first: dict(seconds) for shard in shards for first, seconds in shard.items()}


def words_sounding_like(
    letters: str, syllables: Container[str], words: Callable[[str, str], str]
) -> list[list[str]]:
    """For every pair of neighbouring syllables in any reading of `letters`: its words.

    `words` gives those of two syllables.  Empty when `letters` is no pinyin.
    """
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
                alike = words(letters[start:middle], letters[middle:end])
                found.append([alike[place : place + 2] for place in range(0, len(alike), 2)])
    return [alike for alike in found if alike]


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
