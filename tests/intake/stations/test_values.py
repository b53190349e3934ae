"""Cells as people fill them in: what they certainly say, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from kb.intake.stations import values
from kb.intake.stations.values import UnclearError
from tests.conftest import AS_OF


@pytest.mark.parametrize("text", ["有", "是", "√", "✓", "Y", "yes", "ＹＥＳ", "1", "2台", "３个", "有。", "已配备"])  # fmt: skip  # noqa: E501
def test_there_is_one(text):
    assert values.facility(text) == "yes"


@pytest.mark.parametrize("text", ["无", "否", "×", "✗", "X", "N", "no", "0", "0台", "没有", "暂无"])
def test_there_is_none(text):
    assert values.facility(text) == "no"


@pytest.mark.parametrize("text", ["", " ", "-", "—", "/", "不详", "待核实", "？", "N/A"])
def test_nobody_knows(text):
    assert values.facility(text) == ""


@pytest.mark.parametrize("text", ["维修中", "部分", "○", "有时", "3.5", "10000台", "√×", "计划配备", "无障碍"])  # fmt: skip  # noqa: E501
def test_what_is_neither_is_refused(text):
    with pytest.raises(UnclearError):
        values.facility(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "2026年3月1日",
        "２０２６年３月１日",
        "20260301",
        "46082",
        "2026-03-01 00:00",
    ],
)
def test_days_are_written_in_many_ways(text):
    assert values.day(text, AS_OF) == "2026-03-01"


def test_the_serial_numbers_are_those_of_excel():
    from openpyxl.utils.datetime import to_excel

    for day in (date(1955, 1, 1), date(2000, 2, 29), date(2026, 3, 1)):
        assert values.day(str(int(to_excel(day))), AS_OF) == day.isoformat()


@pytest.mark.parametrize("text", ["2026年3月", "2026-2-30", "3月1日", "去年", "2026-11-22", "99999", "1"])  # fmt: skip  # noqa: E501
def test_a_day_that_is_not_whole_or_not_there_yet_is_refused(text):
    with pytest.raises(UnclearError):
        values.day(text, AS_OF)


@pytest.mark.parametrize(
    ("longitude", "latitude", "system", "point"),
    [
        ("113.3245", "23.1064", "GCJ-02", ("113.3245", "23.1064", "GCJ-02")),
        ("东经113.3245°", "北纬23.1064°", "WGS-84", ("113.3245", "23.1064", "WGS-84")),
        ("１１３．３", "23", "GCJ-02", ("113.3", "23", "GCJ-02")),
        ("113.331084", "23.112223", "BD-09", ("113.324542", "23.106459", "GCJ-02")),
    ],
)
def test_a_point_is_kept_or_comes_from_baidu_s_system(longitude, latitude, system, point):
    assert values.point(longitude, latitude, system) == point


@pytest.mark.parametrize(
    ("longitude", "latitude", "system", "why"),
    [
        ("23.1", "113.3", "GCJ-02", "写反了"),
        ("0", "0", "GCJ-02", "不在中国"),
        ("-113.3", "23.1", "GCJ-02", "不在中国"),
        ("113.3", "", "GCJ-02", "两个都要有"),
        ("113°19'28\"", "23°6'23\"", "GCJ-02", "度数"),
        ("nan", "inf", "GCJ-02", "度数"),
        ("113.3", "23.1", "", "没有说明坐标系"),
    ],
)
def test_a_point_that_is_not_certain_is_refused(longitude, latitude, system, why):
    with pytest.raises(UnclearError, match=why):
        values.point(longitude, latitude, system)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gcj02", "GCJ-02"),
        ("高德坐标系", "GCJ-02"),
        ("WGS 84", "WGS-84"),
        ("百度", "BD-09"),
        ("", ""),
    ],
)
def test_systems_have_many_names(text, name):
    assert values.system(text) == name


@pytest.mark.parametrize("text", ["西安80", "CGCS2000", "地方坐标系"])
def test_another_system_is_refused(text):
    with pytest.raises(UnclearError, match="没有这个坐标系"):
        values.system(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("自建", "self-built"), ("共建站点", "co-built"), ("", ""), ("不详", "")]
)
def test_a_kind_is_one_of_two_or_unknown(text, kind):
    assert values.kind(text) == kind


def test_another_kind_is_refused():
    with pytest.raises(UnclearError):
        values.kind("共享")


@pytest.mark.parametrize("text", ["=1+1", "+A1", "@SUM(1)", "-A1", "'=cmd", "＝1", "#REF!", "#N/A"])
def test_what_a_spreadsheet_runs_is_refused(text):
    with pytest.raises(UnclearError, match="公式"):
        values.refuse_formula(text)


@pytest.mark.parametrize("text", ["-", "-3.5", "石牌-东站", "1+1", "a@b"])
def test_a_mark_in_the_middle_runs_nothing(text):
    values.refuse_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "电话：138 0013 8000",
        "138-0013-8000",
        "440106199001011234",
        "４４０１０６１９９００１０１１２３Ｘ",
        "020-12345678",
        "联系人：张三",
        "站长 李四",
        "a.b@example.com",
    ],
)
def test_what_belongs_to_a_person_is_refused(text):
    with pytest.raises(UnclearError, match="没有收"):
        values.refuse_personal(text)


@pytest.mark.parametrize(
    "text", ["拨打12351", "站长之家驿站", "2026年3月1日", "113.324542,23.106459"]
)
def test_what_belongs_to_nobody_is_kept(text):
    values.refuse_personal(text)
