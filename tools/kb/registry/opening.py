"""Opening hours: OSM's `opening_hours` syntax, as one week of minutes and one public holiday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

# Its stub leaves the error out.
from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = 24 * 60
"""Minutes of a day."""

ALWAYS = "24/7"
EXAMPLE = "Mo-Fr 08:00-18:00"

Opening = tuple[int, int]
"""Start and end in minutes after midnight; an end beyond 1440 runs past midnight."""

_MOST = 300
_COMMENT = re.compile(r'"[^"]*"')
_HOLIDAY = re.compile(r"\bPH\b", re.IGNORECASE)
_NOT_WEEKLY = re.compile(
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|easter|week|SH\b|days?\b"
    # A year; the n-th weekday of a month; the sun; an open end; points in time; a guess.
    r"|\d{4}|\[|sunrise|sunset|dawn|dusk|\+|(?<!24)/|unknown|\|\|",
    re.IGNORECASE,
)
_WIDE = str.maketrans({"：": ":", "，": ",", "；": ";", **dict.fromkeys("－—–～~", "-")})
"""What the Chinese keyboard puts in place of the syntax's own signs."""

_PLACE = re.compile(r"--> \d+:(\d+)")

_MONDAY = datetime(2024, 1, 8)  # noqa: DTZ001 — local time of a week like any other
_NEW_YEARS = tuple(
    datetime(year, 1, 1)  # noqa: DTZ001
    for year in (2024, 2019, 2025, 2026, 2027, 2022, 2023)
)
"""New Year's Day on a Monday, a Tuesday, … a Sunday: the one holiday whose day never moves."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When a place is open.

    `week` has seven days, Monday first, each with its openings in order.  It is `None` where
    the text differs by season or date or names no certain time: no single week says that.
    `holiday` is what the text says of public holidays, `()` closed, `None` nothing certain.
    """

    text: str
    week: tuple[tuple[Opening, ...], ...] | None
    holiday: tuple[Opening, ...] | None

    @property
    def is_always(self) -> bool:
        """Whether it is open all day on every day of the week."""
        return self.week == (((0, DAY),),) * 7


class HoursError(ValueError):
    """A text that is not in the syntax: `offset` (from 0) is where reading ended."""

    def __init__(self, offset: int, better: str = "") -> None:
        super().__init__(offset)
        self.offset = offset
        self.better = better
        """The same hours as they are properly written, where that is known."""


@lru_cache(maxsize=8192)
def parse_hours(text: str) -> Hours:
    """The hours that a text in OSM's syntax says; raises `HoursError`."""
    if len(text) > _MOST:
        raise HoursError(_MOST)
    plain = _parsed(text)
    bare = _COMMENT.sub("", text)
    if _NOT_WEEKLY.search(bare):
        return Hours(text, None, None)
    return Hours(text, _openings(plain, _MONDAY, 7), _holiday(text, bare))


def _parsed(text: str, country: str | None = None) -> OpeningHours:
    try:
        hours = OpeningHours(text, country=country, auto_country=False, auto_timezone=False)
    except ParserError as error:
        place = _PLACE.search(str(error))
        raise HoursError(int(place[1]) - 1 if place else 0, _tidied(text)) from error
    if hours.warnings:
        raise HoursError(0, str(hours))
    return hours


def _tidied(text: str) -> str:
    """The text with half-width signs and no spaces about them, if it can be read so."""
    tidy = re.sub(r" *([-:,]) *", r"\1", text.translate(_WIDE))
    if tidy == text:
        return ""
    try:
        _parsed(tidy)
    except HoursError as error:
        return error.better
    return tidy


def _holiday(text: str, bare: str) -> tuple[Opening, ...] | None:
    """What a text says of public holidays, if it says the same for each day of the week."""
    if bare.strip() == ALWAYS:
        return ((0, DAY),)
    if not _HOLIDAY.search(bare):
        return None
    hours = _parsed(text, "CN")
    said = {_openings(hours, day, 1)[0] for day in _NEW_YEARS}
    return said.pop() if len(said) == 1 else None


def _openings(hours: OpeningHours, first: datetime, days: int) -> tuple[tuple[Opening, ...], ...]:
    """The openings that begin on each of some days."""
    found: list[list[Opening]] = [[] for _ in range(days)]
    # The day before and the day after: what began earlier or ends later is known as such.
    around = first - timedelta(days=1), first + timedelta(days=days + 1)
    for midnight, start, end in _pieces(hours, *around):
        if 0 <= (day := (midnight - first).days) < days:
            found[day].append((start, end))
    return tuple(map(tuple, found))


def _pieces(
    hours: OpeningHours, first: datetime, last: datetime
) -> Iterator[tuple[datetime, int, int]]:
    """Midnight of the day on which an opening begins, and its start and end in minutes.

    What is longer than a day is parted at midnight; a night shift stays whole.
    """
    for start, end in _open(hours, first, last):
        while start < end:
            midnight = start.replace(hour=0, minute=0)
            is_short = end - start <= timedelta(days=1)
            stop = end if is_short else midnight + timedelta(days=1)
            yield midnight, _minutes(start - midnight), _minutes(stop - midnight)
            start = stop  # noqa: PLW2901


def _open(
    hours: OpeningHours, first: datetime, last: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """The stretches in which it is open without a break, whatever the comments say."""
    held: tuple[datetime, datetime] | None = None
    for start, end, state, _ in hours.intervals(first, last):
        if state != State.OPEN:
            continue
        if held and held[1] == start:
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds()) // 60
