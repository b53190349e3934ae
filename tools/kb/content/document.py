"""One article: fields, contents and faults, each with its place."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kb.content.basis import read_basis
from kb.content.body import Body, body_tokens, read_body
from kb.content.front_matter import FENCE, FrontMatter, read_front_matter
from kb.content.types import Article
from kb.content.types.form import Form
from kb.content.validation import validate
from kb.source.fault import Fault, FaultError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from kb.content.annotation import Annotator
    from kb.content.types import Page
    from kb.source.file import SourceFile

_LANGUAGE = re.compile(r"\.([a-z]{2})\.md$")


@dataclass(frozen=True, eq=False)
class Document:
    """An article; each part is read when it is first asked for, and then kept.

    Looking at one article of a thousand must not cost the reading of all of them.
    """

    source: SourceFile
    labels: Mapping[str, Mapping[str, str]] = field(repr=False)
    annotator: Annotator | None = field(default=None, repr=False)

    @property
    def front(self) -> FrontMatter | None:
        """The block at the head, or `None` when it cannot be read."""
        return self._head.front

    @property
    def fields(self) -> Page | None:
        """The validated fields, or `None` when the front matter has faults."""
        return self._head.fields

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What the reader could not accept."""
        return self._head.faults

    @cached_property
    def _head(self) -> _Head:
        faults = list(self.source.faults)
        front = _front_matter(self.source, faults)
        fields = validate(front, faults) if front else None
        return _Head(front, fields, tuple(faults))

    @cached_property
    def body(self) -> Body:
        """What the text contains, and its HTML."""
        front, fields, annotator = self.front, self.fields, self.annotator
        if annotator and not isinstance(fields, Article):
            annotator = annotator.without_terms()
        labels, facts = self.labels.get(self.language, {}), getattr(fields, "facts", ())
        body = read_body(self.source, self.body_start, labels, annotator, facts)
        if annotator and front and isinstance(fields, Form):
            cited, body.basis = read_basis(front, fields.legal_basis, annotator)
            body.citations = [*cited, *body.citations]
        return body

    @property
    def path(self) -> str:
        """POSIX path relative to the repository."""
        return self.source.path

    @cached_property
    def language(self) -> str:
        """`en` for `name.en.md`; Chinese otherwise."""
        return language_of(self.path)

    @cached_property
    def original_path(self) -> str:
        """The path of the Chinese original; its own for a Chinese article."""
        return _LANGUAGE.sub(".md", self.path)

    @property
    def title(self) -> str:
        """The title, or the file's name where there is none."""
        if self.fields:
            return self.fields.title
        title = self.front.get("title") if self.front else None
        return str(title or posixpath.basename(self.path))

    @property
    def body_start(self) -> int:
        """The offset at which the text begins."""
        return _body_start(self.source, self.front)

    def tokens(self) -> list[Token]:
        """The Markdown tokens, parsed anew at every call."""
        return body_tokens(self.source, self.body_start)


def language_of(path: str) -> str:
    """The language that a file name announces."""
    match = _LANGUAGE.search(path)
    return match[1] if match else "zh"


@dataclass(frozen=True, slots=True)
class _Head:
    front: FrontMatter | None
    fields: Page | None
    faults: tuple[Fault, ...]


def read_document(
    source: SourceFile,
    labels: Mapping[str, Mapping[str, str]],
    annotator: Annotator | None = None,
) -> Document:
    """An article; whatever is wrong with it becomes a fault, never an exception.

    `labels` are per language the titles of its containers; `annotator` finds citations
    and glossary terms.
    """
    return Document(source, labels, annotator)


def _front_matter(source: SourceFile, faults: list[Fault]) -> FrontMatter | None:
    if not source.text and faults:
        return None
    try:
        return read_front_matter(source)
    except FaultError as error:
        faults.append(error.fault)
        return None


def _body_start(source: SourceFile, front: FrontMatter | None) -> int:
    """Where the text begins, even when the front matter cannot be read."""
    if front:
        return front.body_start
    if not source.text.lstrip("\ufeff").startswith("---"):
        return 0
    close = FENCE.search(source.text, 4)
    return close.end() if close else len(source.text)
