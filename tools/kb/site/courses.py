"""What the page of a course shows of its front matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.content.links import document_at
from kb.site.addresses import article_uri
from kb.site.pages import Crumb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types.course import Course, Session


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A row of the timetable; `anchor` is the id of the session's heading."""

    title: str
    anchor: str
    minutes: int
    method: str
    documents: tuple[Crumb, ...]


def course_context(library: Library, document: Document, fields: Course) -> dict[str, Any]:
    """The timetable and the documents that are handed out, as links."""
    anchors = {heading.text: heading.id for heading in document.body.headings}

    def row(session: Session) -> SessionRow:
        links = _links(library, document, session.documents)
        anchor = anchors.get(session.title, "")
        return SessionRow(session.title, anchor, session.minutes, session.method, links)

    return {
        "sessions": [row(session) for session in fields.sessions],
        "documents": _links(library, document, fields.documents),
    }


def _links(library: Library, document: Document, paths: Iterable[str]) -> tuple[Crumb, ...]:
    found = (document_at(library, document, path) for path in paths)
    return tuple(Crumb(other.title, article_uri(other.path)) for other in found if other)
