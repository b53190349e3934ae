"""What a draft's front matter can be proposed from: type, place, date, figures."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kb.content.figures import figures
from kb.intake.marks import PRINTED_DATE, Kind, is_editors_note
from kb.intake.places import LOUD, Gazetteer, Guess

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from kb.content.figures import Figure
    from kb.intake.articles import Article
    from kb.intake.blocks import Block

_STANDARD = re.compile(
    r"(?:驿站|站点|服务站).*(?:指引|规范|标准|办法|规定)|(?:指引|规范|标准|办法|规定).*(?:驿站|站点|服务站)"
)
_TALKS = re.compile("集体协商|协商会议|集体合同")
_MANY_TALKS = 3
_FIRST = 2.0
"""How much the first paragraph weighs: news says there where it happened."""
_CLAUSE = re.compile(r"[，,。！？；：:、“”（）()]")
_WIDEST = 24
_LONG_ROW = re.compile(r"[\d,.．零〇一二两三四五六七八九十百千万亿]{30,}")
"""No figure is so long, and reading one takes the square of its length."""
_BEFORE = re.compile(r"(?:(?P<近>近|将近)|(?P<超>超过?|逾|突破)|(?P<约>约|大约))\s*$")
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class TypeGuess:
    """A content type, and why."""

    name: str
    reason: str


def type_of(article: Article, columns: Sequence[str]) -> TypeGuess:
    """The content type that an article most likely becomes."""
    if article.column in columns:
        return TypeGuess("column", f"栏目名【{article.column}】")
    if any(is_editors_note(block.text) for block in article.body):
        return TypeGuess("column", "后面有编者的话，像专栏文章")
    if any(_STANDARD.search(heading) for heading in article.headings):
        return TypeGuess("standard", "标题说的是站点的标准")
    if (count := len(_TALKS.findall(article.text))) >= _MANY_TALKS:
        return TypeGuess("case", f"{count} 次说到集体协商、集体合同")
    return TypeGuess("news", "没有专栏、协商或者标准的记号")


def place_of(article: Article, gazetteer: Gazetteer) -> Guess:
    """The division that an article is about."""
    signed = article.byline if article.author[0] else ""
    header = [(block.text, LOUD) for block in article.header if block.kind is Kind.HEADING]
    body = [block.text for block in article.body if block.kind is Kind.TEXT]
    weighted = [(text, _FIRST if at == 0 else 1.0) for at, text in enumerate(body)]
    return gazetteer.guess([(signed, LOUD), *header, *weighted])


def date_of(blocks: Sequence[Block]) -> date | None:
    """The day that the page prints, if its weekday is right; no other day is taken."""
    for block in blocks:
        if block.kind is Kind.FURNITURE and (match := PRINTED_DATE.search(block.text)):
            return _day(*match.groups())
    return None


def _day(year: str, month: str, day: str, weekday: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _WEEKDAYS[found.weekday()] == weekday.replace("天", "日") else None


def facts_of(article: Article) -> Iterator[str]:
    """Each figure of an article as a fact to be completed, one line of YAML."""
    for block in article.body:
        if block.kind is Kind.TEXT:
            for figure in figures(_LONG_ROW.sub(_masked, block.text)):
                yield f"- {{{_fact(block.text, figure)}}}  # 原文第 {block.where} 行"


def _masked(row: re.Match[str]) -> str:
    return "×" * len(row[0])


def _fact(text: str, figure: Figure) -> str:
    end = figure.start + len(figure.text)
    fields = {
        "value": _number(figure.amount),
        "unit": json.dumps(figure.unit, ensure_ascii=False),
        "counts": "",
        "population": "null",
        "period": "null",
        "precision": _precision(text, figure),
        "speaker": "",
        "where": json.dumps(_clause(text, figure.start, end), ensure_ascii=False),
    }
    if figure.unit == "%":
        fields["base"] = ""
    return ", ".join(f"{name}: {value}" for name, value in fields.items())


def _number(amount: Fraction) -> str:
    return str(amount.numerator) if amount.denominator == 1 else repr(float(amount))


def _precision(text: str, figure: Figure) -> str:
    before = _BEFORE.search(text[max(0, figure.start - 3) : figure.start])
    if before and before.lastgroup:
        return before.lastgroup
    return "余" if re.search("[余多]", figure.text) else "exact"


def _clause(text: str, start: int, end: int) -> str:
    """The few words around a figure, as they stand there."""
    before = [match.end() for match in _CLAUSE.finditer(text, max(0, start - _WIDEST), start)]
    after = _CLAUSE.search(text, end, end + _WIDEST)
    first = before[-1] if before else max(0, start - _WIDEST)
    return text[first : after.start() if after else end + _WIDEST].strip()
