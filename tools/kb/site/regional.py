"""A table of what each province says, blanks left blank."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kb.content.annotation import law_address
from kb.registry.regions import NATION
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.content.library import Library
    from kb.registry.regional import RegionalRule


def regional_tables(library: Library, language: str) -> Mapping[str, str]:
    """Every table as HTML, by name; links hold the root's hole."""
    tables = library.registry.regional.tables
    return {name: "".join(_table(library, rules, language)) for name, rules in tables.items()}


def _table(library: Library, rules: tuple[RegionalRule, ...], language: str) -> Iterator[str]:
    t = words(language)
    heads = (t.region, t.regional_period, t.regional_law, t.regional_note)
    yield f'<div class="table" role="region" aria-label="{t.regional}" tabindex="0">\n'
    yield "<table>\n<thead><tr>"
    yield from (f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead>\n<tbody>\n"
    for code in _regions(library, rules):
        name = t.nation if code == NATION else library.registry.regions.full_name(code)
        yield from _rows(name, [rule for rule in rules if rule.region == code])
    yield "</tbody>\n</table>\n</div>\n"


def _regions(library: Library, rules: tuple[RegionalRule, ...]) -> list[str]:
    """The nation, every province, and the cities that have rules of their own."""
    provinces = {r.code for r in library.registry.regions.by_code.values() if r.level == "province"}
    return sorted({NATION, *provinces, *(rule.region for rule in rules)})


def _rows(name: str, rules: list[RegionalRule]) -> Iterator[str]:
    if not rules:
        yield f"<tr><td>{escape(name)}</td><td></td><td></td><td></td></tr>\n"
    for rule in rules:
        words_cited = escape(rule.citation.citation.text)
        link = f'<a class="cite" href="{law_address(rule.citation)}">{words_cited}</a>'
        cells = (escape(name), escape(rule.period), link, escape(rule.note))
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
