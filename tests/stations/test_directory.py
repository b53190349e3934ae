"""The real directory: the stations that the sources name, and nothing that they do not say."""

from __future__ import annotations

import pytest

from kb.content.conformance import conform, standards
from kb.content.library import read_library
from tests.conftest import AS_OF, REPOSITORY

NAMED = {
    "nanning-minzu-zhongshan": ("450100", "民族大道中山路口"),
    "nanning-nanhu-bridge": ("450100", "南湖桥头"),
    "nanning-minzu-shuangyong": ("450100", "民族双拥路口"),
    "beihai-traffic-police": ("450500", "北海市公安局交警支队"),
    "hechi-xinjian-road": ("451200", "新建路营业厅"),
    "hailing-service-centre": ("321202", "海陵区职工服务中心"),
    "gaoyou-nanyuan": ("321084", "南苑社区"),
    "zhengzhou-gig-inn": ("410100", "零工客栈"),
    "mengcheng-signal-building": ("341622", "蒙城站信号楼"),
    "xining-health-room": ("630100", "职工安康小屋"),
}


@pytest.fixture(scope="module")
def library():
    return read_library(REPOSITORY, AS_OF)


@pytest.fixture(scope="module")
def stations(library):
    return library.registry.stations


def test_every_station_that_the_sources_name_is_there_and_no_other(stations):
    assert set(stations.by_id) == set(NAMED)
    assert stations.faults == ()
    for name, (region, words) in NAMED.items():
        assert stations.by_id[name].region == region
        assert words in stations.by_id[name].name


def test_nothing_is_claimed_that_no_source_prints(stations):
    for station in stations.rows:
        assert station.place is None, "no source prints coordinates"
        assert station.verified_on is None, "nobody has been there"
        assert False not in station.facilities.values(), "no source says that something is missing"


def test_only_one_source_prints_hours(stations):
    [station] = [each for each in stations.rows if each.hours]

    assert station.id == "beihai-traffic-police"
    assert station.hours.is_always
    assert "刷身份证" in station.hours.text
    assert station.hours.holiday is None, "the source does not speak of holidays"


def test_where_the_honour_is_the_source_prints_it(stations):
    honoured = {station.id: station.honours for station in stations.rows if station.honours}

    assert set(honoured) == {"hailing-service-centre", "gaoyou-nanyuan"}


def test_no_real_station_meets_or_fails_a_standard_yet(library, stations):
    known = standards(library.documents.values())
    judged = [conform(each, known[each.standard]) for each in stations.rows if each.standard]

    assert len(judged) == 4
    assert {each.state for each in judged} == {"unknown"}
