"""The Guangdong guideline, item by item, as the source has it."""

from __future__ import annotations

import pytest

from kb.content.library import read_library
from tests.conftest import AS_OF, REPOSITORY

MUST = [
    ("饮水机", ["water"], []),
    ("微波炉", ["microwave"], []),
    ("空调或电扇", [], ["air-conditioner", "fan"]),
    ("桌椅", ["table", "chairs"], []),
    ("手机充电插排", ["charging"], []),
    ("应急药箱", ["medicine"], []),
    ("一次性纸杯纸碗", ["cups-bowls"], []),
    ("一次性雨衣", ["raincoats"], []),
    ("灭火器及应急照明灯", ["extinguisher", "emergency-light"], []),
    ("消防安全防护设备", ["fire-protection"], []),
]
SIX_MUST = [
    "标识名称统一",
    "建设布局合理",
    "服务设施健全",
    "服务功能完善",
    "管理制度规范",
    "线上地图可查",
]
SIX_EXCELLENT = ["环境优", "设施优", "服务优", "管理优", "特色优", "评价优"]
DUTIES = {"日常管理", "设施维护", "卫生保洁", "耗材补充", "活动组织", "台账记录"}


@pytest.fixture(scope="module")
def guideline():
    library = read_library(REPOSITORY, AS_OF)
    return library.documents["docs/stations/guangdong-station-guideline.md"].fields


def items(guideline, level):
    return [each.item for each in guideline.requirements if each.level == level]


@pytest.mark.parametrize(("item", "facilities", "any_of"), MUST)
def test_each_of_the_ten_facilities_must_be_there(guideline, item, facilities, any_of):
    [found] = [each for each in guideline.requirements if each.item == item]

    assert (found.level, found.facilities, found.any_of) == ("must", facilities, any_of)


def test_nothing_else_must_be_there(guideline):
    sign = "室外悬挂或展示工会会徽和“工会驿站”标识"
    named = [item for item, *_ in MUST] + [sign, *SIX_MUST, "1名站长"]

    assert items(guideline, "must") == named


def test_what_is_recommended_is_an_open_list(guideline):
    assert items(guideline, "should") == ["冰箱", "AED（自动体外除颤器）", "报刊角"]
    assert "should" in guideline.open_lists


def test_what_depends_on_conditions_is_an_open_list(guideline):
    wanted = ["卫生间", "职业培训角", "心理咨询室", "“爱心互助专区”"]

    assert items(guideline, "conditional") == wanted
    assert "conditional" in guideline.open_lists


def test_a_toilet_is_a_first_need_and_yet_conditional(guideline):
    assert "如厕" in guideline.needs.first
    assert "卫生间" in items(guideline, "conditional")


def test_what_must_be_there_is_a_closed_list(guideline):
    assert set(guideline.open_lists) == {"should", "conditional"}


def test_the_six_excellences_are_encouraged_and_no_column_tells_of_them(guideline):
    found = [each for each in guideline.requirements if each.level == "encouraged"]

    assert [each.item for each in found] == SIX_EXCELLENT
    assert not any(each.facilities or each.any_of for each in found)


def test_the_hours_of_the_three_kinds(guideline):
    own, shared, always = guideline.hours

    assert (own.kind, own.level, own.days, own.working_time) == (
        "self-built", "must", "not-holidays", True,
    )  # fmt: skip
    assert (shared.kind, shared.level, shared.days) == ("co-built", "must", "workdays")
    assert (shared.open_at, shared.consecutive_hours) == (["12:00"], 8)
    assert "12点整" in shared.reading
    assert (always.kind, always.level, always.all_day) == (None, "encouraged", True)


def test_where_stations_stand(guideline):
    assert guideline.siting.places == ["高层", "楼宇", "物流园", "大型充电站", "旅游景区", "加油站"]
    assert guideline.siting.is_open


def test_whom_they_serve(guideline):
    assert set(guideline.worker_groups) == {
        "外卖骑手", "环卫工人", "交通警察", "建筑工人", "户外劳动者", "新就业形态劳动者",
    }  # fmt: skip


def test_the_needs(guideline):
    assert guideline.needs.first == ["吃饭", "喝水", "休息", "如厕"]
    assert guideline.needs.then == ["阅读", "求职推介"]
    assert guideline.needs.is_open


def test_the_sign_and_the_head(guideline):
    [role] = guideline.roles
    [sign] = [each for each in guideline.requirements if each.id == "emblem-and-sign"]

    assert guideline.signage == ["工会会徽", "“工会驿站”标识"]
    assert sign.facilities == ["emblem", "sign"]
    assert role.role == "站长（每个驿站1名）"
    assert set(role.duties) == DUTIES


def test_who_issued_it_and_what_is_not_known(guideline):
    assert (guideline.issuer, guideline.version) == ("广东省总工会", None)
    assert (guideline.source.id, guideline.source.date_precision) == ("s3", "inferred")


def test_the_scale_is_person_times_and_not_people(guideline):
    figures = {(fact.value, fact.unit) for fact in guideline.facts}

    assert {(1.3, "万家"), (5000, "万人次")} <= figures
