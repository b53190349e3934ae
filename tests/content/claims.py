"""What a document claims about its file, each claim as an assertion.

A span is a promise: cut out of the file, it is the text that it stands for.
Where a block's lines carry prefixes (`> `, a list's indent), a cut of several
lines holds them too, so there the text must be found in it in order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference, unescapeAll

from kb.content.markdown.dialect import parser
from kb.content.markdown.heading import plain_text
from kb.source.file import SourceFile
from kb.source.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.content.body import Heading, Link, RawHtml
    from kb.content.document import Document
    from kb.content.front_matter import FrontMatter
    from kb.source.span import Span

_HOLE = re.compile("\x1a([0-9]+)\x1a")


def assert_claims_hold(document: Document) -> None:
    source, body = _as_parsed(document.source), document.body
    assert_inside(source, [fault.span for fault in document.faults])
    env = _references(document)
    for heading in body.headings:
        assert_heading(source, heading, env)
    for link in body.links:
        assert_link(source.cut(link.span), link, env)
    for html in body.raw_html:
        assert_raw_html(source.cut(html.span), html)
    for box in body.containers:
        assert re.match(r":{3,}\s*" + re.escape(box.name), source.cut(box.span)), box
    assert_inside(source, [anchor.span for anchor in body.anchors])
    assert_holes(document)
    if document.front:
        assert_fields(source, document.front)


def _as_parsed(source: SourceFile) -> SourceFile:
    """The source with what the parser puts in the place of NUL and of the mark of holes."""
    return SourceFile(source.path, re.sub("[\x00\x1a]", "\ufffd", source.text))


def assert_inside(source: SourceFile, spans: Iterable[Span]) -> None:
    for span in spans:
        assert span.path == source.path
        for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
            assert 1 <= line <= len(source.line_starts), span
            assert 1 <= column <= len(source.line_text(line)) + 1, span
        assert (span.line, span.column) <= (span.end_line, span.end_column), span


def assert_heading(source: SourceFile, heading: Heading, env: dict[str, Any]) -> None:
    assert_inside(source, [heading.span])
    cut = source.cut(heading.span)
    if heading.span.line == heading.span.end_line:
        inline = parser().parseInline(cut, dict(env))[0]
        assert plain_text(inline.children or []).strip() == heading.text, (cut, heading)
    else:
        assert_in_order(heading.text, unescapeAll(cut))


def assert_link(cut: str, link: Link, env: dict[str, Any]) -> None:
    if link.href in _addresses(cut):
        return
    label = re.fullmatch(r"!?\[(.*)\]", cut, re.DOTALL)
    if label and env.get("references"):
        assert _is_reference(label[1], link.href, env), (cut, link)
    else:
        assert link.href == "", (cut, link)
        assert cut.endswith(")"), (cut, link)


def _addresses(cut: str) -> set[str]:
    """What an address may be as a link target; a table cell escapes its bars."""
    plain = _without_prefixes(cut)
    found = set()
    if plain.startswith("<"):
        inner = plain[1:-1]
        found = {parser().normalizeLink(inner), parser().normalizeLink(f"mailto:{inner}")}
    for text in (plain, plain.replace("\\|", "|")):
        parsed = parser().helpers.parseLinkDestination(text, 0, len(text))
        if parsed.ok and parsed.pos == len(text):
            found.add(parser().normalizeLink(parsed.str))
    return found


def _without_prefixes(cut: str) -> str:
    """Several lines as the parser sees them."""
    return re.sub(r"(?:\r\n?|\n)[ \t>]*", "\n", cut)


def _is_reference(inner: str, href: str, env: dict[str, Any]) -> bool:
    labels = [inner, inner.rpartition("[")[2], inner.removesuffix("][")]
    cleaned = [_without_prefixes(label) for label in labels]
    known = env["references"]
    return any(
        normalizeReference(label) in known and known[normalizeReference(label)]["href"] == href
        for label in (*labels, *cleaned)
    )


def assert_raw_html(cut: str, html: RawHtml) -> None:
    assert cut.lstrip().startswith("<"), (cut, html)
    if "\n" in cut or "\n" in html.text:
        assert_in_order(cut.splitlines()[0], html.text)
    else:
        assert cut == html.text, (cut, html)


def assert_in_order(text: str, cut: str) -> None:
    """Every letter or digit of `text` stands in `cut`, in the same order."""
    rest = iter(cut)
    assert all(character in rest for character in text if character.isalnum()), (text, cut)


def assert_holes(document: Document) -> None:
    """The nth hole of the HTML is the nth link of the body."""
    holes = [int(number) for number in _HOLE.findall(document.body.html)]
    assert holes == list(range(len(document.body.links))), document.body.html


def assert_fields(source: SourceFile, front: FrontMatter) -> None:
    assert source.cut(front.opening) == "---"
    for path, value in _leaves(front.root.plain(), ()):
        span, key = front.locate(path), front.locate_key(path)
        assert_inside(source, [span, key])
        assert _read(source.cut(span)) == _stripped(value), (path, source.cut(span))
        if isinstance(path[-1], str):
            assert _read(source.cut(key), as_text=True) == path[-1], (path, source.cut(key))


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in items:
            yield from _leaves(inner, (*path, key))
    elif path:
        yield path, value


def _stripped(value: Any) -> Any:
    """A block of text without the line ends that close it."""
    return value.rstrip(" \t\r\n\x85\u2028\u2029") if isinstance(value, str) else value


def _read(text: str, *, as_text: bool = False) -> Any:
    """A scalar by itself; a key is text even where it looks like something else."""
    value = _stripped(parse_yaml(SourceFile("cut", f"\n {text}")).plain())
    return text if as_text and not isinstance(value, str) else value


def _references(document: Document) -> dict[str, Any]:
    env: dict[str, Any] = {}
    parser().parse(_as_parsed(document.source).text[document.body_start :] + "\n", env)
    return env
