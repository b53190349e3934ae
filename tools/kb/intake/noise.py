"""What is wrong with the source, with its place: for the editor to see, never mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.intake import marks
from kb.intake.lines import is_ended
from kb.intake.marks import Kind
from kb.intake.repetition import REPEATED
from kb.source.file import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.intake.articles import Article
    from kb.intake.blocks import Block
    from kb.intake.lines import Line
    from kb.intake.page import Page

_HAN = r"[\u3400-\u9fff]"
_WIDE = r"\u3400-\u9fff“”《》（）"
_COMMA = re.compile(rf"(?<=[{_WIDE}]),|,(?=[{_WIDE}])")
_HALF_WIDTH = re.compile(rf"(?<=[{_WIDE}])[;:?!()]|[;:?!()](?=[{_WIDE}])")
_LATIN = re.compile(rf"(?<={_HAN}) ?\b[a-z]{{2,}}\b ?(?={_HAN})")
_SPACED = re.compile(rf"(?<={_HAN}) +(?=\d)|(?<=\d) +(?={_HAN})")
_UNREAD = re.compile("[\ufffd\ue000-\uf8ff]")
_SENTENCE = re.compile(r"[^。！？]+(?P<end>[。！？]?)")
_LONG = 20
"""Shorter sentences may be said twice."""
_FRAGMENT = re.compile(rf"{_HAN}[，,、。；]")
_HAN_ONE = re.compile(_HAN)
_CONFUSED: Final = {
    "人驻": "入驻",
    "己经": "已经",
    "末来": "未来",
    "末必": "未必",
    "士地": "土地",
    "千部": "干部",
    "帐蓬": "帐篷",
    "侯选": "候选",
    "既使": "即使",
    "再接再励": "再接再厉",
}
"""Words that a machine or a hand takes for others; few, because every one must be certain."""

OCR: Final = frozenset(
    {"文字重影", "标点重复", "繁体或异体字", "疑似认错的字", "夹着英文", "读坏的字"}
)
"""Kinds that say that a machine misread the page."""


@dataclass(frozen=True, slots=True)
class Noise:
    """One thing that looks wrong; line and column from 1."""

    kind: str
    line: int
    column: int
    shown: str


def find_noise(page: Page, lines: Sequence[Line]) -> list[Noise]:
    """Everything that one line shows, and sentences that the page prints twice."""
    found = [noise for line in lines for noise in _in_line(line)]
    found += [
        Noise("看不见的控制字符", fault.span.line, fault.span.column, fault.label)
        for fault in from_text(page.name, page.text).faults
        if fault.check == "text-control-character"
    ]
    return sorted(found, key=_place)


def _place(noise: Noise) -> tuple[int, int, str]:
    return noise.line, noise.column, noise.kind


def _in_line(line: Line) -> Iterator[Noise]:
    for kind, pattern in (
        ("半角逗号", _COMMA),
        ("其他半角标点", _HALF_WIDTH),
        ("夹着英文", _LATIN),
        ("数字旁边的空格", _SPACED),
        ("读坏的字", _UNREAD),
    ):
        for match in pattern.finditer(line.text):
            yield _at(line, kind, match.start(), match[0])
    for match in REPEATED.finditer(line.text):
        kind = "标点重复" if match[1] else "文字重影"
        yield _at(line, kind, match.start(), match[0])
    for kind, at, shown in _odd_words(line.text):
        yield _at(line, kind, at, shown)


def _odd_words(text: str) -> Iterator[tuple[str, int, str]]:
    for match in _HAN_ONE.finditer(text):
        if _is_traditional(match[0]):
            yield "繁体或异体字", match.start(), match[0]
    for wrong, right in _CONFUSED.items():
        for match in re.finditer(wrong, text):
            yield "疑似认错的字", match.start(), f"{wrong}（{right}？）"


def _is_traditional(character: str) -> bool:
    """A character that the Taiwan set has and the mainland's does not."""
    return not character.encode("gb2312", "ignore") and bool(character.encode("big5", "ignore"))


def _at(line: Line, kind: str, at: int, shown: str) -> Noise:
    return Noise(kind, line.number, line.column + at, shown)


def repeated_sentences(blocks: Sequence[Block]) -> Iterator[Noise]:
    """Sentences that stood before."""
    known: set[str] = set()
    for block in blocks:
        for match in _SENTENCE.finditer(block.text):
            if len(match[0]) < _LONG or not match["end"]:
                continue
            if match[0] in known:
                yield _in_block(block, "整句重复", match.start(), match[0])
            known.add(match[0])


def torn_blocks(blocks: Sequence[Block]) -> Iterator[Noise]:
    """Paragraphs that begin in mid-sentence or whose quotation marks do not match."""
    for block in blocks:
        if block.kind is not Kind.TEXT:
            continue
        if _FRAGMENT.match(block.text):
            yield _in_block(block, "半句开头", 0, block.text)
        if block.text.count("“") != block.text.count("”"):
            yield _in_block(block, "引号不成对", 0, block.text)


def _in_block(block: Block, kind: str, at: int, shown: str) -> Noise:
    """At a character of the joined text: the line on which it stands."""
    for line in block.lines:
        if at < len(line.text) or line is block.lines[-1]:
            break
        at -= len(line.text)
    return Noise(kind, line.number, line.column + at, shown)


def in_article(article: Article) -> Iterator[Noise]:
    """What an article lacks: its headline, its text, its end."""
    if not article.headings:
        yield _in_block(article.blocks[0], "标题丢失", 0, article.blocks[0].text)
    texts = [block for block in article.body if block.kind is Kind.TEXT]
    if not texts:
        yield _in_block(article.blocks[0], "只有标题", 0, article.title)
    elif not _is_finished(texts[-1].text):
        yield _in_block(texts[-1], "结尾残缺", len(texts[-1].text), texts[-1].text[-20:])


def _is_finished(text: str) -> bool:
    return is_ended(text) or marks.closes(text)
