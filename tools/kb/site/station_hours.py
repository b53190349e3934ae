"""Opening hours as people say them: 周一至周五 8:00–18:00；周六、周日不开；节假日未说明."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from kb.site.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import SimpleNamespace

    from kb.registry.opening import Hours

    Openings = Sequence[tuple[int, int]]

_DAY = 24 * 60
"""Minutes."""
_ALL_DAY = ((0, _DAY),)
_WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_REMARK = re.compile(r'"([^"]+)"')
_SEPARATOR = re.compile(r"\s*([,;])\s*")
_WORD = re.compile(r"24/7|[A-Za-z]+|0(?=[0-9]:)|-|,|;")


def hours_text(hours: Hours | None, language: str) -> str:
    """All of what is known, in one line; what is not known is said."""
    t = words(language)
    if hours is None:
        return f"{t.hours_unknown}"
    if hours.week is None:
        return _plain(hours.text, t)
    is_always = hours.week == (_ALL_DAY,) * len(_WEEK)
    clauses = [t.hours_always] if is_always else list(_days(hours.week, t))
    if not (is_always and hours.holiday == _ALL_DAY):
        clauses.append(_holiday(hours.holiday, t))
    clauses += [t.remark.format(each) for each in _REMARK.findall(hours.text)]
    return f"{t.clauses.join(clauses)}"


def _days(week: Sequence[Openings], t: SimpleNamespace) -> Iterator[str]:
    """Days of the same hours together, those without hours last."""
    same: dict[Openings, list[int]] = {}
    for day, openings in enumerate(week):
        same.setdefault(openings, []).append(day)
    for openings, days in sorted(same.items(), key=lambda pair: (not pair[0], pair[1])):
        yield f"{_named(days, t)}{t.word_space}{_times(openings, t)}"


def _named(days: list[int], t: SimpleNamespace) -> str:
    if len(days) == len(_WEEK):
        return f"{t.every_day}"
    names = t.weekdays.split()
    said = (
        names[first] if first == last else _run(names[first], names[last], last - first, t)
        for first, last in _runs(days)
    )
    return f"{t.comma.join(said)}"


def _run(first: str, last: str, steps: int, t: SimpleNamespace) -> str:
    return f"{first}{t.comma if steps == 1 else t.through}{last}"


def _runs(days: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of days that follow each other."""
    for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0]):
        found = [day for _, day in run]
        yield found[0], found[-1]


def _times(openings: Openings, t: SimpleNamespace) -> str:
    if not openings:
        return f"{t.closed}"
    if tuple(openings) == _ALL_DAY:
        return f"{t.all_day}"
    said = (f"{_clock(start, t)}–{_clock(end, t)}" for start, end in openings)
    return f"{t.comma.join(said)}"


def _clock(minutes: int, t: SimpleNamespace) -> str:
    """`8:00`; what is past midnight says so, midnight itself is 24:00."""
    day = t.next_day if minutes > _DAY else ""
    hour, minute = divmod(minutes - _DAY if day else minutes, 60)
    return f"{day}{hour}:{minute:02}"


def _holiday(openings: Openings | None, t: SimpleNamespace) -> str:
    said = t.holiday_unknown if openings is None else _times(openings, t)
    return f"{t.holidays}{t.word_space}{said}"


def _plain(text: str, t: SimpleNamespace) -> str:
    """Hours that differ by season or date: the syntax with its words translated."""
    named = {
        **_translated(_WEEK, t.weekdays),
        **_translated(_MONTHS, t.months),
        "PH": t.holidays,
        "off": t.closed,
        "closed": t.closed,
        "24/7": t.hours_always,
        "0": "",
        "-": "–",
        ",": t.comma,
        ";": t.clauses,
    }

    def named_so(word: re.Match[str]) -> str:
        is_between_days = word[0] == "-" and not word.string[word.start() - 1].isdigit()
        return f"{t.through if is_between_days else named.get(word[0], word[0])}"

    return _WORD.sub(named_so, _SEPARATOR.sub(r"\1", text))


def _translated(known: Iterable[str], names: str) -> dict[str, str]:
    return dict(zip(known, names.split(), strict=True))
