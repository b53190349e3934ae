"""Every character of a page is in a draft, among the leftovers, or white space."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.intake.report import render
from kb.intake.take_in import draft_texts
from tests.intake.pages import intake, originals, regions, seed

TODAY = date(2026, 11, 25)


def bare(text):
    return "".join(text.split())


def assert_nothing_is_lost(found):
    """From the files as they are written, knowing nothing of how they were made."""
    files = [*draft_texts(found, TODAY).values(), render(found, regions())]
    words = [bare(part) for text in files for part in originals(text)]

    assert Counter("".join(words)) == Counter(bare(found.page.text))
    for line in found.page.text.splitlines():
        assert any(bare(line) in part for part in words), line


def assert_every_line_has_one_place(found):
    placed = [
        line
        for part in (*found.split.articles, *found.split.leftovers)
        for block in part.blocks
        for line in block.lines
    ]
    spans = sorted((line.start, line.end) for line in placed)
    text = found.page.text

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[line.start : line.end] == line.text for line in placed)
    assert found.account.lost == 0
    assert found.account.accounted == found.account.total == len(text)


@pytest.mark.parametrize("number", range(5))
def test_nothing_of_a_newspaper_page_is_lost(number):
    assert_nothing_is_lost(seed(number))
    assert_every_line_has_one_place(seed(number))


LETTERS = "甲乙丙工会协商，、“”（）2 a"
SENTENCES = st.text(alphabet=LETTERS, min_size=1, max_size=40).map("{}。".format)
MARKS = st.sampled_from(
    [
        "【主席之声】",
        "【",
        "】",
        "# 标题",
        "## 小标题",
        "小编说：好。",
        "来源：《工人日报》",
        "本报讯（记者王一 通讯员李二）近日，有事。",
        "本报记者 张三 李四",
        "滨海县总工会副主席 万月",
        "张三 李四 图/文",
        "本报通讯员 王五 摄",
        "责任编辑：赵六",
        "2023年2月1日 星期三",
        "小切口小切口小切口小切口",
        "标题，，标题",
        "盐城市大丰区总工会做了一件事。",
        "连云港市赣榆区总工会做了一件事。",
        "```",
        "````原文",
        "~~~",
        "---",
        "::: short",
        "| a | b |",
        "<script>alert(1)</script>",
        "一行没有说完",
        "规則",
        "workers",
    ]
)
PARAGRAPHS = st.lists(st.one_of(SENTENCES, MARKS, st.lists(SENTENCES).map("".join)), min_size=1)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n\n\n\n", "\n　　", " \n \n", "\n\n "])


@st.composite
def wrapped(draw):
    """Paragraphs cut into lines of a column's width, with line ends of all kinds."""
    width, end = draw(st.integers(1, 40)), draw(BREAKS)
    parts = []
    for paragraph in draw(PARAGRAPHS):
        cut = [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
        parts.append(end.join(cut) if draw(st.booleans()) else paragraph)
    return draw(BREAKS).join(parts)


@st.composite
def interleaved(draw):
    """Two columns read across: lines of one article between those of another."""
    columns = [draw(wrapped()).splitlines() for _ in range(draw(st.integers(2, 3)))]
    lines = []
    while any(columns):
        column = draw(st.sampled_from([each for each in columns if each]))
        taken = draw(st.integers(1, 4))
        lines += column[:taken]
        del column[:taken]
    return "\n".join(lines)


def is_text(text):
    """What the door lets in: something that is not white, and no page of control characters."""
    return bool(text.strip()) and not any(each < "\x1b" and not each.isspace() for each in text)


@given(st.one_of(wrapped(), interleaved(), st.text(min_size=1)).filter(is_text))
def test_nothing_of_any_page_is_lost(text):
    found = intake(text)

    assert_nothing_is_lost(found)
    assert_every_line_has_one_place(found)


@pytest.mark.parametrize("number", range(5))
def test_a_page_that_was_unwrapped_is_unwrapped_no_more(number):
    once = [block.text for block in seed(number).blocks]

    assert [block.text for block in intake("\n\n".join(once)).blocks] == once


def test_only_white_space_is_dropped_and_it_is_counted():
    found = intake("　　甲事说完了。 \r\n\r\n乙事也说完了。\n")

    assert (found.account.white, found.account.in_drafts) == (2 + 1 + 4 + 1, 6 + 7)


def test_a_space_is_put_only_between_two_latin_words():
    lines = ["一个人在工会里学习怎样用new", "work这个词来说新的工作，到了2"]
    more = ["024年也没有学会怎么说它好", "说完了。"]

    (block,) = intake("\n".join(lines + more)).blocks

    assert "用new work这个词" in block.text
    assert "到了2024年" in block.text
