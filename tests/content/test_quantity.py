"""Numbers as news writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.figures import figures
from kb.content.quantity import exact, quantities, runs_on, scale

READ = {
    "68,400": (68400, 68400),
    "1.6万余元": (16000, 16000),
    "100多万元": (1000000, 1000000),
    "3000余万元": (30000000, 30000000),
    "5千万": (50000000, 50000000),
    "２２％": (22, 22),
    "４．５": (4.5, 4.5),
    "2 million": (2000000, 2000000),
    "十二": (12, 12),
    "两千三百": (2300, 2300),
    "三万零五": (30005, 30005),
    "一亿二千万": (120000000, 120000000),
    "二〇二四": (2024, 2024),
    "七八": (7, 8),
    "三四十": (30, 40),
    "十七八": (17, 18),
    "七八百万": (7000000, 8000000),
    "百分之六": (6, 6),
    "百分之4.5": (4.5, 4.5),
}


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read(text):
    (found,) = quantities(text)
    assert (float(found.low), float(found.high)) == READ[text]


@pytest.mark.parametrize(
    "text", ["一百五", "两万三", "万一", "千方百计", "几十万", "数百人", "百家"]
)
def test_what_may_mean_two_things_or_none_is_no_number(text):
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "at", "inside"),
    [
        ("186次", 1, True),
        ("18.6次", 2, True),
        ("18.6次", 3, True),
        ("七八名", 1, True),
        ("共86次", 1, False),
        ("made 6.", 6, False),
        ("86次", 0, False),
        ("", 0, False),
    ],
)
def test_an_offset_inside_a_number_is_known(text, at, inside):
    assert runs_on(text, at) is inside


@pytest.mark.parametrize(
    ("unit", "times", "bare"),
    [("万元", 10_000, "元"), ("元", 1, "元"), ("百分点", 1, "百分点"), ("万人次", 10_000, "人次")],
)
def test_a_unit_is_taken_apart(unit, times, bare):
    assert scale(unit) == (times, bare)


@given(st.integers(0, 10**12))
def test_every_whole_number_in_digits_is_read(number):
    (found,) = quantities(f"共{number:,}元")
    assert found.low == found.high == exact(number)


@given(st.text(alphabet="零〇一二两三九十百千万亿几多余分之0123456789.,．％ 元人", max_size=30))
def test_no_text_is_too_odd(text):
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.low <= found.high
    for figure in figures(text):
        assert text[figure.start :].startswith(figure.text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月3日",
        "第3次",
        "第二十条",
        "一次",
        "两个人",
        "12351",
        "25岁",
        "2026-11-21",
        "三层楼",
    ],
)
def test_dates_ordinals_and_turns_of_phrase_are_no_figures(text):
    assert list(figures(text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.6万余元", "16000元"), ("22％", "百分之二十二"), ("十二家", "12家"), ("400余名", "400人")],
)
def test_the_same_figure_is_recognised_in_other_words(one, other):
    assert [f.key for f in figures(one)] == [f.key for f in figures(other)] != []
