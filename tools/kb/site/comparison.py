"""All bargaining cases side by side: what was agreed, where, for whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.types.case import Case
from kb.registry.regions import NATION
from kb.site.addresses import article_uri
from kb.site.articles import type_uri
from kb.site.collections import Branch, home_crumb, page_uris
from kb.site.facets import year_of
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.content.document import Document
    from kb.content.library import Library

ROWS = 50
"""Cases in one table; more are cut by province, and then into pages."""
FEWEST = 2
"""One case cannot be compared."""


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the table."""

    title: str
    uri: Uri
    code: str
    place: str
    whom: tuple[str, ...]
    agreed: tuple[tuple[str, str], ...]
    """Topic and term."""
    level: str
    initiator: str
    year: str
    is_inferred: bool
    """Whether the year is a conclusion from the content."""


def comparison_uri(language: str) -> Uri:
    """The address of the comparison."""
    return f"{type_uri(language, Case.kind.home)}compare/"


def has_comparison(documents: Sequence[Document]) -> bool:
    """Whether a language has enough cases."""
    return sum(isinstance(document.fields, Case) for document in documents) >= FEWEST


def comparison_pages(library: Library, language: str) -> Iterator[SitePage]:
    """One table, or an index of provinces and their tables where there are many cases."""
    documents = [d for d in library.documents.values() if d.language == language]
    if not has_comparison(documents):
        return
    rows = sorted(_rows(library, documents), key=lambda row: (row.code, row.uri))
    if len(rows) <= ROWS:
        yield from _pages(language, comparison_uri(language), rows)
    else:
        yield from _by_province(library, language, rows)


def _by_province(library: Library, language: str, rows: list[Row]) -> Iterator[SitePage]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[_province(row.code)].append(row)
    index, regions = comparison_uri(language), library.registry.regions
    branches = tuple(
        Branch(regions.full_name(code), f"{index}{code}/", len(found))
        for code, found in groups.items()
    )
    yield _page(language, index, branches=branches)
    for branch in branches:
        found = groups[branch.uri.removeprefix(index).rstrip("/")]
        yield from _pages(language, branch.uri, found, branch.title)


def _province(code: str) -> str:
    return f"{code[:2]}0000"


def _pages(language: str, uri: Uri, rows: list[Row], place: str = "") -> Iterator[SitePage]:
    uris = page_uris(uri, len(rows), ROWS)
    for number, address in enumerate(uris, start=1):
        yield _page(
            language,
            address,
            place,
            rows=rows[(number - 1) * ROWS : number * ROWS],
            number=number,
            total=len(uris),
            before=uris[number - 2] if number > 1 else None,
            after=uris[number] if number < len(uris) else None,
        )


def _page(language: str, uri: Uri, place: str = "", **context: object) -> SitePage:
    t, kind = words(language), Case.kind
    crumbs = [
        home_crumb(language),
        Crumb(kind.en if language == "en" else kind.zh, type_uri(language, kind.home)),
        *([Crumb(t.compare, comparison_uri(language))] if place else []),
    ]
    nothing = {"rows": [], "branches": (), "number": 1, "total": 1, "before": None, "after": None}
    return SitePage(
        uri=uri,
        language=language,
        template="compare.html",
        title=f"{t.compare}：{place}" if place else t.compare,
        description=t.compare_intro,
        breadcrumbs=tuple(crumbs),
        context={**nothing, **context},
    )


def _rows(library: Library, documents: Sequence[Document]) -> Iterator[Row]:
    for document in documents:
        if isinstance(document.fields, Case):
            yield _row(library, document, document.fields)


def _row(library: Library, document: Document, fields: Case) -> Row:
    vocabulary, language = library.registry.vocabulary, document.language

    def name(field: str, word: str) -> str:
        term = vocabulary.term(field, word)
        return term.name(language) if term else word

    place = library.registry.regions.full_name(fields.region)
    return Row(
        title=document.title,
        uri=article_uri(document.path),
        code=fields.region,
        place=words(language).nation if fields.region == NATION else place,
        whom=tuple(name("worker_groups", word) for word in fields.worker_groups),
        agreed=tuple((name("topics", clause.topic), clause.term) for clause in fields.agreed),
        level=name("levels", fields.level),
        initiator=name("initiators", fields.initiator),
        year=year_of(fields),
        is_inferred=fields.source.date_precision == "inferred",
    )
