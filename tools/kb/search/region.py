"""A smaller index for each province: of what a reader keeps, to search it without a network.

Every province has the pages of the whole country too.  These are indexed once; the index of
a province's own pages is set behind them, so that thirty provinces cost little more than one.
The result is an index like any other (docs/contributing/search-format.md), in one file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.search.columns import column
from kb.search.entries import library_entries
from kb.search.facets import facet_columns
from kb.search.files import index_files
from kb.search.hashing import power_of_two
from kb.search.shards import ROWS
from kb.site.offline import region_file
from kb.site.script import read_script, script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.content.library import Library
    from kb.registry.lexicon import Lexicon
    from kb.search.entry import Entry

    Posting = list[Any]
    Pinyin = dict[str, dict[str, str]]

_LAYOUT = "kept"
"""The folder in the keys of the files: there is one shard, and nothing else by this name."""
_FIELDS = 3
_SOUNDING_ALIKE = 3
"""Words of one sound, two characters each."""


def region_search_files(
    library: Library, kept: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    """The index of each province as one script; `kept` are the addresses of its pages, by code.

    One file instead of a hundred: it is loaded at once or not at all, and compresses better.
    """
    entries = {entry.uri: entry for entry in library_entries(library, "zh")}
    common = set.intersection(*map(set, kept.values())) if kept else set()
    if not (shared := [entries[uri] for uri in sorted(common & entries.keys())]):
        return
    nation = _part(shared, library.registry.lexicon)
    for code, uris in kept.items():
        own = [entries[uri] for uri in uris if uri in entries and uri not in common]
        if not own:
            continue
        scripts = _together(nation, _part(own, None, nation.base["slots"]))
        yield region_file(code), b"".join((*scripts, script(f"region/{code}", 1)))


@dataclass(frozen=True)
class _Part:
    """An index as values: `terms` hold postings, `texts` the same written out."""

    base: dict[str, Any]
    terms: dict[str, Posting]
    texts: dict[str, str]
    rows: list[Any]
    by_slot: dict[int, Entry]
    fragments: list[bytes]
    pinyin: Pinyin
    lexicon: Any


def _part(entries: Sequence[Entry], lexicon: Lexicon | None, shift: int = 0) -> _Part:
    """The index of some pages; slots are counted from `shift` on."""
    values = dict(read_script(content) for _, content in index_files(entries, "", lexicon))
    base, by_uri = values["base"], {entry.uri: entry for entry in entries}
    files = {key.partition("/")[2]: value for key, value in values.items() if "/" in key}
    shards = [value for key, value in files.items() if key.startswith("t/")]
    terms = {term: posting for shard in shards for term, posting in shard.items()}
    rows = [row for number in range(base["slots"] // ROWS) for row in files[f"d/{number}"]]
    taken = [slot for slot, row in enumerate(rows) if row]
    return _Part(
        base=base,
        terms=terms,
        texts={term: _member(term, posting) for term, posting in terms.items()},
        rows=rows,
        by_slot={slot + shift: by_uri[rows[slot][0]] for slot in taken},
        fragments=[script(f"{_LAYOUT}/f/{slot + shift}", files[f"f/{slot}"]) for slot in taken],
        pinyin=values["pinyin"],
        lexicon=values.get("lexicon"),
    )


def _together(first: _Part, second: _Part) -> Iterator[bytes]:
    """The scripts of one index of both; the slots of the second begin where the first's end."""
    shift = first.base["slots"]
    slots = power_of_two(shift + second.base["slots"])
    base = _base(first.base, second.base)
    codes = [code.ljust(slots, column([0])) for code in base["codes"]]
    yield script("base", {**base, "slots": slots, "shards": 1, "layout": _LAYOUT, "codes": codes})
    yield script("facets", facet_columns({**first.by_slot, **second.by_slot}, slots))
    yield _terms(first, second, shift)
    rows = [*first.rows, *second.rows]
    rows += [0] * (slots - len(rows))
    for start in range(0, slots, ROWS):
        yield script(f"{_LAYOUT}/d/{start // ROWS}", rows[start : start + ROWS])
    yield from first.fragments
    yield from second.fragments
    yield script("pinyin", _pinyin(first.pinyin, second.pinyin))
    if first.lexicon is not None:
        yield script("lexicon", first.lexicon)


def _base(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    count = first["n"] + second["n"]
    pairs = zip(first["average"], second["average"], strict=True)
    average = [(one * first["n"] + other * second["n"]) / count for one, other in pairs]
    codes = [a + b for a, b in zip(first["codes"], second["codes"], strict=True)]
    named = _steps(first["named"], second["named"], first["slots"])
    return {**first, "n": count, "average": average, "codes": codes, "named": named}


def _steps(first: Sequence[int], second: Sequence[int], shift: int) -> list[int]:
    """Both lists of slots, written as differences, as one."""
    if not second:
        return [*first]
    return [*first, second[0] + shift - sum(first), *second[1:]]


def _terms(first: _Part, second: _Part, shift: int) -> bytes:
    """All postings as one shard: only those that the second part knows are written anew."""
    own = {
        term: _member(term, joined(first.terms.get(term, [0] * _FIELDS), posting, shift))
        for term, posting in second.terms.items()
    }
    members = ",".join({**first.texts, **own}.values())
    return f'S("{_LAYOUT}/t/0",{{{members}}})\n'.encode()


def _member(term: str, posting: Posting) -> str:
    """A term in its shard.  Terms are letters, digits and Han: nothing that needs care."""
    return f"{json.dumps(term, ensure_ascii=False)}:{json.dumps(posting, separators=(',', ':'))}"


def joined(first: Posting, second: Posting, shift: int) -> Posting:
    """The postings of a term in both parts, as one.

    >>> joined([[16], 0, 0], [[8], [9], 0], 32)
    [[16, 248], [265], 0]
    """
    fields = [_numbers(*pair, shift) for pair in zip(first[:3], second[:3], strict=True)]
    is_cut = len(first) > _FIELDS or len(second) > _FIELDS
    return [*fields, _in_body(first) + _in_body(second)] if is_cut else fields


def _numbers(first: Any, second: Any, shift: int) -> Any:
    if not second:
        return first
    step = (shift - max(_slots(first or []), default=0)) * 8
    return [*(first or []), second[0] + step, *second[1:]]


def _slots(numbers: Sequence[int]) -> Iterator[int]:
    """The slots of a posting: a frequency of 8 or more is a number of its own."""
    slot, place = 0, 0
    while place < len(numbers):
        slot += numbers[place] >> 3
        yield slot
        place += 2 if numbers[place] & 7 == 7 else 1


def _in_body(posting: Posting) -> int:
    if len(posting) > _FIELDS:
        return int(posting[_FIELDS])
    return len(list(_slots(posting[2] or [])))


def _pinyin(first: Pinyin, second: Pinyin) -> Pinyin:
    """Both tables; the words of the first come first."""
    table = {one: dict(others) for one, others in first.items()}
    for one, others in second.items():
        for other, words in others.items():
            known = table.setdefault(one, {}).get(other, "")
            added = "".join(word for word in _pairs(words) if word not in _pairs(known))
            table[one][other] = (known + added)[: 2 * _SOUNDING_ALIKE]
    return table


def _pairs(words: str) -> list[str]:
    return [words[i : i + 2] for i in range(0, len(words), 2)]
