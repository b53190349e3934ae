"""The legal basis of a form: citations in its front matter, read like those in a text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from kb.content.annotation import law_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.content.annotation import Annotator, CitedLaw
    from kb.content.front_matter import FrontMatter
    from kb.source.span import Span

FIELD = "legal_basis"
_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class BasisPart:
    """A stretch of one entry; `address` leads to the law, with a hole for the site's root."""

    text: str
    address: str = ""


class FieldText:
    """The strings of a list field as one text, and the way back to the file."""

    def __init__(self, front: FrontMatter, name: str, values: Sequence[str]) -> None:
        """`values` are the validated strings of the field `name`."""
        self.text = _APART.join(values)
        lengths = (len(value) + len(_APART) for value in values[:-1])
        self.starts = list(accumulate(lengths, initial=0))
        self._front, self._name, self._values = front, name, values

    def entry(self, offset: int) -> int:
        """The number of the string that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def span(self, start: int, end: int) -> Span:
        """The place in the file; that of the whole string where it is not written as it reads."""
        number = self.entry(start)
        source, value = self._front.source, self._values[number]
        whole = self._front.locate([self._name, number])
        begin = source.text.find(value, source.offset(whole.line, whole.column))
        if begin < 0 or begin >= source.offset(whole.end_line, whole.end_column):
            return whole
        inner = begin - self.starts[number]
        return source.span(inner + start, inner + end)


def read_basis(
    front: FrontMatter, values: Sequence[str], annotator: Annotator
) -> tuple[list[CitedLaw], list[list[BasisPart]]]:
    """The citations of the field, and each entry cut into text and links."""
    text = FieldText(front, FIELD, values)
    cited = annotator.citations(text)
    parts = [list(_parts(text, number, value, cited)) for number, value in enumerate(values)]
    return cited, parts


def _parts(text: FieldText, number: int, value: str, cited: list[CitedLaw]) -> Iterator[BasisPart]:
    position, offset = 0, text.starts[number]
    for each in cited:
        citation = each.resolution.citation
        if text.entry(citation.start) != number or not each.resolution.law:
            continue
        start, end = citation.start - offset, citation.end - offset
        yield BasisPart(value[position:start])
        yield BasisPart(value[start:end], law_address(each.resolution))
        position = end
    yield BasisPart(value[position:])
