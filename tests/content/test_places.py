"""Where headings, links, boxes and HTML stand, in the cases that are easy to get wrong."""

from __future__ import annotations

import pytest

from kb.content.document import read_document
from kb.source.file import from_text


def read(body):
    return read_document(from_text("docs/a.md", f"---\ntype: page\n---\n{body}"), {})


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("[a](b)", ["1:5 b"]),
        ("[b](b)", ["1:5 b"]),
        ("字[a](b)字[a](b)", ["1:6 b", "1:13 b"]),
        ("[a](  b  'c')", ["1:7 b"]),
        ("[a](<b c>)", ["1:5 <b c>"]),
        ("[a](b '](c')", ["1:5 b"]),
        ("[a](b]c)", ["1:5 b]c"]),
        ("[![a](b)](c)", ["1:11 c", "1:7 b"]),
        ("[a]()", ["1:1 [a]()"]),
        ("[a\nb](c)", ["2:4 c"]),
        ("> [a](b)\n> [c](d)", ["1:7 b", "2:7 d"]),
        ("> 字\n[a](b)", ["2:5 b"]),
        ("- 1. [a](b)", ["1:10 b"]),
        ("　\n　　[a](b)", ["2:7 b"]),
        ("<https://example.org>", ["1:1 <https://example.org>"]),
        ("[a][r]\n\n[r]: b", ["1:1 [a][r]"]),
        ("| a | b |\n| - | - |\n| [b](b) | [b](b) |", ["3:7 b", "3:16 b"]),
        ("| b [b](b) |\n| - |\n|  |\n| x \\| [b\\|](c) |", ["1:9 b", "4:14 c"]),
        ("| `[b](b)` | [b](b) |\n| - | - |", ["1:18 b"]),
        ("# b [a](b) {#b}", ["1:9 b"]),
        ("[^1]\n\n[^1]: 字\n    [a](b)", ["4:9 b"]),
        ("a\x00[a](b)", ["1:7 b"]),
    ],
)
def test_a_link_stands_where_its_address_is_written(body, places):
    document = read(body)

    found = [(link.span, document.source.cut(link.span)) for link in document.body.links]

    assert [f"{span.line - 3}:{span.column} {cut}" for span, cut in found] == places


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("# a", "1:3 a"),
        ("## who {#who}", "1:4 who"),
        ("## a # ##", "1:4 a #"),
        ("> ## a", "1:6 a"),
        ("- # a", "1:5 a"),
        ("字\n---", "1:1 字"),
        ("字\n词\n---", "1:1 字\n词"),
        ("　\n字\n===", "2:1 字"),
        ("##  **a** `b`", "1:5 **a** `b`"),
    ],
)
def test_a_heading_stands_where_its_words_are(body, place):
    document = read(body)

    span = document.body.headings[0].span

    assert f"{span.line - 3}:{span.column} {document.source.cut(span)}" == place


@pytest.mark.parametrize(
    ("body", "place", "text"),
    [
        ("<div>\na\n</div>", "1:1 <div>\na\n</div>", "<div>\na\n</div>"),
        ("  <!-- a -->", "1:3 <!-- a -->", "<!-- a -->"),
        ("> <!-- a\n> b -->", "1:3 <!-- a\n> b -->", "<!-- a\nb -->"),
        ("字<b>", "1:2 <b>", "<b>"),
        ("- 字\n  <br>", "2:3 <br>", "<br>"),
        ("| a <b> |\n| - |", "1:5 <b>", "<b>"),
    ],
)
def test_raw_html_stands_where_its_bracket_opens_and_holds_no_prefixes(body, place, text):
    document = read(body)

    html = document.body.raw_html[0]

    cut = document.source.cut(html.span)
    assert (f"{html.span.line - 3}:{html.span.column} {cut}", html.text) == (place, text)


@pytest.mark.parametrize(
    ("body", "place", "is_closed"),
    [
        ("::: note 标题\n字\n:::", "1:1 ::: note 标题", True),
        ("> ::: note\n> 字\n> :::", "1:3 ::: note", True),
        ("- ::: note\n  字\n  :::", "1:3 ::: note", True),
        ("> ::: note\n> 字\n:::", "1:3 ::: note", False),
        ("::: note", "1:1 ::: note", False),
        ("> ::: note\n>", "1:3 ::: note", False),
    ],
)
def test_a_box_stands_where_its_colons_are_and_knows_whether_it_was_closed(body, place, is_closed):
    document = read(body)

    box = document.body.containers[0]

    found = f"{box.span.line - 3}:{box.span.column} {document.source.cut(box.span)}"
    assert (found, box.name, box.is_closed) == (place, "note", is_closed)


def test_the_text_of_a_link_is_what_a_reader_sees_of_it():
    body = "[**甲**`乙`](x)丙 ![丁*戊*](y) [![己](z)](w) <https://a.b>\n"

    texts = [link.text for link in read(body).body.links]

    assert texts == ["甲乙", "丁戊", "己", "己", "https://a.b"]


def test_the_text_of_a_box_is_what_a_reader_sees_in_it():
    body = "::: note\n**甲**[乙](x)\n丙\n\n- 丁\n\n:::: terms\n`戊`\n::::\n:::"

    outer = read(body.replace("::: note", "::::: note").replace("\n:::\n", "\n:::::\n") + "::")

    assert outer.body.containers[0].text == "甲乙 丙\n丁\n戊"
    assert outer.body.containers[1].text == "戊"


def test_ids_are_found_on_headings_links_images_code_and_blocks():
    body = "## 甲\n\n[乙](x){#b} ![丙](y){#c} `丁`{#d}\n\n{#e}\n> 戊\n\n{#f}\n1. 己\n"

    assert [anchor.id for anchor in read(body).body.anchors] == ["甲", "d", "b", "c", "e", "f"]


def test_the_text_begins_at_once_where_there_is_no_head():
    document = read_document(from_text("docs/a.md", "# 甲\n"), {})

    assert [heading.text for heading in document.body.headings] == ["甲"]


def test_the_text_is_read_even_when_the_head_cannot_be():
    document = read_document(from_text("docs/a.md", "---\na: b: c\n---\n## 甲\n"), {})

    assert [heading.text for heading in document.body.headings] == ["甲"]
    assert document.tokens()[0].type == "heading_open"
    assert document.title == "a.md"
