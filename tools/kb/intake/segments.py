"""Where one article ends and the next begins: cuts, each with a reason and a confidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb.intake import marks
from kb.intake.marks import HEADER, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.intake.blocks import Block

_PHOTO_BLOCKS, _PHOTO_CHARACTERS = 3, 400
"""The text of a photograph is no longer."""

_BROKEN_OFF = re.compile("(?!.*——).*[，,].*")
"""A sentence without its end looks like a heading, but has commas and no dash."""
_WIDE_GAP = 3
"""So many blank lines are more than part two paragraphs."""


@dataclass(frozen=True, slots=True)
class Cut:
    """An article begins at a block."""

    at: int
    confidence: float
    reason: str
    is_photo: bool = False
    """It is a photograph's text, which may stand in the middle of another article."""
    resumes: bool = False
    """It is none of its own: what a photograph interrupted goes on."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Blocks between two cuts."""

    blocks: tuple[Block, ...]
    cut: Cut


@dataclass(frozen=True, slots=True)
class Run:
    """Headings, bylines and column names that follow one another; `stop` is after the last."""

    start: int
    stop: int


@dataclass(frozen=True)
class Sheet:
    """All blocks of a page but for what is printed on every page."""

    blocks: Sequence[Block]

    @cached_property
    def runs(self) -> list[Run]:
        """The headers and subheadings, in order."""
        runs: list[Run] = []
        for at, block in enumerate(self.blocks):
            if block.kind not in HEADER:
                continue
            if runs and runs[-1].stop == at and self.blocks[at - 1].at == block.at - 1:
                runs[-1] = Run(runs[-1].start, at + 1)
            else:
                runs.append(Run(at, at + 1))
        return runs

    @cached_property
    def is_trailing(self) -> bool:
        """Whether headlines stand below their articles, as some conversions leave them."""
        texts = [at for at, block in enumerate(self.blocks) if block.kind is Kind.TEXT]
        if not texts or any(block.level for block in self.blocks):
            return False
        above = next((run for run in self.runs if run.stop == texts[0]), Run(0, 0))
        below = self.blocks[texts[-1] + 1 :]
        return (
            not self._heading_in(self.blocks[above.start : above.stop])
            and self._heading_in(below)
            and not any(each.kind in _AUTHORS for each in below)
            and not _BROKEN_OFF.fullmatch(below[-1].text)
        )

    @staticmethod
    def _heading_in(blocks: Sequence[Block]) -> bool:
        return any(block.kind is Kind.HEADING for block in blocks)

    def kinds(self, run: Run) -> list[Kind]:
        """What the blocks of a header are."""
        return [block.kind for block in self.blocks[run.start : run.stop]]

    def level(self, run: Run) -> int:
        """The highest marked level in a header; 0 if none is marked."""
        return min((b.level for b in self.blocks[run.start : run.stop] if b.level), default=0)

    def gap(self, run: Run) -> int:
        """Blank lines above a header that has text above it."""
        return self.blocks[run.start].lines[0].gap if run.start else 0

    def place(self, run: Run) -> int:
        """Where the article begins that a header belongs to."""
        if not self.is_trailing:
            return run.start
        kinds = self.kinds(run)
        return run.start + next(
            (at for at, kind in enumerate(kinds) if kind is not Kind.HEADING), len(kinds)
        )

    def ends_before(self, at: int) -> str:
        """By what the article ends that stands before a block; empty if nothing says so."""
        if at == 0:
            return ""
        block = self.blocks[at - 1]
        if block.kind is Kind.SOURCE or marks.ends_with_source(block.text):
            return "前面写了来源，到此为止"
        if marks.ends_with_author(block.text):
            return "前面括号里写了作者，到此为止"
        if marks.is_editors_note(block.text) and at > 1 and self.blocks[at - 2].kind not in HEADER:
            return "前面是编者的话，到此为止"
        return ""

    def ends_photo(self, at: int) -> bool:
        """Whether the block before is the last of a photograph's text."""
        before = self.blocks[at - 1] if at else None
        return before is not None and _is_credited(before)

    def is_photo(self, at: int) -> bool:
        """Whether a short text with a photographer begins here."""
        characters = 0
        for block in self.blocks[at : at + _PHOTO_BLOCKS + 1]:
            if _is_credited(block):
                return True
            characters += len(block.text)
            if block.kind is not Kind.TEXT or characters > _PHOTO_CHARACTERS:
                return False
        return False


