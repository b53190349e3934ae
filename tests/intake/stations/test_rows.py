"""A union's table becomes rows of the directory: what is known, and nothing that is not."""

from __future__ import annotations

import pytest

from kb.intake.page import IntakeError

from .tables import csv_file, excel_file, only, stations, take_in

HEAD = ["驿站名称", "所在区", "详细地址", "开放时间", "微波炉", "空调", "备注"]


def one(**cells):
    """A table with a single station, columns as named."""
    return take_in(csv_file(["名称", *cells], ["石牌驿站", *cells.values()]))


def test_a_whole_row_is_read():
    made = take_in(
        excel_file(
            ["广州市工会驿站名单"],
            [*HEAD, "经度", "纬度", "坐标系", "自建/共建", "核实日期", "运营单位"],
            ["石牌驿站", "天河区", "石牌西路１号", "周一至周五 8:00-18:00", "√", "无", "门口有树",
             113.3401, 23.1329, "高德", "共建", "2026年3月1日", "某银行"],
        )
    )  # fmt: skip
    known = {name: value for name, value in only(made).items() if value}

    assert known == {
        "id": "shi-pai-yi-zhan",
        "name": "石牌驿站",
        "region": "440106",
        "address": "石牌西路1号",
        "kind": "co-built",
        "hours": "Mo-Fr 08:00-18:00",
        "longitude": "113.3401",
        "latitude": "23.1329",
        "system": "GCJ-02",
        "operator": "某银行",
        "microwave": "yes",
        "air-conditioner": "no",
        "verified_on": "2026-03-01",
        "source": "名单",
        "note": "门口有树",
    }


def test_an_empty_cell_is_unknown_and_never_a_no():
    row = only(one(微波炉="", 空调="—", 饮水机="待核实"))

    assert (row["microwave"], row["air-conditioner"], row["water"]) == ("", "", "")


def test_a_value_that_is_not_understood_is_unknown_told_and_kept_in_the_note():
    made = one(微波炉="维修中", 备注="门口有树")
    (remark,) = made.accepted[0].remarks

    assert (only(made)["microwave"], only(made)["note"]) == ("", "门口有树；微波炉：维修中")
    assert (remark.row, remark.column, remark.value) == (2, "微波炉", "维修中")


def test_hours_that_are_not_certain_stand_in_the_note():
    row = only(one(开放时间="同网点营业时间"))

    assert (row["hours"], row["note"]) == ("", "开放时间：同网点营业时间")


def test_hours_without_days_are_every_day_and_the_note_says_so():
    row = only(one(开放时间="8:00-18:00"))

    assert row["hours"] == "Mo-Su 08:00-18:00"
    assert row["note"] == "开放时间原文：8:00-18:00（没有写哪几天，按每天读）"


def test_facilities_named_in_one_cell_are_there_and_of_the_others_nothing_is_known():
    made = one(设施="饮水机、微波炉，桌椅 报刊/太空舱", 空调="无")
    row = only(made)

    assert {name for name, value in row.items() if value == "yes"} == {
        "water", "microwave", "table", "chairs", "newspapers",
    }  # fmt: skip
    assert (row["air-conditioner"], row["toilet"]) == ("no", "")
    assert "太空舱" in row["note"]


@pytest.mark.parametrize("word", ["无微波炉", "微波炉（坏）", "没有微波炉", "微波炉(计划)"])
def test_a_facility_named_with_a_condition_is_not_there_for_sure(word):
    row = only(one(设施=f"饮水机（2台）、{word}"))

    assert (row["water"], row["microwave"], row["note"]) == ("yes", "", f"设施：{word}")


def test_coordinates_without_a_system_are_not_taken_until_one_is_named():
    data = csv_file(["名称", "经纬度"], ["石牌驿站", "113.3401,23.1329"])

    without, named = only(take_in(data)), only(take_in(data, system="WGS-84"))

    assert (without["longitude"], without["note"]) == ("", "经纬度：113.3401,23.1329")
    assert (named["longitude"], named["latitude"], named["system"]) == (
        "113.3401", "23.1329", "WGS-84",
    )  # fmt: skip


