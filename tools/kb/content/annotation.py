"""Citations, facts and glossary terms: found in the visible text, linked in the tokens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from markdown_it.token import Token

from kb.content.facts import fact_slices
from kb.law import find_citations, resolve_citations
from kb.law.numerals import article_key
from kb.registry.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kb.content.document import Document
    from kb.content.types.shared import Fact
    from kb.content.visible import Piece, VisibleText
    from kb.law import Register, Resolution
    from kb.law.verdict import Verdict
    from kb.source.span import Span

_TERM = "#term-"
_STRONGEST = ("cite", "figure", "term")
"""Which link stays where two would overlap."""

Slice = tuple[int, int, str, str]
"""Start and end within a text token, the class and the address of a link to put there."""


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """A citation in an article: what it means, where it stands, what is to be said of it."""

    span: Span
    resolution: Resolution
    verdicts: tuple[tuple[Verdict, Span], ...]


class ReadText(Protocol):
    """A text to look for citations in, and the way back to the file."""

    @property
    def text(self) -> str:
        """All of it."""

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the text."""


@dataclass(frozen=True)
class Annotator:
    """What to look for, and the day whose law counts."""

    register: Register
    glossary: Glossary
    as_of: date

    def without_terms(self) -> Annotator:
        """The same, for pages on which glossary terms are not explained."""
        return replace(self, glossary=Glossary())

    def citations(self, visible: ReadText) -> list[CitedLaw]:
        """The citations of a text in order."""
        text = visible.text
        found = find_citations(text, self.register.names)
        resolved = resolve_citations(found, self.register, self.as_of)
        return [_cited(resolution, visible) for resolution in resolved]

    def link(
        self, visible: VisibleText, cited: Iterable[CitedLaw], facts: Sequence[Fact] = ()
    ) -> list[str]:
        """Put links into the tokens; returns the ids of the glossary terms that were used."""
        slices: dict[int, list[Slice]] = defaultdict(list)
        pieces: dict[int, Piece] = {}
        terms = list(self._term_slices(visible)) if self.glossary.terms else []
        found = [*_citation_slices(visible, cited), *fact_slices(visible, facts), *terms]
        for piece, part in found:
            pieces[id(piece.token)] = piece
            slices[id(piece.token)].append(part)
        for key, piece in pieces.items():
            _split(piece, _apart(slices[key]))
        return [part[3].removeprefix(_TERM) for _, part in terms]

    def _term_slices(self, visible: VisibleText) -> Iterator[tuple[Piece, Slice]]:
        """The first use of each term, where it can be linked."""
        used: set[str] = set()
        for piece in visible.pieces:
            if not piece.is_free:
                continue
            for start, end, term in self.glossary.find(piece.token.content):
                if term.slug not in used:
                    used.add(term.slug)
                    yield piece, (start, end, "term", f"{_TERM}{term.slug}")


def _cited(resolution: Resolution, visible: ReadText) -> CitedLaw:
    citation = resolution.citation
    verdicts = [
        (verdict, visible.span(verdict.start, verdict.end)) for verdict in resolution.verdicts
    ]
    return CitedLaw(visible.span(citation.start, citation.end), resolution, tuple(verdicts))


def _citation_slices(
    visible: VisibleText, cited: Iterable[CitedLaw]
) -> Iterator[tuple[Piece, Slice]]:
    for each in cited:
        resolution = each.resolution
        citation = resolution.citation
        if not resolution.law or not (piece := visible.piece_holding(citation.start, citation.end)):
            continue
        address = law_address(resolution)
        yield piece, (citation.start - piece.start, citation.end - piece.start, "cite", address)


def law_address(resolution: Resolution) -> str:
    """The site's address of the first place that a citation names."""
    law, references = resolution.law, resolution.references
    anchor = (
        f"#art-{article_key(references[0].first.article, references[0].first.suffix)}"
        if references
        else ""
    )
    return f"\x1ar\x1alaws/{law.id if law else ''}/{anchor}"


def _apart(slices: list[Slice]) -> list[Slice]:
    """The slices in order, without those that overlap a stronger or an earlier one."""
    kept: list[Slice] = []
    for part in sorted(slices, key=lambda part: (_STRONGEST.index(part[2]), part[0])):
        if all(part[1] <= other[0] or part[0] >= other[1] for other in kept):
            kept.append(part)
    return sorted(kept)


def _split(piece: Piece, slices: list[Slice]) -> None:
    """Replace a text token by its parts, some of them links."""
    children = piece.parent.children or []
    index = next(i for i, child in enumerate(children) if child is piece.token)
    children[index : index + 1] = list(_parts(piece.token.content, slices))


def _parts(text: str, slices: list[Slice]) -> Iterator[Token]:
    position = 0
    for start, end, name, address in slices:
        yield Token("text", "", 0, content=text[position:start])
        yield Token("reference_open", "a", 1, attrs={"class": name, "href": address})
        yield Token("text", "", 0, content=text[start:end])
        yield Token("reference_close", "a", -1)
        position = end
    yield Token("text", "", 0, content=text[position:])


V = TypeVar("V", bound="Verdict")


def verdicts(document: Document, kind: type[V]) -> Iterator[tuple[V, Span]]:
    """What is to be said of an article's citations, of one kind."""
    for cited in document.body.citations:
        for verdict, span in cited.verdicts:
            if isinstance(verdict, kind):
                yield verdict, span
