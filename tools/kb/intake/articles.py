"""The articles of a page: pieces put together again, each block in exactly one place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kb.intake import marks
from kb.intake.marks import BYLINE, COLUMN, HEADER, Kind
from kb.intake.repetition import without_repetition
from kb.intake.segments import Cut, Segment, Sheet, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.intake.blocks import Block
    from kb.intake.places import Gazetteer

_HAN = re.compile(r"[\u4e00-\u9fff]")
_HASHES = re.compile(r"^#{1,6}[ \t]+")
_KICKER = re.compile(r"(?:——|[：:])$")
_IMPRINT = "报社、编辑、日期等版面信息"
_TITLE = "像是整版或者系列的题目，下面直接是版面信息"
_MOVED = "没有标题，从这一段起说的是另一个地区的工会，前一个地区再没有出现"
_MOST_PAIRS = 400
"""A page with more loose headlines and texts is no page; they are left as they are."""
_ENOUGH = 1.0
"""What a headline and a text must have in common to be put together."""


@dataclass(frozen=True)
class Article:
    """Blocks that make one piece, in the order to be read."""

    header: tuple[Block, ...]
    body: tuple[Block, ...]
    cuts: tuple[Cut, ...]
    """Why it begins there, and why pieces were put together."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All of it."""
        return self.header + self.body

    @cached_property
    def confidence(self) -> float:
        """Of the weakest reason."""
        return min(cut.confidence for cut in self.cuts)

    @cached_property
    def headings(self) -> list[str]:
        """The headlines as they were meant, kickers too."""
        return [bare(block.text) for block in self.header if block.kind is Kind.HEADING]

    @cached_property
    def title(self) -> str:
        """The headline; empty if it is lost."""
        marked = [block for block in self.header if block.level]
        if marked:
            return bare(min(marked, key=lambda block: block.level).text)
        plain = [text for text in self.headings if not _KICKER.search(text)]
        return (plain or self.headings or [""])[-1]

    @cached_property
    def byline(self) -> str:
        """Who signed it, as it is printed; empty if nobody did."""
        signed = [block.text for block in self.blocks if block.kind in (Kind.BYLINE, Kind.CREDIT)]
        within = [
            marks.reporters(each.text) or marks.author_in_brackets(each.text) for each in self.body
        ]
        return next(filter(None, [*signed, *within]), "")

    @cached_property
    def author(self) -> tuple[str, str]:
        """An official's post and name; empty where the byline is of another kind."""
        match = BYLINE.fullmatch(self.byline)
        return (match["post"], match["name"]) if match and match["name"] else ("", "")

    @cached_property
    def column(self) -> str:
        """The column it stands in, if its name is printed."""
        found = [COLUMN.fullmatch(block.text) for block in self.header]
        return next((match["name"] for match in found if match), "")

    @cached_property
    def text(self) -> str:
        """The running text."""
        return "\n".join(block.text for block in self.body if block.kind is Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Blocks that belong to no article."""

    blocks: tuple[Block, ...]
    reason: str


@dataclass(frozen=True)
class Split:
    """The page divided: every block is in one article or in one leftover."""

    articles: tuple[Article, ...]
    leftovers: tuple[Leftover, ...]
    is_trailing: bool


def bare(heading: str) -> str:
    """A heading without its marks and shadows."""
    return without_repetition(_HASHES.sub("", heading)).strip("#* \t")


def split(blocks: Sequence[Block], gazetteer: Gazetteer) -> Split:
    """Divide a page."""
    furniture = [block for block in blocks if block.kind is Kind.FURNITURE]
    printed = {block.at for block in furniture}
    sheet = Sheet([block for block in blocks if block.at not in printed])
    pieces = [_article(piece, sheet.is_trailing) for piece in _resumed(segments(sheet))]
    pieces = [part for piece in pieces for part in _by_region(piece, gazetteer)]
    pieces = _matched(pieces, gazetteer)
    running = [Leftover(each.blocks, _TITLE) for each in pieces if _is_running_title(each, printed)]
    articles = tuple(each for each in pieces if not _is_running_title(each, printed))
    leftovers = sorted([*running, *_imprint(furniture)], key=lambda part: part.blocks[0].at)
    return Split(articles, tuple(leftovers), sheet.is_trailing)


def _resumed(pieces: list[Segment]) -> list[list[Segment]]:
    """Pieces of an article that a photograph stands in the middle of are put together."""
    groups: list[list[Segment]] = []
    for piece in pieces:
        if not piece.cut.resumes or not groups:
            groups.append([piece])
        elif len(groups) > 1 and groups[-1][0].cut.is_photo:
            groups[-2].append(piece)
            # What went on is the last again: a second photograph may follow it.
            groups[-2:] = [groups[-1], groups[-2]]
        else:
            groups[-1].append(Segment(piece.blocks, groups[-1][0].cut))
    return sorted(groups, key=lambda group: group[0].cut.at)


def _article(pieces: list[Segment], is_trailing: bool) -> Article:  # noqa: FBT001 — how the page lies
    blocks = [block for piece in pieces for block in piece.blocks]
    cuts = tuple(dict.fromkeys(piece.cut for piece in pieces))
    head = next((at for at, each in enumerate(blocks) if each.kind not in HEADER), len(blocks))
    tail = len(blocks)
    while is_trailing and tail > head and blocks[tail - 1].kind is Kind.HEADING:
        tail -= 1
    return Article(tuple(blocks[tail:] + blocks[:head]), tuple(blocks[head:tail]), cuts)


def _by_region(piece: Article, gazetteer: Gazetteer) -> Iterator[Article]:
    """A text without a headline that goes over to another place for good is two texts."""
    while not piece.headings and (at := _change(piece.body, gazetteer)):
        yield replace(piece, body=piece.body[:at])
        piece = Article((), piece.body[at:], (Cut(at, 0.5, _MOVED),))
    yield piece


def _change(body: Sequence[Block], gazetteer: Gazetteer) -> int:
    """The paragraph from which another place is spoken of; 0 if there is none."""
    named = [{mention.code for mention in gazetteer.mentions(block.text)} for block in body]
    last = {code: at for at, codes in enumerate(named) for code in codes}
    before: set[str] = set()
    for at, block in enumerate(body):
        local = {code for code in before if _is_local(code, gazetteer)}
        strangers = {
            code
            for code in _unions(block, gazetteer)
            if not any(gazetteer.related(code, old) for old in before)
        }
        if strangers and local and all(last[code] < at for code in local):
            return at
        before |= named[at]
    return 0


def _unions(block: Block, gazetteer: Gazetteer) -> set[str]:
    """The local divisions whose trade union a paragraph names: 大丰区总工会."""
    text = block.text
    return {
        mention.code
        for mention in gazetteer.mentions(text)
        if mention.is_full
        and text.startswith("总工会", mention.end)
        and _is_local(mention.code, gazetteer)
    }


def _is_local(code: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.regions.by_code[code].level in ("city", "county")


def _matched(pieces: list[Article], gazetteer: Gazetteer) -> list[Article]:
    """Headlines that lost their text and texts that lost their headline, put together."""
    while best := _best_pair(pieces, gazetteer):
        score, reason, header, text = best
        cut = Cut(0, min(0.5 + score / 10, 0.8), reason)
        whole = Article(header.header + text.header, text.body, (*header.cuts, *text.cuts, cut))
        pieces = [whole if piece is text else piece for piece in pieces if piece is not header]
    return pieces


def _best_pair(
    pieces: list[Article], gazetteer: Gazetteer
) -> tuple[float, str, Article, Article] | None:
    headers = [(at, each) for at, each in enumerate(pieces) if each.headings and not each.body]
    texts = [(at, each) for at, each in enumerate(pieces) if each.body and not each.headings]
    if len(headers) * len(texts) > _MOST_PAIRS:
        return None
    pairs = [
        (*_likeness(header, text, text_at - header_at == 1, gazetteer), header, text)
        for header_at, header in headers
        for text_at, text in texts
    ]
    best = max(pairs, key=lambda pair: pair[0], default=None)
    return best if best and best[0] >= _ENOUGH else None


def _likeness(
    header: Article,
    text: Article,
    is_next: bool,  # noqa: FBT001 — whether the text follows the header
    gazetteer: Gazetteer,
) -> tuple[float, str]:
    """How well they fit, and why in words."""
    words = "".join(bare(block.text) for block in header.header)
    places = {each.code for each in gazetteer.mentions(words) if each.is_full}
    same = places & {each.code for each in gazetteer.mentions(text.text) if each.is_full}
    shared = _shared(header, text.text)
    names = "、".join(gazetteer.regions.by_code[code].name for code in sorted(same))
    reasons = [
        f"署名的地区（{names}）和正文相同" if same else "",
        f"标题里的词有 {shared:.0%} 在正文里" if shared > 0.3 else "",
        "正文紧接着标题" if is_next else "",
    ]
    score = 2.0 * bool(same) + shared + 0.5 * is_next
    return score, "标题和正文是拼起来的：" + "，".join(filter(None, reasons))


def _shared(header: Article, text: str) -> float:
    """The share of a headline's pairs of characters that the text has too."""
    pairs = {
        heading[at : at + 2]
        for heading in header.headings
        for at in range(len(heading) - 1)
        if _HAN.match(heading[at]) and _HAN.match(heading[at + 1])
    }
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def _is_running_title(piece: Article, furniture: set[int]) -> bool:
    """A title alone, and below it what is printed on every page: the title of the page."""
    return (
        not piece.body
        and all(block.kind is Kind.HEADING for block in piece.header)
        and piece.header[-1].at + 1 in furniture
    )


def _imprint(furniture: Sequence[Block]) -> Iterator[Leftover]:
    """The paper's own lines, those that stand together as one."""
    group: list[Block] = []
    for block in furniture:
        if group and block.at != group[-1].at + 1:
            yield Leftover(tuple(group), _IMPRINT)
            group = []
        group.append(block)
    if group:
        yield Leftover(tuple(group), _IMPRINT)
