"""Where every character of a page went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.intake.articles import Split
    from kb.intake.blocks import Block
    from kb.intake.page import Page


@dataclass(frozen=True, slots=True)
class Account:
    """Numbers of characters; `lost` counts what is neither written anywhere nor white space."""

    total: int
    in_drafts: int
    in_leftovers: int
    white: int
    lost: int

    @property
    def accounted(self) -> int:
        """What is known to be somewhere."""
        return self.in_drafts + self.in_leftovers + self.white


def settle(page: Page, split: Split) -> Account:
    """Count what was placed, and measure what was not."""
    drafted = [block for article in split.articles for block in article.blocks]
    left = [block for part in split.leftovers for block in part.blocks]
    between = _between(page.text, [*drafted, *left])
    white = sum(character.isspace() for character in between)
    return Account(len(page.text), _size(drafted), _size(left), white, len(between) - white)


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(line.text) for block in blocks for line in block.lines)


def _between(text: str, blocks: Iterable[Block]) -> str:
    """What stands in no block: line ends, and blanks at the edges of lines."""
    parts, last = [], 0
    for line in sorted(
        (line for each in blocks for line in each.lines), key=lambda line: line.start
    ):
        parts.append(text[last : line.start])
        last = line.end
    return "".join([*parts, text[last:]])
