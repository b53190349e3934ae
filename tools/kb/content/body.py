"""What the text of an article contains, each thing with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.content.facts import placed_facts
from kb.content.markdown.blank_label import BOX
from kb.content.markdown.dialect import parse, parser
from kb.content.markdown.heading import plain_text
from kb.content.markdown.place import InlinePlace
from kb.content.markdown.render import container_name, is_comment
from kb.content.visible import VisibleText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from kb.content.annotation import Annotator, CitedLaw
    from kb.content.basis import BasisPart
    from kb.content.facts import PlacedFact
    from kb.content.types.shared import Fact
    from kb.source.file import SourceFile
    from kb.source.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `text` without markup, `id` explicit or derived."""

    level: int
    text: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image; `href` is the destination, decoded from Markdown."""

    href: str
    text: str
    is_image: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Container:
    """A `::: name title` box and the plain text inside it."""

    name: str
    title: str
    text: str
    span: Span
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class RawHtml:
    """Raw HTML, or a comment, without the prefixes of a quotation or list."""

    text: str
    span: Span

    @property
    def is_comment(self) -> bool:
        """Comments are allowed and not published."""
        return is_comment(self.text)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id that something on the page carries."""

    id: str
    span: Span


@dataclass
class Body:
    """The contents of one article's text."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    raw_html: list[RawHtml] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    citations: list[CitedLaw] = field(default_factory=list)
    basis: list[list[BasisPart]] = field(default_factory=list)
    """The legal basis that a form states at its head, entry by entry."""
    terms: list[str] = field(default_factory=list)
    facts: list[PlacedFact] = field(default_factory=list)
    stray_fences: list[Span] = field(default_factory=list)
    """Lines of colons that close nothing and would be published as text."""
    html: str = ""


def read_body(
    source: SourceFile,
    start: int,
    labels: Mapping[str, str],
    annotator: Annotator | None = None,
    facts: Sequence[Fact] = (),
) -> Body:
    """Parse the text from offset `start` on, once: outline, places, citations and HTML.

    `facts` are looked up in the text, and linked to their rows.
    """
    tokens = parse(source.text[start:])
    outline = _Outline(source, source.position(start)[0])
    body = outline.read(tokens)
    body.facts = placed_facts(outline.visible, facts)
    if annotator and outline.visible.pieces:
        body.citations = annotator.citations(outline.visible)
        body.terms = annotator.link(outline.visible, body.citations, facts)
    env = {"labels": dict(labels)}
    body.html = parser().renderer.render(tokens, parser().options, env)
    return body


def body_tokens(source: SourceFile, start: int) -> list[Token]:
    """The tokens of a body, parsed anew: they are too large to keep for every page."""
    return parse(source.text[start:])


def visible_text(source: SourceFile, start: int) -> VisibleText:
    """What the reader sees of a body, parsed anew."""
    outline = _Outline(source, source.position(start)[0])
    outline.read(parse(source.text[start:]))
    return outline.visible


class _Outline:
    """One walk over the tokens of a body."""

    def __init__(self, source: SourceFile, first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.body = Body()
        self.visible = VisibleText(source)
        self.row_cursor: int | None = None
        self.open_containers: list[tuple[Token, list[str]]] = []

    def read(self, tokens: list[Token]) -> Body:
        self.body.stray_fences = list(self._stray_fences(tokens))
        for index, token in enumerate(tokens):
            self._note_anchor(token, token)
            match token.type:
                case "heading_open":
                    self._heading(token, tokens[index + 1])
                case "tr_open":
                    self.row_cursor = 0
                case "table_close":
                    self.row_cursor = None
                case "inline":
                    self._inline(token, is_heading=tokens[index - 1].type == "heading_open")
                case "html_block":
                    self._html_block(token)
                case "container_any_open":
                    self.open_containers.append((token, []))
                case "container_any_close":
                    self._container()
                case "fence" | "code_block":
                    self._collect(token.content)
        self.body.containers.sort(key=lambda container: container.span)
        return self.body

    def _lines(self, token: Token, marker: str = "") -> Span:
        """The first line of a block, from its marker on, without its indent."""
        line = self.first_line + (token.map[0] if token.map else 0)
        text = self.source.line_text(line)
        begin = self.source.line_starts[line - 1]
        indent = max(text.find(marker), len(text) - len(text.lstrip()))
        return self.source.span(begin + indent, begin + len(text))

    def _note_anchor(self, token: Token, block: Token) -> None:
        if token.nesting >= 0 and (found := token.attrGet("id")):
            self.body.anchors.append(Anchor(str(found), self._lines(block)))

    def _heading(self, token: Token, inline: Token) -> None:
        place = InlinePlace(self.source, self.first_line, inline)
        text = plain_text(inline.children or []).strip()
        span = self.source.span(place.offset(0), place.end)
        level = int(token.tag[1])
        self.body.headings.append(Heading(level, text, str(token.attrGet("id") or ""), span))

    def _inline(self, token: Token, *, is_heading: bool) -> None:
        self._collect(plain_text(token.children or []))
        for code in token.children or []:
            if code.type == "code_inline":
                self._note_anchor(code, token)
        place = InlinePlace(self.source, self.first_line, token, self.row_cursor)
        if self.row_cursor is not None and token.content:
            self.row_cursor = place.end - self._line_start(token)
        may_link = not (is_heading or self._is_in_form())
        self.visible.add_block(token, place, may_link=may_link)
        for index, child in enumerate(token.children or []):
            if child.type in ("link_open", "image"):
                self._link(child, index, token, place)
            elif child.type == "html_inline":
                begin, end = child.meta["at"]
                span = self.source.span(place.offset(begin), place.offset(end))
                self.body.raw_html.append(RawHtml(child.content, span))

    def _is_in_form(self) -> bool:
        """Whether this is text of a form: what is copied and signed carries no links of ours."""
        return any(container_name(token)[0] == BOX for token, _ in self.open_containers)

    def _line_start(self, token: Token) -> int:
        return self.source.line_starts[self.first_line + (token.map or [0])[0] - 1]

    def _link(self, child: Token, index: int, token: Token, place: InlinePlace) -> None:
        begin, end = child.meta["at"]
        is_image = child.type == "image"
        inner = child.children or [] if is_image else _until_close(token, index)
        href = str(child.attrGet("src" if is_image else "href") or "")
        start, stop = _destination(token.content, begin, end, href)
        span = self.source.span(place.offset(start), place.offset(stop))
        self.body.links.append(Link(href, plain_text(inner).strip(), is_image, span))
        if found := child.attrGet("id"):
            self.body.anchors.append(Anchor(str(found), span))

    def _html_block(self, token: Token) -> None:
        content = token.content.rstrip()
        place = InlinePlace(self.source, self.first_line, token.copy(content=content))
        begin = place.offset(len(content) - len(content.lstrip()))
        span = self.source.span(begin, place.end)
        self.body.raw_html.append(RawHtml(content.lstrip(), span))

    def _collect(self, text: str) -> None:
        for _, texts in self.open_containers:
            texts.append(text)

    def _container(self) -> None:
        token, texts = self.open_containers.pop()
        name, title = container_name(token)
        text = "\n".join(texts).strip()
        self.body.containers.append(
            Container(name, title, text, self._lines(token, token.markup), self._is_closed(token))
        )

    def _is_closed(self, token: Token) -> bool:
        """Whether a `:::` line ended the box, rather than the end of what it stands in."""
        line = self.first_line + (token.map or [0, 0])[1]
        if line > len(self.source.line_starts) or line in {s.line for s in self.body.stray_fences}:
            return False
        return self.source.line_text(line).lstrip(" \t>").startswith(":::")

    def _stray_fences(self, tokens: list[Token]) -> Iterator[Span]:
        for opening, token in pairwise(tokens):
            if opening.type == "paragraph_open" and ":::" in token.content:
                place = InlinePlace(self.source, self.first_line, token)
                for match in _FENCE.finditer(token.content):
                    yield self.source.span(*map(place.offset, match.span(1)))


def _until_close(token: Token, index: int) -> list[Token]:
    """The tokens of a link's text."""
    children = token.children or []
    close = next(i for i in range(index, len(children)) if children[i].type == "link_close")
    return children[index + 1 : close]


_FENCE = re.compile(r"^[ \t]*(:{3,})[ \t]*$", re.MULTILINE)
_DESTINATION = re.compile(r"\]\([ \t\r\n]*")


def _destination(content: str, begin: int, end: int, href: str) -> tuple[int, int]:
    """The offsets of the address within a link's text; of the whole for other forms."""
    for match in _destinations(content, begin, end):
        found = parser().helpers.parseLinkDestination(content, match.end(), end)
        is_it = found.ok and parser().normalizeLink(found.str) == href
        if is_it and found.pos > match.end():
            return match.end(), found.pos
    return begin, end


def _destinations(content: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """The places where an address may begin, the last first: link text may hold images."""
    return reversed(list(_DESTINATION.finditer(content, begin, end)))
