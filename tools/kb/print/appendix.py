"""What stands at the back of a handout: words explained, laws with their status, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.markdown.heading import plain_text
from kb.content.markdown.render import REGIONAL, container_name
from kb.content.types import Article
from kb.content.types.form import Form
from kb.law import find_citations, resolve_citations
from kb.print.editions import visible_lines
from kb.print.tables import written_table
from kb.site.laws import STATUS_NAMES
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.law import Law, Resolution
    from kb.print.typst import Walker
    from kb.registry.glossary import GlossaryTerm

Printed = tuple["Document", "Sequence[Token]"]
"""A document and the tokens of it that are printed."""


def appendix(walker: Walker, printed: Sequence[Printed]) -> str:
    """The last pages, written with the walker of the first document."""
    parts = [
        *_words(walker, printed),
        *_laws(walker, printed),
        *_sources(walker, [document for document, _ in printed]),
    ]
    return f'#article("appendix", [附录])[{"".join(parts)}]\n' if parts else ""


def _words(walker: Walker, printed: Sequence[Printed]) -> Iterator[str]:
    found = sorted(_terms(walker.library, printed), key=lambda term: term.id)
    if found:
        yield _heading(walker, "用到的词")
        yield "#glossary("
        for term in found:
            yield f"([{walker.words(term.id)}], [{walker.words(term.plain)}]), "
        yield ")\n"


def _terms(library: Library, printed: Sequence[Printed]) -> list[GlossaryTerm]:
    texts = (plain_text(token.children or []) for _, tokens in printed for token in tokens)
    find = library.registry.glossary.find
    return list({term.id: term for text in texts for _, _, term in find(text)}.values())


def _laws(walker: Walker, printed: Sequence[Printed]) -> Iterator[str]:
    laws = {law.id: law for law in cited_laws(walker.library, printed)}
    if laws:
        t = words("zh")
        yield _heading(walker, "引用的法律法规")
        rows = [[f"《{law.short}》", *_standing(law)] for law in laws.values()]
        yield written_table(walker, [["名称", t.law_status, "截至"], *rows])


def _standing(law: Law) -> tuple[str, str]:
    t = words("zh")
    status = STATUS_NAMES[law.status] + ("" if law.verified else f"（{t.unverified}）")
    return status, str(law.as_known_at or t.not_known)


def cited_laws(library: Library, printed: Iterable[Printed]) -> Iterator[Law]:
    """The laws that the printed text names, in its order; none that only an answer names."""
    for document, tokens in printed:
        for resolution in _resolutions(library, document, tokens):
            if resolution.law:
                yield resolution.law


def _resolutions(
    library: Library, document: Document, tokens: Sequence[Token]
) -> Iterator[Resolution]:
    register = library.registry.laws.register
    if isinstance(document.fields, Form):
        text = "\n\n".join(document.fields.legal_basis)
        found = find_citations(text, register.names)
        yield from resolve_citations(found, register, library.as_of)
    lines = visible_lines([*tokens])
    first = document.source.position(document.body_start)[0]
    for cited in document.body.citations:
        if cited.span.line - first in lines:
            yield cited.resolution
    for token in tokens:
        if token.type == "container_any_open" and container_name(token)[0] == REGIONAL:
            for rule in library.registry.regional.tables.get(container_name(token)[1], ()):
                yield rule.citation


def _sources(walker: Walker, documents: Sequence[Document]) -> Iterator[str]:
    rows = [[d.title, source_line(walker.library, d.fields)] for d in documents if _has_source(d)]
    if rows:
        yield _heading(walker, "来源")
        yield written_table(walker, [["文章", "来源"], *rows])


def _has_source(document: Document) -> bool:
    return isinstance(document.fields, Article)


def source_line(library: Library, fields: object) -> str:
    """Where an article comes from, in one line."""
    t = words("zh")
    if not isinstance(fields, Article) or not fields.source:
        return "本站编写"
    record = library.registry.sources.by_id.get(fields.source.id)
    name = record.zh if record else fields.source.id
    day = fields.source.date or t.source_date_unknown
    return f"{name}，{day}，{fields.source.byline or t.byline_unknown}"


def _heading(walker: Walker, title: str) -> str:
    return f"#heading(level: 2)[{walker.words(title)}]\n"
