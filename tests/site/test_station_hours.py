"""Hours are said so that nothing is lost, nothing is added, and what is not known is said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.registry.opening import Hours, parse_hours
from kb.site.station_hours import hours_text

DAY = 24 * 60
NAMES = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("24/7", "每天24小时"),
        ("24/7; PH off", "每天24小时；法定节假日 不开"),
        (
            'Mo-Su 08:00-20:00; PH off "凭证进"',
            "每天 8:00–20:00；法定节假日 不开；附注：凭证进",
        ),
        ("Mo-Fr 08:00-18:00", "周一至周五 8:00–18:00；周六、周日 不开；法定节假日 没有说明"),
        ("Mo-Fr 08:00-18:00; PH off", "周一至周五 8:00–18:00；周六、周日 不开；法定节假日 不开"),
        ("Mo-Su 09:00-21:00; PH 10:00-16:00", "每天 9:00–21:00；法定节假日 10:00–16:00"),
        (
            "Mo-Fr 08:00-11:30,13:30-20:30; Sa 10:00-12:00; PH off",
            ("周一至周五 8:00–11:30、13:30–20:30；周六 10:00–12:00；周日 不开；法定节假日 不开"),
        ),
        ("Mo-Su 20:00-04:00", "每天 20:00–次日4:00；法定节假日 没有说明"),
        (
            "Mo-Fr 08:00-18:00; Jun-Sep Mo-Fr 07:00-20:00",
            "周一至周五 8:00–18:00；6月至9月 周一至周五 7:00–20:00",
        ),
    ],
)
def test_hours_are_said_as_people_say_them(written: str, said: str) -> None:
    assert hours_text(parse_hours(written), "zh") == said


def test_hours_that_nobody_knows_are_not_said_to_be_closed() -> None:
    assert hours_text(None, "zh") == "开放时间没有核实"
    assert "closed" not in hours_text(None, "en")


OPENING = st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
OPENINGS = st.lists(OPENING, max_size=3).map(tuple)
WEEK = st.lists(st.one_of(OPENINGS, st.sampled_from([(), ((0, DAY),)])), min_size=7, max_size=7)


@given(week=WEEK.map(tuple), holiday=st.none() | OPENINGS)
def test_the_week_can_be_read_back_from_what_is_said(
    week: tuple[tuple[tuple[int, int], ...], ...], holiday: tuple[tuple[int, int], ...] | None
) -> None:
    said = hours_text(Hours("", week, holiday), "zh")
    if said == "每天24小时":
        assert (week, holiday) == ((((0, DAY),),) * 7, ((0, DAY),))
        return
    *days, on_holidays = said.split("；")
    assert _week(days) == week
    assert _times(on_holidays.removeprefix("法定节假日 ")) == holiday


def _week(clauses: list[str]) -> tuple[object, ...]:
    if clauses == ["每天24小时"]:
        return (((0, DAY),),) * 7
    found: dict[int, object] = {}
    for clause in clauses:
        names, _, times = clause.partition(" ")
        found |= dict.fromkeys(_days(names), _times(times))
    return tuple(found[day] for day in range(7))


def _days(names: str) -> list[int]:
    if names == "每天":
        return list(range(7))
    found: list[int] = []
    for part in names.split("、"):
        first, _, last = part.partition("至")
        found += range(NAMES.index(first), NAMES.index(last or first) + 1)
    return found


def _times(said: str) -> tuple[tuple[int, ...], ...] | None:
    if said in ("没有说明", "不开"):
        return None if said == "没有说明" else ()
    if said == "全天":
        return ((0, DAY),)
    return tuple(tuple(map(_minutes, part.split("–"))) for part in said.split("、"))


def _minutes(clock: str) -> int:
    match = re.fullmatch(r"(次日)?(\d+):(\d\d)", clock)
    assert match
    return bool(match[1]) * DAY + int(match[2]) * 60 + int(match[3])
