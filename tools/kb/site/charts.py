"""Charts drawn from facts alone: bars in SVG, with a table of the same figures behind each."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kb.content.figures import same_unit
from kb.content.quantity import exact, scale
from kb.content.types import Article
from kb.site.addresses import article_uri
from kb.site.collections import home_crumb
from kb.site.pages import SitePage, Uri
from kb.site.speaker import attribution
from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from kb.content.document import Document
    from kb.content.library import Library
    from kb.content.types.shared import Fact
    from kb.registry.vocabulary import Term

URI = "charts/"
FEWEST: Final = 3
"""Figures that make a chart; two are as easily read in a sentence."""
MOST: Final = 20
"""Bars of one chart; the largest are drawn."""
ROWS: Final = 60
"""Rows of the table behind it."""

WIDTH: Final = 340
"""Of every chart, in its own units: a narrow phone shows them one to one."""
_BAR, _LONGEST_BAR, _SHORTEST_BAR = 14, 230, 2
_LABEL, _SCOPE = 15, 13
"""Sizes of type."""
_LEADING, _GAP = 1.4, 18
_SPARE = 0.6
"""Ems left free at the end of a line: fonts differ, and punctuation may hang."""
_KINDS = ("result", "claim", "plan")
"""The order in which the key explains them."""
_UNBREAKABLE = re.compile(r"[A-Za-z0-9.,%％+-]+|.")
_NOT_FIRST = "，。；：、！？）》”"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: the fact, its number on its page, and that page."""

    fact: Fact
    number: int
    title: str
    uri: Uri

    @property
    def amount(self) -> Fraction:
        """The value with 万 and 亿 multiplied out."""
        return exact(self.fact.value) * scale(self.fact.unit)[0]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at its height."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as it is drawn; the scope tells whom and when it is about, and who says so."""

    kind: str
    value: str
    label: tuple[Line, ...]
    y: float
    width: float
    scope: tuple[Line, ...]


@dataclass(frozen=True)
class Chart:
    """Everything that the template prints."""

    id: str
    title: str
    caution: str
    summary: str
    bars: tuple[Bar, ...]
    height: float
    points: tuple[Point, ...]
    total: int
    kinds: tuple[str, ...]

    @property
    def has_base(self) -> bool:
        """Whether any of its figures is a percentage."""
        return any(point.fact.base for point in self.points)


def charts_page(library: Library) -> SitePage | None:
    """The page of all charts; nothing while there is none to draw."""
    t, charts = words("zh"), list(_charts(library))
    if not charts:
        return None
    return SitePage(
        uri=URI,
        language="zh",
        template="charts.html",
        title=t.charts,
        description=t.charts_intro,
        breadcrumbs=(home_crumb("zh"),),
        context={
            "charts": charts,
            "width": WIDTH,
            "bar_height": _BAR,
            "value_of": value_text,
            "said_by": attribution,
            "name": lambda field, word: library.registry.vocabulary.labels(field, "zh")[word],
        },
    )


def _charts(library: Library) -> Iterator[Chart]:
    """A chart for every measure, and for every unit of a measure: units are not mixed."""
    groups: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for document in library.documents.values():
        if document.language == "zh" and isinstance(document.fields, Article):
            for point in _points(document):
                groups[str(point.fact.measure), same_unit(point.fact.unit)].append(point)
    for term in library.registry.vocabulary.lists.get("fact_measures", {}).values():
        units = sorted(unit for measure, unit in groups if measure == term.id)
        for unit in units:
            if len(groups[term.id, unit]) >= FEWEST:
                yield _chart(term, unit if len(units) > 1 else "", groups[term.id, unit])


def _points(document: Document) -> Iterator[Point]:
    for number, fact in enumerate(getattr(document.fields, "facts", ()), start=1):
        if fact.measure:
            yield Point(fact, number, document.title, article_uri(document.path))


def _chart(term: Term, unit: str, points: Sequence[Point]) -> Chart:
    t = words("zh")
    ranked = sorted(points, key=lambda point: (-point.amount, point.uri, point.number))
    bars, height = _bars(ranked[:MOST])
    summary = "；".join(f"{_whom(point)} {value_text(point.fact)}" for point in ranked[:MOST])
    title = term.zh + (f"（{unit}）" if unit else "")
    return Chart(
        id=f"{term.slug}-{len(unit)}" if unit else term.slug,
        title=title,
        caution=getattr(t, f"caution_{term.slug.replace('-', '_')}", t.caution),
        summary=summary,
        bars=bars,
        height=height,
        points=tuple(ranked[:ROWS]),
        total=len(ranked),
        kinds=tuple(sorted({bar.kind for bar in bars}, key=_KINDS.index)),
    )


def _bars(points: Sequence[Point]) -> tuple[tuple[Bar, ...], float]:
    largest = max(point.amount for point in points)
    bars: list[Bar] = []
    y = 0.0
    for point in points:
        bar, y = _bar(point, largest, y)
        bars.append(bar)
    return tuple(bars), round(y - _GAP + 2, 1)


def _bar(point: Point, largest: Fraction, top: float) -> tuple[Bar, float]:
    """The bar and where the next one begins."""
    label, y = _lines(_whom(point), _LABEL, top)
    width = float(point.amount / largest) * _LONGEST_BAR if largest > 0 else 0.0
    scope, bottom = _lines(_scope(point), _SCOPE, y + _BAR + 8)
    bar = Bar(
        kind=point.fact.kind,
        value=value_text(point.fact),
        label=label,
        y=round(y + 6, 1),
        width=round(max(width, _SHORTEST_BAR), 1),
        scope=scope,
    )
    return bar, bottom + _GAP


def _whom(point: Point) -> str:
    return point.fact.population or f"{words('zh').whom_not_stated}（{point.title}）"


def _scope(point: Point) -> str:
    """What a bar is about beside its people: when, compared with what, and who says so."""
    t, fact = words("zh"), point.fact
    when = fact.period or f"{t.time}{t.not_stated}"
    base = (f"{t.fact_base}{t.colon}{fact.base}",) if fact.base else ()
    return "；".join((fact.counts, when, *base, attribution("zh", fact.speaker)))


def value_text(fact: Fact) -> str:
    """The figure as it is said: 近400名, 59万余人, 6%."""
    times, _ = scale(fact.unit)
    power = fact.unit[:1] if times > 1 else ""
    number = f"{fact.value:,}".replace(",", "")
    match fact.precision:
        case "exact":
            return f"{number}{fact.unit}"
        case "余":
            return f"{number}{power}余{fact.unit.removeprefix(power)}"
        case before:
            return f"{before}{number}{fact.unit}"


def _lines(text: str, size: int, top: float) -> tuple[tuple[Line, ...], float]:
    """A text broken into lines of the chart's width, and the height at which it ends."""
    lines: list[Line] = []
    y = top
    for part in wrapped(text, WIDTH / size - _SPARE):
        y += size * _LEADING
        lines.append(Line(round(y - size * 0.3, 1), part))
    return tuple(lines), y


def wrapped(text: str, ems: float) -> list[str]:
    """Break a text into lines at most so many ems wide; words of Latin letters stay whole."""
    lines, used = [""], 0.0
    for match in _UNBREAKABLE.finditer(text):
        width = sum(_ems(character) for character in match[0])
        if used + width > ems and lines[-1] and match[0] not in _NOT_FIRST:
            lines.append("")
            used = 0.0
        lines[-1] += match[0]
        used += width
    return lines


def _ems(character: str) -> float:
    """The width of a character: a Chinese one has one em, others are a little over half."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.58
