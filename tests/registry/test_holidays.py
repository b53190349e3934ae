"""Public holidays: the registered years agree with two other registers, the rest is unknown."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from kb.registry.holidays import PATH, due_on, read_holidays
from kb.source.file import from_text, read_source
from tests.conftest import REPOSITORY

SOURCE = read_source(REPOSITORY, PATH)
OURS = read_holidays(SOURCE)
_, *LINES = (Path(__file__).parent / "holidays-0.109.txt").read_text("utf-8").splitlines()
THEIRS = {date.fromisoformat(day): kind for day, kind in map(str.split, LINES)}


def days_of(year):
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(1)


def changed(old, new):
    assert SOURCE.text.count(old) == 1
    return read_holidays(from_text(PATH, SOURCE.text.replace(old, new)))


def test_the_registered_arrangements_have_no_fault():
    assert OURS.faults == ()
    assert OURS.years == (2025, 2026)


def works(day):
    """Whether people work on a day, by our register; an unclaimed day as the week has it."""
    kind = OURS.day(day)
    return kind == "make-up" or (kind in (None, "ordinary") and day.weekday() < 5)


@pytest.mark.parametrize("year", OURS.years)
def test_days_off_and_days_worked_are_those_of_chinesecalendar(year):
    theirs = {day for day in days_of(year) if chinese_calendar.is_workday(day)}

    assert {day for day in days_of(year) if works(day)} == theirs


def test_every_kind_of_day_is_the_one_of_holidays():
    """That package leaves out the weekends within a holiday, which are free anyway."""
    ours = {day: OURS.day(day) for year in OURS.years for day in days_of(year)}
    special = {
        day: kind
        for day, kind in ours.items()
        if kind in ("statutory", "make-up") or (kind == "off" and day.weekday() < 5)
    }

    assert special == THEIRS


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 2, 17), "statutory"),
        (date(2026, 2, 15), "off"),
        (date(2026, 4, 6), "off"),
        (date(2026, 2, 14), "make-up"),
        (date(2026, 11, 21), "ordinary"),
        (date(2026, 11, 23), "ordinary"),
        (date(2027, 1, 1), None),
        (date(2024, 12, 31), None),
    ],
)
def test_a_day_has_a_kind_or_is_not_known(day, kind):
    assert OURS.day(day) == kind


def test_the_last_days_of_a_year_wait_for_the_new_year_of_the_next():
    assert OURS.day(date(2025, 12, 31)) == "ordinary"
    assert OURS.day(date(2026, 12, 24)) == "ordinary"
    assert OURS.day(date(2026, 12, 25)) is None


def test_a_new_year_may_begin_in_the_old_one():
    early = changed("first: 2026-01-01, last", "first: 2025-12-31, last")

    assert (early.faults, early.day(date(2025, 12, 31))) == ((), "off")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("make_up: 2026-01-04", "make_up: 2026-01-05", "调休上班日 2026-01-05 是星期一"),
        ("make_up: 2026-01-04", "make_up: 2027-01-03", "调休上班日 2027-01-03 不在 2026 年"),
        ("make_up: 2026-01-04", "make_up: 2026-02-14", "2026-02-14 登记了两次"),
        ("last: 2026-01-03", "last: 2026-01-04", "2026-01-04 登记了两次"),
        ("last: 2026-01-03", "last: 2025-12-31", "2026-01-01 到 2025-12-31 不是 2026 年里的一段"),
        ("last: 2026-01-03", "last: 1月3日", "`last` 里的 `1月3日` 不是日期"),
        ("last: 2026-01-03", "last: 2026-01-02、2026-01-03", "`last` 只能是一天"),
        ("last: 2026-01-03", "last: null", "`last` 是空的"),
        ("statutory: 2026-06-19", "statutory: 2026-06-22", "法定节假日 2026-06-22 不在"),
        ("2026-10-02、2026-10-03", "2026-10-02", "12 个法定节假日，应当是 13 个，缺少 2026-10-03"),
        ('"2026":', '"2024":', "`2024` 不是可以登记的年份"),
        ('"2026":', "今年:", "`今年` 不是可以登记的年份"),
    ],
)
def test_a_slip_is_named_and_its_year_is_not_known(old, new, message):
    found = changed(old, new)

    assert message in found.faults[0].message
    assert {fault.check for fault in found.faults} == {"data-record"}
    assert found.day(date(2026, 10, 1)) is None
    assert found.day(date(2025, 10, 1)) == "statutory"


def test_the_fault_stands_at_the_value():
    [fault] = changed("last: 2026-01-03", "last: 1月3日").faults

    assert SOURCE.line_text(fault.span.line).split("last: ")[0] == (
        SOURCE.line_text(fault.span.line)[: fault.span.column - 1].removesuffix("last: ")
    )


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2026-09-01", ""),
        ("2026-11-21", "2026-12-01  快到期  data/holidays.yml  2027年的放假安排还没有登记"),
        ("2027-02-01", "2026-12-01  已过期  data/holidays.yml  2027年的放假安排还没有登记"),
    ],
)
def test_what_is_not_registered_falls_due(shelf, as_of, said):
    result = shelf.kb("due", "--as-of", as_of)

    assert ("data/holidays.yml" in result.output) == bool(said)
    assert said in result.output


def test_arrangements_are_due_in_the_december_before():
    assert due_on(2027) == date(2026, 12, 1)
