"""Articles as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.content.library import LANGUAGES
from kb.content.links import document_at, is_outside, target_of
from kb.content.types import Article
from kb.content.types.course import Course
from kb.content.types.explainer import Explainer
from kb.content.types.form import Form
from kb.site.addresses import article_uri, link_address, prefix
from kb.site.courses import course_context
from kb.site.facets import FACETS, region_uri
from kb.site.feeds import feed_link
from kb.site.forms import form_context
from kb.site.helplines import helplines
from kb.site.pages import Crumb, SitePage, TocEntry, Uri
from kb.site.questions import question_data
from kb.site.speaker import attribution
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.content.document import Document
    from kb.content.library import Library

_DEEPEST_IN_TOC = 2
_HOME, _PAGE, _ARTICLE, _FORM = "home.html", "page.html", "article.html", "form.html"


def article_page(
    library: Library, document: Document, tables: Mapping[str, str] | None = None
) -> SitePage:
    """The page of one article; `tables` are the tables made from data, by name."""
    uri = article_uri(document.path)
    fields = document.fields
    article = fields if isinstance(fields, Article) else None
    is_home = uri == prefix(document.language)
    return SitePage(
        uri=uri,
        language=document.language,
        template=_template(article, is_home=is_home),
        title=document.title,
        description=fields.summary if fields else "",
        body_html=document.body.html,
        addresses=tuple(link_address(library, document, link, uri) for link in document.body.links),
        tables=tables or {},
        toc=_toc(document),
        breadcrumbs=() if is_home else tuple(_breadcrumbs(document)),
        edit_path=document.path,
        alternates=_alternates(library, document),
        anchors=frozenset(anchor.id for anchor in document.body.anchors),
        anchor_links=tuple(_anchor_links(library, document)),
        context=_context(library, document, article) if article else {},
    )


def _template(article: Article | None, *, is_home: bool) -> str:
    if article:
        return _FORM if isinstance(article, Form) else _ARTICLE
    return _HOME if is_home else _PAGE


def _toc(document: Document) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(heading.level, heading.id, heading.text)
        for heading in document.body.headings
        if heading.level <= _DEEPEST_IN_TOC
    )


def _breadcrumbs(document: Document) -> list[Crumb]:
    t = words(document.language)
    crumbs = [Crumb(t.home, prefix(document.language))]
    if document.fields and isinstance(document.fields, Article):
        kind = document.fields.kind
        title = kind.en if document.language == "en" else kind.zh
        crumbs.append(Crumb(title, type_uri(document.language, kind.home)))
    return crumbs


def type_uri(language: str, home: str) -> Uri:
    """The address of a type's collection."""
    return f"{prefix(language)}{home.removeprefix('docs/')}/"


def _alternates(library: Library, document: Document) -> dict[str, Uri]:
    found = {language: library.translation(document, language) for language in LANGUAGES}
    uris = {language: article_uri(other.path) for language, other in found.items() if other}
    return uris if len(uris) > 1 else {}


def _anchor_links(library: Library, document: Document) -> list[tuple[Uri, str]]:
    """Links with an anchor to other articles, for the host's own validation."""
    links = [link for link in document.body.links if not is_outside(link.href)]
    targets = [target_of(library, document, link) for link in links if "#" in link.href]
    found = [(document_at(library, document, target.path), target.anchor) for target in targets]
    return [(article_uri(other.path), anchor) for other, anchor in found if other]


def _context(library: Library, document: Document, fields: Article) -> dict[str, Any]:
    """What an article's panels show: names instead of ids, and where they lead."""
    language, by_slug = document.language, library.registry.glossary.by_slug
    vocabulary, regions = library.registry.vocabulary, library.registry.regions
    lineage = [region for region in regions.lineage(fields.region) if region.parent]
    return {
        "fields": fields,
        "terms": [by_slug[slug] for slug in document.body.terms],
        "linked_data": question_data(document) if isinstance(fields, Explainer) else None,
        "kind": fields.kind.name,
        "said_by": attribution,
        "name": lambda name, word: vocabulary.label(name, word, language),
        "lineage": [Crumb(region.name, region_uri(language, region.code)) for region in lineage],
        "facets": {
            facet.field: [
                Crumb(term.name(language), facet.uri(language, term))
                for word in facet.words(fields)
                if (term := facet.term(vocabulary, word))
            ]
            for facet in FACETS
        },
        "feed": feed_link(library, language, fields.region),
        "helplines": helplines(library, language, fields.region),
        "source": library.registry.sources.by_id.get(fields.source.id) if fields.source else None,
        **_of_type(library, document, fields),
    }


def _of_type(library: Library, document: Document, fields: Article) -> dict[str, Any]:
    """What only one type of article shows."""
    if isinstance(fields, Course):
        return course_context(library, document, fields)
    return form_context(document) if isinstance(fields, Form) else {}
