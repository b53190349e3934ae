"""What the page of a form shows of its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.content.basis import BasisPart
from kb.content.markdown.blank_label import BOX
from kb.content.markdown.render import fill
from kb.site.addresses import article_uri
from kb.site.pages import root_of

if TYPE_CHECKING:
    from kb.content.document import Document


def form_context(document: Document) -> dict[str, Any]:
    """The way to the sheet, and the legal basis with addresses as the page writes them."""
    root = root_of(article_uri(document.path))
    return {
        "sheet_anchor": _sheet_anchor(document),
        "basis": [
            [BasisPart(part.text, fill(part.address, str, root)) for part in entry]
            for entry in document.body.basis
        ],
    }


def _sheet_anchor(document: Document) -> str:
    """The id of the heading above the first sheet; empty where there is none."""
    sheets = [box.span.line for box in document.body.containers if box.name == BOX]
    above = [h.id for h in document.body.headings if sheets and h.span.line < sheets[0]]
    return above[-1] if above else ""
