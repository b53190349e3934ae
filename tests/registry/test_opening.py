"""Opening hours: one certain week, or none; holidays as written, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.registry.opening import Hours, HoursError, parse_hours

DAY = 1440
SHUT = ()


def week(text):
    return parse_hours(text).week


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mo-Fr 08:00-18:00", [((480, 1080),)] * 5 + [SHUT] * 2),
        ("Mo-Fr 8:00-18:00", [((480, 1080),)] * 5 + [SHUT] * 2),
        ("08:00-18:00", [((480, 1080),)] * 7),
        ("24/7", [((0, DAY),)] * 7),
        ("Mo-Su 00:00-24:00", [((0, DAY),)] * 7),
        ("Mo-Fr 08:00-12:00,14:00-18:00", [((480, 720), (840, 1080))] * 5 + [SHUT] * 2),
        ("Mo-Su 20:00-04:00", [((1200, 1680),)] * 7),
        ("Sa 22:00-26:00", [SHUT] * 5 + [((1320, 1560),), SHUT]),
        ("Su 20:00-04:00", [SHUT] * 6 + [((1200, 1680),)]),
        ("24/7; Mo 00:00-06:00 off", [((360, DAY),), *[((0, DAY),)] * 6]),
        ("Mo 08:00-24:00; Tu 00:00-10:00", [((480, DAY),), ((0, 600),), *[SHUT] * 5]),
        (
            "Mo-Fr 08:00-18:00; We off",
            [((480, 1080),)] * 2 + [SHUT] + [((480, 1080),)] * 2 + [SHUT] * 2,
        ),
        ('08:00-18:00, 18:00-08:00 "刷身份证进门"', [((0, DAY),)] * 7),
        ("off", [SHUT] * 7),
    ],
)
def test_a_week_is_seven_days_of_minutes(text, days):
    assert week(text) == tuple(days)


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 08:00-18:00; Jun-Sep Mo-Fr 07:00-20:00",
        "2026 Mo-Fr 08:00-18:00",
        "week 1-20 Mo 08:00-09:00",
        "Mo[1] 08:00-12:00",
        "Mo-Fr 08:00-18:00; Oct 01 off",
        "Mo-Fr 08:00-18:00; easter off",
        "SH 08:00-12:00",
        "sunrise-sunset",
        "08:00+",
        "Mo 10:00-16:00/02:00",
        "Mo-Fr 08:00-18:00 || unknown",
        "08:00-18:00 unknown",
    ],
)
def test_what_no_single_week_says_has_none(text):
    assert parse_hours(text) == Hours(text, None, None)


def test_a_comment_says_nothing_about_the_days():
    assert week('Mo-Fr 08:00-18:00 "2026 Jul 空调检修"') == week("Mo-Fr 08:00-18:00")


@pytest.mark.parametrize(
    ("text", "holiday"),
    [
        ("Mo-Fr 08:00-18:00", None),
        ("Mo-Su 00:00-24:00", None),
        ("24/7", ((0, DAY),)),
        ("24/7; PH off", ()),
        ("Mo-Fr 08:00-18:00; PH off", ()),
        ("Mo-Fr 08:00-18:00; PH 10:00-16:00", ((600, 960),)),
        ("Mo-Su,PH 20:00-04:00", ((1200, 1680),)),
        # Does the night end at midnight where the next day has hours of its own?  Nobody says.
        ("Mo-Fr 08:00-18:00; PH 20:00-04:00", None),
        ("Mo-Su,PH 09:00-21:00", ((540, 1260),)),
        # The weekday's rule comes last, so a holiday on a Monday is another than one on a Sunday.
        ("PH 10:00-12:00; Mo-Fr 08:00-18:00", None),
    ],
)
def test_a_holiday_is_what_the_text_says_of_it(text, holiday):
    assert parse_hours(text).holiday == holiday


def test_the_holiday_of_the_text_is_not_in_its_week():
    assert week("Mo-Fr 08:00-18:00; PH 10:00-16:00") == week("Mo-Fr 08:00-18:00")


@pytest.mark.parametrize(
    ("text", "offset"),
    [("周一至周五 8点到18点", 0), ("Mo-Fr 08:00–18:00", 11), ("Mo-Fr 25:99-26:00", 6), ("", 0)],
)
def test_what_cannot_be_read_says_where(text, offset):
    with pytest.raises(HoursError) as caught:
        parse_hours(text)

    assert caught.value.offset == offset


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("mo-fr 08:00-18:00", "Mo-Fr 08:00-18:00"),
        ("Mo-Fr 08：00－18：00", "Mo-Fr 08:00-18:00"),
        ("Mo-Fr 08:00 - 12:00，14:00 – 18:00；PH off", "Mo-Fr 08:00-12:00,14:00-18:00;PH off"),
        ("周一至周五 8点到18点", ""),
    ],
)
def test_careless_writing_is_shown_the_proper_one(text, better):
    with pytest.raises(HoursError) as caught:
        parse_hours(text)

    assert caught.value.better == better


@pytest.mark.parametrize(
    ("text", "is_always"), [("24/7", True), ("Mo-Su 00:00-24:00", True), ("08:00-18:00", False)]
)
def test_always_is_all_day_every_day(text, is_always):
    assert parse_hours(text).is_always is is_always


PARTS = [
    *("Mo", "Fr", "-", ",", ";", " ", "08:00", "18:00", "24:00", "PH", "off", "24/7", "[1]", "+"),
    *('"', "Jan", "2026", "||", "unknown", "week", "99", "周一", "sunset", "(", ")"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join) | st.text(max_size=40))
@example("9" * 10_000)
@example("Mo-Fr 08:00-18:00;" * 500)
@example("99999999999999999999")
def test_no_text_ends_in_anything_but_hours_or_the_fault(text):
    try:
        hours = parse_hours(text)
    except HoursError:
        return
    for day in hours.week or ():
        assert all(0 <= start < end and start < DAY for start, end in day)
        assert list(day) == sorted(day)
