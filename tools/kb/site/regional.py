"""A table of what each province says, blanks left blank."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kb.content.annotation import law_address
from kb.registry.regions import NATION
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.content.library import Library
    from kb.registry.regional import RegionalRule


def regional_tables(library: Library, language: str) -> Mapping[str, str]:
    """Every table as HTML, by name; links hold the root's hole."""
    tables = library.registry.regional.tables
    return {name: "".join(_table(library, rules, language)) for name, rules in tables.items()}


def _table(library: Library, rules: tuple[RegionalRule, ...], language: str) -> Iterator[str]:
    t = words(language)
    heads = (t.region, t.regional_period, t.regional_law, t.regional_note)
    labels = f'aria-label="{t.regional}" data-hint="{t.scrolls}"'
    yield f'<div class="table cards" role="group" {labels} tabindex="0">\n'
    yield "<table>\n<thead><tr>"
    yield from (f'<th scope="col">{head}</th>' for head in heads)
    yield "</tr></thead>\n<tbody>\n"
    for code in _regions(library, rules):
        name = t.nation if code == NATION else library.registry.regions.full_name(code)
        yield from _rows(name, [rule for rule in rules if rule.region == code], heads[1:])
    yield "</tbody>\n</table>\n</div>\n"


def _regions(library: Library, rules: tuple[RegionalRule, ...]) -> list[str]:
    """The nation, every province, and the cities that have rules of their own."""
    provinces = {r.code for r in library.registry.regions.by_code.values() if r.level == "province"}
    return sorted({NATION, *provinces, *(rule.region for rule in rules)})


def _rows(name: str, rules: list[RegionalRule], heads: Sequence[str]) -> Iterator[str]:
    """A row for every rule; a region without one has a row of blanks."""
    for cells in [_cells(rule) for rule in rules] or [("",) * len(heads)]:
        labelled = zip(heads, cells, strict=True)
        columns = "".join(f'<td data-label="{head}">{cell}</td>' for head, cell in labelled)
        yield f'<tr><th scope="row">{escape(name)}</th>{columns}</tr>\n'


def _cells(rule: RegionalRule) -> tuple[str, ...]:
    cited = escape(rule.citation.citation.text)
    link = f'<a class="cite" href="{law_address(rule.citation)}">{cited}</a>'
    return escape(rule.period), link, escape(rule.note)
