"""The directory as a phone gets it: every station once, in parts that are small and near."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.registry.opening import parse_hours
from kb.registry.stations import GCJ_02, WGS_84, Place, Station
from kb.site.finder import finder_page
from kb.site.finder_data import (
    ALWAYS,
    FOLDER,
    FUNCTION,
    MOST,
    NEEDS,
    NO,
    UNKNOWN,
    YES,
    finder_files,
    need_state,
    province_uris,
)
from kb.site.map_links import map_links
from kb.site.offline import offline_files
from kb.site.script import read_script
from kb.source.span import file_start

REGIONS = ("110101", "440000", "440100", "440103", "440106", "429004", "441900")
"""A district of a municipality, a province, a city, districts, and two places without any."""
SITE = "https://example.org/"


def _station(number, **values):
    unknown = dict.fromkeys({name for names in NEEDS.values() for name in names})
    plain = {
        "id": f"s-{number:05}",
        "name": f"例子{number}",
        "region": "440106",
        "address": "",
        "kind": "",
        "hours": None,
        "place": None,
        "operator": "",
        "facilities": unknown,
        "standard": "",
        "honours": (),
        "verified_on": None,
        "source": "s3",
        "note": "",
        "span": file_start("data/stations/guangdong.csv"),
    }
    return Station(**{**plain, **values})


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The real registry without a station."""
    from kb.content.library import read_library
    from tests.conftest import AS_OF, Shelf

    shelf = Shelf(tmp_path_factory.mktemp("finder"), "laws", "regional", "stations")
    return read_library(shelf.root, AS_OF)


def _with(library, stations):
    from dataclasses import replace

    from kb.registry.stations import Stations

    registry = replace(library.registry, stations=Stations(tuple(stations)))
    return replace(library, registry=registry)


def _values(library):
    return dict(read_script(content) for _, content in finder_files(library))


def _parts(values):
    return {key: value for key, value in values.items() if "-" in key}


places = st.builds(
    Place,
    st.floats(112.9, 113.9).map(lambda x: round(x, 6)),
    st.floats(22.5, 23.9).map(lambda y: round(y, 6)),
    st.sampled_from([GCJ_02, WGS_84]),
)
rows = st.tuples(st.sampled_from(REGIONS), st.none() | places)


@given(st.lists(rows, max_size=12), st.integers(1, 60))
def test_every_station_is_in_one_part_which_is_small_and_whose_box_holds_it(empty, given, times):
    stations = [
        _station(number, region=region, place=place)
        for number, (region, place) in enumerate(given * times)
    ]
    values = _values(_with(empty, stations))

    found = [id_ for part in _parts(values).values() for id_ in part["id"]]
    assert sorted(found) == [station.id for station in stations]
    for code, province in values.items():
        if "parts" not in province:
            continue
        for key, city, district, count, box in province["parts"]:
            part = values[key]
            own = province["cities"][city]
            assert len(part["id"]) == count <= MOST
            assert key.startswith(own[0])
            assert code[:2] == key[:2]
            assert not district or set(part["region"]) == {district}
            assert set(part["region"]) <= {own[0], *(each[0] for each in own[2])}
            for x, y in zip(part["x"], part["y"], strict=True):
                if x is not None:
                    east, north = part["origin"][0] + x, part["origin"][1] + y
                    assert box[0] <= east <= box[2]
                    assert box[1] <= north <= box[3]
            assert (box is None) == all(x is None for x in part["x"])


