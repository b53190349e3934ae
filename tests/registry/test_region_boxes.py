"""Boxes of divisions: each within its parent's reach, and the parent's where there is none."""

from __future__ import annotations

import pytest

from kb.registry.region_boxes import Box, read_region_boxes
from kb.registry.regions import read_regions
from kb.source.file import from_text, read_source
from tests.conftest import REPOSITORY

REGIONS = read_regions(read_source(REPOSITORY, "data/regions.csv"))
REAL = read_region_boxes(read_source(REPOSITORY, "data/region-boxes.csv"), REGIONS)


def read(*rows):
    text = "code,west,south,east,north\n" + "".join(f"{row}\n" for row in rows)
    return read_region_boxes(from_text("data/region-boxes.csv", text), REGIONS)


def test_every_province_and_city_has_a_box():
    wanted = {code for code, each in REGIONS.by_code.items() if each.level in {"province", "city"}}

    assert REAL.faults == ()
    assert wanted <= set(REAL.by_code)


def test_a_box_reaches_into_its_parents_box():
    for code, box in REAL.by_code.items():
        parent = REAL.by_code.get(REGIONS.by_code[code].parent)
        middle = (box.west + box.east) / 2, (box.south + box.north) / 2

        assert parent is None or parent.holds(*middle), code


def test_no_box_reaches_beyond_the_country():
    assert all(
        73 < box.west < box.east < 136 and 3 < box.south < box.north < 54
        for box in REAL.by_code.values()
    )


def test_a_new_county_has_the_box_of_its_city():
    boxes = read("320700,118,33,120,36")

    assert boxes.around("320707", REGIONS) == ("320700", Box(118, 33, 120, 36))
    assert boxes.around("440106", REGIONS) is None


@pytest.mark.parametrize(
    "row",
    [
        "999999,1,2,3,4",
        "320700,118,33,120",
        "320700,118,33,120,north",
        "320700,120,33,118,36",
        "320700,118,36,120,33",
        "",
    ],
)
def test_a_row_that_is_no_box_is_named_and_left_out(row):
    boxes = read(row, "440000,109,20,118,26")

    assert [fault.span.line for fault in boxes.faults] == [2]
    assert set(boxes.by_code) == {"440000"}


def test_a_box_stands_once():
    assert len(read("440000,109,20,118,26", "440000,1,2,3,4").faults) == 1
