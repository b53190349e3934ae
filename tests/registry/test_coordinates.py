"""Coordinates: ours are those of `eviltransform`, and the way back ends where it began."""

from __future__ import annotations

import eviltransform
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.registry.coordinates import placed, to_gcj, to_gcj_from_baidu, to_wgs
from kb.registry.stations import GCJ_02, SYSTEMS, WGS_84, Place

LONGITUDES = st.floats(73.5, 135.1)
LATITUDES = st.floats(3.8, 53.6)


@given(LONGITUDES, LATITUDES)
def test_the_way_there_is_the_one_that_other_converters_go(longitude, latitude):
    theirs = eviltransform.wgs2gcj(latitude, longitude)

    assert to_gcj(longitude, latitude) == pytest.approx(theirs[::-1], abs=1e-9)


@given(LONGITUDES, LATITUDES)
def test_the_way_back_ends_where_it_began(longitude, latitude):
    assert to_wgs(*to_gcj(longitude, latitude)) == pytest.approx((longitude, latitude), abs=1e-7)


@given(LONGITUDES, LATITUDES)
def test_a_point_moves_by_less_than_a_kilometre_and_never_stays(longitude, latitude):
    east, north = to_gcj(longitude, latitude)
    metres = eviltransform.distance(latitude, longitude, north, east)

    assert 10 < metres < 1000


@pytest.mark.parametrize(("longitude", "latitude"), [(2.35, 48.86), (-77.0, 38.9), (139.7, 35.7)])
def test_outside_china_nothing_moves(longitude, latitude):
    assert to_gcj(longitude, latitude) == (longitude, latitude)
    assert to_wgs(longitude, latitude) == (longitude, latitude)


def test_on_the_map_a_point_in_guangzhou_lies_south_east_of_where_gps_sees_it():
    east, north = to_gcj(113.3191, 23.1066)

    assert (east - 113.3191, north - 23.1066) == pytest.approx((0.0054, -0.0026), abs=5e-4)


@given(LONGITUDES, LATITUDES)
def test_baidu_s_points_are_those_of_the_other_converter(longitude, latitude):
    theirs = eviltransform.bd2gcj(latitude, longitude)

    assert to_gcj_from_baidu(longitude, latitude) == pytest.approx(theirs[::-1], abs=1e-9)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_place_stays_where_it_is_in_its_own_system(system):
    place = Place(113.3, 23.1, system)

    assert placed(place, system) is place


def test_a_place_goes_both_ways():
    assert placed(Place(113.3, 23.1, WGS_84), GCJ_02) == Place(*to_gcj(113.3, 23.1), GCJ_02)
    assert placed(Place(113.3, 23.1, GCJ_02), WGS_84) == Place(*to_wgs(113.3, 23.1), WGS_84)
