"""The directory: a bad cell is named and unknown, a bad row loses nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.registry.opening import parse_hours
from kb.registry.regions import read_regions
from kb.registry.stations import FACILITIES, OPTIONAL, REQUIRED, Place, read_stations
from kb.registry.vocabulary import read_vocabulary
from kb.source.file import from_text, read_source
from tests.conftest import REPOSITORY

REGIONS = read_regions(read_source(REPOSITORY, "data/regions.csv"))
VOCABULARY = read_vocabulary(read_source(REPOSITORY, "data/vocabulary.yml"))
FACILITY_IDS = list(VOCABULARY.lists[FACILITIES])
SOUND = {"id": "a-station", "name": "甲驿站", "region": "320707", "source": "s0"}
HEAD = [*REQUIRED, *OPTIONAL, *FACILITY_IDS]


def line(**values):
    return ",".join((SOUND | values).get(name, "") for name in HEAD) + "\n"


def read(*lines, path="data/stations/jiangsu.csv", head=HEAD):
    text = ",".join(head) + "\n" + "".join(lines)
    return read_stations([from_text(path, text)], REGIONS, VOCABULARY)


def only(**values):
    [station] = read(line(**values)).rows
    return station


def test_what_is_not_written_is_unknown():
    station = only()

    assert set(station.facilities) == set(FACILITY_IDS)
    assert set(station.facilities.values()) == {None}
    assert (station.hours, station.place, station.verified_on) == (None, None, None)
    assert (station.address, station.kind, station.standard, station.honours) == ("", "", "", ())


def test_columns_that_are_not_there_are_unknown():
    stations = read("b,乙驿站,320000,s0\n", head=REQUIRED)

    assert stations.faults == ()
    assert set(stations.rows[0].facilities.values()) == {None}


def test_every_cell_becomes_its_value():
    station = only(
        hours="Mo-Fr 08:00-18:00",
        longitude="119.17",
        latitude="34.84",
        system="WGS-84",
        water="yes",
        toilet="no",
        honours="甲、乙",
        verified_on="2026-11-01",
        address='"路1号,后门"',
    )

    assert station.hours == parse_hours("Mo-Fr 08:00-18:00")
    assert station.place == Place(119.17, 34.84, "WGS-84")
    assert station.facilities["water"] is True
    assert station.facilities["toilet"] is False
    assert station.facilities["fan"] is None
    assert station.honours == ("甲", "乙")
    assert station.verified_on == date(2026, 11, 1)
    assert station.address == "路1号,后门"


@pytest.mark.parametrize(
    ("values", "check", "cell", "words"),
    [
        ({"hours": "周一至周五"}, "station-hours", "周一至周五", "看不懂开放时间"),
        ({"water": "有"}, "station-facility", "有", "应当是 yes、no 或者空着"),
        ({"longitude": "东经119", "latitude": "34"}, "station-coordinates", "东经119", "度数"),
        ({"longitude": "nan", "latitude": "34"}, "station-coordinates", "nan", "度数"),
        ({"longitude": "119"}, "station-coordinates", "", "`latitude` 应当是度数"),
        ({"longitude": "119", "latitude": "34"}, "station-coordinates", "", "坐标系"),
        ({"verified_on": "去年"}, "station-record", "去年", "不是日期"),
        ({"source": ""}, "station-record", "", "`source` 是空的"),
        ({"region": "440000"}, "station-record", "440000", "不在这个文件的省里"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_unknown(values, check, cell, words):
    source = from_text("data/stations/jiangsu.csv", ",".join(HEAD) + "\n" + line(**values))
    stations = read_stations([source], REGIONS, VOCABULARY)
    [fault] = stations.faults

    assert len(stations.rows) == 1
    assert (fault.check, source.cut(fault.span)) == (check, cell)
    assert words in fault.message


@pytest.mark.parametrize(
    ("bad", "check"),
    [
        (line(id=""), "station-record"),
        (line(id="../a"), "station-record"),
        (line(name=""), "station-record"),
        (line(region="999999"), "station-record"),
        (line(region="000000"), "station-record"),
        (line(id="first"), "station-duplicate"),
        (line(name='"甲'), "station-record"),
        (line(name='甲"乙'), None),
        ("b,乙\n", "station-record"),
        (line().replace("\n", ",,\n"), "station-record"),
    ],
)
def test_a_bad_row_loses_nobody_else(bad, check):
    stations = read(line(id="first"), bad, line(id="last"))

    assert [fault.check for fault in stations.faults] == [check] * bool(check)
    assert [stations.rows[0].id, stations.rows[-1].id] == ["first", "last"]
    assert len(stations.rows) == (2 if check else 3)


def test_an_id_is_unique_over_all_provinces():
    head = ",".join(REQUIRED)
    files = [
        from_text("data/stations/jiangsu.csv", f"{head}\nhome,甲,320000,s0\n"),
        from_text("data/stations/guangdong.csv", f"{head}\nhome,乙,440000,s3\n"),
    ]
    stations = read_stations(files, REGIONS, VOCABULARY)

    assert [station.name for station in stations.rows] == ["甲"]
    assert "data/stations/jiangsu.csv:2:1" in stations.faults[0].message


@pytest.mark.parametrize(
    ("head", "check", "words"),
    [
        (["id", "name", "region"], "station-record", "缺少 `source`"),
        ([*REQUIRED, "饮水"], "station-facility", "没有 `饮水` 这一列"),
        ([*REQUIRED, "water", "water"], "station-record", "写了两次"),
    ],
)
def test_a_heading_that_is_not_known_is_named(head, check, words):
    [fault] = read(head=head).faults

    assert (fault.check, fault.span.line) == (check, 1)
    assert words in fault.message


def test_a_file_is_named_after_its_province():
    stations = read(line(), path="data/stations/suqian.csv")

    assert [fault.check for fault in stations.faults] == ["station-record"]
    assert len(stations.rows) == 1


def test_a_division_has_its_own_stations_and_those_within():
    head = ",".join(REQUIRED)
    rows = "a,甲,320707,s0\nb,乙,320700,s0\nc,丙,320000,s0\nd,丁,320118,s0\n"
    stations = read_stations(
        [from_text("data/stations/jiangsu.csv", f"{head}\n{rows}")], REGIONS, VOCABULARY
    )

    def ids(found):
        return "".join(station.id for station in found)

    assert ids(stations.by_region("000000")) == "abcd"
    assert ids(stations.by_region("320000")) == "abcd"
    assert ids(stations.by_region("320700")) == "ab"
    assert ids(stations.by_region("320707")) == "a"
    assert ids(stations.by_region("440000")) == ""
    assert ids(stations.by_province("320707")) == "abcd"


def test_the_invented_stations_are_sound(shelf_with_stations):
    stations = shelf_with_stations.library().registry.stations

    assert stations.faults == ()
    assert len(stations.rows) == 12
    assert all("虚构" in station.name for station in stations.rows)


def test_a_file_that_excel_saved_is_read():
    text = "\ufeff" + ",".join(REQUIRED) + "\r\nb,乙驿站,320000,s0\r\n"
    stations = read_stations([from_text("data/stations/jiangsu.csv", text)], REGIONS, VOCABULARY)

    assert [station.name for station in stations.rows] == ["乙驿站"]
    assert {fault.check for fault in stations.faults} == {"file-encoding", "file-line-endings"}


CELLS = st.sampled_from(
    ["", '"', ",", "甲", "yes", "320707", "24/7", "1e999", "\x00", "\r", "9" * 5000]
)


@given(st.lists(CELLS, max_size=60).map("".join) | st.text(max_size=60))
def test_whatever_a_row_holds_its_neighbours_are_read(text):
    bad = "".join(character for character in text if character != "\n") + "\n"
    stations = read(line(id="first"), bad, line(id="last"))

    assert {"first", "last"} <= {station.id for station in stations.rows}


@given(st.text(max_size=200))
def test_no_file_ends_in_anything_but_stations_and_faults(text):
    read_stations([from_text("data/stations/jiangsu.csv", text)], REGIONS, VOCABULARY)
