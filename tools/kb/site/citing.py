"""Who cites which article of which law."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.markdown.render import REGIONAL
from kb.law.numerals import article_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.body import Heading
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.law import Reference, Resolution
    from kb.source.span import Span

WHOLE_LAW = ""
"""The article key of a citation that names a law and no place in it."""


@dataclass(frozen=True, slots=True)
class Citing:
    """One citation of one article: the words, the article that holds them, the heading above."""

    document: Document
    heading: Heading | None
    words: str
    span: Span


Index = dict[str, dict[str, list[Citing]]]
"""By law id, then by article key (`38`, `120-1`)."""


def citing_index(library: Library) -> Index:
    """Every citation of every known law in the library."""
    index: Index = defaultdict(lambda: defaultdict(list))
    for document in library.documents.values():
        for resolution, span in _citations(library, document):
            if law := resolution.law:
                for key in article_keys(resolution):
                    index[law.id][key].append(_citing(document, resolution, span))
    return index


def _citations(library: Library, document: Document) -> Iterator[tuple[Resolution, Span]]:
    """The citations of an article, and those of the tables from data that it shows."""
    for cited in document.body.citations:
        yield cited.resolution, cited.span
    for box in document.body.containers:
        if box.name == REGIONAL:
            for rule in library.registry.regional.tables.get(box.title, ()):
                yield rule.citation, box.span


def article_keys(resolution: Resolution) -> list[str]:
    """The articles that a citation names, ranges counted out."""
    keys = {key for reference in resolution.references for key in _keys_between(reference)}
    return sorted(keys) or [WHOLE_LAW]


def _keys_between(reference: Reference) -> list[str]:
    first, last = reference.first, reference.last
    if first.article == last.article:
        return [article_key(first.article, first.suffix)]
    return [article_key(number) for number in range(first.article, last.article + 1)]


def _citing(document: Document, resolution: Resolution, span: Span) -> Citing:
    above = [h for h in document.body.headings if h.span.line <= span.line and h.id]
    return Citing(document, above[-1] if above else None, resolution.citation.text, span)
