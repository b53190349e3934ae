"""The tree of regions: who lies in whom, and rows that do not fit."""

from __future__ import annotations

import pytest

from kb.registry.regions import read_regions
from kb.source.file import from_text

HEAD = "code,name,level,parent\n"
TREE = (
    f"{HEAD}000000,全国,nation,\n110000,北京市,province,000000\n110100,北京市,city,110000\n"
    "110101,东城区,county,110100\n"
)


def read(text):
    return read_regions(from_text("data/regions.csv", text))


def test_a_region_lies_in_its_parents():
    lineage = read(TREE).lineage("110101")

    assert [region.level for region in lineage] == ["nation", "province", "city", "county"]


def test_an_unknown_region_lies_nowhere():
    assert read(TREE).lineage("999999") == []


def test_a_name_is_said_once_and_the_nation_only_alone():
    regions = read(TREE)

    assert regions.full_name("110101") == "北京市东城区"
    assert regions.full_name("000000") == "全国"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("110102,西城区,county", "应当有 4 列，实际有 3 列"),
        ("110102,西城区,county,110100,x", "应当有 4 列，实际有 5 列"),
        ("", "应当有 4 列，实际有 0 列"),
        ("110101,东城区,county,110100", "代码 110101 重复了"),
        ("110102,西城区,county,110199", "上级 110199 不在它前面"),
        ("110102,西城区,county,110102", "上级 110102 不在它前面"),
    ],
)
def test_a_row_that_does_not_fit_is_a_fault_on_its_line(row, words):
    regions = read(f"{TREE}{row}\n")

    (fault,) = regions.faults
    assert (fault.check, fault.span.line) == ("data-record", 6)
    assert words in fault.message
    assert len(regions.by_code) == 4