def test_baidu_s_coordinates_become_gcj_02_and_that_is_told():
    made = one(经度="113.331084", 纬度="23.112223", 坐标系="百度")

    assert (only(made)["longitude"], only(made)["system"]) == ("113.324542", "GCJ-02")
    assert made.accepted[0].is_moved


@pytest.mark.parametrize("column", ["站长姓名", "联系电话", "负责人", "身份证号"])
def test_what_is_in_a_column_on_persons_goes_nowhere(column):
    made = take_in(csv_file(["名称", column], ["石牌驿站", "张三13800138000"], ["", "李四"]))
    from kb.intake.stations.report import render
    from kb.intake.stations.take_in import rejects_file

    everything = made.text + rejects_file(made).decode() + render(made, "440000", {})

    assert not any(word in everything for word in ("张三", "13800138000", "李四"))
    assert f"不收（个人信息，不进名录）：{column}" in everything


@pytest.mark.parametrize("column", ["备注", "详细地址", "开放时间", "微波炉", "没人懂的列"])
def test_a_number_of_a_person_in_another_column_goes_nowhere_either(column):
    made = take_in(csv_file(["名称", column], ["石牌驿站", "找张三13800138000"]))
    from kb.intake.stations.report import render

    assert "13800138000" not in made.text + render(made, "440000", {})


@pytest.mark.parametrize("text", ['=HYPERLINK("x","甲")', "+86", "@x", "#REF!"])
def test_a_formula_is_neither_a_name_nor_a_value(text):
    as_name = take_in(csv_file(["名称"], [text]))
    as_value = take_in(csv_file(["名称", "地址", "备注"], ["石牌驿站", text, text]))

    assert ([len(as_name.accepted), len(as_name.rejected)], text in as_value.text) == (
        [0, 1],
        False,
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["", "天河区", "某路1号"], "没有名称"),
        (["合计", "", ""], "不是驿站"),
        (["合计：120个", "", ""], "不是驿站"),
        (["填表人：张三", "", ""], "不是驿站"),
        (["驿站名称", "所在区", "详细地址"], "重复的标题行"),
        (["南山驿站", "鼓楼区", ""], "广东省里没有鼓楼区"),
        (["13800138000", "", ""], "没有收"),
    ],
)
def test_a_row_that_is_no_station_here_is_rejected_with_the_reason(row, why):
    made = take_in(csv_file(HEAD[:3], ["石牌驿站", "天河区", "石牌西路1号"], row))

    assert [(each.row.number, why in each.reason) for each in made.rejected] == [(3, True)]
    assert list(stations(made)) == ["石牌驿站"]


@pytest.mark.parametrize(
    "column", ["备注", "详细地址", "开放时间", "微波炉", "设施", "经纬度", "区县"]
)
def test_a_cell_of_a_hundred_thousand_characters_is_told_of_and_not_kept(column):
    made = one(**{column: "很长、" * 40_000})

    assert len(made.text) < 2_000
    assert made.accepted[0].remarks[0].column == column


def test_a_row_with_an_endless_name_is_rejected():
    made = take_in(csv_file(["名称"], ["a" * 100_000 + "@"]))

    assert "超过 500 个字" in made.rejected[0].reason


def test_a_standard_is_a_page_with_a_version_or_stands_in_the_note():
    data = csv_file(
        ["名称", "标准"], ["甲", "guangdong-station-guideline@unknown"], ["乙", "省标"], ["丙", ""]
    )
    found = stations(take_in(data, standard="guangxi-station-rule@unknown"))

    assert [found[name]["standard"] for name in "甲乙丙"] == [
        "guangdong-station-guideline@unknown",
        "guangxi-station-rule@unknown",
        "guangxi-station-rule@unknown",
    ]
    assert found["乙"]["note"] == "标准：省标"


def test_a_place_that_is_no_division_stays_in_the_larger_one_and_the_note():
    row = only(take_in(csv_file(["名称", "区县"], ["石牌驿站", "开发区"]), base="440100"))

    assert (row["region"], row["note"]) == ("440100", "区县：开发区")


def test_a_table_of_another_kind_is_refused():
    with pytest.raises(IntakeError, match="驿站名称"):
        take_in(csv_file(["甲", "乙"], ["1", "2"]))
