"""Everything that search needs on the site, as addresses and bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.content.library import LANGUAGES
from kb.registry.lexicon import Lexicon
from kb.search.analyse import compact, normalise
from kb.search.entries import library_entries
from kb.search.index import SHIPPED, Profile, build_index
from kb.search.pinyin import pinyin_table
from kb.search.shards import index_scripts
from kb.search.traditional import simplified
from kb.site.script import script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.content.library import Library
    from kb.search.entry import Entry

FOLDER = "search/"


def search_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The index of every language that has pages, and the map of characters that they share."""
    yield traditional_file()
    for language in LANGUAGES:
        lexicon = library.registry.lexicon if language == "zh" else None
        entries = library_entries(library, language)
        yield from index_files(entries, f"{FOLDER}{language}/", lexicon)


def traditional_file() -> tuple[str, bytes]:
    """The map as two strings of one length."""
    table = simplified()
    return f"{FOLDER}traditional.js", script(
        "traditional", ["".join(table), "".join(table.values())]
    )


def index_files(
    entries: Sequence[Entry],
    folder: str,
    lexicon: Lexicon | None = None,
    profile: Profile = SHIPPED,
) -> Iterator[tuple[str, bytes]]:
    """The index of some pages of one language, in a folder of its own; of none, nothing.

    Without a lexicon there is no file of it; pinyin is for Chinese pages only.
    """
    if not entries:
        return
    language = entries[0].language
    has_pinyin = language == "zh"
    extras = {"lexicon": int(lexicon is not None), "pinyin": int(has_pinyin)}
    scripts = index_scripts(build_index(entries), language, profile, extras)
    for key, content in scripts:
        yield f"{folder}{key}.js", content
    if lexicon is not None:
        yield f"{folder}lexicon.js", script("lexicon", lexicon_value(lexicon))
    if has_pinyin:
        table = pinyin_table(_spoken(entries, lexicon or Lexicon()))
        yield f"{folder}pinyin.js", script("pinyin", table)


def lexicon_value(lexicon: Lexicon) -> dict[str, Any]:
    """Stop phrases and expansions as queries are compared with them."""
    stop = {normalise(phrase).strip() for phrase in lexicon.stop} - {""}
    expand: dict[str, list[str]] = {}
    for phrase, formal in lexicon.expand.items():
        expand.setdefault(compact(normalise(phrase)), list(dict.fromkeys(formal)))
    expand.pop("", None)
    return {"stop": sorted(stop), "expand": expand}


def _spoken(entries: Sequence[Entry], lexicon: Lexicon) -> Iterator[str]:
    """What readers may spell by its sound."""
    for entry in entries:
        yield entry.title
        yield from entry.heading_text.splitlines()
    for phrase, formal in lexicon.expand.items():
        yield phrase
        yield from formal
