"""The directory as open data: what is known, in the standards' terms, and nothing else."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from kb.registry.coordinates import to_wgs
from kb.registry.opening import parse_hours
from kb.registry.regions import read_regions
from kb.registry.stations import FACILITIES, Place, Station
from kb.registry.vocabulary import read_vocabulary
from kb.site.open_data import data_page
from kb.site.stations_export import as_csv, as_geojson, as_jsonld, station_files
from kb.source.file import read_source
from kb.source.span import file_start
from tests.conftest import REPOSITORY

SITE = "https://gongyou.example/"
REGIONS = read_regions(read_source(REPOSITORY, "data/regions.csv"))
VOCABULARY = read_vocabulary(read_source(REPOSITORY, "data/vocabulary.yml"))
UNKNOWN = dict.fromkeys(VOCABULARY.lists[FACILITIES])
FULL = Station(
    id="shi-pai",
    name="石牌驿站",
    region="440106",
    address="石牌西路1号",
    kind="co-built",
    hours=parse_hours("Mo-Fr 08:00-12:00,14:00-18:00; Sa 22:00-02:00; PH off"),
    place=Place(113.3401, 23.1329, "GCJ-02"),
    operator="某银行",
    facilities={**UNKNOWN, "microwave": True, "toilet": False},
    standard="guangdong-station-guideline@unknown",
    honours=("甲", "乙"),
    verified_on=date(2026, 3, 1),
    source="s3",
    note="门口有树",
    span=file_start("data/stations/guangdong.csv"),
)
BARE = replace(
    FULL, id="bare", name="某驿站", region="440000", address="", kind="", hours=None, place=None,
    operator="", facilities=UNKNOWN, standard="", honours=(), verified_on=None, note="",
)  # fmt: skip


def written(write, *rows):
    return write(rows, REGIONS, VOCABULARY, SITE).decode()


def test_the_table_says_yes_no_or_nothing():
    full, bare = csv.DictReader(io.StringIO(written(as_csv, FULL, BARE).removeprefix("\ufeff")))

    assert (full["microwave"], full["toilet"], full["water"]) == ("yes", "no", "")
    assert (full["longitude"], full["latitude"], full["system"]) == (
        "113.3401",
        "23.1329",
        "GCJ-02",
    )
    assert (full["honours"], full["region_name"]) == ("甲、乙", "广东省广州市天河区")
    assert {name for name, cell in bare.items() if cell} == {
        "id", "name", "region", "source", "region_name", "url",
    }  # fmt: skip


def test_the_table_opens_in_excel_and_runs_nothing():
    data = written(as_csv, replace(FULL, note="=1+1", address="-A1", name="@x"))
    (row,) = csv.DictReader(io.StringIO(data.removeprefix("\ufeff")))

    assert data.startswith("\ufeff")
    assert (row["note"], row["address"], row["name"]) == ("'=1+1", "'-A1", "'@x")


def test_geojson_keeps_to_rfc_7946():
    found = json.loads(written(as_geojson, FULL, BARE))
    full, bare = found["features"]

    assert (found["type"], "crs" in found) == ("FeatureCollection", False)
    assert full["geometry"]["type"] == "Point"
    assert full["geometry"]["coordinates"] == pytest.approx(to_wgs(113.3401, 23.1329), abs=1e-6)
    assert full["properties"]["original_system"] == "GCJ-02"
    assert bare["geometry"] is None
    assert {each["type"] for each in found["features"]} == {"Feature"}


def test_geojson_leaves_out_what_is_not_known():
    full, bare = json.loads(written(as_geojson, FULL, BARE))["features"]

    assert full["properties"]["facilities"] == {"microwave": True, "toilet": False}
    assert set(bare["properties"]) == {
        "name", "region", "region_name", "source", "facilities", "url",
    }  # fmt: skip


def test_a_point_in_wgs_84_is_not_moved():
    (feature,) = json.loads(written(as_geojson, replace(FULL, place=Place(113.3, 23.1, "WGS-84"))))[
        "features"
    ]

    assert feature["geometry"]["coordinates"] == [113.3, 23.1]


def places(*rows):
    return json.loads(written(as_jsonld, *rows))["@graph"]


def test_hours_are_told_by_day_with_nights_and_holidays():
    (place,) = places(FULL)
    said = [
        (each["dayOfWeek"], each["opens"], each["closes"])
        for each in place["openingHoursSpecification"]
    ]
    working = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

    assert said == [
        (working, "08:00", "12:00"),
        (working, "14:00", "18:00"),
        (["Saturday"], "22:00", "02:00"),
        (["PublicHolidays"], "00:00", "00:00"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("24/7", [(7, "00:00", "23:59"), (1, "00:00", "23:59")]),
        ("Mo-Su 08:00-18:00", [(7, "08:00", "18:00")]),
        ("Jun-Aug 08:00-18:00", []),
    ],
)
def test_hours_that_are_not_known_are_not_told(text, said):
    (place,) = places(replace(FULL, hours=parse_hours(text)))
    found = place.get("openingHoursSpecification", [])

    assert [(len(each["dayOfWeek"]), each["opens"], each["closes"]) for each in found] == said


def test_amenities_are_told_only_where_known():
    full, bare = places(FULL, BARE)

    assert [(each["name"], each["value"]) for each in full["amenityFeature"]] == [
        ("微波炉", True),
        ("卫生间", False),
    ]
    assert set(bare) == {"@type", "@id", "url", "name", "address"}
    assert full["address"]["addressLocality"] == "广州市天河区"


def test_a_name_of_strangers_is_text():
    odd = '</script><b>"\\\u2028'
    assert places(replace(FULL, name=odd))[0]["name"] == odd


def test_the_site_has_the_files_of_the_provinces_with_stations(shelf_with_stations):
    library = shelf_with_stations.library()
    files = dict(station_files(library, SITE))
    again = dict(station_files(library, SITE))
    listed = [file.uri for row in data_page(library).context["stations"].values() for file in row]

    assert set(files) == {
        f"stations/data/{province}.{ending}"
        for province in ("guangdong", "jiangsu")
        for ending in ("csv", "geojson", "jsonld")
    }
    assert files == again
    assert sorted(listed) == sorted(files)


def test_every_station_is_in_every_format(shelf_with_stations):
    library = shelf_with_stations.library()
    known = {row.id for row in library.registry.stations.by_province("440000")}
    files = dict(station_files(library, SITE))
    table = csv.DictReader(io.StringIO(files["stations/data/guangdong.csv"].decode("utf-8-sig")))
    features = json.loads(files["stations/data/guangdong.geojson"])["features"]
    graph = json.loads(files["stations/data/guangdong.jsonld"])["@graph"]

    assert known
    assert {row["id"] for row in table} == known
    assert {feature["id"] for feature in features} == known
    assert {place["@id"].split("/")[-2] for place in graph} == known
