"""The text of the pages that readers search, without markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.document import Document
    from kb.content.library import Library

_TAG = re.compile(r"<[^<>]*>")
_FOR_EDITORS = "docs/contributing/"
"""Pages about editing quote the words of others as examples."""


def searched_documents(library: Library, language: str) -> Iterator[Document]:
    """The articles of a language that are written for readers, in the order of their paths."""
    for path in sorted(library.documents):
        document = library.documents[path]
        if document.language == language and not path.startswith(_FOR_EDITORS):
            yield document


def searched_text(document: Document) -> str:
    """Title, summary and body as they are read; blocks stand on lines of their own."""
    summary = document.fields.summary if document.fields else ""
    body = html.unescape(_TAG.sub("", document.body.html))
    return f"{document.title}\n{summary}\n{body}"
