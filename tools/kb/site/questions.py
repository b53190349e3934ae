"""The questions of an explainer as schema.org `FAQPage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.document import Document


def question_data(document: Document) -> dict[str, Any]:
    """Each question with its short answer."""
    questions = [
        {"@type": "Question", "name": name, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for name, answer in short_answers(document)
    ]
    return {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions}


def short_answers(document: Document) -> Iterator[tuple[str, str]]:
    """Question and short answer, in order."""
    headings = [heading for heading in document.body.headings if heading.level == 2]
    ends = [heading.span.line for heading in headings[1:]] + [len(document.source.line_starts) + 1]
    boxes = [box for box in document.body.containers if box.name == "short"]
    for heading, end in zip(headings, ends, strict=True):
        inside = [box for box in boxes if heading.span.line < box.span.line < end]
        if inside:
            yield heading.text, inside[0].text.replace(" ", "")
