"""Lines joined to the paragraphs and headings that they were before the column cut them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb.intake.lines import is_ended
from kb.intake.marks import Kind, closes, is_editors_note, kind_of, opens
from kb.intake.repetition import without_repetition

if TYPE_CHECKING:
    from kb.intake.lines import Layout, Line

LONGEST_HEADING = 45
"""Characters; a headline and its kicker are shorter."""

_FRAGMENT = re.compile(r"[^\W\d_a-zA-Z][，,、。；]")
_LATIN_EDGES = re.compile(r"[A-Za-z]\n[A-Za-z]")
_BEGINS_STORY = re.compile(r"(?:近日|日前|近年来|当前|目前|今年以来|据了解|据悉)[，,]")
_SENTENCE = re.compile(r"[。；…](?!$)|[。！？；…]$")
_COMMA = re.compile(r"[，,。！？；]")
_SHADOWED = 0.6
"""A line of which no more is left without its repetitions is a headline's shadow."""
_SHORT, _FULL = 0.85, 0.8
"""A line that fills less of its column ended there; one that fills more was cut."""


@dataclass(frozen=True)
class Block:
    """One or more lines that belong together."""

    at: int
    """Its place among the blocks of the page, from 0."""
    kind: Kind
    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """The text in one line; a space is put only between two Latin words."""
        return joined(self.lines)

    @property
    def level(self) -> int:
        """Of the heading that it is marked as, else 0."""
        return self.lines[0].level

    @property
    def where(self) -> str:
        """The lines of the page, as a reader finds them: `11–23`."""
        first, last = self.lines[0].number, self.lines[-1].number
        return str(first) if first == last else f"{first}–{last}"


def joined(lines: tuple[Line, ...] | list[Line]) -> str:
    """The text of some lines without the line ends that the column made."""
    text = "\n".join(line.text for line in lines)
    return _LATIN_EDGES.sub(lambda edge: edge[0].replace("\n", " "), text).replace("\n", "")


def read_blocks(lines: list[Line], layout: Layout) -> list[Block]:
    """Every line in exactly one block, in the order of the page."""
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        before = groups[-2] if len(groups) > 1 else []
        if groups and _goes_on(groups[-1], line, Around(before, lines[at : at + 2], layout)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(at, _kind(groups, at, layout), tuple(group)) for at, group in enumerate(groups)]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the place where two lines may belong together."""

    before: list[Line]
    """The paragraph before."""
    ahead: list[Line]
    layout: Layout

    def column(self, group: list[Line]) -> int:
        """How wide the column is, as far as one can tell; 0 where one cannot."""
        if len(group) > 1:
            return max(line.width for line in group[-4:-1])
        sides = ([] if self.before and _stands_alone(self.before[0]) else self.before, self.ahead)
        widths = (max((line.width for line in side), default=0) for side in sides)
        return min((width for width in widths if width), default=0)


def _goes_on(group: list[Line], line: Line, around: Around) -> bool:
    """Whether a line continues the lines before it."""
    last = group[-1]
    if _stands_alone(last) or _stands_alone(line) or line.is_indented or _begins(line.text):
        return False
    if closes(joined(group[-2:])):
        return False
    if is_ended(last.text):
        return _is_cut_after_sentence(group, line, around)
    if not around.layout.is_wrapped:
        return _is_torn(group, line, around)
    return _is_cut(group, line, around)


def _stands_alone(line: Line) -> bool:
    is_shadowed = len(without_repetition(line.text)) <= len(line.text) * _SHADOWED
    return bool(line.level) or is_shadowed or kind_of(line.text) is not Kind.TEXT


def _begins(text: str) -> bool:
    return opens(text) or is_editors_note(text)


def _is_cut_after_sentence(group: list[Line], line: Line, around: Around) -> bool:
    """A full line whose sentence ends by chance at its end."""
    if not around.layout.is_wrapped or (line.gap and not around.layout.is_spaced):
        return False
    return len(group) > 1 and group[-1].width >= around.column(group) * 0.95


def _is_torn(group: list[Line], line: Line, around: Around) -> bool:
    """Paragraphs are whole here: an open end is a heading, or a page was turned in it."""
    if len(_recent(group)) > LONGEST_HEADING:
        return True
    if around.layout.is_marked:
        return not line.level
    return bool(_FRAGMENT.match(line.text)) or bool(_COMMA.search(_recent(group)) and not line.gap)


def _is_cut(group: list[Line], line: Line, around: Around) -> bool:
    layout = around.layout
    if _is_open(_recent(group)) or _FRAGMENT.match(line.text):
        return True
    fill = group[-1].width / (around.column(group) or group[-1].width)
    if line.gap and not layout.is_spaced:
        return fill >= _FULL and not _may_head(group, line)
    if layout.is_spaced and _is_heading(_recent(group)):
        return not _ends_heading(group, line, fill)
    return True


def _ends_heading(group: list[Line], line: Line, fill: float) -> bool:
    """Whether a heading ends before this line; only the width and the words can tell."""
    is_across = len(group) == 1 and group[0].text.endswith("——")
    is_followed = not is_ended(line.text) and line.width < group[-1].width * _FULL
    return fill < _SHORT or is_across or is_followed or _may_head(group, line)


def _is_open(text: str) -> bool:
    """Whether a quotation or bracket is not closed yet."""
    return any(text.count(left) > text.count(right) for left, right in ("“”", "《》", "（）"))


def _recent(group: list[Line]) -> str:
    """The end of a paragraph: enough to see that it is no heading, in the same time for all."""
    return joined(group[-LONGEST_HEADING - 1 :])


def _may_head(group: list[Line], line: Line) -> bool:
    """Whether these lines can be a heading of what a line begins."""
    return bool(_BEGINS_STORY.match(line.text)) and not _COMMA.search(_recent(group))


def _is_heading(text: str, longest: int = LONGEST_HEADING) -> bool:
    text = without_repetition(text)
    return (
        len(text) <= longest
        and not _SENTENCE.search(text)
        and not _is_open(text)
        and not _begins(text)
        and not _BEGINS_STORY.match(text)
        and any("\u4e00" <= each <= "\u9fff" for each in text)
    )


def _kind(groups: list[list[Line]], at: int, layout: Layout) -> Kind:
    first = groups[at][0]
    if first.level:
        return Kind.HEADING
    if (kind := kind_of(first.text)) is not Kind.TEXT:
        return kind
    following = groups[at + 1][0] if at + 1 < len(groups) else None
    is_signed = following is not None and kind_of(following.text) is Kind.BYLINE
    # Above a byline, a kicker and a headline may have run together.
    if not _is_heading(joined(groups[at]), LONGEST_HEADING * (1 + is_signed)):
        return Kind.TEXT
    # Where headings are marked, an unmarked one is the kicker above another.
    return Kind.HEADING if not layout.is_marked or (following and following.level) else Kind.TEXT
