"""Headings: found below titles, on one row or two, in the words that people use."""

from __future__ import annotations

import pytest

from kb.intake.page import IntakeError
from kb.intake.stations.headings import LISTED, NOT_NEEDED, PERSONAL, find_headings
from kb.intake.stations.sheet import read_sheet

from .tables import DICTIONARY, VOCABULARY, csv_file, excel_file


def headings(*rows, **options):
    return find_headings(read_sheet(excel_file(*rows, **options)), DICTIONARY)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("驿站名称", ("name",)),
        ("站点名称*", ("name",)),
        ("名 称", ("name",)),
        ("详细地址（精确到门牌号）", ("address",)),
        ("经度", ("longitude",)),
        ("是否有微波炉", ("microwave",)),
        ("微波炉（有/无）", ("microwave",)),
        ("有无空调", ("air-conditioner",)),
        ("微波炉数量", ("microwave",)),
        ("桌椅", ("table", "chairs")),
        ("AED", ("aed",)),
        ("ＡＥＤ", ("aed",)),
        ("设施设备", (LISTED,)),
        ("序号", (NOT_NEEDED,)),
        ("站长", (PERSONAL,)),
        ("站长姓名", (PERSONAL,)),
        ("联系电话", (PERSONAL,)),
        ("负责人及手机", (PERSONAL,)),
        ("是否有站长", ("head",)),
        ("air-conditioner", ("air-conditioner",)),
        ("verified_on", ("verified_on",)),
        ("面积", ()),
        ("充电桩", ()),
        ("雨具", ()),
        ("消防器材", ()),
    ],
)
def test_a_heading_means_one_of_our_columns_or_nothing(text, meaning):
    assert DICTIONARY.meaning(text) == meaning


def test_every_facility_is_known_by_its_own_name():
    terms = VOCABULARY.lists["station_facilities"].values()

    assert {DICTIONARY.facility(term.zh) for term in terms} == {(term.id,) for term in terms}


def test_titles_stand_above_the_headings():
    found = headings(
        ["某市工会驿站一览表"], ["填报单位：某市总工会"], ["序号", "名称", "地址"], [1, "甲", "乙"]
    )

    assert (found.last, found.columns("name"), found.columns("address")) == (3, [1], [2])


@pytest.mark.parametrize("merged", [(), ("A1:A2", "B1:B2", "C1:E1")])
def test_headings_on_two_rows_are_read_from_below(merged):
    found = headings(
        ["名称", "地址", "设施", None, None],
        [None, None, "饮水机", "微波炉", "空调"],
        ["甲", "乙", "有", "无", "有"],
        merged=merged,
    )

    assert found.last == 2
    assert found.meanings == (
        ("name",), ("address",), ("water",), ("microwave",), ("air-conditioner",),
    )  # fmt: skip


def test_rows_of_data_are_no_headings():
    found = headings(["名称", "地址"], ["标识", "位置"], ["空调", "地址"])

    assert found.last == 1


def test_a_column_that_says_the_same_again_is_named():
    found = headings(["名称", "微波炉", "微波炉"], ["甲", "有", "无"])

    assert (found.columns("microwave"), found.unknown) == ([1], [2])


def test_without_a_column_of_names_there_is_no_table():
    data = csv_file(["地址", "微波炉"], ["甲", "有"])

    with pytest.raises(IntakeError, match="没有“驿站名称”这样的一列"):
        find_headings(read_sheet(data), DICTIONARY)
