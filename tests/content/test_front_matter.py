"""The head of an article: where it begins, where each field stands, what is missing."""

from __future__ import annotations

import pytest

from kb.content.front_matter import MAX_CHARACTERS, read_front_matter
from kb.source.fault import FaultError
from kb.source.file import SourceFile

TEXT = """---
type: case
source: {id: s0, date: null}
facts:
  - value: 300
    unit: 元
  - {value: 5, unit: 件}
---
正文
"""


@pytest.fixture
def front():
    return read_front_matter(SourceFile("a.md", TEXT))


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (["type"], "case", "type"),
        (["source"], "{id: s0, date: null}", "source"),
        (["source", "id"], "s0", "id"),
        (["source", "date"], "null", "date"),
        (["facts", 0, "unit"], "元", "unit"),
        (["facts", 1], "{value: 5, unit: 件}", "{value: 5, unit: 件}"),
        (["facts", 1, "value"], "5", "value"),
    ],
)
def test_a_path_leads_to_its_value_and_to_its_key(front, path, value, key):
    source = SourceFile("a.md", TEXT)

    assert source.cut(front.locate(path)) == value
    assert source.cut(front.locate_key(path)) == key


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (["title"], "---"),
        (["source", "byline"], "source"),
        (["facts", 0, "speaker"], "value: 300\n    unit: 元"),
        (["facts", 7], "facts"),
        (["facts", "value"], "facts"),
        (["type", "deeper"], "type"),
        (["type", 0], "type"),
    ],
)
def test_a_path_to_nothing_leads_to_the_nearest_thing_above(front, path, nearest):
    source = SourceFile("a.md", TEXT)

    assert source.cut(front.locate(path)) == nearest
    assert source.cut(front.locate_key(path)) == nearest


def test_values_come_without_their_places(front):
    assert front.get("type") == "case"
    assert front.get("nothing") is None
    assert front.values["facts"] == [{"value": 300, "unit": "元"}, {"value": 5, "unit": "件"}]


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n---\n正文",
        "---  \na: 1\n---\t\n正文",
        "---\r\na: 1\r\n---\r\n正文",
        "---\ra: 1\r---\r正文",
        "\ufeff---\na: 1\n---\n正文",
        "---\na: 1\n---\n正文\n---\n还是正文",
        "---\na: 1\nb: |\n  ---\n---\n正文",
    ],
)
def test_the_text_begins_after_the_second_fence(text):
    front = read_front_matter(SourceFile("a.md", text))

    assert front.get("a") == 1
    assert text[front.body_start :].startswith("正文")
    assert SourceFile("a.md", text).cut(front.opening) == "---"


def test_an_article_may_end_with_its_front_matter():
    front = read_front_matter(SourceFile("a.md", "---\na: 1\n---"))

    assert (front.get("a"), front.body_start) == (1, 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "开头没有字段"),
        ("正文", "开头没有字段"),
        ("\n---\na: 1\n---\n", "开头没有字段"),
        ("----\na: 1\n----\n", "开头没有字段"),
        (" ---\na: 1\n---\n", "开头没有字段"),
        ("---", "开头没有字段"),
        ("---\na: 1\n", "没有结束"),
        ("---\na: 1\n ---\n", "没有结束"),
        ("---\n---\n", "空的"),
        ("---\n- a\n---\n", "列表"),
        ("---\n一段话\n---\n", "一段文字"),
        ("---\n12\n---\n", "一段文字"),
        (f"---\na: {'字' * MAX_CHARACTERS}\n---\n", "超过"),
    ],
)
def test_a_head_that_cannot_be_read_says_what_is_wrong_with_it(text, words):
    with pytest.raises(FaultError, match=words) as caught:
        read_front_matter(SourceFile("a.md", text))

    assert caught.value.fault.check == "meta-syntax"
    assert caught.value.fault.help
