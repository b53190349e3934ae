"""Opening hours as people write them: translated where certain, refused where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.intake.stations.hours import ANY_DAY, read_hours
from kb.intake.stations.values import UnclearError
from kb.registry.opening import parse_hours


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("周一至周五 8:00—18:00", "Mo-Fr 08:00-18:00"),
        ("星期一到星期五上午8:30-12:00，下午2:00-5:30", "Mo-Fr 08:30-12:00,14:00-17:30"),
        ("周一至五 8:00-12:00、14:00-18:00", "Mo-Fr 08:00-12:00,14:00-18:00"),
        ("8：00－18：00（周一至周日）", "Mo-Su 08:00-18:00"),
        ("每天8:00-22:00", "Mo-Su 08:00-22:00"),
        ("工作日９：００－１７：３０", "Mo-Fr 09:00-17:30; PH off"),
        ("工作日 8:30-18:00，周末 9:00-17:00", "Mo-Fr 08:30-18:00; Sa-Su 09:00-17:00; PH off"),
        ("工作日 8:00-18:00；法定节假日10:00-16:00", "Mo-Fr 08:00-18:00; PH 10:00-16:00"),
        ("每天8:00-18:00（法定节假日除外）", "Mo-Su 08:00-18:00; PH off"),
        ("除法定节假日外每天9:00-17:00", "Mo-Su 09:00-17:00; PH off"),
        ("周一至周五8:00-18:00（节假日除外）", "Mo-Fr 08:00-18:00; PH off"),
        ("周一 周三 周五 8:00-12:00", "Mo,We,Fr 08:00-12:00"),
        ("周一至周五8:00-18:00;周六8:00-12:00;周日休息", "Mo-Fr 08:00-18:00; Sa 08:00-12:00"),
        ("每天8:00-18:00，周六、周日休息", "Mo-Fr 08:00-18:00"),
        ("每天8:00-18:00，周日9:00-12:00", "Mo-Sa 08:00-18:00; Su 09:00-12:00"),
        ("全年无休 8:00-22:00", "Mo-Su 08:00-22:00; PH 08:00-22:00"),
        ("每天8:00-22:00，节假日正常开放", "Mo-Su 08:00-22:00; PH 08:00-22:00"),
        ("周一至周五全天", "Mo-Fr 00:00-24:00"),
        ("每日 0:00-24:00", "24/7"),
        ("每天22:00-次日6:00", "Mo-Su 22:00-06:00"),
        ("每天晚上6点至次日早上6点", "Mo-Su 18:00-06:00"),
        ("每天早八点到晚六点", "Mo-Su 08:00-18:00"),
        ("每天早8点到晚12点", "Mo-Su 08:00-24:00"),
        ("每天上午8点半到下午6点", "Mo-Su 08:30-18:00"),
        ("每天8时30分至17时30分", "Mo-Su 08:30-17:30"),
        ("开放时间：周一至周五：8:00-20:00", "Mo-Fr 08:00-20:00"),
        ("Mo-Fr 08:00-18:00; PH off", "Mo-Fr 08:00-18:00; PH off"),
        ("24/7", "24/7"),
    ],
)
def test_what_is_certain_is_translated(text, read):
    assert (read_hours(text).text, read_hours(text).remark) == (read, "")


@pytest.mark.parametrize("text", ["24小时", "24小时开放", "全天", "全天候", "全天24小时"])
def test_all_day_is_all_day(text):
    assert read_hours(text).text == "24/7"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("8:00-18:00", "Mo-Su 08:00-18:00"),
        ("上午8点半到下午6点", "Mo-Su 08:30-18:00"),
        ("09:00~21:00", "Mo-Su 09:00-21:00"),
        ("8:00-12:00 14:00-18:00", "Mo-Su 08:00-12:00,14:00-18:00"),
    ],
)
def test_where_no_days_stand_it_is_said_that_every_day_is_meant(text, read):
    assert (read_hours(text).text, read_hours(text).remark) == (read, ANY_DAY)


@pytest.mark.parametrize(
    "text",
    [
        "夏季8:00-18:00",
        "同网点营业时间",
        "8:30",
        "8:00-",
        "9:00-6:00",
        "晚10点-6点",
        "每天中午12点到1点半",
        "8:00-18:00、2:00-6:00",
        "8:00-18:00 8:00-18:00",
        "24:00-8:00",
        "25:00-26:00",
        "8:75-9:00",
        "上午14:00-16:00",
        "周五至周一 8:00-9:00",
        "周一8:00-9:00，周一10:00-11:00",
        "每天8:00-18:00，节假日除外",
        "节假日9:00-17:00",
        "法定节假日休息",
        "周末除外 8:00-18:00",
        "8:00-18:00，周六9:00-12:00",
        "每天 7:30-21:30，春节除外",
        "8:00-18:00 休息",
        "周一至周五",
        "节假日无休",
        "8am-6pm",
        "约8:00-18:00",
        "8:00-18:00（以实际为准）",
        "",
        "-",
    ],
)
def test_what_is_not_certain_is_refused(text):
    with pytest.raises(UnclearError):
        read_hours(text)


@given(
    st.text(
        "周一二三五六日天至到-—:：, ，；0123456789点半上下午早晚全天小时工作日节假法定除外休息每次",
        max_size=25,
    )
)
def test_whatever_comes_out_is_in_the_syntax_and_has_a_week(text):
    try:
        read = read_hours(text)
    except UnclearError:
        return
    hours = parse_hours(read.text)
    assert hours.week is not None
    assert any(hours.week)
