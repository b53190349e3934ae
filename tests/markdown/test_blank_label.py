"""The blanks of a form have names, so that whoever cannot see the page can fill them in."""

from __future__ import annotations

import re

import pytest

from kb.content.markdown.dialect import parse, parser


def labels(text: str) -> list[str]:
    html = parser().renderer.render(parse(text), parser().options, {"labels": {}})
    return re.findall(r'<span class="blank"(?: data-label="([^"]*)")?>', html)


def in_form(text: str) -> list[str]:
    return labels(f"::: form\n{text}\n:::\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位名称：____", ["单位名称"]),
        ("致 ________（单位）：", ["致"]),
        ("日期：____年____月____日", ["日期 年", "日期 月", "日期 日"]),
        ("共____人，其中女职工____人。", ["共 人", "其中女职工 人"]),
        ("首席代表（签名）：____　日期：____", ["首席代表（签名）", "日期"]),
        ("我们就____事项与贵单位协商", ["我们就"]),
        ("**工资**：____元", ["工资 元"]),
        ("- [ ] 附名单 ____ 份", ["附名单"]),
        ("甲：____；乙：____", ["甲", "乙"]),
        ("____", [""]),
    ],
)
def test_the_words_before_a_blank_name_it_and_a_short_word_after_it_is_its_unit(text, expected):
    assert in_form(text) == expected


def test_a_blank_alone_on_its_line_is_named_by_the_line_above():
    assert in_form("要谈的事：\n\n________________") == ["要谈的事"]
    assert in_form("#### 要谈的事\n\n________________") == ["要谈的事"]


def test_in_a_table_row_and_column_are_the_name():
    table = "| 议题 | 现在 |\n| --- | --- |\n| 工资 | ____元 |\n| ____ | ____ |\n| ____ | ____ |"

    assert in_form(table) == ["工资 现在 元", "议题 2", "现在 2", "议题 3", "现在 3"]


def test_a_name_is_not_longer_than_a_name():
    (label,) = in_form("字" * 100 + "____")
    assert label == "字" * 24


def test_marks_in_a_name_stay_text():
    assert in_form('<b>"甲"</b>：____') == ["&lt;b&gt;&quot;甲&quot;&lt;/b&gt;"]


def test_outside_a_form_and_after_it_a_blank_has_no_name():
    assert labels("姓名：____\n\n::: form\n甲：____\n:::\n\n乙：____\n") == ["", "甲", ""]
    assert labels(":::: form\n::: note\n甲：____\n:::\n::::\n") == ["甲"]
