"""The division of a row: by its code, its columns, its address; never by a street's name."""

from __future__ import annotations

import pytest

from kb.intake.stations.region import OutsideError
from kb.intake.stations.values import UnclearError

from .tables import around

GUANGDONG, GUANGZHOU = around("440000"), around("440100")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("440106", "440106"),
        ("440106000000", "440106"),
        ("４４０１０６", "440106"),
        ("440000", "440000"),
    ],
)
def test_a_code_is_a_division(text, code):
    assert GUANGDONG.by_code(text) == code


def test_a_larger_division_says_nothing_new():
    assert GUANGZHOU.by_code("440000") == "440100"


@pytest.mark.parametrize(
    ("base", "name", "code"),
    [
        ("440000", "广东省", "440000"),
        ("440000", "广东", "440000"),
        ("440000", "广州市", "440100"),
        ("440000", "广州", "440100"),
        ("440000", "天河区", "440106"),
        ("440100", "天河", "440106"),
        ("440100", "广州市", "440100"),
        ("440000", "广州市天河区", "440106"),
        ("440100", "天河区石牌街道", "440106"),
        ("440000", "东莞市", "441900"),
        ("500000", "重庆市", "500000"),
        ("500000", "云阳县", "500235"),
        ("420000", "仙桃", "429004"),
        ("110000", "朝阳区", "110105"),
        ("120000", "河北区", "120105"),
        ("220000", "吉林市", "220200"),
    ],
)
def test_a_name_is_a_division_within_another(base, name, code):
    assert around(base).below(base, name) == code


@pytest.mark.parametrize(
    ("base", "name"), [("440000", "湖南省"), ("440100", "南山区"), ("440000", "鼓楼区")]
)
def test_a_division_elsewhere_is_outside(base, name):
    with pytest.raises(OutsideError):
        around(base).below(base, name)


def test_a_code_elsewhere_is_outside():
    with pytest.raises(OutsideError, match="江苏省南京市不在广东省"):
        GUANGDONG.by_code("320100")


@pytest.mark.parametrize("name", ["开发区", "珠江新城", "某街道"])
def test_what_is_no_division_is_not_guessed(name):
    with pytest.raises(UnclearError, match="没有这个地方"):
        GUANGZHOU.below("440100", name)


@pytest.mark.parametrize("code", ["440199", "44", "abc", "4401061"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(UnclearError, match="没有这个地区代码"):
        GUANGDONG.by_code(code)


@pytest.mark.parametrize(
    ("base", "address", "code"),
    [
        ("440000", "广州市天河区石牌西路1号", "440106"),
        ("440100", "天河区石牌西路1号", "440106"),
        ("440100", "中山四路1号", "440100"),
        ("440000", "中山四路1号", "440000"),
        ("440100", "北京路1号", "440100"),
        ("440100", "天河路1号", "440100"),
        ("440000", "天河区和越秀区交界", "440000"),
        ("440000", "江苏省南京市鼓楼区", "440000"),
    ],
)
def test_an_address_names_a_division_in_full_or_not_at_all(base, address, code):
    assert around(base).in_address(base, address) == code
