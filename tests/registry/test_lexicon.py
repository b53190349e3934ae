"""The lexicon: sound rows are kept with the places of their phrases, every other one is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.registry.lexicon import read_lexicon
from kb.source.file import from_text

SOUND = """\
stop:
  - {say: 怎么办、咋办}
wages:
  - {say: 拖工资、 压工资, find: 欠薪、拖欠, note: 说的是工资}
leaving:
  - say: 'N加1、２Ｎ'
    find: "N+1"
"""


def read(text):
    return read_lexicon(from_text("data/lexicon.yml", text))


def test_groups_are_for_the_eye_and_rows_are_read_in_the_order_of_the_file():
    lexicon = read(SOUND)

    assert lexicon.faults == ()
    assert lexicon.stop == ("怎么办", "咋办")
    assert [[phrase.text for phrase in row.said] for row in lexicon.rows] == [
        ["拖工资", "压工资"],
        ["N加1", "２Ｎ"],
    ]
    assert lexicon.rows[0].note == "说的是工资"


def test_what_is_searched_for_is_folded_and_what_is_shown_is_not():
    lexicon = read(SOUND)

    assert lexicon.expand == {
        "拖工资": ("欠薪", "拖欠"),
        "压工资": ("欠薪", "拖欠"),
        "n加1": ("N+1",),
        "2n": ("N+1",),
    }


def test_every_phrase_knows_its_own_place():
    first, second = read(SOUND).rows

    assert [str(phrase.span) for phrase in (*first.said, *first.formal)] == [
        "data/lexicon.yml:4:11",
        "data/lexicon.yml:4:16",
        "data/lexicon.yml:4:27",
        "data/lexicon.yml:4:30",
    ]
    assert [str(phrase.span) for phrase in (*second.said, *second.formal)] == [
        "data/lexicon.yml:6:11",
        "data/lexicon.yml:6:15",
        "data/lexicon.yml:7:12",
    ]


def test_a_phrase_that_stands_otherwise_in_the_file_has_the_place_of_its_value():
    (row,) = read('wages:\n  - {say: "\\u62d6工资", find: 欠薪}\n').rows

    assert [(phrase.text, str(phrase.span)) for phrase in row.said] == [
        ("拖工资", "data/lexicon.yml:2:11")
    ]


def test_of_rows_that_contradict_each_other_the_first_counts():
    text = "wages:\n  - {say: 没钱, find: 欠薪}\n  - {say: 没钱, find: 困难职工}\n"

    assert read(text).expand == {"没钱": ("欠薪",)}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("wages:\n  - {find: 欠薪}\n", "2:5", "缺少 `say`"),
        ("wages:\n  - {say: 拖工资}\n", "2:5", "`find` 没有写"),
        ("wages:\n  - {say: 拖工资, find: 、}\n", "2:5", "`find` 没有写"),
        ("wages:\n  - {say: '', find: 欠薪}\n", "2:5", "`say` 没有写"),
        ("wages:\n  - {say: 拖工资, find: [欠薪, 拖欠]}\n", "2:22", "`find` 应当是一段文字"),
        ("wages:\n  - {say: 拖工资, to: 欠薪}\n", "2:16", "没有 `to` 这一项"),
        ("wages:\n  - 拖工资\n", "2:5", "应当是一条记录"),
        ("wages: 拖工资\n", "1:8", "应当是列表"),
        ("stop:\n  - {say: 怎么办, find: 欠薪}\n", "2:5", "不能再写 `find`"),
        ("stop:\n  - 怎么办\n", "2:5", "应当是一条记录"),
        ("wages:\n  - {say: 拖工资，find: 欠薪}\n", "2:19", "两项之间用了中文逗号"),
        ("wages:\n  - {say: 拖工资，压工资, find: 欠薪}\n", "2:11", "里有标点“，”"),
        ("wages:\n  - {say: 拖工资, find: 欠薪 拖欠}\n", "2:22", "里有标点“ ”"),
        (f"wages:\n  - {{say: {'长' * 21}, find: 欠薪}}\n", "2:11", "有 21 个字，最多 20 个"),
        ("stop:\n  - {say: 怎么办？}\n", "2:11", "里有标点“？”"),
        ("wages:\n  - {say: 拖工资, find: 欠薪\n", "3:1", ""),
        ("一段话\n", "1:1", "应当是列表"),
        ("", "1:1", "应当是列表"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_fault_at_its_place(text, place, words):
    lexicon = read(text)

    assert [(fault.check, str(fault.span)) for fault in lexicon.faults] == [
        ("data-record", f"data/lexicon.yml:{place}")
    ]
    assert words in lexicon.faults[0].message
    assert lexicon.faults[0].help
    assert (lexicon.expand, lexicon.stop) == ({}, ())


def test_one_bad_row_spoils_no_other():
    lexicon = read("wages:\n  - {say: 拖工资}\n  - {say: 压工资, find: 欠薪}\nstop:\n  - 吗\n")

    assert lexicon.expand == {"压工资": ("欠薪",)}
    assert len(lexicon.faults) == 2


@given(st.text(alphabet="say: find: stop:-{}[],、\"'\n #&*!|>工资欠薪\u3000\ufeff", max_size=80))
def test_no_text_breaks_the_reader(text):
    lexicon = read(text)

    assert all(row.said and row.formal for row in lexicon.rows)
