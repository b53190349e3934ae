"""The pages of a library as the index sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.content.markdown.render import fill
from kb.content.types import Article, PlainPage
from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.search.entry import Entry, Label, Section
from kb.search.panels import panels
from kb.search.sections import read_sections
from kb.site.addresses import article_uri, prefix
from kb.site.facets import year_of
from kb.site.finder import finder_page
from kb.site.helplines import helplines, helplines_page
from kb.site.laws import STATUS_NAMES, law_uri
from kb.site.regional import regional_tables
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types.shared import Kind
    from kb.law import Law

_NOT_FOR_READERS = "docs/contributing/"
_LAW = "law-record"
"""The collection of the law register's pages; `law` is the folder of explainers."""


def library_entries(library: Library, language: str) -> list[Entry]:
    """Every page of a language that a reader may look for.

    Articles whatever their status, as the site publishes them; not the home page, which
    leads everywhere, nor the editors' manual.  Laws by their names only: what their pages
    list stands in the articles.
    """
    tables = regional_tables(library, language)
    found = [
        _article(library, document, tables)
        for document in library.documents.values()
        if document.language == language and _is_for_readers(document)
    ]
    if found:
        found.append(_hotlines(library, language))
    if language == "zh":
        found += _finder(library)
        found += map(_law, library.registry.laws.register.laws.values())
    return found


def _is_for_readers(document: Document) -> bool:
    home = article_uri(document.path) == prefix(document.language)
    return not home and not document.path.startswith(_NOT_FOR_READERS)


def _article(library: Library, document: Document, tables: Mapping[str, str]) -> Entry:
    entry = Entry(
        uri=article_uri(document.path),
        language=document.language,
        title=document.title,
        sections=tuple(_sections(document, tables)),
        collection=_collection(document),
    )
    fields = document.fields
    if not isinstance(fields, Article):
        return entry
    regions = library.registry.regions
    return replace(
        entry,
        place="" if fields.region == NATION else regions.full_name(fields.region),
        region=_province(library, document.language, fields.region),
        industries=tuple(_labels(library, document, "industries", fields.industries)),
        groups=tuple(_labels(library, document, "worker_groups", fields.worker_groups)),
        year=year_of(fields),
        due=fields.review_by.isoformat(),
    )


def _sections(document: Document, tables: Mapping[str, str]) -> Iterator[Section]:
    """The summary, the panels, then the text as a reader sees it, tables from data included.

    The figures of a case's panel are left out: a check sees to it that they stand in the text.
    """
    found = read_sections(fill(document.body.html, lambda _number: "", "", tables))
    summary = document.fields.summary if document.fields else ""
    opening = found.pop(0).text if found and not found[0].heading else ""
    if text := "\n".join(filter(None, (summary, opening))):
        yield Section("", "", text)
    yield from panels(document)
    yield from found


def _collection(document: Document) -> Label:
    if not document.fields:
        return Label("page", "")
    return _collection_of(document.fields.kind, document.language)


def _collection_of(kind: Kind, language: str) -> Label:
    return Label(kind.name, kind.en if language == "en" else kind.zh)


def _province(library: Library, language: str, code: str) -> Label:
    province = f"{code[:2]}0000"
    if province == NATION:
        return Label(NATION, words(language).nation)
    return Label(province, library.registry.regions.full_name(province))


def _labels(library: Library, document: Document, name: str, chosen: list[str]) -> Iterator[Label]:
    """The words of a vocabulary list, by the ids that the site's addresses use."""
    for word in chosen:
        if term := library.registry.vocabulary.term(name, word):
            yield Label(term.slug, term.name(document.language))


def _hotlines(library: Library, language: str) -> Entry:
    """The page of helplines: every number with whose it is and what it is for."""
    page, ask = helplines_page(library, language), words(language).hotlines_ask
    lines = (f"{e.place}{e.name} {e.number} {e.purpose}" for e in helplines(library, language))
    text = "\n".join([page.description, *lines])
    kind = _collection_of(PlainPage.kind, language)
    return Entry(page.uri, language, page.title, (Section("", "", text, ask=ask),), kind)


def _finder(library: Library) -> Iterator[Entry]:
    """The page that finds stations; the stations themselves are looked for there."""
    if page := finder_page(library):
        section = Section("", "", page.description, ask=words("zh").finder_ask)
        kind = _collection_of(Standard.kind, page.language)
        yield Entry(page.uri, page.language, page.title, (section,), kind)


def _law(law: Law) -> Entry:
    """A law's page: all its names are headings."""
    names = "\n".join(name for name in law.names if name != law.short)
    about = f"{law.rank} {STATUS_NAMES[law.status]} {law.issuer} {law.document_number}".strip()
    return Entry(
        uri=law_uri(law),
        language="zh",
        title=f"《{law.short}》",
        sections=(Section("", "", about, ask=names),),
        collection=Label(_LAW, words("zh").laws),
        is_named_only=True,
    )
