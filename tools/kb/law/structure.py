"""How a version of a law is built: its articles with 款 and 项 counts, its chapters.

In data a lawyer reviews, the counts are short Chinese: `14: 3款，第2款3项` is an
article of three paragraphs, the second with three items; `1..13: 1款` is thirteen
articles of one paragraph; `16: ?款` an article that exists and was not counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from kb.law.numerals import parse_article_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COUNTS = re.compile(
    r"\?款|1款(?P<items>[1-9]\d?)项|(?P<paragraphs>[1-9]\d?)款(?:，第[1-9]\d?款[1-9]\d?项)*"
)
_ITEMS = re.compile(r"第(\d+)款(\d+)项")
_CHAPTER = re.compile(r"(\S+)(?: (\S+))? ([1-9]\d{0,3})(?:\.\.([1-9]\d{0,3}))?")
_SPAN: Final = ".."


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `items` has a number for each paragraph, and nothing if not counted."""

    items: tuple[int, ...]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs it has; 0 if they were not counted."""
        return len(self.items)


class Articles:
    """The articles of one version; `last` is the largest number, 0 if none is known."""

    def __init__(self, articles: Mapping[tuple[int, int], Article]) -> None:
        self.by_number = articles
        self.last = max((number for number, _ in articles), default=0)

    def get(self, article: int, suffix: int = 0) -> Article | None:
        """The article of this number and suffix."""
        return self.by_number.get((article, suffix))

    def suffixes(self, article: int) -> int:
        """How many articles 之一, 之二, … follow this one."""
        return next(suffix for suffix in count() if not self.get(article, suffix + 1))

    @classmethod
    def parse(cls, counts: Mapping[object, str]) -> Articles:
        """Articles from the short form.

        Raises:
            ValueError: a key or a count is malformed, or an article is given twice.

        """
        articles: dict[tuple[int, int], Article] = {}
        for key, text in counts.items():
            article = _article(text)
            for number in _numbers(str(key)):
                if articles.setdefault(number, article) is not article:
                    msg = f"article {number} is given twice, the second time in {key}"
                    raise ValueError(msg)
        return cls(articles)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part, chapter or section (`label` 第一章) and its first and last article."""

    label: str
    title: str
    first: int
    last: int


def parse_chapter(text: str) -> Chapter:
    """The chapter of `第一章 总则 1..9`; a heading without a title of its own is its title.

    Raises:
        ValueError: the text is not of this form.

    """
    match = _CHAPTER.fullmatch(text)
    if not match:
        msg = f"not a chapter such as 第一章 总则 1..9: {text!r}"
        raise ValueError(msg)
    label, title, first, last = match.groups()
    return Chapter(label, title or label, int(first), int(last or first))


def _article(text: str) -> Article:
    match = _COUNTS.fullmatch(text)
    if match and match["items"]:
        return Article((int(match["items"]),))
    items = {int(paragraph): int(number) for paragraph, number in _ITEMS.findall(text)}
    paragraphs = int(match["paragraphs"] or 0) if match else 0
    if not match or max(items, default=0) > paragraphs:
        msg = f"not a count such as 2款，第1款6项: {text!r}"
        raise ValueError(msg)
    return Article(tuple(items.get(number, 0) for number in range(1, paragraphs + 1)))


def _numbers(key: str) -> Iterator[tuple[int, int]]:
    first, last = _ends(key)
    if first[1]:
        return ((first[0], suffix) for suffix in range(first[1], last[1] + 1))
    return ((number, 0) for number in range(first[0], last[0] + 1))


def _ends(span: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = span.partition(_SPAN)
    return parse_article_key(first), parse_article_key(last or first)
