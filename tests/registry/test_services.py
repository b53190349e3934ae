"""Public numbers: what is not known stays unknown, what is wrong is named."""

from __future__ import annotations

from datetime import date

import pytest

from kb.registry.regions import NATION, read_regions
from kb.registry.services import read_services
from kb.source.file import from_text
from tests.conftest import AS_OF, REPOSITORY

REGIONS = read_regions(
    from_text(
        "data/regions.csv",
        "code,name,level,parent\n000000,全国,nation,\n320000,江苏省,province,000000\n",
    )
)
SOUND = {
    "id": "union",
    "number": '"12351"',
    "zh": "工会",
    "en": "union",
    "for_zh": "问",
    "for_en": "ask",
    "hours": "null",
    "region": '"000000"',
    "verified_on": "null",
}


def row(**changes):
    values = {**SOUND, **changes}
    return "- {" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}\n"


def read(*rows):
    return read_services(from_text("data/services.yml", "".join(rows)), REGIONS, AS_OF)


def test_what_is_not_known_is_nothing():
    [service] = read(row()).rows

    assert (service.hours, service.verified_on) == ("", None)


def test_a_day_of_verification_is_a_day():
    [service] = read(row(verified_on="2026-11-21", hours="'8:30至17:30'")).rows

    assert (service.hours, service.verified_on) == ("8:30至17:30", date(2026, 11, 21))


@pytest.mark.parametrize("number", ["12351", "0512-12345678", "025-8327918", "4001234567"])
def test_a_number_is_dialled_without_its_dash(number):
    [service] = read(row(number=f'"{number}"')).rows

    assert service.digits == number.replace("-", "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": '"12"'}, "`12` 不是电话号码"),
        ({"number": "打电话"}, "不是电话号码"),
        ({"zh": "''"}, "`zh` 是空的"),
        ({"for_en": "null"}, "`for_en` 是空的"),
        ({"region": '"999999"'}, "没有 `999999` 这个地区代码"),
        ({"verified_on": "去年"}, "`verified_on` 不是日期：`去年`"),
        ({"verified_on": "2026-11-22"}, "还没有到的日子"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_left_out(changes, words):
    services = read(row(**changes))

    assert services.rows == ()
    assert [(fault.check, words in fault.message) for fault in services.faults] == [
        ("data-record", True)
    ]


def test_a_number_stands_once_a_region():
    twice = read(row(), row(id="again"))
    elsewhere = read(row(), row(id="again", region='"320000"'))

    assert len(twice.rows) == 1
    assert len(twice.faults) == 1
    assert len(elsewhere.rows) == 2


def test_the_numbers_of_the_smaller_region_come_first():
    services = read(row(), row(id="b", number='"12345"', region='"320000"'))

    assert [service.number for service in services.of([NATION, "320000"])] == ["12345", "12351"]
    assert [service.number for service in services.of([NATION])] == ["12351"]


def test_the_real_numbers_say_that_nobody_verified_them():
    text = (REPOSITORY / "data/services.yml").read_text(encoding="utf-8")
    services = read(text)

    assert services.faults == ()
    assert [service.number for service in services.rows] == ["12351", "12333", "12348", "12345"]
    assert {(service.hours, service.verified_on) for service in services.rows} == {("", None)}
