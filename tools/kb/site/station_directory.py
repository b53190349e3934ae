"""The directory of stations, divided by place and measured by the standards that it names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb.content.conformance import MUST, conform, standard_name
from kb.content.types.standard import Standard
from kb.registry.regions import NATION
from kb.site.helplines import helplines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.content.conformance import Conformance
    from kb.content.document import Document
    from kb.content.library import Library
    from kb.registry.regions import Region
    from kb.registry.stations import Station
    from kb.site.helplines import Helpline


@dataclass(frozen=True, slots=True)
class Judged:
    """A station, its standard's page, and what it comes to; both `None` where none is named."""

    station: Station
    standard: Document | None
    conformance: Conformance | None


@dataclass(frozen=True)
class Tally:
    """How many stations of a place there are, and how many of them have what they must."""

    total: int
    verified: int
    states: Counter[str]
    """`meets`, `gap`, `unknown`, and `` for those that are measured by nothing."""
    items: dict[str, Counter[tuple[str, str]]]
    """By the path of a standard: of each thing that it requires, `yes`, `no`, `unknown`."""


class Directory:
    """All stations of a library; each is judged once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.regions = library.registry.regions
        self.rows = library.registry.stations
        self._judged: dict[str, Judged] = {}
        self._helplines: dict[str, list[Helpline]] = {}
        self._tallies: dict[str, Tally] = {}

    @cached_property
    def codes(self) -> frozenset[str]:
        """The divisions that have stations, the nation included."""
        return frozenset(
            step.code
            for code in {station.region for station in self.rows.rows}
            for step in self.regions.lineage(code)
        )

    @cached_property
    def _below(self) -> dict[str, list[Region]]:
        found: dict[str, list[Region]] = {}
        for code in sorted(self.codes - {NATION}):
            region = self.regions.by_code[code]
            found.setdefault(region.parent, []).append(region)
        return found

    @cached_property
    def _standards(self) -> dict[str, Document]:
        """The standards' pages, by the names that stations write."""
        return {
            standard_name(document, document.fields): document
            for document in self.library.documents.values()
            if document.language == "zh" and isinstance(document.fields, Standard)
        }

    def parts(self, code: str) -> list[Region]:
        """The divisions of a place that have stations."""
        return self._below.get(code, [])

    def within(self, code: str) -> list[Station]:
        """The stations of a place, by division and then by name."""
        found = self.rows.by_region(code)
        return sorted(found, key=lambda station: (station.region, station.name, station.id))

    def count(self, code: str) -> int:
        """How many there are in a place."""
        return len(self.rows.by_region(code))

    def judged(self, station: Station) -> Judged:
        """A station with what its standard says of it."""
        if station.id not in self._judged:
            self._judged[station.id] = self._judge(station)
        return self._judged[station.id]

    def _judge(self, station: Station) -> Judged:
        document = self._standards.get(station.standard)
        if document is None:
            return Judged(station, None, None)
        return Judged(station, document, conform(station, standard_fields(document)))

    def helplines(self, code: str) -> list[Helpline]:
        """Whom to call there."""
        if code not in self._helplines:
            self._helplines[code] = helplines(self.library, "zh", code)
        return self._helplines[code]

    def tally(self, code: str) -> Tally:
        """What the stations of a place come to."""
        if code not in self._tallies:
            self._tallies[code] = _tally([self.judged(each) for each in self.rows.by_region(code)])
        return self._tallies[code]


def _tally(found: Sequence[Judged]) -> Tally:
    items: dict[str, Counter[tuple[str, str]]] = {}
    for judged in found:
        if judged.standard and judged.conformance:
            counts = items.setdefault(judged.standard.path, Counter())
            for verdict in judged.conformance.verdicts:
                if verdict.level == MUST:
                    counts[verdict.id, verdict.state] += 1
    return Tally(
        total=len(found),
        verified=sum(each.station.verified_on is not None for each in found),
        states=Counter(each.conformance.state if each.conformance else "" for each in found),
        items=items,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a standard asks for."""

    id: str
    level: str
    text: str
    applies_to: str = ""
    """Of hours: to which stations they apply."""

    @property
    def is_hours(self) -> bool:
        """Whether it is a rule for opening hours."""
        return bool(self.applies_to)

    @property
    def whole(self) -> str:
        """The text with what it applies to."""
        return f"{self.applies_to}：{self.text}" if self.applies_to else self.text


def lines_of(document: Document) -> list[Line]:
    """All that a standard asks for: things, then hours."""
    fields = standard_fields(document)
    return [
        *(Line(row.id, row.level, row.item) for row in fields.requirements),
        *(Line(row.id, row.level, row.rule, row.applies_to) for row in fields.hours),
    ]


def texts_of(document: Document) -> dict[str, str]:
    """The words for each of them, by id."""
    return {line.id: line.whole for line in lines_of(document)}


def standard_fields(document: Document) -> Standard:
    """The fields of a standard's page."""
    assert isinstance(document.fields, Standard)  # noqa: S101 — who asks has chosen the page
    return document.fields
