"""The whole way: a page in, drafts and a report out, as texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.intake import noise
from kb.intake.account import Account, settle
from kb.intake.articles import Article, Split, split
from kb.intake.blocks import Block, read_blocks
from kb.intake.draft import Draft, new_draft, render
from kb.intake.guess import date_of, place_of, type_of
from kb.intake.lines import Layout, layout_of, read_lines
from kb.intake.places import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kb.intake.noise import Noise
    from kb.intake.page import Page
    from kb.registry.regions import Regions

_TORN = frozenset({"半句开头", "引号不成对", "结尾残缺", "只有标题"})


@dataclass(frozen=True)
class Intake:
    """All that was found out about a page."""

    page: Page
    layout: Layout
    blocks: tuple[Block, ...]
    split: Split
    drafts: tuple[Draft, ...]
    noises: tuple[Noise, ...]
    account: Account
    printed: date | None
    """The day that the page prints, as far as it can be trusted."""


def take_in(page: Page, regions: Regions, columns: Sequence[str]) -> Intake:
    """Divide and judge a page, knowing the regions and the columns of the library."""
    lines = read_lines(page)
    layout = layout_of(lines)
    blocks = read_blocks(lines, layout)
    gazetteer = Gazetteer(regions)
    found = split(blocks, gazetteer)
    noises = [*noise.find_noise(page, lines), *noise.repeated_sentences(blocks)]
    noises += [
        *noise.torn_blocks(blocks),
        *(n for a in found.articles for n in noise.in_article(a)),
    ]
    noises.sort(key=lambda each: (each.line, each.column, each.kind))
    kinds: dict[int, set[str]] = defaultdict(set)
    for each in noises:
        kinds[each.line].add(each.kind)
    drafts = [
        new_draft(at, each, type_of(each, columns), place_of(each, gazetteer), _flags(each, kinds))
        for at, each in enumerate(found.articles, start=1)
    ]
    return Intake(
        page,
        layout,
        tuple(blocks),
        found,
        tuple(drafts),
        tuple(noises),
        settle(page, found),
        date_of(blocks),
    )


def draft_texts(intake: Intake, today: date) -> dict[str, str]:
    """The drafts by the names of their files."""
    page, printed = intake.page, intake.printed
    return {draft.file: render(draft, page, printed, today) for draft in intake.drafts}


def _flags(article: Article, noises: Mapping[int, set[str]]) -> Iterator[str]:
    """What the source leaves in doubt, in the words of the vocabulary."""
    own = {line.number for block in article.blocks for line in block.lines}
    kinds = {kind for number in own & noises.keys() for kind in noises[number]}
    if kinds & _TORN:
        yield "truncated"
    if not article.headings:
        yield "headline-lost"
    if not article.byline or any(not cut.at for cut in article.cuts[1:]):
        yield "byline-uncertain"
    if kinds & noise.OCR:
        yield "ocr-noise"