_AUTHORS = {Kind.BYLINE, Kind.COLUMN, Kind.LOST}


def _is_credited(block: Block) -> bool:
    return block.kind is Kind.CREDIT or (
        len(block.text) < _PHOTO_CHARACTERS and marks.ends_with_credit(block.text)
    )


def segments(sheet: Sheet) -> list[Segment]:
    """The page cut into pieces, every block in exactly one."""
    if not sheet.blocks:
        return []
    cuts: dict[int, Cut] = {0: Cut(0, 0.9, "版面从这里开始")}
    for cut in (*_by_headers(sheet), *_by_texts(sheet)):
        known = cuts.get(cut.at)
        if cut.at < len(sheet.blocks) and (known is None or known.confidence < cut.confidence):
            cuts[cut.at] = cut
    starts = sorted(cuts)
    ends = [*starts[1:], len(sheet.blocks)]
    return [Segment(tuple(sheet.blocks[a:b]), cuts[a]) for a, b in zip(starts, ends, strict=True)]


def _by_headers(sheet: Sheet) -> Iterator[Cut]:
    level = 0
    for run in sheet.runs:
        own = sheet.level(run)
        reasons = list(_reasons(sheet, run, level))
        if reasons:
            confidence, reason = max(reasons)
            yield Cut(sheet.place(run), confidence, reason, is_photo=sheet.is_photo(run.stop))
            level = own
        elif not level:
            level = own
        for at in range(run.start, run.stop):
            if sheet.blocks[at].kind in (Kind.COLUMN, Kind.LOST):
                yield Cut(at, *_column_reason(sheet.blocks[at]))


def _column_reason(block: Block) -> tuple[float, str]:
    if block.kind is Kind.LOST:
        return 0.75, "栏目框只剩半个括号，标题多半丢了"
    return 0.95, f"栏目名{block.text}另起一篇"


def _reasons(sheet: Sheet, run: Run, level: int) -> Iterator[tuple[float, str]]:
    """Why a header begins an article rather than a part of one."""
    kinds, own = sheet.kinds(run), sheet.level(run)
    if run.start == 0 and not sheet.is_trailing:
        yield 0.95, "版面的第一个标题"
    if Kind.BYLINE in kinds:
        yield 0.9, "这里有署名"
    if own and own <= level:
        yield (0.95 if own == 1 else 0.75), f"{own} 级标题，和前一篇的标题平级"
    following = sheet.blocks[run.stop] if run.stop < len(sheet.blocks) else None
    if following is not None and marks.opens(following.text):
        yield 0.9, "接下来是“本报讯”"
    if sheet.is_photo(run.stop):
        yield 0.8, "接下来是带图片署名的短文"
    if why := sheet.ends_before(run.start):
        yield 0.85, why
    if (gap := sheet.gap(run)) >= _WIDE_GAP:
        yield 0.55, f"标题前面空了 {gap} 行"
    if sheet.ends_photo(run.start):
        yield 0.7, "前面是图片说明，到署名为止"
    if following is None and not sheet.is_trailing and run.start:
        yield 0.5, "只有标题，后面没有正文"


def _by_texts(sheet: Sheet) -> Iterator[Cut]:
    """Articles that begin without a header."""
    for at, block in enumerate(sheet.blocks):
        if at == 0 or block.kind is not Kind.TEXT or sheet.blocks[at - 1].kind in HEADER:
            continue
        if marks.opens(block.text):
            yield Cut(at, 0.85, "以“本报讯”开头，上面没有标题")
        elif why := sheet.ends_before(at):
            yield Cut(at, 0.7, f"{why}；这一篇上面没有标题")
        elif sheet.ends_photo(at):
            yield Cut(at, 0.6, "插在中间的图片说明到此为止，回到前一篇", resumes=True)
