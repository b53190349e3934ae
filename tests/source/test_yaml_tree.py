"""YAML as an editor means it, each value with its place."""

from __future__ import annotations

from datetime import date

import pytest

from kb.source.fault import FaultError
from kb.source.file import SourceFile
from kb.source.yaml_tree import MAX_DEPTH, parse_yaml


def read(text):
    return parse_yaml(SourceFile("a.yml", text)).plain()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("第一条", "第一条"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("007", 7),
        ("0.5", 0.5),
        ("-1.5e3", -1500.0),
        ("9" * 30, "9" * 30),
        ("2026-11-21", date(2026, 11, 21)),
        ("2026-1-2", date(2026, 1, 2)),
        ("2026-13-45", "2026-13-45"),
        ("2026-02-29", "2026-02-29"),
        ("2026-11-21 08:00", "2026-11-21 08:00"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'null'", "null"),
        ("! 12", 12),
        ("|\n  甲\n  乙\n", "甲\n乙\n"),
        (">-\n  甲\n  乙\n", "甲 乙"),
    ],
)
def test_a_plain_scalar_is_what_yaml_1_2_says_and_a_quoted_one_is_text(written, value):
    found = read(f"key: {written}")["key"]

    assert (found, type(found)) == (value, type(value))


def test_every_key_and_every_value_knows_its_place():
    text = "标题: 工资\n  \n列表:\n  - 甲\n  - {键: '乙 丙'}\n块: |\n  丁\n  戊\n末: 完\n"
    source = SourceFile("a.yml", text)
    root = parse_yaml(source)

    listed = root.entry("列表").node.content
    inner = listed[1].entry("键")
    spans = [
        root.entry("标题").key_span,
        root.entry("标题").node.span,
        listed[0].span,
        inner.key_span,
        inner.node.span,
        root.entry("块").node.span,
        root.entry("末").node.span,
    ]

    cuts = [source.cut(span) for span in spans]
    assert cuts == ["标题", "工资", "甲", "键", "'乙 丙'", "|\n  丁\n  戊", "完"]
    assert str(inner.node.span) == "a.yml:5:9"


def test_places_are_counted_from_the_start_of_the_file_and_not_of_the_block():
    source = SourceFile("a.md", "---\n标题: 工资\n---\n")

    node = parse_yaml(source, 4, 11).entry("标题").node

    assert (str(node.span), source.cut(node.span)) == ("a.md:2:5", "工资")


def test_scalars_read_as_text_where_a_record_is_flat():
    root = parse_yaml(SourceFile("a.yml", "{id: s0, date: 2023-02-01, note: null, count: 3}"))

    assert root.plain_text() == {"id": "s0", "date": "2023-02-01", "note": "", "count": "3"}


def test_what_is_not_there_is_no_entry():
    assert parse_yaml(SourceFile("a.yml", "a: 1")).entry("b") is None
    assert parse_yaml(SourceFile("a.yml", "[a]")).entry("a") is None


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "---\n", "\n\n"])
def test_nothing_written_is_nothing(text):
    assert read(text) is None


def test_nesting_stops_at_a_bound():
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert read(deepest) is not None
    with pytest.raises(FaultError, match=f"嵌套超过 {MAX_DEPTH} 层"):
        read(f"[{deepest}]")


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a: 1\na: 2\n", "a.yml:2:1", "`a` 写了两次"),
        ("a: &x 1\n", "a.yml:1:4", "锚点"),
        ("a: &x [1]\n", "a.yml:1:4", "锚点"),
        ("a: *x\n", "a.yml:1:4", "别名"),
        ("&x a: 1\n", "a.yml:1:1", "锚点"),
        ("a: !!str 1\n", "a.yml:1:4", "标签"),
        ("a: !!seq [1]\n", "a.yml:1:4", "标签"),
        ("a: !x {b: 1}\n", "a.yml:1:4", "标签"),
        ("!!str a: 1\n", "a.yml:1:1", "标签"),
        ("? [a]\n: 1\n", "a.yml:1:3", "键不是一个词"),
        ("<<: *x\n", "a.yml:1:5", "别名"),
        ("a: 1\n---\nb: 2\n", "a.yml:2:1", "第二段"),
        ("a: b: c\n", "a.yml:1:5", "两个英文冒号"),
        ("a: 1\n b: 2\n", "a.yml:2:3", "两个英文冒号"),
        ("a: @b\n", "a.yml:1:4", "不能放在值的开头"),
        ("a:\n\t- b\n", "a.yml:2:1", "不能放在值的开头"),
        ("a: [1, 2\nb: 3\n", "a.yml:2:2", "方括号"),
        ("a: {b: 1\n", "a.yml:2:1", "花括号"),
        ("a: '没有结束\n", "a.yml:2:1", "引号没有成对"),
        ("a: 1\nb\n", "a.yml:3:1", "缺一个英文冒号"),
        ("a: \x07\n", "a.yml:1:4", "U+0007"),
        ("a: \x00\n", "a.yml:1:4", "U+0000"),
        ("%X\n---\na: 1\n", "a.yml:1:3", "YAML 读不懂"),
    ],
)
def test_what_cannot_be_read_is_a_fault_at_its_place(text, place, word):
    with pytest.raises(FaultError) as caught:
        read(text)

    fault = caught.value.fault
    assert (fault.check, str(fault.span)) == ("meta-syntax", place)
    assert word in fault.message
    assert fault.help