def test_a_large_district_is_cut_into_parts_that_do_not_overlap(empty):
    stations = [
        _station(n, place=Place(113.2 + n % 40 / 400, 23.1 + n // 40 / 400, WGS_84))
        for n in range(800)
    ]
    parts = _values(_with(empty, stations))["440000"]["parts"]

    assert len(parts) == 8
    boxes = [box for *_, box in parts]
    for first in boxes:
        for other in boxes:
            apart = first[2] < other[0] or other[2] < first[0]
            apart = apart or first[3] < other[1] or other[3] < first[1]
            assert apart or first == other


def test_the_base_counts_what_there_is(empty):
    stations = [
        _station(1, place=Place(113.3, 23.1, WGS_84)),
        _station(2),
        _station(3, region="110101"),
    ]
    base = _values(_with(empty, stations))["base"]

    assert [row[:3] for row in base["provinces"]] == [
        ["110000", "北京市", 1],
        ["440000", "广东省", 2],
    ]
    assert base["provinces"][1][3] == [11330000, 2310000, 11330000, 2310000]
    assert base["unplaced"] == 2


def test_days_that_are_not_ordinary_are_dated_and_what_is_not_registered_is_not_ordinary(empty):
    base = _values(_with(empty, [_station(1)]))["base"]
    holidays = empty.registry.holidays

    assert base["years"] == list(holidays.years) != []
    for year in holidays.years:
        for number in range(365):
            day = date(year, 1, 1) + timedelta(number)
            kind = holidays.day(day) or "unregistered"
            assert base["days"].get(day.isoformat(), "ordinary") == kind
    assert base["days"]["2026-10-01"] == "statutory"
    assert base["days"]["2026-10-10"] == "make-up"


def test_a_station_comes_back_as_it_is_registered(empty):
    hours = parse_hours("Mo-Fr 08:00-18:00; PH off")
    facilities = {**_station(0).facilities, "water": True, "toilet": False}
    values = {"hours": hours, "facilities": facilities, "verified_on": date(2026, 11, 1)}
    place = Place(113.3245, 23.1064, GCJ_02)
    station = _station(7, address="例子路1号", place=place, **values)
    part = _values(_with(empty, [_station(3), station]))["440100-1"]

    row = {name: column[1] for name, column in part.items() if len(column) == 2}
    assert row["id"] == "s-00007"
    assert row["address"] == "例子路1号"
    assert row["verified"] == "2026-11-01"
    assert part["hours"][row["open"]]["week"][0] == [[480, 1080]]
    assert part["hours"][row["open"]]["holiday"] == []
    assert part["hours"][part["open"][0]] == {"isKnown": False, "week": None, "holiday": None}
    states = [row["needs"] // 3**place % 3 for place in range(len(NEEDS))]
    told = dict(zip(NEEDS, states, strict=True))
    assert (told["water"], told["toilet"], told["microwave"]) == (YES, NO, UNKNOWN)
    x, y = part["origin"][0] + row["x"], part["origin"][1] + row["y"]
    assert (x + row["dx"], y + row["dy"]) == (11332450, 2310640)  # GCJ-02, as registered


@pytest.mark.parametrize(
    ("conditioner", "fan", "state"),
    [
        (True, None, YES), (None, True, YES), (False, True, YES), (False, False, NO),
        (None, None, UNKNOWN), (False, None, UNKNOWN),
    ],
)  # fmt: skip
def test_one_of_two_is_enough_and_what_is_not_known_is_no_yes(conditioner, fan, state):
    station = _station(1, facilities={"air-conditioner": conditioner, "fan": fan})

    assert need_state(station, "cool-or-warm") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("24/7", YES),
        ("Mo-Su 00:00-24:00; PH 00:00-24:00", YES),
        ("Mo-Su 00:00-24:00", UNKNOWN),  # of holidays it says nothing
        ("Mo-Su 00:00-24:00; PH off", NO),
        ("Mo-Fr 00:00-24:00", NO),
        ("Mo-Su 08:00-22:00", NO),
        ("Jun-Sep 00:00-24:00", UNKNOWN),
    ],
)
def test_around_the_clock_is_every_day_holidays_included(text, state):
    assert need_state(_station(1, hours=parse_hours(text)), ALWAYS) == state


def test_hours_that_are_not_known_are_not_around_the_clock():
    assert need_state(_station(1), ALWAYS) == UNKNOWN


def test_every_need_asks_for_facilities_of_the_vocabulary(library):
    known = library.registry.vocabulary.lists["station_facilities"]

    assert {name for names in NEEDS.values() for name in names} <= set(known)


def test_the_same_directory_gives_the_same_bytes_in_any_order(empty):
    stations = [_station(n, place=Place(113 + n / 900, 23.2, WGS_84)) for n in range(300)]
    once = list(finder_files(_with(empty, stations)))

    assert once == list(finder_files(_with(empty, reversed(stations))))
    assert all(content.startswith(f'{FUNCTION}("'.encode()) for _, content in once)
    assert all(uri.startswith(FOLDER) and uri.endswith(".js") for uri, _ in once)


def test_without_stations_there_is_no_finder(empty):
    assert finder_page(empty) is None
    assert list(finder_files(empty)) == []
    assert province_uris(empty, "440000") == []


def test_the_page_has_every_need_and_every_word(empty):
    page = finder_page(_with(empty, [_station(1)]))

    assert page
    assert [need for need, _ in page.context["needs"]] == list(NEEDS)
    assert all(page.context["texts"].values())
    assert page.region == "000000"  # readers of every province keep it


def test_a_reader_keeps_the_stations_of_the_province_and_no_others(empty):
    library = _with(empty, [_station(1), _station(2, region="320100")])
    files = dict(finder_files(library))
    kept = province_uris(library, "320000")

    assert kept == [f"{FOLDER}{key}.js" for key in ("base", "320000", "320100-1")]
    assert set(kept) < set(files)
    listed = dict(offline_files(library, {"320000": []}, files.get))["offline/320000.json"]
    assert all(f'"{uri}"'.encode() in listed for uri in kept)
    assert b"440" not in listed


def test_a_name_may_hold_anything(empty):
    name = '</script><script>alert(1)</script>\u2028"\\'
    part = dict(finder_files(_with(empty, [_station(1, name=name)])))[f"{FOLDER}440100-1.js"]

    assert b"</" not in part
    assert read_script(part)[1]["name"] == [name]


# --- Links to map apps ---


def test_each_app_gets_the_coordinates_that_it_takes():
    """Of GCJ-02 the three apps get the registered ones, the phone's own map gets WGS-84."""
    own, *apps = map_links(Place(113.3245, 23.1064, GCJ_02), "驿站 1", "zh")

    assert [app.name for app in apps] == ["高德地图", "百度地图", "腾讯地图"]
    assert "position=113.32450,23.10640&" in apps[0].address
    assert "coordinate=gaode" in apps[0].address
    assert "location=23.10640,113.32450&" in apps[1].address
    assert "coord_type=gcj02" in apps[1].address
    assert "marker=coord:23.10640,113.32450;" in apps[2].address
    assert own.address == "geo:23.10901,113.31909?q=23.10901,113.31909(%E9%A9%BF%E7%AB%99%201)"


def test_wgs_84_is_left_for_the_phone_and_moved_for_the_apps():
    own, amap, *_ = map_links(Place(113.31909, 23.10901, WGS_84), "驿站", "zh")

    assert own.address.startswith("geo:23.10901,113.31909?")
    assert "position=113.32450,23.10640&" in amap.address


def test_a_name_cannot_leave_its_place_in_an_address():
    name, place = "a&b=c;d(e)#f?g\"'<h>/[lat]", Place(113.3, 23.1, GCJ_02)

    for link, plain in zip(map_links(place, name, "zh"), map_links(place, "x", "zh"), strict=True):
        for sign in "&=;?/#\"'<>[]":
            assert link.address.count(sign) == plain.address.count(sign)
        assert name in unquote(link.address)
