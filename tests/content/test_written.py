"""Numbers and paragraphs in what people type."""

from __future__ import annotations

import re

import pytest

from kb.content.written import GAP, numbers, paragraph_at
from kb.source.file import from_text

PAIRS = re.compile(rf"\d{{5}}{GAP}\d{{5}}(?!\d)", re.ASCII)

NUMBER = "1234512345"


def found(text, path="docs/a.md"):
    return [(number.digits, number.span.column) for number in numbers(from_text(path, text), PAIRS)]


@pytest.mark.parametrize(
    "number",
    [
        "1234512345",
        "12345 12345",
        "12345-12345",
        "１２３４５　１２３４５",
        "12345·12345",
        "12345—12345",
        "12345\u00a012345",
    ],
)
def test_a_number_is_its_digits_without_gaps(number):
    assert found(f"号码{number}。") == [(NUMBER, 3)]


def test_a_number_is_told_once_a_line():
    assert found("1234512345 和 12345-12345\n1234512345") == [(NUMBER, 1), (NUMBER, 1)]


@pytest.mark.parametrize(
    "address", ["https://example.org/1234512345", "http://example.org/a?b=1234512345&c=d"]
)
def test_a_number_in_a_web_address_is_none(address):
    assert found(f"见<{address}>。") == []
    assert found(f"见{address}，再打{NUMBER}") == [(NUMBER, len(address) + 5)]


def test_a_report_does_not_repeat_a_number():
    [number] = numbers(from_text("a.md", "12345678901"), re.compile(r"\d+"))

    assert number.masked == "123…01"


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("前。\n\n这一段X有\n两行。\n\n后。", "这一段X有\n两行。"),
        ("- 前。\n- 这一条X有\n  两行。\n- 后。", "- 这一条X有\n  两行。"),
        ("1. 前。\n2. 这一条X。\n3. 后。", "2. 这一条X。"),
        ("| 前 |\n| 这一行X |\n| 后 |", "| 这一行X |"),
        ("## 前\n这一段X\n::: note\n后。", "这一段X"),
        ("title: 前\nsummary: 这个字段X\nregion: 后", "summary: 这个字段X"),
        ("> 前。\n>\n> 这一段X。", "> 这一段X。"),
        ("只有X一行", "只有X一行"),
    ],
)
def test_a_paragraph_is_what_is_read_in_one_go(text, paragraph):
    assert paragraph_at(from_text("docs/a.md", text), text.index("X")).text.strip("\n") == paragraph


def test_a_row_of_a_table_file_stands_alone():
    text = "甲,乙\n丙X,丁\n戊,己\n"

    assert paragraph_at(from_text("data/a.csv", text), text.index("X")).text == "丙X,丁\n"
