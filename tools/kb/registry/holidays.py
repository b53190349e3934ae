"""Public holidays and the days worked for them: `data/holidays.yml`, year by year."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from kb.registry.records import Record, read_records
from kb.source.fault import Fault
from kb.source.span import file_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.source.file import SourceFile
    from kb.source.span import Span

PATH = "data/holidays.yml"
COLUMNS = ("id", "zh", "en", "first", "last", "statutory", "make_up", "source")
Kind = Literal["statutory", "off", "make-up", "ordinary"]

_FIRST_YEAR, _STATUTORY_DAYS = 2025, 13
"""《全国年节及纪念日放假办法》 as it stands since 2025-01-01; before, there were 11 days."""
_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Statutory days of the sun's calendar, as month and day; the others follow the moon."""
_CLAIMED_FROM = (12, 25)
"""From this day on, the New Year of the next arrangement may take days of the old year."""
_DUE = (12, 1)
"""By this day the next year's arrangement has been announced, and should be registered."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off in a row, the statutory ones among them, and the weekend days worked for them."""

    zh: str
    en: str
    first: date
    last: date
    statutory: tuple[date, ...]
    make_up: tuple[date, ...]
    source: str

    def days_off(self) -> Iterator[date]:
        """From the first to the last."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(number)


@dataclass(frozen=True)
class Holidays:
    """The arrangements of the registered years; any other year is unknown, not ordinary."""

    by_year: Mapping[int, tuple[Holiday, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The registered years, in order."""
        return tuple(sorted(self.by_year))

    def day(self, day: date) -> Kind | None:
        """What kind of day it is; `None` where the arrangement that says so is not registered."""
        if day.year not in self.by_year:
            return None
        is_claimed = (day.month, day.day) >= _CLAIMED_FROM and day.year + 1 not in self.by_year
        return self._special.get(day, None if is_claimed else "ordinary")

    def missing(self, as_of: date) -> int:
        """The first year that is not registered, counted from the year of a day."""
        year = as_of.year
        while year in self.by_year:
            year += 1
        return year

    @cached_property
    def _special(self) -> dict[date, Kind]:
        kinds: dict[date, Kind] = {}
        for holiday in (each for year in self.by_year.values() for each in year):
            kinds |= dict.fromkeys(holiday.days_off(), "off")
            kinds |= dict.fromkeys(holiday.statutory, "statutory")
            kinds |= dict.fromkeys(holiday.make_up, "make-up")
        return kinds


def due_on(year: int) -> date:
    """The day by which the arrangement of a year should be registered."""
    return date(year - 1, *_DUE)


def read_holidays(source: SourceFile) -> Holidays:
    """The arrangements; a year with a row that cannot be used is left out, with its faults."""
    groups, read = read_records(source, COLUMNS)
    faults = list(read)
    by_year: dict[int, tuple[Holiday, ...]] = {}
    taken: set[date] = set()
    for name, records in groups.items():
        found = list(_year_faults(source, name, records, taken))
        faults += found
        # A year with a hole would turn a holiday into an ordinary day.
        if not found and not read:
            by_year[int(name)] = tuple(map(_holiday, records))
    return Holidays(by_year, tuple(faults))


def _year_faults(
    source: SourceFile, name: str, records: list[Record], taken: set[date]
) -> Iterator[Fault]:
    start = records[0].span if records else file_start(source.path)
    if not name.isdecimal() or len(name) != 4 or int(name) < _FIRST_YEAR:
        help_ = f'每一年一组，年份加引号，例如 "{_FIRST_YEAR}":；更早的年份放假办法不同，不登记'
        yield Fault("data-record", start, f"`{name}` 不是可以登记的年份", help_)
        return
    found = [fault for each in records for fault in _row_faults(each, int(name), taken)]
    yield from found or _statutory_faults(start, int(name), records)


def _row_faults(record: Record, year: int, taken: set[date]) -> Iterator[Fault]:
    """What is wrong with a row; days that are in order are added to `taken`."""
    if problem := _unreadable(record) or _misplaced(_holiday(record), year):
        key, message, help_ = problem
        yield Fault("data-record", record.places[key], message, help_)
        return
    holiday = _holiday(record)
    days = [*holiday.days_off(), *holiday.make_up]
    if twice := sorted({day for day in days if day in taken or days.count(day) > 1}):
        message = f"{twice[0]} 登记了两次"
        yield Fault("data-record", record.span, message, "一天只能属于一段假期，或者一次调休上班")
    taken.update(days)


def _unreadable(record: Record) -> tuple[str, str, str] | None:
    """A value that is empty or no date: its key, what is wrong, and what to do."""
    if empty := [key for key in COLUMNS if not record[key] and key != "make_up"]:
        return empty[0], f"`{empty[0]}` 是空的", "填上内容；只有 make_up 可以写 null"
    for key in ("first", "last", "statutory", "make_up"):
        if wrong := [text for text in _parts(record[key]) if not _is_day(text)]:
            return key, f"`{key}` 里的 `{wrong[0]}` 不是日期", "写成 2026-02-16，几天用顿号隔开"
    for key in ("first", "last"):
        if len(_parts(record[key])) != 1:
            return key, f"`{key}` 只能是一天：`{record[key]}`", "写成 2026-02-16"
    return None


def _misplaced(holiday: Holiday, year: int) -> tuple[str, str, str] | None:
    """A day that cannot be where it stands: its key, what is wrong, and what to do."""
    if not date(year - 1, *_CLAIMED_FROM) <= holiday.first <= holiday.last <= date(year, 12, 31):
        message = f"{holiday.first} 到 {holiday.last} 不是 {year} 年里的一段"
        return "first", message, "first 不能晚于 last；只有元旦可以从前一年的最后几天开始"
    if outside := [day for day in holiday.statutory if not holiday.first <= day <= holiday.last]:
        message = f"法定节假日 {outside[0]} 不在 {holiday.first} 到 {holiday.last} 里"
        return "statutory", message, "改对日期；法定节假日总在放假的那几天里"
    for day in holiday.make_up:
        if day.weekday() < 5:
            message = f"调休上班日 {day} 是星期{'一二三四五'[day.weekday()]}"
            return "make_up", message, "调休上班的总是周六或周日；核对通知里的日期"
        if not date(year - 1, *_CLAIMED_FROM) <= day <= date(year, 12, 31):
            return "make_up", f"调休上班日 {day} 不在 {year} 年", "核对通知里的日期"
    return None


def _statutory_faults(start: Span, year: int, records: list[Record]) -> Iterator[Fault]:
    days = {day for record in records for day in _holiday(record).statutory}
    missing = [date(year, *day) for day in _FIXED if date(year, *day) not in days]
    if missing or len(days) != _STATUTORY_DAYS:
        short = f"，缺少 {missing[0]}" if missing else ""
        message = f"{year} 年登记了 {len(days)} 个法定节假日，应当是 {_STATUTORY_DAYS} 个{short}"
        help_ = "对照《全国年节及纪念日放假办法》第二条补上；补假的日子不写在 statutory 里"
        yield Fault("data-record", start, message, help_)


def _holiday(record: Record) -> Holiday:
    return Holiday(
        record["zh"],
        record["en"],
        date.fromisoformat(record["first"]),
        date.fromisoformat(record["last"]),
        tuple(map(date.fromisoformat, _parts(record["statutory"]))),
        tuple(map(date.fromisoformat, _parts(record["make_up"]))),
        record["source"],
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("、") if part.strip()]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
