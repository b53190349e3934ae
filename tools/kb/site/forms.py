"""What the page of a form shows of its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.content.basis import BasisPart
from kb.content.markdown.render import fill
from kb.site.addresses import article_uri
from kb.site.pages import root_of

if TYPE_CHECKING:
    from kb.content.document import Document


def form_context(document: Document) -> dict[str, Any]:
    """The legal basis, with the addresses of the laws as the page writes them."""
    root = root_of(article_uri(document.path))
    return {
        "basis": [
            [BasisPart(part.text, fill(part.address, str, root)) for part in entry]
            for entry in document.body.basis
        ]
    }
