"""What goes into a handout: a course and its documents, or a list of pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kb.checks.finding import Finding
from kb.content.types import Article
from kb.content.types.course import Course
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kb.content.document import Document
    from kb.content.library import Library

OVERDUE = "age-review-overdue"
"""The check whose findings do not stop a handout that is allowed to be overdue."""
DRAFT = "draft"


@dataclass(frozen=True)
class Recipe:
    """The documents of a handout in their order; `name` becomes the file's name."""

    name: str
    title: str
    documents: tuple[Document, ...]

    @property
    def course(self) -> Course | None:
        """The fields of the course that it belongs to."""
        fields = self.documents[0].fields
        return fields if isinstance(fields, Course) else None

    @property
    def articles(self) -> list[Article]:
        """The fields of everything that is reviewed."""
        return [each.fields for each in self.documents if isinstance(each.fields, Article)]

    @property
    def reviewed(self) -> date | None:
        """The day since which nothing in it has gone unchecked."""
        return min((fields.reviewed for fields in self.articles), default=None)

    @property
    def review_by(self) -> date | None:
        """The last day on which all of it may be used."""
        return min((fields.review_by for fields in self.articles), default=None)

    def is_overdue(self, day: date) -> bool:
        """Whether any of it is past the day on which it should have been checked again."""
        return self.review_by is not None and self.review_by < day


def course_paths(library: Library) -> list[str]:
    """The courses for which handouts are made: Chinese, and no drafts."""
    return [
        path
        for path, document in library.documents.items()
        if isinstance(document.fields, Course)
        and document.language == "zh"
        and document.fields.status != DRAFT
    ]


def read_recipe(library: Library, paths: Sequence[str]) -> tuple[Recipe, list[Finding]]:
    """The recipe of a course or of a list of pages, with what it names and the library lacks.

    `paths` are paths of documents in the library, at least one.
    """
    findings: list[Finding] = []
    found: dict[str, Document] = {}
    for path in paths:
        document = library.documents[path]
        found[path] = document
        found.update((each.path, each) for each in _listed(library, document, findings))
    documents = tuple(found.values())
    name = PurePosixPath(paths[0]).stem
    title = documents[0].title
    if len(paths) > 1:
        name, title = f"{name}-{len(paths)}", f"{title}等{len(paths)}篇"
    return Recipe(name, title, documents), findings


def _listed(library: Library, course: Document, findings: list[Finding]) -> Iterator[Document]:
    """The documents of a course."""
    if not isinstance(course.fields, Course) or not course.front:
        return
    for number, path in enumerate(course.fields.documents):
        if document := library.documents.get(path):
            yield document
        else:
            span = course.front.locate(["documents", number])
            message, remedy = f"没有这篇文章：{path}", "改正路径，或者从 documents 里拿掉"
            findings.append(Finding("print-missing-page", "error", span, message, remedy))


def judge(recipe: Recipe, findings: list[Finding], *, allow_overdue: bool) -> list[Finding]:
    """What stands against printing these documents: their own errors, drafts, and their age.

    `findings` are those of all checks over the library.
    """
    paths = {document.path for document in recipe.documents}
    found = [finding for finding in findings if finding.span.path in paths]
    errors = [_strict(each, allow_overdue=allow_overdue) for each in found if _counts(each)]
    return [*errors, *_unfit(recipe.documents)]


def _counts(finding: Finding) -> bool:
    return finding.severity == "error" or finding.check == OVERDUE


def _strict(finding: Finding, *, allow_overdue: bool) -> Finding:
    """Paper cannot be taken back: what is a warning on the site stops the press."""
    if finding.check != OVERDUE or allow_overdue:
        return finding
    remedy = f"{finding.help}；一定要印就加 --allow-overdue，每一页会印上“待核对”"
    return replace(finding, severity="error", help=remedy)


def _unfit(documents: Iterable[Document]) -> Iterator[Finding]:
    for document in documents:
        if document.language != "zh":
            message, remedy = "英文页面还不能印成手册", "改用它的中文原文"
            yield Finding("print-language", "error", file_start(document.path), message, remedy)
        fields = document.fields
        if isinstance(fields, Article) and document.front and fields.status == DRAFT:
            span = document.front.locate(["status"])
            message, remedy = "这是草稿，不能印", "审校以后把 status 改成 reviewed，再印"
            yield Finding("print-draft", "error", span, message, remedy)
