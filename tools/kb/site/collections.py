"""Collection pages: plain lists of articles by type, facet and region."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kb.content.types import MODELS, Article
from kb.registry.regions import NATION
from kb.site.addresses import article_uri, prefix
from kb.site.articles import type_uri
from kb.site.facets import FACETS, Facet, region_uri
from kb.site.feeds import feed_link
from kb.site.pages import Crumb, SitePage, Uri
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.content.document import Document
    from kb.content.library import Library

PAGE_SIZE = 50
"""Articles on one page of a collection: about 8 KB gz."""

_TEMPLATE = "collection.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list."""

    title: str
    uri: Uri
    summary: str
    place: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A narrower collection and how many articles it has."""

    title: str
    uri: Uri
    count: int


@dataclass(frozen=True)
class Collection:
    """What a collection shows, before it is cut into pages."""

    uri: Uri
    language: str
    title: str
    intro: str
    crumbs: tuple[Crumb, ...]
    branches: tuple[Branch, ...] = ()
    documents: Sequence[Document] = field(default_factory=list)
    is_nation: bool = False
    region: str = ""
    """The place whose readers want the list at hand; empty where nobody keeps it."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else the template may show."""


def collection_pages(library: Library, language: str) -> Iterator[SitePage]:
    """Every collection page of a language."""
    documents = _articles(library, language)
    for collection in _collections(library, language, documents):
        yield from _pages(library, collection)


def _articles(library: Library, language: str) -> list[Document]:
    return [
        document
        for document in library.documents.values()
        if document.language == language and isinstance(document.fields, Article)
    ]


def _collections(
    library: Library, language: str, documents: list[Document]
) -> Iterator[Collection]:
    yield from _type_collections(language, documents)
    for facet in FACETS:
        yield from _facet_collections(library, language, facet, documents)
    yield from _region_collections(library, language, documents)


def type_branches(language: str, documents: list[Document]) -> tuple[Branch, ...]:
    """The types that have articles."""
    counts = Counter(document.fields.kind.name for document in documents if document.fields)
    articles = [model for model in MODELS.values() if issubclass(model, Article)]
    kinds = [model.kind for model in articles if counts[model.kind.name]]
    return tuple(
        Branch(
            kind.en if language == "en" else kind.zh,
            type_uri(language, kind.home),
            counts[kind.name],
        )
        for kind in kinds
    )


def _type_collections(language: str, documents: list[Document]) -> Iterator[Collection]:
    for model in MODELS.values():
        if not issubclass(model, Article):
            continue
        kind, is_english = model.kind, language == "en"
        yield Collection(
            uri=type_uri(language, kind.home),
            language=language,
            title=kind.en if is_english else kind.zh,
            intro=kind.en_intro if is_english else kind.zh_intro,
            crumbs=(home_crumb(language),),
            documents=[found for found in documents if isinstance(found.fields, model)],
            region=NATION,
        )


def _facet_collections(
    library: Library, language: str, facet: Facet, documents: list[Document]
) -> Iterator[Collection]:
    t = words(language)
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for word in facet.words(document.fields):  # type: ignore[arg-type]
            groups[word].append(document)
    if not groups:
        return
    terms = facet.terms(library.registry.vocabulary, groups)
    branches = tuple(
        Branch(term.name(language), facet.uri(language, term), len(groups[term.id]))
        for term in terms.values()
        if term.id in groups
    )
    title, index = getattr(t, facet.field), facet.index_uri(language)
    intro = getattr(t, f"{facet.field}_intro")
    yield Collection(index, language, title, intro, (home_crumb(language),), branches)
    crumbs = (home_crumb(language), Crumb(title, index))
    for branch, word in zip(branches, (term for term in terms if term in groups), strict=True):
        yield Collection(branch.uri, language, branch.title, "", crumbs, documents=groups[word])


def _region_collections(
    library: Library, language: str, documents: list[Document]
) -> Iterator[Collection]:
    """The tree from the nation down; places without articles are left out."""
    t, regions = words(language), library.registry.regions
    within: dict[str, list[Document]] = defaultdict(list)
    below: dict[str, dict[str, None]] = defaultdict(dict)
    for document in documents:
        lineage = regions.lineage(document.fields.region)  # type: ignore[union-attr]
        for region in lineage:
            within[region.code].append(document)
            below[region.parent][region.code] = None
    for code in sorted({NATION, *within}):
        is_nation = code == NATION
        branches = tuple(
            Branch(regions.by_code[child].name, region_uri(language, child), len(within[child]))
            for child in sorted(below[code])
        )
        lineage = regions.lineage(code)[:-1]
        crumbs = [
            Crumb(t.regions if step.code == NATION else step.name, region_uri(language, step.code))
            for step in lineage
        ]
        yield Collection(
            uri=region_uri(language, code),
            language=language,
            title=t.regions if is_nation else regions.full_name(code),
            intro=t.regions_intro if is_nation else "",
            crumbs=(home_crumb(language), *crumbs),
            branches=branches,
            is_nation=is_nation,
            region=code,
            more={"feed": feed_link(library, language, code)},
            # The nation's page lists only what applies everywhere; below that, all within.
            documents=[d for d in within[code] if not is_nation or d.fields.region == NATION],  # type: ignore[union-attr]
        )


def home_crumb(language: str) -> Crumb:
    """The first step of every trail."""
    return Crumb(words(language).home, prefix(language))


def page_uris(uri: Uri, count: int, size: int) -> list[Uri]:
    """The addresses of the pages into which a long list is cut; the first is the list's own."""
    total = max(1, -(-count // size))
    return [uri, *(f"{uri}page/{number}/" for number in range(2, total + 1))]


def _pages(library: Library, collection: Collection) -> Iterator[SitePage]:
    """A collection cut into pages of at most `PAGE_SIZE` articles."""
    documents = collection.documents
    uris = page_uris(collection.uri, len(documents), PAGE_SIZE)
    for number, uri in enumerate(uris, start=1):
        chosen = documents[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield SitePage(
            uri=uri,
            language=collection.language,
            template=_TEMPLATE,
            title=collection.title,
            description=collection.intro or collection.title,
            breadcrumbs=collection.crumbs,
            # Further pages of a list of the whole country would outweigh all else that is kept.
            region=collection.region if number == 1 or collection.region != NATION else "",
            context={
                "collection": collection,
                "branches": collection.branches if number == 1 else (),
                "entries": [_entry(library, document) for document in chosen],
                "number": number,
                "total": len(uris),
                "before": uris[number - 2] if number > 1 else None,
                "after": uris[number] if number < len(uris) else None,
                **collection.more,
            },
        )


def _entry(library: Library, document: Document) -> Entry:
    fields = document.fields
    assert isinstance(fields, Article)  # noqa: S101 — `_articles` chose them
    place = "" if fields.region == NATION else library.registry.regions.full_name(fields.region)
    return Entry(document.title, article_uri(document.path), fields.summary, place)


def with_counterparts(pages: dict[str, list[SitePage]]) -> list[SitePage]:
    """Let collection pages that exist in several languages know each other."""
    by_uri = {page.uri: page for found in pages.values() for page in found}
    return [_with_counterparts(page, by_uri) for page in by_uri.values()]


def _with_counterparts(page: SitePage, by_uri: dict[Uri, SitePage]) -> SitePage:
    bare = page.uri.removeprefix(prefix(page.language))
    uris = {"zh": bare, "en": f"en/{bare}"}
    if page.alternates or not all(uri in by_uri for uri in uris.values()):
        return page
    return replace(page, alternates=uris)
